"""Figures are plain values of a view: no geometry inside, the looks told apart, texts without codes, the same for the same view."""

import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from inovasi import figures, measures, palette, paths, views
from inovasi.figures import awards, overview
from inovasi.release import current
from inovasi.ui import card_content
from inovasi.views import View

MAP = View(page="peta_replikasi", fig="peta")
CODES = [*measures.CATALOGUE, "i.poverty_rate_march", "i.hdi_lf2020", "i.maternal_mortality_ratio"]


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_measure_has_words_and_no_geometry(code: str, language: str) -> None:
    figure = figures.build(replace(MAP, measure=code, language=language))
    for text in (figure.title, figure.subtitle, figure.alt, figure.definition, *figure.notes):
        assert text and "{" not in text and "nan" not in text.lower().split()
    drawing = json.dumps(figure.drawings, default=str)
    assert "coordinates" not in drawing and len(drawing) < 40_000
    legend = sum(group.count for group in figure.legend)
    assert legend == len(figure.regions) == len(figure.rows)


@pytest.mark.parametrize(("year", "count"), [(2011, 33), (2012, 34), (2021, 34), (2022, 38), (2025, 38)])
def test_no_province_disappears_for_lack_of_rows(year: int, count: int) -> None:
    figure = figures.build(replace(MAP, last_year=year))
    drawn = [code for trace in figure.drawings["peta"]["data"] if trace["type"] == "choropleth" for code in trace["locations"]]
    assert len(drawn) == len(set(drawn)) == count == len(figure.rows)
    assert len(figure.drawings["ubin"]["tiles"]) == count


def test_poverty_of_2023_is_drawn_on_the_frame_of_its_figures() -> None:
    figure = figures.build(replace(MAP, measure="i.poverty_rate_march", last_year=2023))
    assert figure.geometry is not None and figure.geometry.layer == "provinces_34"
    assert len(figure.rows) == 34
    newer = figures.build(replace(MAP, measure="i.poverty_rate_march", last_year=2024))
    assert newer.geometry is not None and newer.geometry.layer == "provinces_38"


def test_states_of_the_map_add_up_to_its_value() -> None:
    rows = figures.build(MAP).rows
    states = [
        f"{state}_count"
        for state in ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "unknown", "stopped")
    ]
    assert (rows[states].sum(axis=1) == rows["value"].fillna(0)).all()


def test_packages_can_be_taken_out() -> None:
    every = figures.build(MAP).rows
    without = figures.build(replace(MAP, packages="out")).rows
    assert without["value"].sum() == every["value"].sum() - every["package_count"].sum()


def test_a_cached_view_does_no_work() -> None:
    assert figures.build(MAP) is figures.build(replace(MAP))
    assert card_content.payload(MAP, current(), True, "h3") is card_content.payload(replace(MAP), current(), True, "h3")


def test_the_card_is_small() -> None:
    size = len(json.dumps(card_content.payload(MAP, current(), True, "h3")))
    assert size < 60_000


def test_key_figures_agree_with_the_map() -> None:
    first = overview.key_figures(View(page="ringkasan"), current())[0]
    assert first.value == str(int(figures.build(MAP).rows["value"].sum()))


def test_compilers_notes_reach_no_figure() -> None:
    for code in ("replications", "awards", "hub_events", "forums", "agency_counts"):
        figure = figures.build(View(page="data", fig="tabel", table=code))
        text = figure.rows.to_csv()
        for words in ("category inferred", "not in the excerpt", "the source does not say", "action plan drafted there"):
            assert words not in text, f"{code}: {words}"


def test_indonesian_rows_hold_no_english_words() -> None:
    figure = figures.build(View(page="peta_replikasi", fig="daftar"))
    for name in ("state_text", "since_text", "scope_text", "news_text"):
        words = " ".join(str(value) for value in figure.rows[name].dropna().unique()).split()
        assert not {"Regency", "Committed", "Running", "November 2020,"} & set(words)


def test_looks_outside_the_scale_differ_in_more_than_colour() -> None:
    assert len({palette.LOOK_HATCHES[look] for look in palette.LOOKS}) == len(palette.LOOKS)
    assert len({palette.LOOK_SYMBOLS[look] for look in palette.LOOKS}) == len(palette.LOOKS)


@pytest.mark.parametrize("row", ["r004", "r005", "r006"])
def test_each_choice_of_sumatera_selatan_shows_its_steps_and_sources(row: str) -> None:
    view = View(page="data", table="replications", row=row)
    assert figures.build(replace(view, fig="rinci")).sources
    steps = figures.build(replace(view, fig="langkah"))
    assert list(steps.rows["step"]) == ["chosen"]
    assert list(steps.rows["date_text"]) == ["3 November 2020"]


