"""What every figure owes its reader, whichever page it stands on: words, sources, denominators, intervals, and no sum over steps."""

import re
from functools import lru_cache

import pytest

from inovasi import entities, figures, i18n, paths, views
from inovasi.figures import trust
from inovasi.figures.base import Figure
from inovasi.views import View

SAMPLE = {"innovation": "laboratorium-kemiskinan", "government": "prov-16", "province": "16"}
TABLES = {"penghargaan": ("innovations", "e-kinerja"), "salinan": ("innovations", "e-kinerja"), "langkah": ("replications", "r004")}
DENOMINATORS = {"base_count", "size", "innovation_count", "compared_count", "hidden_count", "population_thousand", "regency_count"}
STEP_RANKS = {"furthest_rank", "highest_rank", "step_rank"}  # a step of the ladder, not a place in an order
WITHOUT_RECORDS = {"sumber", "gabungan", "rekonsiliasi", "kamus", "lingkup"}  # figures about the data themselves


@lru_cache(maxsize=400)
def built(page: str, fig: str, language: str) -> Figure:
    table, row = TABLES.get(fig, ("forums", "f-2020-11-03-sumatera-selatan")) if page == "data" else ("forums", "")
    return figures.build(View(page=page, fig=fig, language=language, table=table, row=row, **SAMPLE))  # type: ignore[arg-type]


EVERY = [(page, fig, language) for page, fig in sorted(figures.BUILDERS) for language in views.LANGUAGES]


@pytest.mark.parametrize(("page", "fig", "language"), EVERY)
def test_a_figure_says_what_it_shows(page: str, fig: str, language: str) -> None:
    figure = built(page, fig, language)
    for text in (figure.title, figure.subtitle, figure.alt, *figure.notes, *(column.label for column in figure.columns)):
        assert text and "{" not in text, (page, fig, text)
        assert not {"nan", "null", "nat"} & set(re.findall(r"[a-z]+", text.lower())), text
    assert len(figure.title) <= 220
    assert len({column.label for column in figure.columns}) == len(figure.columns), "two columns with one name"
    assert {column.name for column in figure.columns} <= set(figure.rows.columns)
    if page != "sumber_metode" and fig not in WITHOUT_RECORDS and len(figure.rows):
        assert figure.sources or figure.all_rows_query or fig == "rinci", "no source and no rows behind it"


@pytest.mark.parametrize(("page", "fig"), sorted(figures.BUILDERS))
def test_no_rate_without_its_denominator_and_no_rank_without_its_range(page: str, fig: str) -> None:
    figure = built(page, fig, "id")
    names = {column.name for column in figure.columns}
    shares = {column.name for column in figure.columns if column.kind == "share"}
    if shares:
        assert names & DENOMINATORS, f"{sorted(shares)} without the number they are shares of"
    ranks = {name for name in names if re.search(r"(^|_)rank($|_)", name)} - STEP_RANKS
    if ranks:
        assert any("low" in name for name in ranks) and any("high" in name for name in ranks), f"{sorted(ranks)} without a range"


def test_no_query_adds_steps_up() -> None:
    for path in paths.QUERIES.glob("*.sql"):
        body = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"(sum|avg|median)\s*\(\s*(\w+\.)?step_rank", body), path.name


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_a_rate_per_people_says_so_in_its_name(language: str) -> None:
    per = "per 1 juta" if language == "id" else "per million"
    assert per in i18n.t("measures.awards_per_million.unit", language)


def test_points_lead_to_things_that_are() -> None:
    for page, fig in figures.BUILDERS:
        figure = built(page, fig, "id")
        if not figure.point_kind:
            continue
        assert figure.point_kind in entities.KINDS
        keys = {
            key
            for drawing in figure.drawings.values()
            for trace in drawing.get("data", [])  # type: ignore[attr-defined]
            for key in trace.get("customdata", [])
        }
        assert not figure.drawings or keys, f"{page} {fig}: points that lead nowhere"


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_every_method_is_explained_with_its_source_and_tested(language: str) -> None:
    methods = trust.methods(language)
    assert len({name for name, _, _ in methods}) == len(methods) >= 12
    assert all(len(text) > 60 and "{" not in text for _, text, _ in methods)
    assert [name for name, _, source in methods if not source] == [i18n.t("methods.matching.name", language)]
    tests = "".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "tests" / "statistics").glob("*.py"))
    for module in sorted((paths.ROOT / "inovasi" / "statistics").glob("[a-z]*.py")):
        assert f"import {module.stem}" in tests or f"statistics.{module.stem}" in tests or f", {module.stem}" in tests, module.name
