"""The figures of Dampak: recomputed from the tables, both languages whole, empty filters without a crash, gates as the records leave them."""

import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from inovasi import figures, paths, queries, release, views
from inovasi.figures import comparison_cases, comparisons, indicator_values, indicators
from inovasi.release import current
from inovasi.statistics import comparison
from inovasi.statistics.gates import Gate
from inovasi.ui import card_content
from inovasi.views import View

PAGE = View(page="dampak")
ALWAYS = ("kecil", "peta", "sebaran", "bukti", "hasil", "kaitan", "syarat_dd", "syarat_sk")
CODE = re.compile(r"\{|\b(nan|None)\b|\b[a-z]+_[a-z_]+\b")
INDICATORS = sorted(queries.run("indicator_catalogue_listed")["indicator_id"])
SOME = (
    "poverty_rate_march",
    "stunting_prevalence",
    "maternal_mortality_ratio",
    "birth_certificate_register",
)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(
        paths.DATA / "tables" / f"{name}.csv", dtype={"province_code": str, "frame": str, "from_code": str, "to_code": str}
    )


def values(indicator: str) -> pd.DataFrame:
    rows = table("indicators")
    return rows[rows["indicator_id"] == indicator]


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_has_whole_words_and_no_codes(indicator: str, language: str) -> None:
    view = replace(PAGE, indicator=indicator, language=language, province="16")
    for fig in (*ALWAYS, "sebelum", *(["dd"] if comparison_cases.is_open(view, current(), "did") else [])):
        figure = figures.build(replace(view, fig=fig))
        for text in (figure.title, figure.subtitle, figure.alt, *figure.notes, *(column.label for column in figure.columns)):
            assert text and not CODE.search(text), f"{fig}: {text}"
        for name in [column.name for column in figure.columns if column.name.endswith("_text")]:
            for text in figure.rows[name].dropna():
                assert not CODE.search(str(text)), f"{fig}.{name}: {text}"
        assert figure.definition
    assert len(json.dumps(card_content.payload(replace(view, fig="kecil"), current(), True, "h3"))) < 140_000
    assert indicators.about(view, current())


@pytest.mark.parametrize(
    "change",
    [
        {"first_year": 2010, "last_year": 2010},
        {"first_year": 2018, "last_year": 2018},
        {"frame": "33"},
        {"frame": "34"},
        {"frame": "37"},
        {"frame": "38"},
        {"packages": "out"},
        {"province": "65"},
        {"province": "95"},
        {"province": "95", "last_year": 2019},
        {"province": "99"},
        {"as_of": release.data_date().replace(year=2015)},
        {"measure": "recorded_per_million"},
        {"measure": "share_running"},
        {"indicator": "tidak_ada"},
    ],
)
def test_no_filter_breaks_a_figure(change: dict[str, object]) -> None:
    for indicator in SOME:
        view = replace(PAGE, **({"indicator": indicator} | change))  # type: ignore[arg-type]
        for fig in (*ALWAYS, *(["sebelum"] if view.province else [])):
            figure = figures.build(replace(view, fig=fig))
            assert figure.title and "{" not in figure.title
            card_content.payload(replace(view, fig=fig), current(), False, "h3")


def test_poverty_fell_where_the_table_says_so() -> None:
    rows = values("poverty_rate_march").dropna(subset=["province_code"])
    old = rows[(rows["indicator_year"] == 2015)].set_index("province_code")["value"]
    new = rows[(rows["indicator_year"] == 2025)].set_index("province_code")["value"]
    both = pd.concat([old, new], axis=1, keys=["old", "new"]).drop(["91", "94"]).dropna()
    figure = figures.build(replace(PAGE, fig="kecil"))
    assert f"{(both['new'] < both['old']).sum()} dari {len(both)} provinsi" in figure.title
    assert (len(both), (both["new"] < both["old"]).sum()) == (32, 31)


def pieces(figure: figures.Figure, code: str) -> list[list[float]]:
    """Return the drawn lines of one province, as lists of places across."""
    found: list[list[float]] = []
    for trace in figure.drawings["grafik"]["data"]:  # type: ignore[index]
        if trace.get("mode") != "lines+markers":
            continue
        keys, x = trace["customdata"], trace["x"]
        inside = False
        for key, place in zip(keys, x, strict=True):
            if key != code:
                inside = inside and place is not None and key == code
                continue
            if not inside:
                found.append([])
            inside = True
            found[-1].append(place)
    return found


def test_papua_is_drawn_as_two_lines_and_jawa_tengah_as_one() -> None:
    figure = figures.build(replace(PAGE, fig="kecil"))
    assert [len(piece) for piece in pieces(figure, "33")] == [11]
    assert sorted(len(piece) for piece in pieces(figure, "94")) == [2, 9]
    assert "dimekarkan" in " ".join(figure.notes)


