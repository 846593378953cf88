"""The figures of Penghargaan: recomputed from the tables, both languages without codes, and no crash where nothing is found."""

import json
import math
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from scipy.stats import poisson

from inovasi import figures, i18n, paths, views
from inovasi.figures import awards, awards_places
from inovasi.release import current
from inovasi.statistics import funnel
from inovasi.ui import card_content
from inovasi.views import View
from tests.pages.test_pages import open_page

PAGE = View(page="penghargaan")
CODES = [code for page, code in figures.BUILDERS if page == "penghargaan"]
TABLES = paths.DATA / "tables"


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)


def figure(code: str, **values: object) -> Any:
    return figures.build(replace(PAGE, fig=code, **values))  # type: ignore[arg-type]


def award_keys() -> dict[tuple[str, ...], set[str]]:
    """Return the awards of innovations, recomputed row by row without SQL: key -> governments."""
    government_tiers = {
        (row.competition, row.award_year, row.tier_code)
        for row in table("award_tiers").itertuples()
        if row.recipient == "government"
    }
    turn: dict[tuple[str, ...], int] = defaultdict(int)
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in table("awards").sort_values("award_id").itertuples():
        if row.is_award != "yes" or (row.competition, row.award_year, row.tier_code) in government_tiers:
            continue
        if row.innovation_id:
            key = (row.innovation_id, row.award_year)
        else:
            same = (row.government_id, row.competition, row.award_year, row.tier_code)
            turn[same] += 1
            key = (row.government_id, row.competition, row.award_year, str(turn[same]))
        found[key].add(row.government_id)
    return found


def test_awards_recomputed_from_the_rows() -> None:
    keys = award_keys()
    assert len(keys) == 308
    assert figure("bidang").rows["award_count"].sum() == len(keys)
    assert figure("tingkat").rows.query("size.isna()")["value"].sum() == len(keys)
    named = {key for key in keys if len(key) == 2}
    assert len(figure("pemenang").rows) == figure("nasib").rows["winner_count"].sum() == len(named)


def test_sragen_counts_once_in_2015() -> None:
    """Top 25 of KIPP and second place of UNPSA in one year are one award (decision 6)."""
    rows = figure("pemenang", first_year=2015, last_year=2015).rows
    assert list(rows.loc[rows["innovation_id"] == "unit-pelayanan-terpadu-penanggulangan-kemiskinan", "tier"]) == ["Top 25"]


def test_the_map_and_this_page_count_the_same() -> None:
    on_map = figures.build(View(page="peta_replikasi", fig="peta", measure="awards")).rows["value"].sum()
    assert on_map == figure("corong_provinsi").rows["case_count"].sum()


def test_winners_and_copies_recomputed() -> None:
    """A winner has a recorded copy when a government other than its origin took it, with a step beyond exploring."""
    copies = table("replications")
    copies = copies[(copies["adopter_kind"] == "government") & (copies["is_own_origin"] == "no") & (copies["is_unnamed"] == "no")]
    steps = table("replication_steps")
    beyond = set(steps.loc[~steps["step"].isin(["explored", "stopped"]) & (steps["date_to"] != ""), "replication_id"])
    copied = set(copies.loc[copies["replication_id"].isin(beyond), "innovation_id"]) - {""}
    winners = {key[0] for key in award_keys() if len(key) == 2}
    rows = figure("pemenang").rows
    assert set(rows.loc[rows["recorded_count"].notna(), "innovation_id"]) == winners & copied
    assert rows["recorded_count"].isna().sum() == (rows["furthest"].isin(["none", "explored", "undated"])).sum()


def test_a_copy_older_than_its_award_says_so() -> None:
    rows = figure("pemenang").rows.set_index("innovation_name")
    assert rows.loc["Klinik BUM Desa", "timing_text"] == "sebelum tahun penghargaan"  # chosen in 2020, awarded in 2024
    assert rows.loc["GRMS", "timing_text"] == "sejak tahun penghargaan"


