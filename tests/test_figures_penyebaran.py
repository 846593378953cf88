"""The figures of Penyebaran: recomputed from the tables, whole in both languages, and calm where nothing is recorded."""

import csv
import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from inovasi import charts_flows, charts_tree, figures, paths, queries, views
from inovasi.charts_flows import Flow, Place
from inovasi.figures import common, diffusion, durations, family, family_tree
from inovasi.release import current
from inovasi.views import View

PAGE = View(page="penyebaran")
FIGS = [fig for page, fig in figures.BUILDERS if page == "penyebaran"]
NARROW = {
    "all": {},
    "english": {"language": "en"},
    "one innovation": {"innovation": "asan-xidmat"},
    "a package": {"innovation": "aplikasi-smart-city-kota-bandung"},
    "an innovation without a copy": {"innovation": "fidusia-online"},
    "no such innovation": {"innovation": "tidak-ada"},
    "packages out": {"packages": "out"},
    "a province without records": {"province": "65"},
    "DKI Jakarta": {"province": "31"},
    "a province that does not stand yet": {"province": "97", "last_year": 2019},
    "one empty year": {"last_year": 2010},
    "frame 33": {"frame": "33"},
    "frame 34": {"last_year": 2021},
    "frame 37": {"frame": "37"},
    "late first year": {"first_year": 2024, "language": "en"},
}


def built(fig: str, **values: object) -> figures.Figure:
    return figures.build(replace(PAGE, fig=fig, **values))


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(paths.TABLES / f"{name}.csv", dtype=str, keep_default_na=True)


@pytest.fixture(scope="module")
def recorded() -> pd.DataFrame:
    """Recorded copies by their definition, from the tables: counted, and with a dated step other than explored or stopped."""
    copies, steps = table("replications"), table("replication_steps")
    counted = copies[(copies["is_own_origin"] == "no") & (copies["adopter_kind"] == "government") & (copies["is_unnamed"] == "no")]
    firm = steps[~steps["step"].isin(["explored", "stopped"]) & steps["date_to"].notna()]
    first = firm.groupby("replication_id")["date_to"].min().rename("first_date")
    found = counted.merge(first, left_on="replication_id", right_index=True)
    places = table("government_provinces")
    lies_in = places[places["frame"] == "38"].set_index("government_id")["province_code"]
    for role in ("adopter", "origin"):
        found[f"{role}_province"] = found[f"{role}_government_id"].map(lies_in)
    return found


@pytest.mark.parametrize("case", NARROW)
@pytest.mark.parametrize("fig", FIGS)
def test_every_figure_is_whole_whatever_the_filters(fig: str, case: str) -> None:
    figure = built(fig, **NARROW[case])
    for text in (figure.title, figure.subtitle, figure.alt, figure.definition, *figure.notes):
        assert text and "{" not in text and "}" not in text and "_" not in text
        assert not {"nan", "none", "None", "NaT"} & set(text.split())
    assert all(column.name in figure.rows for column in figure.columns)
    for column in figure.columns:
        if column.kind == "text":
            words = " ".join(str(value) for value in figure.rows[column.name].dropna())
            assert "nan" not in words.split() and "<br>" not in words
    if figure.all_rows_query:
        assert queries.parameter_names(figure.all_rows_query) <= set(View().params(*queries.parameter_names(figure.all_rows_query)))


def test_cumulative_adopters_of_each_year(recorded: pd.DataFrame) -> None:
    rows = built("kumulatif").rows
    assert len(recorded) > 100
    for year in (2016, 2018, 2021, 2025):
        own = recorded[recorded["first_date"] <= f"{year}-12-31"]
        for is_package in (True, False):
            shown = rows[(rows["year"] == year) & (rows["is_package"] == is_package)]["copy_count"].sum()
            assert shown == (own["is_package"] == ("yes" if is_package else "no")).sum(), (year, is_package)