def test_a_break_cuts_the_line_and_says_why() -> None:
    water = figures.build(replace(PAGE, fig="kecil", indicator="drinking_water_access"))
    assert [len(piece) for piece in pieces(water, "33")] == [1, 10]
    assert "Konsep berubah pada 2016." in water.notes
    stunting = figures.build(replace(PAGE, fig="kecil", indicator="stunting_prevalence"))
    assert [len(piece) for piece in pieces(stunting, "33")] == [
        2,
        1,
    ]  # SSGI 2021-2022, SSGI 2024; PSG 2017 and SKI 2023 are partial
    assert "antara 2021 dan 2022" in stunting.title


def test_a_missing_year_leaves_a_gap() -> None:
    figure = figures.build(replace(PAGE, fig="kecil", indicator="poverty_rate_march", province="16"))
    nation = values("poverty_rate_march")
    assert 2018 not in set(nation.loc[nation["province_code"].isna(), "indicator_year"])
    what = indicator_values.asked(replace(PAGE, fig="kecil", indicator="poverty_rate_march", province="16"), current())
    assert [[year for year, _, _ in line] for line in indicator_values.reference(what).lines] == [
        [2015, 2016, 2017],
        list(range(2019, 2026)),
    ]
    assert figure.drawings


def test_a_partial_list_is_neither_ranked_nor_averaged_nor_joined() -> None:
    view = replace(PAGE, indicator="maternal_mortality_ratio")
    spread = figures.build(replace(view, fig="sebaran"))
    names = spread.drawings["grafik"]["layout"]["yaxis"]["categoryarray"]  # type: ignore[index]
    rows = values("maternal_mortality_ratio").dropna(subset=["province_code"]).sort_values("province_code")
    places = queries.run("province_frames_listed", frame="34").set_index("province_code")["name_id"]
    assert names == [places[code] for code in rows["province_code"]]
    lines = figures.build(replace(view, fig="kecil"))
    assert not [trace for trace in lines.drawings["grafik"]["data"] if trace.get("mode") == "lines+markers"]  # type: ignore[index]
    chart = figures.build(replace(view, fig="peta")).drawings["grafik"]
    bars = chart["data"][0]["x"]  # type: ignore[index]
    assert bars != sorted(bars, reverse=True) and len(bars) == 22
    assert "tanpa koefisien" in figures.build(replace(view, fig="kaitan")).title


def test_each_map_stands_on_the_frame_of_its_values() -> None:
    poverty = figures.build(replace(PAGE, fig="peta", last_year=2023))
    assert poverty.geometry is not None and poverty.geometry.layer == "provinces_34"
    hdi = figures.build(replace(PAGE, fig="peta", indicator="hdi_lf2020", last_year=2022))
    assert hdi.geometry is not None and hdi.geometry.layer == "provinces_38"


def test_before_and_after_of_sumatera_selatan() -> None:
    figure = figures.build(replace(PAGE, fig="sebelum", province="16"))
    rows = values("poverty_rate_march")
    own = rows[rows["province_code"] == "16"].set_index("indicator_year")["value"]
    nation = rows[rows["province_code"].isna()].set_index("indicator_year")["value"]
    written = [f"{value:.2f}".replace(".", ",") for value in (own[2019], own[2025], nation[2019], nation[2025])]
    assert all(text in figure.title for text in written), figure.title
    assert "2020" in figure.subtitle
    assert any("bukan bukti sebab" in note for note in figure.notes)
    unasked = figures.build(replace(PAGE, fig="sebelum"))
    assert unasked.title.startswith("Pilih satu provinsi") and not unasked.drawings and unasked.rows.empty


def test_a_pair_never_spans_a_break() -> None:
    figure = figures.build(replace(PAGE, fig="sebelum", province="16", indicator="stunting_prevalence"))
    assert "pada deret yang sama" in figure.title


def test_the_evidence_map_counts_each_innovation_once() -> None:
    outcomes, innovations = table("stated_outcomes"), table("innovations")
    figure = figures.build(replace(PAGE, fig="bukti"))
    assert f"{outcomes['innovation_id'].nunique()} dari {len(innovations)} inovasi" in figure.title
    order = {"claimed": 1, "counted": 2, "before_after": 3, "with_comparison": 4}
    best = outcomes.assign(rank=outcomes["evidence_grade"].map(order)).groupby("innovation_id")["rank"].max()
    for grade, rank in order.items():
        assert figure.rows[f"{grade}_count"].sum() == (best == rank).sum()
    assert figure.rows["with_comparison_count"].sum() == 0
    assert "tidak satu pun dengan kelompok pembanding" in figure.title
    assert figure.rows["innovation_count"].sum() == len(innovations)


