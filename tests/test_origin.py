"""What is said of the records follows the release: a sample of public pages, the ministry's own, or both."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pandas as pd
import pytest

from inovasi import downloads, figures, i18n, origin, release, views
from inovasi.access.people import Editor
from inovasi.export import note
from inovasi.figures.base import Figure
from inovasi.publishing import candidate, releases
from inovasi.publishing.candidate import Edit
from inovasi.sheets import build as sheets
from inovasi.views import View
from tests.export.pdf_text import read

SARI = Editor("Sari", "password")
PUBLIC_WORDS = re.compile(
    r"\bcontoh\b|catatan publik|halaman publik|pemberitaan publik|\bsampel\b|\bsample\b|public (page|record|report)|press archive",
    re.I,
)
IN_FILES = re.compile(
    r"catatan publik|halaman publik|pemberitaan publik|adalah contoh|public (page|record|report)|a sample", re.I
)  # titles of pages may say contoh
KEYS = {"replications": "replication_id", "awards": "award_id", "hub_events": "hub_event_id"}
LIKELY = {
    "province": "16",
    "government": "prov-16",
    "innovation": "ayo-ceting",
    "forum": "f-2020-11-03-sumatera-selatan",
    "row": "",
}


@lru_cache(maxsize=1)
def own_rows() -> dict[str, pd.DataFrame]:
    """The embedded records under keys of their own, as if a ministry had uploaded as many."""
    package = candidate._form()
    found = {}
    for name, rows in candidate.tables_of(release.embedded()).items():
        if package.table(name).editing != "editable" or not rows:
            continue
        frame = pd.DataFrame(rows)
        for column in set(frame.columns) & set(KEYS.values()):
            frame[column] = frame[column].map(lambda text: f"m-{text}" if text else text)
        found[name] = frame
    return found


@pytest.fixture
def own(build_once: None) -> Iterator[str]:
    """A release that begins without public records and holds as many of the ministry's own."""
    edit = Edit(rows=own_rows(), is_emptied=True)
    yield releases.publish(SARI, candidate.make(SARI, release.embedded(), edit), "Data lengkap semester I").data_version


@pytest.fixture
def mixed() -> Iterator[str]:
    """A release that adds to the public records."""
    first = candidate.tables_of(release.embedded())["awards"][0] | {"award_id": "m-1"}
    edit = Edit(rows={"awards": pd.DataFrame([first])})
    yield releases.publish(SARI, candidate.make(SARI, release.embedded(), edit), "Satu penghargaan lagi").data_version


def every_figure(data_version: str, language: str) -> Iterator[Figure]:
    for page, fig in figures.BUILDERS:
        for likely in ({}, LIKELY):
            try:
                with release.reading(data_version):
                    yield figures.build(View(page=page, fig=fig, language=language, **likely), data_version)
            except KeyError:
                continue


def pdf_text(content: bytes) -> str:
    return " ".join(read(content).text.split())


def said(figure: Figure) -> str:
    return " ".join((figure.title, figure.subtitle, figure.definition, figure.alt, *figure.notes))


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_no_figure_of_the_ministrys_own_data_calls_them_a_public_sample(own: str, language: str) -> None:
    assert origin.kind(own) == origin.OWN and origin.public_count(own) == 0
    found = list(every_figure(own, language))
    # the caveats of the data dictionary speak of public records as such, whoever has published
    wrong = [
        (one.view.page, one.view.fig, said(one)) for one in found if PUBLIC_WORDS.search(said(one)) and one.view.fig != "kamus"
    ]
    assert len(found) > 80 and wrong == []


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_the_public_records_are_called_a_sample_as_long_as_they_are_there(mixed: str, language: str) -> None:
    view = View(page="peta_replikasi", fig="peta", language=language)
    assert origin.kind(mixed) == origin.MIXED
    assert origin.kind(release.embedded()) == origin.PUBLIC
    texts = {version: said(figures.build(view, version)) for version in (mixed, release.embedded())}
    assert i18n.t("mixed.notes.sample_copies", language) in texts[mixed]
    assert i18n.t("notes.sample_copies", language) in texts[release.embedded()]


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_every_file_says_who_published_when_and_why(own: str, language: str) -> None:
    view = View(page="peta_replikasi", fig="daftar", language=language)
    facts = downloads.facts_of(view, own, "http://localhost")
    metadata = note.metadata(figures.build(view, own), facts, downloads._words_of(language))
    written = " ".join(text for label, text in metadata if label != i18n.t("export.source", language))
    assert "Sari" in written and "Data lengkap semester I" in written and not PUBLIC_WORDS.search(written)
    day = release.publisher(own).day
    assert i18n.day(pd.Timestamp(day).date(), language) in facts.coverage_note
    for kind in ("html", "csv", "xlsx", "pptx", "pdf"):
        sent = downloads.download(
            kind, views.parameters(view) | {"fig": "peta"} if kind != "csv" else views.parameters(view), "http://localhost"
        )
        assert sent.content
    assert not IN_FILES.search(pdf_text(downloads.download("pdf", views.parameters(view), "http://localhost").content))
    sheet = replace(view, page="profil_provinsi", fig="", government="prov-16", province="16")
    assert not IN_FILES.search(pdf_text(sheets.pdf(sheet, own, "http://localhost")))


def test_a_preview_says_what_the_release_will_say() -> None:
    made = candidate.make(SARI, release.embedded(), Edit(rows=own_rows(), is_emptied=True))
    assert origin.kind(made.data_version) == origin.OWN
    view = View(page="peta_replikasi", fig="peta")
    before = said(figures.build(view, made.data_version))
    done = releases.publish(SARI, made, "Semua baru").data_version
    assert before == said(figures.build(view, done)) and not PUBLIC_WORDS.search(before)


def test_coming_back_to_the_public_records_brings_their_words_back(own: str) -> None:
    releases.make_current(SARI, release.embedded(), "Kembali")
    assert origin.completeness(release.current(), "id") == i18n.t("app.sample", "id")
    assert origin.completeness("abc123", "en") == i18n.t("app.sample", "en")  # what is no release at all


def test_a_long_reason_is_cut_in_small_type(own: str) -> None:
    made = candidate.make(SARI, own, Edit(removed={"awards": [tuple(own_rows()["awards"]["award_id"][:1])]}))
    done = releases.publish(SARI, made, "x" * 400).data_version
    assert "x" * 159 + "…" in origin.completeness(done, "id") and "x" * 161 not in origin.completeness(done, "id")
