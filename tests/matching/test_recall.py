"""Recall of hidden adoptions: the figures shown are the figures computed, and nothing dated from the day on is seen."""

from datetime import date, timedelta

import pandas as pd
import pytest

from inovasi import figures, paths
from inovasi.matching import recall
from inovasi.release import current
from inovasi.views import View


def test_the_figures_shown_are_the_figures_computed() -> None:
    """Counts hits again from the ranks, by plain loops, and compares with what the page shows."""
    shown = figures.build(View(page="cocok_untuk_daerah", fig="mutu")).rows
    every = recall.hidden_adoptions(current())
    for row in shown.to_dict("records"):
        chosen = [item for item in every if (item.is_recorded or row["kind"] == "interest") and item.ranks]
        assert row["hidden_count"] == len(chosen)
        if row["method"] == "random":
            hits = sum(min(1, row["depth"] / item.candidate_counts[row["scope"]]) for item in chosen)
        else:
            hits = sum(item.ranks[(row["scope"], row["method"])] <= row["depth"] for item in chosen)
        assert row["recall"] == pytest.approx(hits / len(chosen), abs=1e-8)
        assert row["low"] - 1e-9 <= row["recall"] <= row["high"] + 1e-9


def test_every_known_adoption_is_sought_or_counted_as_unfindable() -> None:
    rows = recall.report(current())
    totals = {
        kind: set(rows.loc[rows["kind"] == kind, "hidden_count"] + rows.loc[rows["kind"] == kind, "unfindable_count"])
        for kind in recall.KINDS
    }
    replications = pd.read_csv(paths.TABLES / "replications.csv", dtype=str)
    steps = pd.read_csv(paths.TABLES / "replication_steps.csv", dtype=str)
    dated = set(steps.loc[steps["date_to"].notna() & (steps["step"] != "stopped"), "replication_id"])
    plain = replications[
        (replications["adopter_kind"] == "government")
        & (replications["is_package"] == "no")
        & (replications["is_unnamed"] == "no")
        & (replications["is_own_origin"] == "no")
        & replications["innovation_id"].notna()
        & replications["replication_id"].isin(dated)
    ]
    innovations = pd.read_csv(paths.TABLES / "innovations.csv", dtype=str)
    plain = plain[plain["innovation_id"].isin(innovations.loc[innovations["is_package"] == "no", "innovation_id"])]
    assert totals["interest"] == {plain.groupby(["innovation_id", "adopter_government_id"]).ngroups}


@pytest.mark.parametrize("language", ["id", "en"])
def test_of_many_adoptions_some_are_drawn_and_the_card_says_of_how_many(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    view = View(page="cocok_untuk_daerah", fig="mutu", language=language)
    known = recall.known_count(current())
    build = figures.BUILDERS[(view.page, view.fig)]  # what the cache holds is of all adoptions
    assert all(str(known) not in note for note in build(view, current()).notes)  # all are sought
    monkeypatch.setattr(recall, "SAMPLE", 20)
    for function in (recall.hidden_adoptions, recall.report):
        monkeypatch.setattr(recall, function.__name__, function.__wrapped__)
    figure = build(view, current())
    assert "20" in figure.notes[0] and str(known) in figure.notes[0]
    rows = figure.rows[figure.rows["kind"] == "interest"]
    assert set(rows["hidden_count"] + rows["unfindable_count"]) == {20}


def test_nothing_dated_from_the_day_on_is_seen() -> None:
    """The copy of Gebrakan Suami Siaga by Sumatera Selatan (3 November 2020) does not count before that day, and does on it."""
    day = date(2020, 11, 3)

    def seen(cut_off: date) -> int:
        rows = recall.candidates("prov-35", cut_off, 2019, current())
        found = rows[rows["innovation_id"] == "gebrakan-suami-siaga"]
        return int(found["adopter_count"].iloc[0]) if len(found) else 0

    assert seen(day - timedelta(days=1)) == 0
    assert seen(day) == 1
    rows = recall.candidates("prov-16", date(2019, 12, 31), 2019, current())
    assert rows["award_year"].max() <= 2019 and rows["indicator_year"].max() <= 2019


def test_a_region_is_offered_neither_its_own_innovations_nor_packages_nor_what_it_took() -> None:
    figure = figures.build(View(page="cocok_untuk_daerah", fig="peringkat", government="prov-16"))
    taken = {"gebrakan-suami-siaga", "sagarurung-keli-selai"}
    assert not taken & set(figure.rows["innovation_id"])
    innovations = pd.read_csv(paths.TABLES / "innovations.csv", dtype=str).set_index("innovation_id")
    offered = innovations.loc[figure.rows["innovation_id"]]
    assert set(offered["is_package"]) == {"no"}
    assert "prov-16" not in set(offered["origin_government_id"].dropna())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("government", ["prov-16", "prov-95", "kab-9107", "kota-3174", "prov-31"])
def test_every_region_gets_reasons_and_doubts_in_words(government: str, language: str) -> None:
    figure = figures.build(View(page="cocok_untuk_daerah", fig="peringkat", government=government, language=language))
    assert len(figure.rows) > 200
    for text in (*figure.rows["reasons"], *figure.rows["doubts"], figure.title, *figure.notes):
        assert "{" not in text and "None" not in text and "nan" not in text.lower().split()
    assert (figure.rows["reasons"].str.len() > 0).all()
    assert figures.build(View(page="cocok_untuk_daerah", fig="kebutuhan", government=government, language=language)).title


def test_weights_change_the_order_and_stand_in_the_note() -> None:
    only_awards = figures.build(View(page="cocok_untuk_daerah", fig="peringkat", government="prov-16", weights="05000"))
    assert only_awards.rows["award_points"].fillna(0).is_monotonic_decreasing
    assert "penghargaan 5" in only_awards.notes[0]