def test_official_totals_are_never_mixed() -> None:
    counts = table("competition_counts")
    counts = counts[(counts["is_preferred"] == "yes") & (counts["level"] == "all") & (counts["group_code"] == "all")]
    drawing = figure("corong_tahun").drawings["grafik"]
    for quantity, name in (("registered", "Proposal terdaftar"), ("submitted", "Proposal diajukan")):
        (trace,) = [trace for trace in drawing["data"] if trace.get("name") == name]
        stated = counts[(counts["quantity"] == quantity) & (counts["unit"] == "proposals")]
        assert dict(zip(trace["x"], trace["y"], strict=True)) == {
            int(row.award_year): int(row.value) for row in stated.itertuples()
        }


def test_no_band_crosses_a_change_of_rules() -> None:
    drawing = figure("corong_tahun").drawings["grafik"]
    broken = {shape["x0"] + 0.5 for shape in drawing["layout"]["shapes"]}
    assert broken == {2015, 2016, 2017, 2019, 2020, 2021, 2022, 2024, 2025}
    joined = {
        (first, second)
        for trace in drawing["data"]
        if trace.get("mode") == "lines"
        for first, second in pairwise(trace["x"])
        if first is not None and second is not None
    }
    assert joined == {(2017, 2018), (2022, 2023)}


def test_stages_of_2018_with_their_units() -> None:
    drawing = figure("corong", last_year=2018).drawings["grafik"]["data"][0]
    assert dict(zip(drawing["y"], drawing["text"], strict=True)) == {
        "Terdaftar": "2.824 proposal",
        "Diajukan": "1.689 proposal",
        "Lolos seleksi administrasi": "1.463 proposal",
        "Dinominasikan": "150 proposal",
        "Top 99": "99 inovasi",
        "Top 40": "40 inovasi",
    }


def test_a_year_without_a_competition_shows_the_newest_before_it() -> None:
    assert "2025" in figure("corong", last_year=2026).title and "PKRI 2024" in figure("corong", last_year=2024).title
    assert not figure("corong", last_year=2013).drawings


def test_success_of_2019_by_hand() -> None:
    """99 of 1,872 submitted, and 45 of 3,156 registered; Wilson intervals by formula."""
    rows = figure("keberhasilan").rows.set_index(["award_year", "base_quantity", "reach"])
    for key, cases, base in (((2019, "submitted", "first"), 99, 1872), ((2019, "registered", "last"), 45, 3156)):
        row = rows.loc[key]
        share, z = cases / base, 1.959963984540054
        middle, half = share + z * z / 2 / base, z * math.sqrt(share * (1 - share) / base + z * z / 4 / base**2)
        assert (row["case_count"], row["base_count"]) == (cases, base)
        assert (row["low"], row["high"]) == pytest.approx(
            ((middle - half) / (1 + z * z / base), (middle + half) / (1 + z * z / base))
        )


def test_levels_are_official_or_sample_never_both_in_a_bar() -> None:
    official = figure("tingkat", last_year=2018)
    assert set(official.drawings) == {"resmi", "contoh"}
    top_99 = [trace for trace in official.drawings["resmi"]["data"] if trace["name"] == "Top 99"][0]
    assert dict(zip(top_99["y"], top_99["x"], strict=True)) == {
        "Kementerian": 16,
        "Lembaga": 10,
        "Provinsi": 18,
        "Kabupaten": 39,
        "Kota": 16,
    }
    assert any("Polri" in note for note in official.notes)  # part of the agencies: no bar of its own
    assert "pattern" not in top_99["marker"] and "pattern" in official.drawings["contoh"]["data"][0]["marker"]
    assert set(figure("tingkat", province="33").drawings) == {"contoh"}
    assert set(figure("tingkat", last_year=2014).drawings) == {"contoh"}