def test_undated_copies_are_told_not_drawn() -> None:
    figure = built("kumulatif")
    copies, steps = table("replications"), table("replication_steps")
    dated = set(steps.loc[steps["date_to"].notna(), "replication_id"])
    counted = copies[(copies["is_own_origin"] == "no") & (copies["adopter_kind"] == "government") & (copies["is_unnamed"] == "no")]
    undated = (~counted["replication_id"].isin(dated)).sum()
    assert figure.missing_count == undated > 0
    assert any(note.startswith(f"{undated} salinan tanpa tanggal") for note in figure.notes)


def test_panels_tell_packages_apart_and_hold_what_the_rows_hold() -> None:
    figure = built("kumulatif")
    bars = [trace for trace in figure.drawings["grafik"]["data"] if trace["type"] == "bar"]
    drawn = {axis: sum(trace["y"][-1] for trace in bars if trace["yaxis"] == axis) for axis in ("y", "y2")}
    last = figure.rows[figure.rows["year"] == views.last_year()]
    assert drawn["y"] == last.loc[~last["is_package"], "copy_count"].sum()
    assert drawn["y2"] == last.loc[last["is_package"], "copy_count"].sum()
    without = built("kumulatif", packages="out")
    assert {trace["yaxis"] for trace in without.drawings["grafik"]["data"]} == {"y"}


def test_flows_between_provinces(recorded: pd.DataFrame) -> None:
    figure = built("arus")
    rows = figure.rows.dropna(subset=["origin_province_code"])
    shown = {
        (row.origin_province_code, row.adopter_province_code): (row.copy_count, row.package_count) for row in rows.itertuples()
    }
    known = recorded.dropna(subset=["origin_province", "adopter_province"])
    expected = {
        pair: (len(own), int((own["is_package"] == "yes").sum()))
        for pair, own in known.groupby(["origin_province", "adopter_province"])
    }
    assert shown == expected
    assert figure.rows["copy_count"].sum() == len(recorded)
    assert figure.missing_count == len(recorded) - len(known)
    assert "Asal tidak disebut" in set(figure.rows["origin_province"])


def test_sankey_keeps_both_ways_and_loops_apart(recorded: pd.DataFrame) -> None:
    sankey = built("arus").drawings["sankey"]["data"][0]
    link, node = sankey["link"], sankey["node"]
    left = set(link["source"])
    assert left.isdisjoint(link["target"])
    most = charts_flows.MOST_NODES + 3  # the rest, what is no region, and origins not named
    assert len(left) <= most and len(set(link["target"])) <= most
    assert sum(link["value"]) == len(recorded)
    ends = [
        (node["customdata"][source], node["customdata"][target])
        for source, target in zip(link["source"], link["target"], strict=True)
    ]
    for pair in (("32", "36"), ("36", "32"), ("32", "32")):  # Jawa Barat and Banten copy each other, and Jawa Barat itself
        assert ends.count(pair) == 1
        own = recorded[(recorded["origin_province"] == pair[0]) & (recorded["adopter_province"] == pair[1])]
        assert link["value"][ends.index(pair)] == len(own) > 0
    assert any(label.startswith("Provinsi lainnya") for label in node["label"])


def test_matrix_holds_every_recorded_copy(recorded: pd.DataFrame) -> None:
    words = built("arus").drawings["matriks"]["data"][1]
    assert sum(int(text) for text in words["text"]) == len(recorded)
    labels = built("arus").drawings["matriks"]["layout"]["xaxis"]["ticktext"]
    assert f"Jabar ({(recorded['origin_province'] == '32').sum()})" in labels


PLACES = {"a": Place("A", "A", 100.0, 0.0, "a"), "b": Place("B", "B", 110.0, 0.0, "b"), "x": Place("X", "X")}


