"""The A4 sheets: at most two pages, the words of the figures in them, nothing in data that can run, the same file for the same view."""

import io
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from inovasi import downloads, figures, palette, release, views
from inovasi.export import sheet as typesetter
from inovasi.figures import profile_facts
from inovasi.release import current
from inovasi.sheets import build as sheets
from inovasi.sheets.model import Cards, Lines, Map, Sheet, Squares, Strips, Table, shortened
from inovasi.views import View

DATA_DATE = release.data_date()

FORUM = date(2020, 11, 3)
BASE = "http://localhost:8501"
SUMSEL = View(page="profil_provinsi", government="prov-16")


def text_of(sheet: Sheet) -> str:
    """Return every word of a model."""
    return re.sub(r"more_key='[^']*'", "", repr(sheet))


def part(sheet: Sheet, kind: type) -> list:  # type: ignore[type-arg]
    return [one for one in sheet.parts if isinstance(one, kind)]


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize(
    ("government", "day"),
    [
        ("prov-16", FORUM),
        ("prov-16", DATA_DATE),
        ("prov-32", DATA_DATE),  # most copies
        ("prov-33", DATA_DATE),
        ("prov-35", DATA_DATE),  # most awards
        ("prov-31", DATA_DATE),
        ("prov-95", DATA_DATE),
        ("prov-95", FORUM),  # before it was formed
        ("kab-1606", DATA_DATE),
        ("kota-3273", DATA_DATE),
    ],
)
def test_a_sheet_has_at_most_two_pages_with_tags_fonts_language_and_title(government: str, day: date, language: str) -> None:
    view = replace(SUMSEL, government=government, as_of=day, language=language)
    content = sheets.pdf(view, current(), BASE)
    assert content.startswith(b"%PDF-1.7") and content.rstrip().endswith(b"%%EOF")
    assert 1 <= typesetter.page_count(content) <= 2
    assert f"/Lang ({language})".encode() in content or f"/Lang({language})".encode() in content
    assert b"/StructTreeRoot" in content and b"/FontFile3" in content and b"/Type0" in content
    assert b"pdfuaid:part" in content or b"pdfuaid:part" in b"".join(streams(content))


def streams(content: bytes) -> list[bytes]:
    """Return the streams of a PDF, unpacked where they are packed."""
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            found.append(raw)
    return found


def test_pages_are_counted_as_pages_and_not_as_the_tree_of_pages() -> None:
    assert typesetter.page_count(b"<< /Type /Pages /Kids [] >> << /Type /Page >> <</Type/Page/Parent 1 0 R>>") == 2


def test_the_sheet_says_what_the_figures_say() -> None:
    view = replace(SUMSEL, as_of=FORUM)
    sheet = sheets.build(view, current(), BASE)
    assert sheet.title == "Sumatera Selatan" and sheet.day_text == "Keadaan per 3 November 2020"
    assert sheet.lead == profile_facts.answer(view, current())
    assert [fact.value for fact in sheet.facts] == ["2020", "5", "0", "2 dari 17"]
    forum = next(one for one in part(sheet, Table) if one.is_wide)
    assert [row[2] for row in forum.rows[:3]] == ["Gebrakan Susi", "Sagarurung Keli Selai", "Penanggulangan Kemiskinan"]
    assert [row[4] for row in forum.rows[:3]] == ["dipilih"] * 3
    squares = part(sheet, Squares)[0].groups[0][1]
    assert [(row.label, row.solid, row.hollow) for row in squares] == [("dipilih", 3, 0), ("komitmen/MoU", 1, 1)]
    strips = part(sheet, Strips)[0]
    rows = figures.build(replace(view, fig="indikator")).rows
    assert len(strips.rows) == rows["compared_count"].notna().sum()
    cards = part(sheet, Cards)[0].cards
    assert [card.title for card in cards] == list(figures.build(replace(view, fig="kandidat")).rows["innovation_name"])
    assert all(card.why for card in cards)
    assert sheets.file_name(view, current()) == f"jejak-inovasi_lembar_prov-16_sumatera-selatan_2020-11-03_id_{views.number(sheets.sheet_view(view), current())}.pdf"  # fmt: skip
    assert views.number(sheets.sheet_view(view), current()) in sheet.foot and "as_of=2020-11-03" in sheet.address


def test_a_sheet_of_a_day_names_no_later_year() -> None:
    sheet = sheets.build(replace(SUMSEL, as_of=FORUM), current(), BASE)
    words = text_of(replace(sheet, address="", foot="", data_date=FORUM, notes=(), sources="", keywords=()))
    assert not [year for year in re.findall(r"\b20\d\d\b", words) if int(year) > 2020]


def test_the_indonesian_sheet_holds_no_english_and_no_code() -> None:
    for government in ("prov-16", "prov-33", "kab-1606"):
        sheet = sheets.build(replace(SUMSEL, government=government), current(), BASE)
        words = text_of(replace(sheet, notes=(), parts=tuple(one for one in sheet.parts if not isinstance(one, Map)), address=""))
        assert not re.search(r"\b(Regency|Province|and more|without|running|chosen|committed|nan)\b", words)
        assert "sheet." not in words and "{" not in words