def test_zero_and_empty_look_different_in_the_evidence_map() -> None:
    figure = figures.build(replace(PAGE, fig="bukti", province="16"))
    texts = {text for trace in figure.drawings["grafik"]["data"] for text in trace["text"]}  # type: ignore[index]
    assert {"0", "–"} <= texts
    assert (figure.rows["innovation_count"] == 0).any()
    everywhere = figures.build(replace(PAGE, fig="bukti")).drawings["grafik"]["data"]  # type: ignore[index]
    assert "–" not in {text for trace in everywhere for text in trace["text"]}


def test_stated_results_are_the_table_as_it_stands() -> None:
    outcomes = table("stated_outcomes")
    figure = figures.build(replace(PAGE, fig="hasil"))
    assert set(figure.rows["statement"]) == set(outcomes["statement_id"])
    assert f"{len(outcomes)} hasil" in figure.title and f"{(outcomes['about'] == 'adopter').sum()} tentang" in figure.title


def test_rho_is_that_of_the_rows_shown() -> None:
    figure = figures.build(replace(PAGE, fig="kaitan"))
    rows = figure.rows.dropna(subset=["indicator_value", "copy_count"])
    rho = rows["indicator_value"].rank().corr(rows["copy_count"].astype(float).rank())
    written = f"{abs(rho):.2f}".replace(".", ",")
    assert f"ρ = {'−' if rho < 0 else ''}{written}" in figure.notes[0]
    assert f"n = {len(rows)} provinsi" in figure.notes[0]
    missing = figure.rows[figure.rows["indicator_value"].isna() | figure.rows["copy_count"].isna()]
    assert all(name in " ".join(figure.notes) for name in missing["province_name"])
    assert any("bukan bukti sebab" in note for note in figure.notes)


def test_fewer_than_ten_provinces_get_no_coefficient() -> None:
    figure = figures.build(replace(PAGE, fig="kaitan", measure="recorded_per_million", last_year=2023))
    known = figure.rows.dropna(subset=["indicator_value", "copies_per_million"])
    assert 0 < len(known) < 10 and (known["copy_count"] >= 5).all()
    assert "ρ" not in " ".join((figure.title, *figure.notes))
    assert f"hanya {len(known)} provinsi" in figure.title
    assert "34 provinsi di kedua sisi" in figure.subtitle


def conditions(fig: str, indicator: str, **change: object) -> dict[str, tuple[str, str]]:
    rows = figures.build(replace(PAGE, fig=fig, indicator=indicator, **change)).rows  # type: ignore[arg-type]
    return dict(zip(rows["condition_text"], zip(rows["present_text"], rows["met_text"], strict=True), strict=True))


def test_the_gate_is_open_for_poverty_and_its_effect_is_the_difference_of_mean_changes() -> None:
    assert comparison_cases.is_open(PAGE, current(), "did")
    figure = figures.build(replace(PAGE, fig="dd"))
    hubs = table("hub_events")
    named = hubs[(hubs["event"] == "designated") & hubs["province_code"].notna()].copy()
    named["year"] = named["date_from"].str[:4].astype(int)
    first = named.groupby("province_code")["year"].min()
    rows = values("poverty_rate_march").dropna(subset=["province_code"])
    wide = rows[rows["indicator_year"] <= 2023].pivot(index="province_code", columns="indicator_year", values="value").dropna()
    treated = [code for code in wide.index if first.get(code) == 2020]
    compared = [code for code in wide.index if not first.get(code, 9999) <= 2023]
    assert (len(treated), len(compared)) == (8, 12)
    change = wide.sub(wide[2019], axis=0)
    expected = change.loc[treated].mean() - change.loc[compared].mean()
    for row in figure.rows.itertuples():
        assert row.estimate == pytest.approx(expected[row.effect_year])
    mean = np.mean([expected[year] for year in (2020, 2021, 2022, 2023)])
    assert f"{abs(mean):.2f}".replace(".", ",") in figure.title
    assert set(figure.drawings) == {"grafik", "acak"}
    assert any("undian" in note and "1.999" in note for note in figure.notes)
    assert any("tidak ditetapkan dengan undian" in note for note in figure.notes)


def test_a_rejected_trend_before_closes_the_gate() -> None:
    view = replace(PAGE, indicator="hdi_sp2010")
    case = comparison_cases.did_cases(view, current())[0]
    assert [condition.code for condition in case.gate.unmet] == ["trend"]
    assert not comparison_cases.is_open(view, current(), "did")
    assert figures.build(replace(view, fig="dd")).title == figures.build(replace(view, fig="syarat_dd")).title
    assert "1 dari 7 syarat" in figures.build(replace(view, fig="syarat_dd")).title