def test_arrows_point_at_the_adopter_and_there_is_not_back() -> None:
    flows = [Flow("a", "b", 4, 0, "there"), Flow("b", "a", 1, 1, "back"), Flow("a", "a", 2, 0, "within"), Flow("x", "b", 9, 0, "?")]
    traces = charts_flows.flow_map(flows, PLACES, ["a", "b"], "geo/x.geojson")["data"]
    shafts = {trace["name"]: trace for trace in traces if trace.get("mode") == "lines"}
    heads, rings = [trace for trace in traces if trace.get("mode") == "markers"]
    assert (
        set(shafts) == set(heads["text"]) == {"there", "back"}
    )  # an origin that lies nowhere is not drawn; a copy within is a ring
    there, back = shafts["there"], shafts["back"]
    assert there["lon"][0] == 100 and 109 < there["lon"][-1] < 110
    tips = dict(zip(heads["text"], heads["lon"], strict=True))
    assert (tips["there"], tips["back"]) == (there["lon"][-1], back["lon"][-1])
    angles = dict(zip(heads["text"], heads["marker"]["angle"], strict=True))
    assert 90 < angles["there"] < 180 and -90 < angles["back"] < 0  # heads follow the curve: degrees clockwise from north
    assert max(there["lat"]) > 0.5 and min(back["lat"]) < -0.5  # each bows to its left
    assert there["line"]["width"] > back["line"]["width"]
    assert (there["line"]["dash"], back["line"]["dash"]) == ("solid", "dot")
    assert rings["text"] == ["within"]


def test_within_share_is_the_share_of_known_pairs(recorded: pd.DataFrame) -> None:
    figure = built("dalam")
    known = recorded.dropna(subset=["origin_province", "adopter_province"])
    within = (known["origin_province"] == known["adopter_province"]).sum()
    row = figure.rows.iloc[0]
    assert (row["case_count"], row["base_count"]) == (within, len(known))
    assert row["value"] == pytest.approx(within / len(known))
    assert row["low"] < row["value"] < row["high"]
    assert f"{within} dari {len(known)}" in figure.title


def test_the_family_of_asan_xidmat_has_a_second_generation() -> None:
    figure = built("silsilah", innovation="asan-xidmat")
    rows = figure.rows.set_index("adopter_name")
    assert rows.loc["Kabupaten Banyuwangi", "generation"] == 1
    assert rows.loc["Kabupaten Banyuwangi", "adopted_name"] == "Mal Pelayanan Publik Banyuwangi"
    assert rows.loc["Kabupaten Trenggalek", "generation"] == 2
    assert "2 turunan" in figure.title
    child = built("silsilah", innovation="mal-pelayanan-publik-banyuwangi")
    assert set(child.rows["adopter_name"]) == set(figure.rows["adopter_name"])  # seen from the child, the ancestor stands above


def test_a_tree_holds_each_record_of_its_innovation_once() -> None:
    figure = built("silsilah", innovation="aplikasi-smart-city-kota-bandung")
    copies = table("replications")
    own = copies[copies["innovation_id"] == "aplikasi-smart-city-kota-bandung"]
    assert len(figure.rows) == len(own)
    assert figure.rows["generation"].eq(1).all()
    marks = [trace for trace in figure.drawings["grafik"]["data"] if trace["mode"] == "markers"]
    assert sum(len(trace["y"]) for trace in marks) == len(own) + 1  # and the origin


def relative(key: str, adopter: str, origin: str, innovation: str = "i", name: str | None = None) -> dict[str, object]:
    return {
        "replication_id": key,
        "adopter_government_id": adopter,
        "origin_government_id": origin,
        "origin_name": origin,
        "innovation_id": innovation,
        "adopted_name": name,
        "copy_scope": "counted",
        "is_recorded": True,
        "state": "chosen",
        "since_date": date(2020, 1, 1),
    }


def test_parents_by_origin_by_new_name_and_never_in_a_circle() -> None:
    copies = [
        relative("1", "b", "a"),
        relative("2", "c", "b"),
        relative("3", "b", "c"),  # c is said to be the origin of b, too: no circle
        relative("4", "d", "b", innovation="j"),
        relative("5", "e", "d", innovation="j"),
        relative("6", "b", "z", innovation="k", name="Nama J"),
    ]
    parents = family_tree.parents_of(copies, {"nama j": {"j"}})
    assert parents["2"] == "1" and parents["4"] == "6" and parents["5"] == "4"
    for key in parents:
        seen, at = set(), key
        while at in parents:
            assert at not in seen
            seen.add(at)
            at = parents[at]
    lines = family_tree.lines_of(copies, parents, "j", "?")
    assert [(line.depth, line.parent, line.copy and line.copy["replication_id"]) for line in lines] == [
        (0, None, None),
        (1, 0, "6"),
        (2, 1, "4"),
        (3, 2, "5"),
    ]


