"""The figures of Rencana aksi: recomputed from the tables, whole in both languages, true for milestones made for tests only."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from inovasi import downloads, entities, figures, paths, views
from inovasi.charts_plans import MOST_LINES
from inovasi.figures import intents, opening, plans
from inovasi.figures.opening import Thing
from inovasi.release import current
from inovasi.ui import card_content
from inovasi.views import View
from tests import made_plans
from tests.pages.test_pages import open_page

PAGE = View(page="rencana_aksi")
CODES = [code for page, code in figures.BUILDERS if page == "rencana_aksi"]
SUMSEL_2020 = "f-2020-11-03-sumatera-selatan"
BABEL_2021 = "f-2021-11-11-kepulauan-bangka-belitung"
YOGYA_2022 = "f-2022-10-21-di-yogyakarta"
SIGNED = ("chosen", "committed", "action_plan")
CODE = re.compile(r"\{|\b(nan|None|NaT)\b|\b[a-z]+_[a-z_]+\b")


@lru_cache(maxsize=32)
def table(name: str) -> pd.DataFrame:
    return pd.read_csv(paths.DATA / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)


def figure(code: str, version: str = "", **values: object) -> Any:
    return figures.build(replace(PAGE, fig=code, **values), version or None)  # type: ignore[arg-type]


def signed() -> pd.DataFrame:
    """Return the copies with a dated step of being chosen, committed to or planned, recomputed without SQL."""
    steps = table("replication_steps")
    dated = steps[steps["date_to"] != ""]
    keys = set(dated.loc[dated["step"].isin(SIGNED), "replication_id"])
    copies = table("replications")
    last = dated.groupby("replication_id")["date_to"].max()
    highest = dated.assign(rank=pd.to_numeric(dated["step_rank"])).groupby("replication_id")["rank"].max()
    rows = copies[copies["replication_id"].isin(keys)].copy()
    rows["last"] = rows["replication_id"].map(last)
    rows["rank"] = rows["replication_id"].map(highest)
    rows["scope"] = [
        "own_origin"
        if row.is_own_origin == "yes"
        else row.adopter_kind
        if row.adopter_kind != "government"
        else "unnamed"
        if row.is_unnamed == "yes"
        else "counted"
        for row in rows.itertuples()
    ]
    return rows


def test_totals_recomputed_from_the_rows() -> None:
    rows = signed()
    counted = rows[rows["scope"] == "counted"]
    named, package = counted[counted["is_package"] == "no"], counted[counted["is_package"] == "yes"]
    found = intents.totals(PAGE, current())
    assert (found["named_count"], found["package_count"]) == (len(named), len(package)) == (34, 101)
    assert (
        (found["named_moved_count"], found["package_moved_count"])
        == ((named["rank"] >= 4).sum(), (package["rank"] >= 4).sum())
        == (1, 1)
    )
    assert (found["named_quiet_count"], found["package_quiet_count"]) == (
        (named["last"] < "2024-11-24").sum(),
        (package["last"] < "2024-11-24").sum(),
    )
    assert (found["group_count"], found["unnamed_count"], found["other_count"]) == (27, 33, 3)
    assert len(rows) == len(figure("kabar").rows) == 198


def test_the_answer_says_what_it_is_about_and_nothing_that_is_not_there() -> None:
    head, text = intents.answer(PAGE, current())
    assert head == "Indonesia, sampai 24 November 2026."
    assert text.startswith("34 salinan bernama") and "27 kelompok, 33 tanpa nama inovasi, 3 unit" in text
    head, text = intents.answer(replace(PAGE, forum=YOGYA_2022, province="16"), current())
    assert head.startswith("Peluncuran RB tematik") and "Sumatera Selatan" in head
    assert "paket" not in text and "Belum ada rencana aksi" in text
    assert "Ayo Ceting" in intents.answer(replace(PAGE, innovation="ayo-ceting"), current())[0]


def test_counts_by_province_forum_and_innovation_hold_every_record_once() -> None:
    for code in ("sejak_provinsi", "sejak_forum", "sejak_inovasi"):
        assert figure(code).rows["copy_count"].sum() == 198, code
    copies = table("replications").set_index("replication_id")
    lies_in = table("governments").set_index("government_id")["province_code"]  # as of the newest frame
    places = copies["adopter_government_id"].map(lies_in).fillna(copies["adopter_province_code"])
    expected = Counter(signed()["replication_id"].map(places).fillna(""))
    rows = figure("sejak_provinsi").rows
    found = Counter()
    for row in rows.itertuples():
        found["" if pd.isna(row.province_code) else row.province_code] += row.copy_count
    assert found == expected
    assert found["16"] == 10


def test_bars_are_the_rows_of_the_table() -> None:
    built = figure("sejak_provinsi")
    drawn = sum(sum(trace["x"]) for trace in built.drawings["grafik"]["data"] if trace["x"] != [None])
    assert drawn == built.rows.loc[built.rows["province_code"].notna(), "copy_count"].sum()
    assert any("1 catatan tidak menyebut provinsinya" in note for note in built.notes)


def test_plans_recomputed_and_told_apart() -> None:
    built = figure("linimasa")
    assert set(built.rows["action_plan_id"]) == set(table("action_plans")["action_plan_id"])
    assert Counter(built.rows["copy_scope"]) == {"group": 17, "unnamed": 6, "counted": 3, "unit": 3}
    assert "29 rencana aksi tercatat, 3 di antaranya milik satu pemerintah" in built.title
    assert built.rows["milestone_count"].sum() == 0 == len(table("plan_milestones"))
    assert built.point_kind == "replication" and built.missing_count == 29
    named = set(built.rows.loc[built.rows["is_forum_by_day"], "forum_id"])
    assert named == {BABEL_2021}


def test_the_page_says_what_is_missing_and_what_would_fill_it() -> None:
    built = figure("tonggak")
    assert built.title == "Belum ada tonggak tercatat dari 29 rencana aksi"
    assert not built.drawings
    assert list(built.rows["milestone_count"]) == [0, 0, 0]
    assert any("buku kerja kementerian" in note for note in built.notes)


def test_the_last_time_of_sumatera_selatan_can_be_read_out() -> None:
    for view in (replace(PAGE, province="16"), replace(PAGE, forum=SUMSEL_2020)):
        assert opening.read_out(view, current()) == [
            "Gebrakan Susi, Sagarurung Keli Salai, dan Penanggulangan Kemiskinan untuk Provinsi Sumatera Selatan: "
            "dipilih 3 November 2020. Sejak itu belum ada langkah lain yang tercatat (2.212 hari)."
        ]
    assert opening.read_out(replace(PAGE, province="16", language="en"), current()) == [
        "Gebrakan Susi, Sagarurung Keli Salai and Penanggulangan Kemiskinan for South Sumatra Province: "
        "chosen on 3 November 2020. No other step is on record since (2,212 days)."
    ]
    built = figure("pembuka", province="16")
    assert "0 dari 3" in built.title and "3 November 2020" in built.title
    assert any("2 pilihan, penandatanganan, atau rencana lain" in note for note in built.notes)  # the two of 21 October 2022


def test_what_is_only_reported_then_is_said_so() -> None:
    (sentence,) = opening.read_out(replace(PAGE, province="61"), current())
    assert "disepakati 6 Desember 2021 dan rencana aksinya dibuat (diberitakan 6 Desember 2021)" in sentence
    assert sentence.count("12 kabupaten/kota di Kalimantan Barat") == 1


def test_a_commitment_without_an_innovation_is_signed_all_the_same() -> None:
    built = figure("pembuka", forum=BABEL_2021)
    assert len(built.rows) == 6 and set(built.rows["link"]) == {"same_day"}
    assert set(built.rows["innovation_name"]) == {"tanpa nama inovasi"}
    assert any("hanya karena harinya sama" in note for note in built.notes)
    (sentence,) = opening.read_out(replace(PAGE, forum=BABEL_2021), current())
    assert "tanpa nama inovasi" in sentence and "Kota Pangkal Pinang" in sentence
    yogya = figure("pembuka", forum=YOGYA_2022)
    assert len(yogya.rows) == 23 and set(yogya.rows["link"]) == {"signed"}
    assert set(figure("pembuka", province="11").rows["government_id"]) == {"prov-11", "kab-1117"}  # Aceh signed there


@pytest.mark.parametrize(
    ("province", "year", "forum"),
    [
        ("16", 2026, SUMSEL_2020),
        ("33", 2026, "f-2024-09-03-jawa-tengah"),
        ("33", 2020, "f-2020-11-04-jawa-tengah"),
        ("61", 2026, "f-2021-12-06-kalimantan-barat"),  # later ones only studied
        ("11", 2026, YOGYA_2022),  # no forum of its own
        ("51", 2026, "f-2021-08-24-bali"),  # only proposals
        ("16", 2019, None),
        ("95", 2026, None),
    ],
)
def test_which_forum_is_opened(province: str, year: int, forum: str | None) -> None:
    found = opening.forum_of(replace(PAGE, province=province, last_year=year), current())
    assert (found["forum_id"] if found else None) == forum


def test_a_choice_without_a_copy_and_later_steps_are_said() -> None:
    bare = Thing("TOSS", None, "chosen", (), (), None, False)
    moved = Thing("TOSS", "Kota A", "chosen", ("dipilih 2020",), ("diuji coba 2021",), "9 hari", True)
    undated = Thing("TOSS", "Kota A", "proposed", (), (), None, False)
    assert opening.spoken([bare, moved, undated], "id") == [
        "TOSS: dipilih di forum itu; salinannya belum tercatat.",
        "TOSS untuk Kota A: dipilih 2020. Sejak itu: diuji coba 2021.",
        "TOSS untuk Kota A: diusulkan di forum itu. Tanggal langkahnya tidak disebut sumber.",
    ]
    many = [replace(moved, name=f"I{number}") for number in range(30)]
    (sentence,) = opening.spoken(many, "id")
    assert "I10, dan 19 lainnya untuk Kota A" in sentence


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"province": "16"},
        {"province": "61"},
        {"province": "95"},
        {"province": "99"},
        {"forum": YOGYA_2022},
        {"forum": "tidak-ada"},
        {"forum": SUMSEL_2020, "province": "61"},
        {"innovation": "ayo-ceting"},
        {"innovation": "tidak-ada"},
        {"packages": "out"},
        {"first_year": 2010, "last_year": 2010},
        {"last_year": 2018},
        {"frame": "33"},
        {"frame": "34", "province": "91"},
        {"frame": "37"},
        {"frame": "38"},
        {"as_of": date(2021, 12, 6)},
    ],
    ids=str,
)
def test_every_text_is_whole_and_no_filter_breaks_a_figure(change: dict[str, object], language: str) -> None:
    for code in CODES:
        built = figure(code, language=language, **change)
        for text in (
            built.title,
            built.subtitle,
            built.alt,
            built.definition,
            *built.notes,
            *(column.label for column in built.columns),
        ):
            assert text and not CODE.search(text), f"{code}: {text}"
        for name in [column.name for column in built.columns if column.name.endswith("_text")]:
            for text in built.rows[name].dropna():
                assert not CODE.search(str(text)), f"{code}.{name}: {text}"
        card_content.payload(built.view, current(), False, "h3")
    for text in intents.answer(replace(PAGE, language=language, **change), current()):  # type: ignore[arg-type]
        assert text and not CODE.search(text)


def test_nothing_depends_on_the_clock() -> None:
    early = figure("kabar", as_of=date(2021, 12, 6), forum="f-2021-12-06-kalimantan-barat")
    assert set(early.rows["days_without_news"]) == {0}
    assert set(figure("kabar", as_of=date(2023, 12, 6), forum="f-2021-12-06-kalimantan-barat").rows["is_no_news"]) == {False}
    assert set(figure("kabar", as_of=date(2023, 12, 7), forum="f-2021-12-06-kalimantan-barat").rows["is_no_news"]) == {True}


def test_names_lead_to_their_views_and_bubbles_to_their_province() -> None:
    built = figure("kabar")
    for name in ("innovation_name", "government_name", "province_name", "forum_title"):
        links = entities.links_of(built.rows, name)
        assert links is not None and any(links.keys), name
    assert built.point_kind == "province" and len(built.rows) > MOST_LINES
    few = figure("kabar", province="16")
    assert few.point_kind == "replication" and len(few.rows) == 10


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("rows", ["shown", "all"])
def test_every_figure_can_be_taken_away(kind: str, rows: str) -> None:
    for code in CODES:
        parameters = views.parameters(replace(PAGE, fig=code, province="16")) | {"rows": rows, "sep": "comma"}
        assert downloads.download(kind, parameters, "http://localhost").content


def test_a_release_without_milestones_is_light() -> None:
    for code in CODES:
        assert len(json.dumps(card_content.payload(replace(PAGE, fig=code), current(), True, "h3"))) < 250_000, code


# Plans made for tests only (tests/made_plans.py), counted by the rule that made them.


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    return made_plans.release_with(request.param, tmp_path, monkeypatch)


@pytest.mark.parametrize("made", [3], indirect=True)
def test_three_plans_stand_one_by_one_overdue_first(made: str) -> None:
    built = figure("linimasa", made, as_of=date(2024, 6, 1))
    # Plan 0 has no milestone; plan 1 one, done in time; plan 2 two, the second due on 28 May and open.
    assert list(built.rows["action_plan_id"]) == ["p-made-002", "p-made-000", "p-made-001"]
    assert list(built.rows["plan_state"]) == ["overdue", "no_milestones", "done"]
    assert [list(built.rows[name]) for name in ("milestone_count", "due_count", "due_done_count", "overdue_count")] == [
        [2, 0, 1],
        [2, 0, 1],
        [1, 0, 1],
        [1, 0, 0],
    ]
    assert built.title.startswith("3 rencana aksi") and "1 punya tonggak terlambat" in built.title
    overdue = next(trace for trace in built.drawings["grafik"]["data"] if trace.get("name") == "Terlambat")
    assert overdue["x"] == ["2024-05-28"] and overdue["customdata"] == ["made-002"]
    listed = figure("tonggak_daftar", made, as_of=date(2024, 6, 1))
    assert list(listed.rows["days_overdue"].dropna()) == [4]
    assert listed.rows["responsible_agency"].iloc[0] == "Biro Organisasi"


@pytest.mark.parametrize("made", [3], indirect=True)
@pytest.mark.parametrize(
    ("day", "state"), [(date(2024, 5, 28), "due_today"), (date(2024, 5, 29), "overdue"), (date(2024, 5, 27), "upcoming")]
)
def test_a_milestone_turns_overdue_the_day_after(made: str, day: date, state: str) -> None:
    rows = figure("tonggak_daftar", made, as_of=day).rows
    assert rows.loc[(rows["action_plan_id"] == "p-made-002") & (rows["milestone_no"] == 2), "milestone_state"].item() == state


@pytest.mark.parametrize("made", [300], indirect=True)
def test_three_hundred_plans_become_counts_that_add_up(made: str) -> None:
    built = figure("linimasa", made)
    assert len(built.rows) == 300 and built.point_kind == "province"
    traces = built.drawings["grafik"]["data"]
    assert sum(int(text) for trace in traces for text in trace["text"]) == 300
    # n % 4 == 2 leaves its second, n % 4 == 3 its third milestone open; all are due by the day: 75 and 75 plans are late.
    late = next(trace for trace in traces if trace["marker"]["symbol"] == "diamond")
    assert sum(int(text) for text in late["text"]) == 150
    assert len(built.drawings["grafik"]["layout"]["yaxis"]["ticktext"]) == len(made_plans.GOVERNMENTS)
    stages = figure("tonggak", made)
    assert "Dari 450 tonggak yang jatuh tempo, 300 selesai dan 150 terlambat" in stages.title
    assert [list(stages.rows[name]) for name in ("done_on_time", "done_late", "overdue")] == [[225, 0, 0], [0, 75, 0], [0, 75, 75]]
    assert any("75 dari 300 rencana tidak punya tonggak" in note for note in stages.notes)
    one = figure("linimasa", made, province="16")
    assert len(one.rows) == 30 <= MOST_LINES and one.point_kind == "replication"
    assert len(json.dumps(built.drawings)) < 60_000


@pytest.mark.parametrize("made", [300], indirect=True)
@pytest.mark.parametrize("language", views.LANGUAGES)
def test_figures_of_milestones_are_whole_in_both_languages(made: str, language: str) -> None:
    for code in CODES:
        built = figure(code, made, language=language, province="16", as_of=date(2025, 6, 30))
        for text in (built.title, built.subtitle, built.alt, *built.notes, *(column.label for column in built.columns)):
            assert text and not CODE.search(text), f"{code}: {text}"
    by_province = figure("tonggak_provinsi", made)
    assert by_province.rows["milestone_count"].sum() == 450
    assert figure("tonggak_inovasi", made).rows["milestone_count"].tolist() == [450]
    outside = figure("tonggak_forum", made)
    assert len(outside.rows) == 0 and any("450 tonggak" in note for note in outside.notes)


def test_too_few_milestones_make_no_share() -> None:
    assert "terlalu sedikit" in plans._share_note(4, 2, "id")
    assert "50%" in plans._share_note(10, 5, "id").replace("\N{NO-BREAK SPACE}", "")


# The page.


def test_filters_act_and_the_address_keeps_them() -> None:
    app = open_page("rencana_aksi", l="id")
    assert any("Pilih satu provinsi atau forum" in info.value for info in app.info)
    app.selectbox(key="w_province").set_value("16").run()
    assert not app.exception and not app.info
    assert any("Gebrakan Susi" in text.value for text in app.markdown)
    options = app.selectbox(key="w_forum").options
    assert len(options) == 4 and options[0] == "Semua forum"  # its two forums and the one in Yogyakarta where it signed
    app.selectbox(key="w_forum").set_value(YOGYA_2022).run()
    assert not app.exception
    written = views.parameters(app.session_state["view"])
    assert (written["fo"], written["g"]) == (YOGYA_2022, "16")
    app.button(key="chip_fo").click().run()
    assert app.selectbox(key="w_forum").value == ""
    app.selectbox(key="w_innovation").set_value("ayo-ceting").run()
    assert not app.exception
    assert any("Longgarkan" in info.value for info in app.info)
    app.button(key="chip_in").click().run()
    assert not app.info