def test_a_break_after_the_base_year_closes_the_gate() -> None:
    case = comparison_cases.did_cases(replace(PAGE, indicator="grdp_per_capita_const"), current())[0]
    assert (case.year, {condition.code for condition in case.gate.unmet}) == (2020, {"years_after", "breaks"})


def test_synthetic_control_is_closed_for_every_indicator() -> None:
    for indicator in INDICATORS:
        assert not comparison_cases.is_open(replace(PAGE, indicator=indicator), current(), "scm"), indicator
    found = conditions("syarat_sk", "poverty_rate_march")
    assert [text for text, _ in found.values()][:2] == ["8", "1"]


def test_no_comparison_uses_years_in_which_hubs_are_not_named() -> None:
    for case in comparison_cases.did_cases(PAGE, current()):
        assert case.panel.empty or max(case.panel.columns) <= comparison_cases.LAST_CLEAN_YEAR


def test_an_open_synthetic_control_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """No record opens this gate, so the figure is tried on teaching data: eleven donors, nine years before, an effect of +3."""
    years = list(range(2008, 2020))
    generator = np.random.default_rng(4)
    codes = ["38.16", *(f"38.{code}" for code in ("11", "17", "21", "31", "62", "65", "71", "72", "74", "76", "18"))]
    shocks = generator.normal(0, 1, len(years))
    panel = pd.DataFrame([10 + index + shocks + generator.normal(0, 0.1, len(years)) for index in range(len(codes))], codes, years)
    panel.loc["38.16"] = panel.iloc[1:5].mean() + generator.normal(0, 0.05, len(years))
    panel.loc["38.16", [2017, 2018, 2019]] += 3
    gate = comparison.scm_gate(before=9, after=3, donors=11, breaks=0, misfit_share=0.05)
    case = comparison_cases.Case(2017, ("38.16",), ("38.16",), tuple(codes[1:]), panel, gate)
    monkeypatch.setattr(comparison_cases, "scm_cases", lambda view, data_version: (case,))
    figure = comparisons.scm_lines(replace(PAGE, fig="sk"), current())
    assert "Sumatera Selatan" in figure.title and "peringkat 1 dari 12" in figure.title
    gap = figure.rows["value"] - figure.rows["synthetic_value"]
    assert gap[figure.rows["effect_year"] >= 2017].mean() == pytest.approx(3, abs=0.15)
    assert any("tidak ditetapkan dengan undian" in note for note in figure.notes)
    shut = comparison_cases.Case(
        2017,
        ("38.16",),
        ("38.16",),
        (),
        panel,
        Gate("scm", comparison.scm_gate(before=1, after=0, donors=0, breaks=0, misfit_share=None).conditions),
    )
    monkeypatch.setattr(comparison_cases, "scm_cases", lambda view, data_version: (shut,))
    closed = comparisons.scm_lines(replace(PAGE, fig="sk"), current())
    assert "belum dapat dihitung" in closed.title and not closed.drawings


def test_every_outcome_indicator_speaks_to_a_subject_and_denominators_to_none() -> None:
    catalogue, links = table("indicator_catalogue"), table("indicator_subjects")
    without = set(catalogue["indicator_id"]) - set(links["indicator_id"])
    assert without == set(catalogue.loc[catalogue["better"] == "none", "indicator_id"])
    assert set(links["subject_code"]) <= set(table("subjects")["subject_code"])
    assert not links.duplicated(["indicator_id", "subject_code"]).any()


def test_the_chosen_province_is_marked() -> None:
    tiles = figures.build(replace(PAGE, fig="kecil", province="16")).drawings["grafik"]["layout"]["shapes"]  # type: ignore[index]
    assert sum(shape["line"]["width"] > 0 for shape in tiles) == 1
    spread = figures.build(replace(PAGE, fig="sebaran", province="16")).drawings["grafik"]["layout"]["annotations"]  # type: ignore[index]
    assert any("Sumatera Selatan" in note["text"] for note in spread)


def test_the_narrow_form_holds_the_same_traces() -> None:
    drawing = figures.build(replace(PAGE, fig="kecil")).drawings["grafik"]
    narrow = drawing["narrow"]
    assert len(narrow["data"]) == len(drawing["data"])  # type: ignore[index,arg-type]
    for wide, slim in zip(drawing["data"], narrow["data"], strict=True):  # type: ignore[index,call-overload]
        assert len(wide["x"]) == len(slim["x"])