def test_the_ranking_counts_recorded_copies_and_leads_to_trees(recorded: pd.DataFrame) -> None:
    figure = built("silsilah")
    shown = figure.rows.groupby("innovation_id")["copy_count"].sum().to_dict()
    assert shown == recorded.groupby("innovation_id").size().to_dict()
    drawn = {key for trace in figure.drawings["grafik"]["data"] if trace["type"] == "bar" for key in trace["customdata"]}
    assert drawn == {key for key, count in shown.items() if count >= family.LEAST_ADOPTERS}
    assert figure.key == "innovation_id" and not figure.point_kind


def test_facilitators_are_reviewed_and_counted(recorded: pd.DataFrame) -> None:
    figure = built("fasilitator")
    named = recorded.dropna(subset=["facilitator"])
    kpk = named["facilitator"].str.split(";").map(lambda names: "KPK" in [name.strip() for name in names]).sum()
    rows = figure.rows.set_index("facilitator_name")
    assert rows.loc["KPK", "recorded_count"] == kpk > 5
    assert figure.title.startswith(f"{len(named)} dari {len(recorded)} salinan")
    with (paths.REFERENCE / "facilitators.csv").open(encoding="utf-8") as file:
        reviewed = {row["facilitator"] for row in csv.DictReader(file)}
    texts = table("replications")["facilitator"].dropna().str.split(";")
    assert {name.strip() for names in texts for name in names} == reviewed
    assert set(figure.rows["kind_text"]) <= {
        "Kementerian",
        "Lembaga negara",
        "Mitra pembangunan",
        "Perguruan tinggi",
        "Yayasan",
        "Asosiasi pemerintah daerah",
    }


def test_first_copies_of_awarded_innovations(recorded: pd.DataFrame) -> None:
    """Units: innovations with an award, less those copied before the year of it and those with undated copies only."""
    awards = table("awards")
    awards = awards[(awards["is_award"] == "yes") & awards["innovation_id"].notna()]
    awards = awards[awards["competition"] != "IGA"]
    years = awards.groupby("innovation_id")["award_year"].min().astype(int)
    first = recorded.groupby("innovation_id")["first_date"].min()
    copied = first[first.index.isin(years.index)]
    before = [key for key in copied.index if int(copied[key][:4]) < years[key]]
    units = durations.first_copies(PAGE, current())
    assert sum(units.happened) == len(copied) - len(before)
    left_out = dict(units.left_out)
    assert left_out["before"] == len(before)
    assert len(units.durations) == len(years) - len(before) - left_out["undated"]


@pytest.mark.parametrize("fig", ["waktu", "berjalan"])
def test_below_the_gate_the_figure_says_what_is_missing(fig: str) -> None:
    figure = built(fig)
    events = {"waktu": durations.first_copies, "berjalan": durations.running_copies}[fig](PAGE, current()).happened
    assert sum(events) < 8 and not figure.drawings
    assert list(figure.rows["lacking"]) == [0, 8 - sum(events)]
    assert any("bukan berarti tidak akan" in note for note in figure.notes)


def test_above_the_gate_the_curve_stands_with_its_numbers_at_risk() -> None:
    lengths = tuple(float(number) for number in range(1, 25))
    flags = tuple(number % 2 == 0 for number in range(24))
    units = durations.Units("first_copy", "awarded_innovations_listed", lengths, flags, (("before", 2), ("undated", 0)), ())
    figure = durations._figure(PAGE, current(), units)
    assert "Separuh inovasi berpenghargaan tercatat ditiru dalam" in figure.title and "12 dari 24" in figure.title
    layout = figure.drawings["grafik"]["layout"]
    assert [item["text"] for item in layout["annotations"]][:3] == ["Masih diamati", "24", "22"]
    curve = figure.drawings["grafik"]["data"][2]
    assert curve["y"][0] == 0 and curve["y"][1] == pytest.approx(1 / 24) and curve["line"]["shape"] == "hv"
    assert figure.rows["at_risk"].iloc[0] == 24
    assert any(note.startswith("Dikeluarkan: 2 inovasi") for note in figure.notes)
    few = durations.Units("first_copy", "awarded_innovations_listed", (10.0,) * 200, (True,) * 8 + (False,) * 192, (), ())
    assert durations._figure(PAGE, current(), few).title.startswith("0% inovasi berpenghargaan tercatat ditiru dalam 5 tahun")


