"""The file of all rows says what it holds, keeps to what its figure is about, and has words beside codes."""

import re

import pytest

from inovasi import all_rows, figures, release, views
from inovasi.views import View

CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
VIEWS = [
    View(page="penyebaran", fig="kumulatif", last_year=2020, province="16"),
    View(page="penyebaran", fig="silsilah", innovation="jakarta-kini"),
    View(page="inovasi_rinci", fig="jejak", innovation="jakarta-kini"),
    View(page="pemerintah_rinci", fig="diambil", government="prov-33"),
    View(page="penghargaan", fig="nasib", tier="top_45"),
    View(page="dampak", fig="peta", indicator="poverty_rate_march"),
    View(page="hub_jipp", fig="forum"),
    View(page="data", fig="tabel", table="awards", search="stunting"),
]


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.page}-{view.fig}")
def test_the_file_says_what_it_holds_in_words(view: View, language: str) -> None:
    shown = figures.build(views.changed(view, language=language))
    every = all_rows.of(shown, release.current())
    assert every.title != shown.title and f"{len(every.rows):,}".replace(",", "." if language == "id" else ",") in every.title
    assert shown.title in every.subtitle  # which figure the rows stand behind
    labels = [column.label for column in every.columns]
    assert not [label for label in labels if CODE.fullmatch(label)], labels
    codes = [column.name for column in every.columns if column.name in all_rows.GROUPS and column.name in every.rows]
    for name in codes:
        coded = {str(value) for value in every.rows[name].dropna() if CODE.fullmatch(str(value))}
        assert not coded or f"{name}_words" in every.rows, name
        if coded:
            assert not any(CODE.fullmatch(str(value)) for value in every.rows[f"{name}_words"].dropna()), name


def test_rows_belong_to_what_the_figure_is_about() -> None:
    def of(view: View):
        return all_rows.of(figures.build(view), release.current()).rows

    assert set(of(VIEWS[2])["innovation_id"]) == {"jakarta-kini"}
    assert len(of(VIEWS[1])) == len(of(VIEWS[2]))
    taken = of(VIEWS[3])
    assert ((taken["adopter_government_id"] == "prov-33") | (taken["origin_government_id"] == "prov-33")).all() and len(taken)
    assert set(of(VIEWS[5])["indicator_id"]) == {"poverty_rate_march"}
    assert len(of(VIEWS[0])) == len(of(View(page="penyebaran", fig="kumulatif")))  # years and places take nothing out