def test_funnel_recomputed() -> None:
    rows = figure("corong_provinsi").rows
    with_record = rows[rows["case_count"] > 0]  # no record is not zero: those provinces are in neither sum
    rate = with_record["case_count"].sum() / with_record["population_thousand"].sum() * 1000
    assert awards_places.national_rate(rows) == pytest.approx(rate)
    java = rows.set_index("province_code").loc["35"]
    expected = rate * java["population_thousand"] / 1000
    assert java["expected"] == pytest.approx(expected)
    assert poisson.sf(java["case_count"] - 1, expected) < 0.001 and java["position"] == "far_above"
    west = rows.set_index("province_code").loc["32"]
    assert poisson.cdf(west["case_count"], west["expected"]) < 0.001 and west["position"] == "far_below"
    few = rows[rows["case_count"].between(1, funnel.FEW - 1)]
    assert set(few["position"]) == {"few"} and set(rows.loc[rows["case_count"] == 0, "position"]) == {"none"}


def test_a_province_without_a_record_is_no_point_but_named() -> None:
    found = figure("corong_provinsi")
    drawn = {key for trace in found.drawings["grafik"]["data"] for key in trace.get("customdata", [])}
    without = found.rows.loc[found.rows["position"] == "none"]
    assert drawn.isdisjoint(without["province_code"]) and len(drawn) + len(without) == 38
    assert all(any(name in note for note in found.notes) for name in without["province_name"])
    assert found.point_kind == "province"


def test_no_rank_without_its_interval() -> None:
    rows = figure("peringkat").rows
    assert (rows["case_count"] >= funnel.FEW).all()
    assert ((rows["low_rank"] <= rows["rank"]) & (rows["rank"] <= rows["high_rank"])).all()
    assert (rows["high_rank"] - rows["low_rank"]).max() >= 5  # the point of the figure: most places are not told apart
    names = list(figure("peringkat").drawings["urutnama"]["layout"]["yaxis"]["categoryarray"])
    assert names == sorted(names)


def test_index_has_two_scales_and_no_zero_for_the_unrated() -> None:
    found = figure("iga")
    for trace in found.drawings["nilai"]["data"]:
        is_new = trace["yaxis"] == "y2"
        assert all((round(x) > 2020) == is_new for x in trace["x"])
    rows = found.rows
    assert rows.loc[~rows["is_rated"], "score"].isna().all() and (~rows["is_rated"]).sum() == 14
    unrated = [trace for trace in found.drawings["predikat"]["data"] if trace["name"] == "Tidak dapat dinilai"]
    assert sum(unrated[0]["y"]) == 14


def test_awards_to_governments_add_nothing() -> None:
    rows = figure("kelembagaan").rows
    assert (rows["competition"] == "PKRI").sum() == 6 and (rows["competition"] == "IGA").sum() == 209
    assert not set(rows["award_id"]) & set(figure("pemenang").rows["award_id"])


CASES = [
    {},
    {"province": "94"},
    {"province": "33", "subject": "health", "level": "kabupaten", "tier": "top_99"},
    {"last_year": 2010},
    {"level": "kementerian"},
    {"subject": "disaster", "last_year": 2016},
    {"packages": "out", "first_year": 2018, "last_year": 2021},
    *({"frame": frame} for frame in views.FRAMES),
    {"frame": "33", "last_year": 2011},
    {"tier": "opsi"},
]


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("values", CASES, ids=str)
@pytest.mark.parametrize("code", CODES)
def test_every_figure_has_words_and_survives_its_filters(code: str, values: dict[str, object], language: str) -> None:
    found = figure(code, **values, language=language)
    for text in (
        found.title,
        found.subtitle,
        found.alt,
        found.definition,
        *found.notes,
        *(column.label for column in found.columns),
    ):
        assert text and "{" not in text and not re.search(r"\b[a-z]+_[a-z_]+\b|\bnan\b|\bNone\b", text), text
    drawing = json.dumps(found.drawings, default=str)
    assert len(drawing) < 60_000 and "NaN" not in drawing
    for trace in [trace for drawn in found.drawings.values() for trace in drawn["data"]]:
        for words in (trace.get("name"), *trace.get("hovertext", ()), *(trace.get("text") or ())):
            assert words is None or not re.search(r"\b[a-z]+_[a-z_]+\b|\bnan\b|\bNone\b", str(words)), words
    assert card_content.payload(found.view, current(), False, "h3")["figure"]["title"] == found.title
    assert {column.name for column in found.columns} <= set(found.rows.columns)