def test_no_innovation_has_ten_dated_adopters_yet(recorded: pd.DataFrame) -> None:
    single = recorded[recorded["is_package"] == "no"].groupby("innovation_id").size()
    assert single.max() < 10
    figure = built("lengkung")
    assert not figure.drawings and figure.rows["adopter_count"].iloc[0] == single.max()
    package = built("lengkung", innovation="aplikasi-smart-city-kota-bandung")
    assert not package.drawings and package.rows["found"].iloc[0] == 0
    assert any("hibah pada satu hari bukan penyebaran" in note for note in package.notes)


def test_a_curve_is_drawn_where_the_rule_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    per_year = {2011: 1, 2012: 1, 2013: 2, 2014: 4, 2015: 6, 2016: 6, 2017: 4, 2018: 2, 2019: 1, 2020: 1}
    rows = pd.DataFrame(
        [
            {
                "innovation_id": "i",
                "innovation_name": "Satu",
                "is_package": False,
                "first_copy_date": pd.Timestamp(year, 6, 1),
                "copy_count": count,
            }
            for year, count in per_year.items()
        ]
    )
    asked = common.rows_for
    monkeypatch.setattr(
        common, "rows_for", lambda query, view, version: rows if query == "adopter_dates_listed" else asked(query, view, version)
    )
    figure = diffusion.growth(replace(PAGE, innovation="i", last_year=2022), current())
    assert "titik belok sekitar 2015" in figure.title and "Satu" in figure.title
    assert list(figure.rows["adopter_count"])[-1] == sum(per_year.values())
    assert len(figure.drawings["grafik"]["data"]) == 3


def test_neighbourhood_needs_thirty_provinces() -> None:
    figure = built("tetangga")
    assert len(figure.rows) >= 30 and "I Moran" in figure.title
    values, lags = figure.rows["value"], figure.rows["lag"]
    deviations = values - values.mean()
    by_hand = (deviations * (lags - values.mean())).sum() / (deviations**2).sum()  # row-standardised: I is the slope of the lag
    assert f"I Moran {by_hand:.2f}".replace(".", ",") in figure.title
    gaps = built("celah_daerah").rows.set_index("province_code")
    assert list(figure.rows["with_copy_count"]) == list(gaps.loc[figure.rows["province_code"], "with_copy_count"])
    named = gaps[(gaps["look"] == "value") & (gaps["with_copy_count"] + gaps["explored_only_count"] > 0)]
    assert set(figure.rows["province_code"]) == set(named.index)  # no record is left out, named without a copy is a zero
    without = built("tetangga", packages="out")
    assert "tidak dapat dibedakan dari kebetulan" in without.title
    assert any(
        "Tanpa paket aplikasi" in note and without.title.split(": ")[1] in f"I Moran{note.split(': I')[1]}" for note in figure.notes
    )
    early = built("tetangga", last_year=2014)
    assert not early.drawings and list(early.rows["needed"]) == [30] and early.rows["found"].iloc[0] < 30


def test_regencies_without_a_recorded_copy(recorded: pd.DataFrame) -> None:
    figure = built("celah_daerah")
    governments = table("governments").dropna(subset=["regency_code"])
    with_copy = governments[governments["government_id"].isin(recorded["adopter_government_id"])]
    outside = with_copy[~with_copy["regency_code"].str.startswith("31")]
    assert figure.title.startswith(f"{508 - len(outside)} dari 508 ")  # 514 less the six of DKI Jakarta
    of_south_sumatra = built("celah_daerah", province="16")
    assert len(of_south_sumatra.rows) == 17 - outside["regency_code"].str.startswith("16").sum()
    assert set(of_south_sumatra.rows["look_text"]) == {"Belum ada catatan", "Disebut catatan, belum ada salinan tercatat"}
    assert "Tidak berlaku" in built("celah_daerah", province="31").title