def test_the_story_can_be_followed_from_the_forum_to_innovation_copy_and_source() -> None:
    forum = View(page="data", table="forums", row="f-2020-11-03-sumatera-selatan")
    choices = figures.build(replace(forum, fig="pilihan"))
    assert len(choices.rows) == 3 and set(choices.rows["choice_status"]) == {"Dipilih"}
    for innovation in choices.rows["innovation_id"]:
        view = View(page="data", table="innovations", row=innovation)
        assert figures.build(replace(view, fig="rinci")).title
        copies = figures.build(replace(view, fig="salinan"))
        assert "Provinsi Sumatera Selatan" in set(copies.rows["adopter_name"])
        assert copies.sources
    awards = {
        key: len(figures.build(View(page="data", fig="penghargaan", table="innovations", row=key)).rows)
        for key in choices.rows["innovation_id"]
    }
    assert sum(count > 0 for count in awards.values()) == 1  # of the three only Sagarurung Keli Salai was a Top innovation


@pytest.mark.parametrize("name", ["gema daya pentas", "jam kunci", "poltabes", "sagarurung keli salai"])
def test_the_four_top_innovations_of_2020_are_found_by_their_short_names(name: str) -> None:
    figure = figures.build(View(page="data", fig="tabel", table="awards", search=name))
    assert 2020 in set(figure.rows["award_year"]) and figure.sources


def test_the_detail_of_an_indicator_value_is_the_row_that_was_clicked() -> None:
    table = figures.build(View(page="data", fig="tabel", table="indicators", search="papua stunting"))
    assert table.rows[table.key].is_unique
    clicked = table.rows.iloc[-1]
    detail = figures.build(View(page="data", fig="rinci", table="indicators", row=str(clicked[table.key])))
    assert str(clicked["indicator_year"]) in set(detail.rows["content"])


def test_the_timeline_of_hubs_holds_every_designation_and_spans_what_is_known_to_the_year() -> None:
    figure = figures.build(View(page="hub_jipp", fig="linimasa"))
    events = pd.read_csv(paths.TABLES / "hub_events.csv", dtype=str)
    designated = set(events.loc[events["event"] == "designated", "province_code"])
    drawn = {key for trace in figure.drawings["grafik"]["data"] for key in trace.get("customdata", [])}
    assert designated <= drawn
    spans = figure.drawings["grafik"]["data"][1]["x"]
    assert any(
        str(first).endswith("-01-01") and str(last).endswith("-12-31") for first, last in zip(spans, spans[1:], strict=False)
    )
    one = figures.build(View(page="hub_jipp", fig="linimasa", province="16"))
    assert set(one.rows["province_code"]) == {"16"}


def test_agencies_without_an_innovation_are_shown_only_where_the_total_is_stated() -> None:
    figure = figures.build(View(page="hub_jipp", fig="perangkat"))
    having, lacking = figure.drawings["grafik"]["data"]
    counts = pd.read_csv(paths.TABLES / "agency_innovation_counts.csv")
    stated = counts[counts["agencies_with_innovation"].notna()]
    assert sorted(having["x"]) == sorted(stated["agencies_with_innovation"])
    both = stated[stated["agencies_total"].notna()]
    assert [value for value in lacking["x"] if value is not None] == list(both["agencies_total"] - both["agencies_with_innovation"])
    assert figures.build(View(page="hub_jipp", fig="perangkat", last_year=2011)).drawings == {}


def test_dates_and_steps_in_words_carry_what_they_are_sorted_by() -> None:
    payload = card_content.payload(View(page="hub_jipp", fig="forum"), current(), False, "h3")
    table = payload["figure"]["table"]
    labels = [column["label"] for column in table["columns"]]
    dates = table["orders"][str(labels.index("Tanggal"))]
    assert dates == sorted(dates) and "2020-11-03" in dates
    ranks = table["orders"][str(labels.index("Langkah terjauh"))]
    assert {rank for rank in ranks if rank is not None} <= set(range(7))


def test_the_coverage_of_awards_is_the_same_everywhere_and_adds_up_no_tiers() -> None:
    figure = figures.build(View(page="ringkasan", fig="cakupan"))
    found, size = (int(part.replace(".", "")) for part in re.findall(r"[\d.]+", figure.title))
    note = awards.coverage_text(View(page="penghargaan"), current())
    assert f": {found} dari {size:,} tempat".replace(",", ".") in note
    kipp = figure.rows[(figure.rows["competition"] == "KIPP") & figure.rows["is_award"]]
    assert found < kipp["found_count"].sum() and size < kipp["size"].sum()