@pytest.mark.parametrize("code", ["bidang", "pemenang", "corong_provinsi", "berulang", "nasib"])
def test_filters_act(code: str) -> None:
    whole, part = figure(code).rows, figure(code, tier="top_99", level="kabupaten").rows
    assert not whole.equals(part)
    assert "Top 99" in figure(code, tier="top_99").subtitle and "Kabupaten" in figure(code, level="kabupaten").subtitle


def test_official_figures_say_that_filters_do_not_reach_them() -> None:
    for code in ("corong_tahun", "corong", "keberhasilan"):
        assert "Jawa Tengah" in figure(code, province="33").subtitle
        assert figure(code, province="33").rows.equals(figure(code).rows)


def test_the_answer_comes_from_the_records() -> None:
    text = awards.answer(PAGE, current())
    assert "308" in text and "242" in text and "{" not in text
    assert "308" not in awards.answer(replace(PAGE, province="33"), current())
    assert awards.answer(replace(PAGE, last_year=2010), current()).startswith("Belum ada")


@pytest.mark.parametrize(("key", "widget", "value"), [("b", "subject", "health"), ("lv", "level", "kota"), ("t", "tier", "top_45")])
def test_filters_of_a_link_reach_the_widgets_and_chips(key: str, widget: str, value: str) -> None:
    app = open_page("penghargaan", l="id", **{key: value})
    assert not app.exception
    assert app.selectbox(key=f"w_{widget}").value == value
    before = [text.value for text in app.markdown]
    app.button(key=f"chip_{key}").click().run()
    assert app.selectbox(key=f"w_{widget}").value == "" and [text.value for text in app.markdown] != before


def test_an_empty_page_opens() -> None:
    app = open_page("penghargaan", l="id", y="2010-2010", g="94", b="disaster")
    assert not app.exception


def test_coverage_counts_each_place_once() -> None:
    """99 a year 2014-2019; 114, 129, 114, 114 with the special groups 2020-2023; 28 in 2025: 1,093 places."""
    places = 6 * 99 + 114 + 129 + 114 + 114 + 28
    assert i18n.number(places, "id") in awards.coverage_text(View(), current())
    assert "2014–2018" in awards.coverage_text(View(as_of=date(2019, 6, 30)), current())


def test_awards_after_the_day_of_reading_are_not_known() -> None:
    early = figure("pemenang", as_of=date(2019, 6, 30))
    assert early.rows["award_year"].max() == 2018 and "2018" in early.subtitle and "2026" not in early.subtitle


def test_one_province_alone_has_no_rank() -> None:
    alone = figure("peringkat", first_year=2014, last_year=2015)
    assert list(alone.rows["province_name"]) == ["Jawa Timur"]
    assert alone.title == "Hanya Jawa Timur punya sekurang-kurangnya 5 penghargaan tercatat; satu provinsi tidak dapat diperingkat"


def test_a_set_of_provinces_without_people_says_so() -> None:
    assert "34" in figure("peringkat", frame="34").title and "penduduk" in figure("peringkat", frame="34").title


def test_one_province_has_no_rank_and_no_count_of_those_outside() -> None:
    ranks_of = figure("peringkat", last_year=2016)
    assert len(ranks_of.rows) == 1 and not ranks_of.drawings and "tidak dapat diperingkat" in ranks_of.title
    inside = figure("corong_provinsi", last_year=2016)
    assert inside.title.startswith("Tidak satu pun dari 1 provinsi")
    assert not any("kebetulan murni" in note for note in inside.notes)  # a spread that chance explains is not told as a finding


def test_provinces_without_a_near_population_say_so() -> None:
    rates = figure("laju", frame="37")
    assert "Angka penduduk pada susunan 37 provinsi tidak ada" in rates.title
    assert set(rates.rows.loc[rates.rows["look"] == "na", "look_text"]) == {"tanpa angka penduduk"}


def test_levels_in_a_title_are_many() -> None:
    assert figure("tingkat", language="en").title.startswith("Regencies took 51 of the 99 ")