def test_awarded_innovations_without_a_record_of_a_copy() -> None:
    figure = built("celah_inovasi")
    assert not set(figure.rows["innovation_id"]) & {"simpadu-pmi", "surabaya-single-window"}
    sizes = [math.inf if pd.isna(size) else float(size) for size in figure.rows["tier_size"]]
    assert sizes == sorted(sizes)
    words = " ".join((figure.title, *figure.notes)).replace("bukan “belum ditiru”", "")
    assert "belum ditiru" not in words


def test_the_tree_is_a_list_of_lines_under_their_parents() -> None:
    nodes = [
        charts_tree.Node(0, None, "A", "", "", True, "A"),
        charts_tree.Node(1, 0, "B", "", "running", True, "B"),
        charts_tree.Node(2, 1, "C", "", "undated", False, "C"),
    ]
    drawing = charts_tree.family_tree(
        nodes, labels={"running": "Berjalan"}, origin_label="Asal", undated_label="tanpa tanggal", language="id"
    )
    assert drawing["data"][0]["x"] == [0, 0, 1, None, 1, 1, 2, None]
    assert drawing["data"][0]["y"] == [0, 1, 1, None, 1, 2, 2, None]
    assert [trace["name"] for trace in drawing["data"] if trace["mode"] == "markers"] == ["Asal", "Berjalan", "tanpa tanggal"]


def test_a_province_without_running_copies_or_foreign_origins_is_told_in_words() -> None:
    whole = built("kumulatif", province="16")
    assert "0 " not in whole.title.split(":")[1].replace("20", "") and "belum ada yang tercatat berjalan" in whole.title
    flows = built("arus", province="16")
    unplaced = [note for note in flows.notes if note.startswith("Tidak di peta")]
    assert len(unplaced) == 1 and "3 salinan yang asalnya tidak disebut" in unplaced[0]
    names = {
        text
        for trace in flows.drawings["peta"]["data"]
        for text in (trace.get("text") or [])
        if isinstance(trace.get("text"), list)
    }
    assert {"Sumsel", "Jabar"} <= {str(name) for name in names}


def test_axes_of_few_copies_count_whole_copies() -> None:
    few = built("kumulatif", province="16").drawings["grafik"]["layout"]
    assert few["yaxis"]["dtick"] == 1 and "dtick" not in built("kumulatif").drawings["grafik"]["layout"]["yaxis"]


@pytest.mark.parametrize("changed", [{}, {"packages": "out"}, {"as_of": date(2020, 6, 30)}, {"last_year": 2022}])
def test_parents_counted_for_all_innovations_are_those_of_walking_every_copy(changed: dict[str, object]) -> None:
    view = replace(PAGE, **changed)  # type: ignore[arg-type]
    rows = common.records(common.rows_for("copies_in_words", view, current()))
    copies = [row for row in rows if (row["state"] or row["is_undated"]) and (view.packages == "in" or not row["is_package"])]
    copies.sort(key=lambda row: str(row["replication_id"]))
    names: dict[str, set[str]] = {}
    for alias in common.records(common.rows_for("innovation_aliases_listed", view, current())):
        names.setdefault(str(alias["alias"]).lower(), set()).add(str(alias["innovation_id"]))
    assert family_tree.parent_count(view, current()) == len(set(family_tree.parents_of(copies, names).values())) > 0


def test_copies_that_name_each_other_as_origin_are_walked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("innovation_id", "origin_government_id", "replication_id", "parent_innovation_id", "parent_origin_id")
    rows = [("i", "x", "1", "i", "y"), ("i", "y", "2", "i", "x"), ("k", "z", "3", "k", "o")]
    parents = pd.DataFrame(rows, columns=list(names))
    copies = [relative("1", "x", "y"), relative("2", "y", "x")]
    monkeypatch.setattr(common, "rows_for", lambda *_: parents)
    monkeypatch.setattr(family_tree, "copies_of", lambda *_: (copies, {}))
    assert family_tree.parent_count(PAGE, current()) == 2  # 3, and 2 as the parent of 1: there is no circle
