"""Profil provinsi: real figures recounted in pandas from data/tables, nothing dated later, both languages, regions without records."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pandas as pd
import pytest

from inovasi import figures, paths, release, views
from inovasi.figures import profile_facts, profile_place, profile_standing
from inovasi.figures.base import Figure
from inovasi.release import current
from inovasi.views import View

DATA_DATE = release.data_date()

FORUM = date(2020, 11, 3)
FIGS = sorted(fig for page, fig in figures.BUILDERS if page == "profil_provinsi")
SUMSEL = View(page="profil_provinsi", government="prov-16")
PLACES = ("prov-16", "prov-31", "prov-95", "prov-33", "kab-1606", "kota-1671", "kab-9401")


@lru_cache(maxsize=64)
def table(name: str) -> pd.DataFrame:
    return pd.read_csv(paths.TABLES / f"{name}.csv", dtype=str, keep_default_na=False)


def build(fig: str, view: View = SUMSEL) -> Figure:
    return figures.build(replace(view, fig=fig))


def recorded(day: date, province: str, frame: str, role: str) -> dict[str, int]:
    """Count recorded copies of a province by state straight from the tables, by the rules of docs/decisions/0006."""
    copies = table("replications")
    placed = table("government_provinces")
    placed = placed[(placed["frame"] == frame) & (placed["province_code"] == province)]
    kept = copies[
        copies[f"{role}_government_id"].isin(placed["government_id"])
        & (copies["is_own_origin"] == "no")
        & (copies["adopter_kind"] == "government")
        & (copies["is_unnamed"] == "no")
    ]
    steps = table("replication_steps")
    steps = steps[(steps["date_to"] != "") & (steps["date_to"] <= day.isoformat())]
    order = ("explored", "unknown", *views.STEPS[1:])
    found: dict[str, int] = {}
    for key in kept["replication_id"]:
        own = steps[steps["replication_id"] == key]
        reached = [step for step in own["step"] if step != "stopped"]
        if not reached:
            continue
        state = max(reached, key=order.index)
        stopped = own[own["step"] == "stopped"]["date_to"].max() if "stopped" in set(own["step"]) else ""
        if state != "explored" and stopped and stopped >= own[own["step"] == state]["date_to"].min():
            state = "stopped"
        if state != "explored":
            found[state] = found.get(state, 0) + 1
    return found


@pytest.mark.parametrize(("code", "day"), [("16", FORUM), ("16", DATA_DATE), ("33", DATA_DATE), ("32", DATA_DATE), ("73", FORUM)])
def test_copies_are_those_of_the_tables(code: str, day: date) -> None:
    view = replace(SUMSEL, government=f"prov-{code}", as_of=day)
    place = profile_place.place_of(view, current())
    taken = profile_place.counted(profile_place.taken(view, place, current()), "origin_government_id")
    given = profile_place.counted(profile_place.given(view, place, current()), "adopter_government_id")
    assert taken.states == recorded(day, code, place.frame, "adopter")
    assert given.states == recorded(day, code, place.frame, "origin")
    assert sum(taken.states.values()) == taken.recorded


def test_sumatera_selatan_at_the_forum_of_2020() -> None:
    view = replace(SUMSEL, as_of=FORUM)
    facts = dict(zip(build("ringkas", view).rows["field"], build("ringkas", view).rows["content"], strict=True))
    assert facts["Hub JIPP"] == "2020" and facts["Salinan diambil (tercatat)"] == "5" and facts["Forum"] == "2"
    assert facts["Kabupaten/kota dengan salinan tercatat"] == "2 dari 17"
    forum = build("forum", view).rows
    of_the_day = forum[forum["forum_id"] == "f-2020-11-03-sumatera-selatan"]
    assert list(of_the_day["choice_name"]) == ["Gebrakan Susi", "Sagarurung Keli Selai", "Penanggulangan Kemiskinan"]
    assert "harinya tidak tercatat" in profile_facts.answer(view, current())  # Kepmen PANRB 94/2020 bears no day in the records
    assert list(build("penghargaan", view).rows["award_year"]) == [2019]
    told = " ".join(build("penghargaan", view).notes)
    assert all(name in told for name in ("Jam Kunci", "Gema Daya Pentas OKU", "Poltabes", "Sagarurung Keli Salai"))
    contacts = build("kontak", view).rows.set_index("innovation_id")
    assert contacts.loc["sagarurung-keli-salai", "agency"] == "Dinas Kependudukan dan Pencatatan Sipil"


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2018, 12, 31), FORUM, date(2022, 9, 1)])
@pytest.mark.parametrize("government", ["prov-16", "prov-33", "prov-73", "kab-1606"])
def test_nothing_dated_after_the_day_appears(government: str, day: date) -> None:
    view = replace(SUMSEL, government=government, as_of=day)
    last = views.known_year(day)
    for fig in FIGS:
        rows = build(fig, view).rows
        for name in ("award_year", "count_year", "score_year", "indicator_year", "first_value_year"):
            if name in rows and fig != "kontak":
                assert rows[name].dropna().astype(int).le(last).all(), (fig, name)
        for name in ("date_from", "date_to", "made_date", "since_date", "last_news_date"):
            if name in rows and pd.api.types.is_datetime64_any_dtype(rows[name]):
                assert (rows[name].dropna() <= pd.Timestamp(day)).all(), (fig, name)
        kept = rows[[name for name in rows if "url" not in name and not name.endswith("_id")]]
        written = " ".join(str(value) for value in kept.to_numpy().ravel()) + build(fig, view).title
        later = [year for year in re.findall(r"(?<![\d./-])20[12]\d(?![\d-])", written) if int(year) > day.year]
        assert not later, (fig, later)


def test_what_bears_only_a_year_counts_from_its_last_day() -> None:
    assert views.known_year(date(2020, 12, 30)) == 2019
    assert views.known_year(date(2020, 12, 31)) == 2020
    assert views.known_year(DATA_DATE) == DATA_DATE.year
    before, after = (build("penghargaan", replace(SUMSEL, as_of=date(2020, 12, day))) for day in (30, 31))
    assert set(after.rows["award_year"]) - set(before.rows["award_year"]) == {2020}
    awards = table("awards")
    held = awards[(awards["award_year"] == "2020") & awards["competition"].str.startswith("KIPP") & (awards["is_award"] == "yes")]
    own = held[held["government_id"].isin(table("governments").query("province_code == '16'")["government_id"])]
    assert (after.rows["award_year"] == 2020).sum() == own["innovation_id"].nunique()


def test_frames_of_days() -> None:
    assert [views.frame_of_day(day) for day in (date(2012, 11, 15), date(2012, 11, 16), date(2022, 7, 24), date(2022, 7, 25), date(2022, 12, 8))] == ["33", "34", "34", "37", "38"]  # fmt: skip


def test_a_province_before_its_formation_is_told_and_lends_nothing() -> None:
    view = replace(SUMSEL, government="prov-95", as_of=FORUM)
    assert profile_facts.answer(view, current()) == "Papua Selatan belum dibentuk pada tanggal ini."
    for fig in FIGS:
        rows = build(fig, view).rows
        assert len(rows) == (1 if fig == "ringkas" else 15 if fig == "bidang" else 0), fig
    assert not build("bidang", view).rows[["awarded_count", "taken_count", "given_count"]].to_numpy().any()


def test_a_province_without_records_says_so_and_shows_no_zero() -> None:
    view = replace(SUMSEL, government="prov-95")
    facts = build("ringkas", view).rows
    assert not (facts["content"] == "0").any()
    assert "itu tidak berarti tidak ada kegiatan" in profile_facts.answer(view, current())
    for fig in ("diambil", "diberikan", "forum", "rencana", "penghargaan", "instansi"):
        assert build(fig, view).rows.empty and "elum ada catatan" in build(fig, view).title


def test_an_indicator_is_compared_with_its_peers_of_the_same_year_and_borders() -> None:
    row = build("indikator").rows.set_index("indicator_id").loc["poverty_rate_march"]
    values = table("indicators").query("indicator_id == 'poverty_rate_march' and indicator_year == '2025' and frame == '38'")
    by_code = dict(zip(values["province_code"], values["value"].astype(float), strict=True))
    frames = table("province_frames").query("frame == '38' and island_group == 'Sumatera'")
    others = [by_code[code] for code in frames["province_code"] if code != "16"]
    assert row["indicator_year"] == 2025 and row["value"] == by_code["16"] and row["national_value"] == by_code[""]
    assert row["peer_median"] == pd.Series(others).median()
    assert row["ahead_count"] == sum(value < by_code["16"] for value in others) and row["compared_count"] == 9
    first = table("indicators").query("indicator_id == 'poverty_rate_march' and indicator_year == '2015' and province_code == '16'")
    assert row["first_value_year"] == 2015 and row["first_value"] == float(first["value"].iloc[0])


def test_a_series_is_not_joined_over_a_break_or_over_changed_borders() -> None:
    rows = build("indikator").rows.set_index("indicator_id")
    assert rows.loc["drinking_water_access", "first_value_year"] == 2016  # the concept changed in 2016
    assert rows.loc["hdi_lf2020", "first_value_year"] == 2021 and "hdi_sp2010" not in rows.index
    papua = build("indikator", replace(SUMSEL, government="prov-94")).rows.set_index("indicator_id")
    assert papua.loc["poverty_rate_march", "first_value_year"] == 2024  # Papua of today has no values before


def test_partial_lists_are_shown_alone() -> None:
    rows = build("indikator").rows.set_index("indicator_id")
    assert pd.isna(rows.loc["maternal_mortality_ratio", "peer_median"]) and pd.isna(
        rows.loc["maternal_mortality_ratio", "ahead_count"]
    )


def test_better_is_right_and_places_lie_between_the_worst_and_the_best() -> None:
    place = profile_place.place_of(SUMSEL, current())
    for item in profile_standing.standings(SUMSEL, place, current()):
        if not item.peers:
            continue
        every = {**item.peers, **item.others, place.code: item.value}
        best = (max if item.what.entry["better"] == "higher" else min)(every.values())
        assert item.place(best) == 1 and 0 <= item.place(item.value) <= 1


@pytest.mark.parametrize("code", ["51", "81", "94"])
def test_peers_are_named_with_the_rule_that_chose_them(code: str) -> None:
    figure = build("rekan", replace(SUMSEL, government=f"prov-{code}"))
    assert len(figure.rows) >= 5
    names = set(figure.rows["province_name"])
    chosen = names - set(figure.rows.loc[figure.rows["province_code"] == code, "province_name"])
    assert all(name in figure.notes[0] for name in chosen)


def test_peers_of_a_regency_are_of_its_kind_and_the_indicators_are_said_to_be_the_provinces() -> None:
    view = replace(SUMSEL, government="kab-1606")
    assert len(build("rekan", view).rows) == 13  # the thirteen kabupaten of Sumatera Selatan
    assert set(build("rekan", view).rows["government_id"].str[:4]) == {"kab-"}
    assert "hanya ada per provinsi" in build("indikator", view).notes[0]


def test_gaps_are_the_subjects_without_a_record() -> None:
    rows = build("bidang").rows.set_index("subject_code")
    assert rows.loc["health", "taken_count"] == 1 and rows.loc["education", "awarded_count"] == 3
    assert len(rows) == len(table("subjects"))


def test_packages_can_be_taken_out() -> None:
    place = profile_place.place_of(SUMSEL, current())
    out = replace(SUMSEL, packages="out")
    with_them = profile_place.counted(profile_place.taken(SUMSEL, place, current()), "origin_government_id")
    without = profile_place.counted(profile_place.taken(out, place, current()), "origin_government_id")
    assert with_them.packages == 2 and without.recorded == with_them.recorded - 2


def test_filters_of_other_pages_do_not_act() -> None:
    strange = replace(
        SUMSEL, first_year=2010, last_year=2012, frame="33", subject="health", tier="top_9", level="kota", weights="00005"
    )
    for fig in FIGS:
        assert build(fig, strange).rows.astype(str).equals(build(fig).rows.astype(str)), fig


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("government", PLACES)
@pytest.mark.parametrize("day", [DATA_DATE, FORUM, date(2010, 1, 1)])
def test_every_part_of_every_kind_of_region_speaks(government: str, language: str, day: date) -> None:
    view = replace(SUMSEL, government=government, language=language, as_of=day)
    for fig in FIGS:
        figure = build(fig, view)
        for text in (figure.title, figure.subtitle, figure.alt, *figure.notes):
            assert text and "{" not in text and "profile." not in text and "sheet." not in text
            assert not {"nan", "none", "nat"} & set(re.findall(r"[a-z]+", text.lower())) or language == "en"
        assert len(figure.title) <= 220
        shown = {column.name for column in figure.columns}
        assert shown <= set(figure.rows.columns)
        words = figure.rows[[name for name in shown if name.endswith(("_text", "field", "content", "remark"))]]
        assert not re.search(
            r"\bnan\b|\bNone\b|_", " ".join(words.astype(object).where(words.notna(), "").astype(str).to_numpy().ravel())
        )