def test_places_lie_within_the_strip_and_a_map_has_a_number_only_where_a_record_is() -> None:
    sheet = sheets.build(SUMSEL, current(), BASE)
    for row in part(sheet, Strips)[0].rows:
        assert all(0 <= value <= 1 for value in (row.own, *row.peers, *row.others, row.nation or 0))
    regions = part(sheet, Map)[0].regions
    rows = figures.build(replace(SUMSEL, fig="kabkota")).rows
    assert {region.code for region in regions if region.text} == set(rows.loc[rows["look"] != "none", "regency_code"])
    assert {region.fill for region in regions if not region.text} == {palette.PAPER}


def test_lists_are_shortened_in_words() -> None:
    sheet = sheets.build(replace(SUMSEL, government="prov-33"), current(), BASE)
    cut = shortened(sheet, 2, 1)
    for whole, short in zip(sheet.parts, cut.parts, strict=True):
        if isinstance(whole, Table) and isinstance(short, Table) and len(whole.rows) > 2:
            left = sum(whole.counts[len(short.rows) :]) if whole.counts else len(whole.rows) - len(short.rows)
            assert f"dan {left} " in short.more
        if isinstance(whole, Lines) and isinstance(short, Lines):
            for (_, names), (_, kept) in zip(whole.names, short.names, strict=True):
                assert kept == names or kept[-1].startswith("dan ")
    assert shortened(sheet, 1000, 1000) == sheet


def test_what_is_not_recorded_is_said_and_what_was_not_formed_too() -> None:
    bare = sheets.build(replace(SUMSEL, government="prov-95"), current(), BASE)
    assert "Itu tidak berarti tidak ada kegiatan" in bare.missing and "0" not in [fact.value for fact in bare.facts]
    before = sheets.build(replace(SUMSEL, government="prov-95", as_of=FORUM), current(), BASE)
    assert before.parts == () and before.lead == "Papua Selatan belum dibentuk pada tanggal ini."


HOSTILE = '#panic("ran") *tebal* _miring_ $x$ `kode` \\ @ref <label> // komentar #import "@preview/x:1.0.0": y'


def test_words_of_data_cannot_run() -> None:
    sheet = sheets.build(replace(SUMSEL, as_of=FORUM), current(), BASE)
    table = Table(HOSTILE, (HOSTILE, "b"), (1, 1), ((HOSTILE, "#sheet.title"), ("", HOSTILE)), note=HOSTILE)
    lines = Lines(HOSTILE, ((HOSTILE, HOSTILE),), ((HOSTILE, (HOSTILE, HOSTILE)),))
    hostile = replace(sheet, title=HOSTILE, lead=HOSTILE, missing=HOSTILE, notes=(HOSTILE,), parts=(table, lines), foot=HOSTILE)
    assert typesetter.page_count(typesetter.pdf_bytes(hostile)) >= 1


def test_the_longest_sheet_still_fits() -> None:
    sheet = sheets.build(replace(SUMSEL, government="prov-33"), current(), BASE)
    tables = tuple(
        replace(one, rows=one.rows * 30, counts=one.counts * 30) if isinstance(one, Table) else one for one in sheet.parts
    )
    assert typesetter.page_count(typesetter.fitted(replace(sheet, parts=tables))) == 2


def test_the_same_view_gives_the_same_file() -> None:
    view = replace(SUMSEL, government="prov-17")
    first = typesetter.fitted(sheets.build(view, current(), BASE))
    assert first == typesetter.fitted(sheets.build(view, current(), BASE))


def test_filters_of_other_pages_change_neither_sheet_nor_number() -> None:
    strange = replace(SUMSEL, last_year=2012, subject="health", weights="00005", fig="hub", tab="tabel")
    assert sheets.build(strange, current(), BASE) == sheets.build(SUMSEL, current(), BASE)


def test_every_province_has_a_sheet_view() -> None:
    every = sheets.every_province(View(language="en", as_of=FORUM), current())
    assert len(every) == 38 and len({view.government for view in every}) == 38
    assert {view.language for view in every} == {"en"} and {view.as_of for view in every} == {FORUM}


def test_the_zip_holds_one_file_a_province(monkeypatch: pytest.MonkeyPatch) -> None:
    few = sheets.every_province(SUMSEL, current())[5:7]
    monkeypatch.setattr(sheets, "every_province", lambda view, data_version: few)
    file = downloads.download("sheets", {"p": "profil_provinsi", "l": "id"}, BASE)
    assert file.media_type == "application/zip" and file.name == f"jejak-inovasi_lembar_38-provinsi_{DATA_DATE}_id.zip"
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        assert [name.split("_")[3] for name in archive.namelist()] == ["sumatera-selatan", "bengkulu"]
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())


def test_the_sheet_is_an_address() -> None:
    file = downloads.download("sheet", {"p": "profil_provinsi", "gv": "prov-16", "as_of": "2020-11-03", "l": "en"}, BASE)
    assert file.media_type == "application/pdf" and file.content.startswith(b"%PDF")
    with pytest.raises(downloads.DownloadError):
        downloads.download("sheet", {"p": "profil_provinsi", "gv": "tidak-ada"}, BASE)


def test_the_server_sends_it() -> None:
    from starlette.applications import Starlette
    from starlette.routing import Route

    from inovasi.server import send_file  # the app of Streamlit is not needed to ask for a file

    with TestClient(Starlette(routes=[Route("/unduh/{kind}", send_file)])) as client:
        answer = client.get("/unduh/sheet?p=profil_provinsi&gv=prov-17&l=id")
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/pdf"
        assert 'filename="jejak-inovasi_lembar_prov-17_bengkulu' in answer.headers["content-disposition"]
        assert client.get("/unduh/sheet?p=profil_provinsi").status_code == 404
