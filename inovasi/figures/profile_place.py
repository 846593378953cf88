"""Profil provinsi: the region and the day that a view names, and what is counted of it on that day. Nothing dated later enters."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from inovasi import listing_rows, queries, release
from inovasi.access import readers
from inovasi.figures import awards, common, matching
from inovasi.figures.common import Record, records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.search import Condition
from inovasi.views import EVERY_ROW, View, frame_of_day

JAKARTA = "31"  # its cities and regency have no councils or budgets of their own, so no reach over them is rated
YEAR = r"\b20\d\d\b"
KEPT_PARTS = 128  # several parts of a page and its sheet ask for the same rows; they are shared, never changed in place
KEPT = ("page", "government", "province", "packages", "language", "as_of", "first_row")  # what of a view a profile depends on


@dataclass(frozen=True)
class Place:
    """A region on a day. `code` is its province in the frame of that day, '' before the province was formed; `newest_code` that of now."""

    government_id: str
    name: str
    level: str
    code: str
    newest_code: str
    province_name: str
    island_group: str
    frame: str

    @property
    def is_province(self) -> bool:
        return self.level == "provinsi"

    @property
    def stands(self) -> bool:
        """Say whether the region existed on that day."""
        return bool(self.code)

    @property
    def title(self) -> str:
        """Return the name as a heading: a province without the word for it."""
        return self.province_name if self.is_province else self.name


@dataclass(frozen=True)
class CopyCount:
    """Copies taken or given: the recorded ones by state (with those without news, and packages), and what is set apart."""

    recorded: int
    states: dict[str, int]
    quiet: dict[str, int]
    packages: int
    partners: int  # different governments on the other side that are known
    explored: int
    apart: int
    undated: int

    @property
    def running(self) -> int:
        return self.states.get("running", 0) + self.states.get("institutionalised", 0)

    @property
    def is_named(self) -> bool:
        """Say whether any record names the region at all; without one, 0 would claim to know."""
        return bool(self.recorded or self.explored or self.apart or self.undated)


@readers.kept(maxsize=KEPT_PARTS)
def place_of(view: View, data_version: str) -> Place:
    """Return the region of a view on its day. Raises KeyError when the view names none."""
    found = matching.region(view, data_version)
    if found is None:
        raise KeyError(view.government or view.province)
    frame = frame_of_day(view.as_of)
    rows = queries.run("regions_listed", data_version, frame=frame, language=view.language)
    own = rows.loc[rows["government_id"] == found["government_id"], "province_code"]
    code = str(own.iloc[0]) if len(own) else ""
    held = common.province_names(data_version, frame, view.language)
    if found["level"] == "provinsi" and found["province_code"] not in held:
        code = ""  # its land was part of another province then, which is not what was asked for
    names = common.province_names(data_version, common.NEWEST_FRAME, view.language) | (held if code else {})
    return Place(
        government_id=str(found["government_id"]),
        name=str(found["government_name"]),
        level=str(found["level"]),
        code=code,
        newest_code=str(found["province_code"]),
        province_name=names[code or str(found["province_code"])],
        island_group=str(found["island_group"]),
        frame=frame,
    )


def on_day(view: View, place: Place) -> View:
    """Return the view under which copies, hubs, forums and plans are read: all years up to the day, on the frame of the day."""
    kept = {name: getattr(view, name) for name in KEPT}
    return replace(View(**kept), last_year=view.as_of.year, frame=place.frame, province=place.code)


def to_year(view: View, place: Place) -> View:
    """Return the view under which awards, indicators and counts are read: they bear a year only, so up to the last that is over."""
    day = on_day(view, place)
    return replace(day, last_year=day.known_year)


@readers.kept(maxsize=KEPT_PARTS)
def taken(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the copies taken by the region: in the whole territory of a province, by the government of a regency or city."""
    return _copies(view, place, data_version, "adopter")


@readers.kept(maxsize=KEPT_PARTS)
def given(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the copies of innovations that come from the region."""
    return _copies(view, place, data_version, "origin")


def _copies(view: View, place: Place, data_version: str, side: str) -> pd.DataFrame:
    params = on_day(view, place).params(*queries.parameter_names("copies_listed"))
    rows = listing_rows.of_query("copies_listed", params, data_version)
    column, key = (f"{side}_province_code", place.code) if place.is_province else (f"{side}_government_id", place.government_id)
    where = [listing_rows.equal(column, key)] if place.stands else [Condition("false")]
    return listing_rows.page(rows, where, data_version)


def counted(rows: pd.DataFrame, partner: str) -> CopyCount:
    """Return the counts of some copies; `partner` is the column of the government on the other side."""
    recorded = rows[rows["is_recorded"].astype(bool)]
    quiet = recorded[recorded["is_no_news"].astype(bool)]
    is_apart = rows["copy_scope"] != "counted"
    return CopyCount(
        recorded=len(recorded),
        states=_by_state(recorded),
        quiet=_by_state(quiet),
        packages=int(recorded["is_package"].sum()),
        partners=int(recorded[partner].nunique()),
        explored=int(((rows["state"] == "explored") & ~is_apart).sum()),
        apart=int((is_apart & rows["state"].notna()).sum()),
        undated=int(rows["state"].isna().sum()),
    )


def _by_state(rows: pd.DataFrame) -> dict[str, int]:
    found = Counter(rows["state"])
    return {state: found[state] for state in STATE_COLUMNS if found[state]}


@dataclass(frozen=True)
class Hub:
    """What is on record of a province as a hub: its designation, whether the mandiri programme was announced, and events known only to a period that the day falls in."""

    designation: Record | None
    is_mandiri: bool
    is_possible: bool  # one of the provinces for the unnamed hubs of 2024
    may_have: tuple[Record, ...]


@readers.kept(maxsize=KEPT_PARTS)
def hub(view: View, place: Place, data_version: str) -> Hub:
    """Return the hub record of the region's province on the day."""
    day = on_day(view, place)
    events = _of_province("hub_events_listed", view.as_of, place, day, data_version)
    end = min(date(view.as_of.year, 12, 31), release.facts(data_version).data_date)
    later = _of_province("hub_events_listed", end, place, day, data_version)
    known = {row["hub_event_id"] for row in events}
    begun = [row for row in later if row["hub_event_id"] not in known and row["date_from"].date() <= view.as_of]
    designated = [row for row in events if row["event"] == "designated"]
    states = common.rows_for("hub_status_by_province", day, data_version)
    category = dict(zip(states["province_code"], states["category"], strict=True)).get(place.code, "none")
    return Hub(
        designation=designated[0] if designated else None,
        is_mandiri=any(row["event"] == "mandiri" for row in events),
        is_possible=category == "possible",
        may_have=tuple(begun),
    )


def _of_province(query: str, cut_off: date, place: Place, day: View, data_version: str) -> list[Record]:
    rows = queries.run(query, data_version, cut_off=cut_off, language=day.language)
    return records(rows[rows["province_code"] == place.newest_code])


@readers.kept(maxsize=KEPT_PARTS)
def forums(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the choices of the forums held in the region's province up to the day."""
    rows = common.rows_for("forum_choices_listed", on_day(view, place), data_version)
    return rows[rows["province_code"] == place.newest_code].reset_index(drop=True)


@readers.kept(maxsize=KEPT_PARTS)
def plans(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the action plans of the region's copies up to the day: as many as the view shows at a time."""
    rows = queries.run("region_plans_listed", data_version, **params_of_plans("region_plans_listed", view, place))
    return rows if place.stands else rows.head(0)


@readers.kept(maxsize=KEPT_PARTS)
def plan_totals(view: View, place: Place, data_version: str) -> dict[str, int]:
    """Return how many action plans the region has by the day, of how many the copy moved or is without news, and their milestones."""
    rows = queries.run("region_plan_totals", data_version, **params_of_plans("region_plan_totals", view, place))
    return {str(name): int(rows[name].iloc[0]) if place.stands else 0 for name in rows}


@readers.kept(maxsize=KEPT_PARTS)
def plan_sources(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the sources from which the region's action plans are known (source_id)."""
    rows = queries.run("region_plan_sources_listed", data_version, **params_of_plans("region_plan_sources_listed", view, place))
    return rows if place.stands else rows.head(0)


def params_of_plans(query: str, view: View, place: Place) -> dict[str, object]:
    """Return the parameters of a query of the region's plans: a province has those of all within it, a government its own."""
    picked: dict[str, object] = {
        "government": "" if place.is_province else place.government_id,
        "province": place.code if place.is_province else "",
    }
    return on_day(view, place).params(*(queries.parameter_names(query) - set(picked))) | picked


@readers.kept(maxsize=KEPT_PARTS)
def awarded(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the region's awarded innovations, each once a year at its highest tier, newest first, with the coverage of the tier."""
    rows = awards.rows_for("awarded_listed", to_year(view, place), data_version, most_rows=EVERY_ROW)
    rows = rows[is_own(rows, place)]
    tiers = queries.run("coverage_by_tier", data_version)[["competition", "award_year", "tier", "size", "found_count"]]
    rows = rows.merge(tiers, on=["competition", "award_year", "tier"], how="left")
    return rows.sort_values(["award_year", "competition", "award_id"], ascending=[False, True, True]).reset_index(drop=True)


@readers.kept(maxsize=KEPT_PARTS)
def undated_awards(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the awarded innovations that bear the year that the day falls in: their day is not recorded, so they are named but not counted."""
    year = view.as_of.year
    span = {"first_year": year, "last_year": year, "most_rows": EVERY_ROW}
    rows = awards.rows_for("awarded_listed", to_year(view, place), data_version, **span)
    is_open = to_year(view, place).last_year < view.as_of.year
    return rows[is_own(rows, place) & is_open]


@readers.kept(maxsize=KEPT_PARTS)
def honours(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return awards that went to governments of the region as such (IGA, organisers of PKRI), newest first."""
    rows = awards.rows_for("institution_awards_listed", to_year(view, place), data_version)
    return _newest_first(rows[is_own(rows, place)], "award_year", "award_id")


@readers.kept(maxsize=KEPT_PARTS)
def agency_counts(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return what sources say of one agency, one innovation in the region, newest first; counts are never added up."""
    rows = common.rows_for("agency_counts_listed", on_day(view, place), data_version)
    rows = rows.assign(policy=without_hindsight(rows["policy"], view.as_of), note=without_hindsight(rows["note"], view.as_of))
    return _newest_first(_of_governments(rows, view, place, data_version, "count_year"), "count_year", "agency_count_id")


@readers.kept(maxsize=KEPT_PARTS)
def index_scores(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the regional innovation index of the region's governments, newest first."""
    rows = common.rows_for("index_scores_listed", on_day(view, place), data_version)
    return _newest_first(_of_governments(rows, view, place, data_version, "score_year"), "score_year", "index_score_id")


@readers.kept(maxsize=KEPT_PARTS)
def regencies(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return the regencies and cities of the region's province on the day with their recorded copies."""
    return common.rows_for("recorded_by_regency", on_day(view, place), data_version)


def without_hindsight(texts: pd.Series, day: date) -> pd.Series:
    """Return reviewed texts, without those that name a later year than that of the day: they tell what nobody could have read then."""
    return texts.where([max((int(year) for year in re.findall(YEAR, str(text))), default=0) <= day.year for text in texts], None)


@readers.kept(maxsize=16)
def provinces_of_governments(data_version: str, frame: str) -> dict[str, str]:
    """Return the province code of every regional government in a frame."""
    rows = queries.run("regions_listed", data_version, frame=frame, language="id")
    return dict(zip(rows["government_id"].astype(str), rows["province_code"].astype(str), strict=True))


def _of_governments(rows: pd.DataFrame, view: View, place: Place, data_version: str, year: str) -> pd.DataFrame:
    within = provinces_of_governments(data_version, place.frame)
    codes = rows["government_id"].map(within)
    is_own = (codes == place.code) & place.stands if place.is_province else rows["government_id"] == place.government_id
    return rows[is_own & (rows[year] <= to_year(view, place).last_year)]


def is_own(rows: pd.DataFrame, place: Place) -> pd.Series:
    """Say of each row (province_code, government_id) whether it belongs to the region."""
    if place.is_province:
        return (rows["province_code"] == place.code) & place.stands
    return rows["government_id"] == place.government_id


def _newest_first(rows: pd.DataFrame, year: str, key: str) -> pd.DataFrame:
    return rows.sort_values([year, key], ascending=[False, True], kind="stable").reset_index(drop=True)
