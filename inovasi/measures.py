"""The measures a map can show: which query, which unit, how it is written. Indicators join them as `i.<indicator_id>`."""

from dataclasses import dataclass

COMPETITIONS = ("KIPP", "KIPP Covid-19", "PKRI", "UNPSA")
COPY_PARAMS = ("frame", "cut_off", "first_year", "with_packages")
AWARD_PARAMS = ("frame", "first_year", "last_year")


@dataclass(frozen=True)
class Measure:
    """A measure of a province. kind: count, share (0-1), number or category; texts stand under measures.<code> in locales."""

    code: str
    query: str
    kind: str
    params: tuple[str, ...] = COPY_PARAMS
    decimals: int = 0
    has_competitions: bool = False
    all_rows_query: str = "copies_listed"


CATALOGUE: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure("recorded", "recorded_by_province", "count"),
        Measure("given", "given_by_province", "count"),
        Measure("share_running", "share_running_by_province", "share"),
        Measure("regency_reach", "regency_reach_by_province", "share", params=(*COPY_PARAMS, "least_step")),
        Measure("explored", "explored_by_province", "count"),
        Measure("years_to_running", "years_to_running_by_province", "number", decimals=1),
        Measure("milestones", "milestones_by_province", "share", params=("frame", "cut_off"), all_rows_query="action_plans_listed"),
        Measure("hub", "hub_status_by_province", "category", params=("frame", "cut_off"), all_rows_query="hub_events_listed"),
        Measure("awards", "awards_by_province", "count", AWARD_PARAMS, has_competitions=True, all_rows_query="awards_listed"),
        Measure(
            "awards_per_million",
            "awards_per_million_by_province",
            "number",
            AWARD_PARAMS,
            decimals=1,
            has_competitions=True,
            all_rows_query="awards_listed",
        ),
        Measure("agencies", "agencies_by_province", "share", AWARD_PARAMS, all_rows_query="agency_counts_listed"),
    )
}
INDICATOR_PREFIX = "i."


def is_indicator(code: str) -> bool:
    """Say whether a measure code names an outcome indicator."""
    return code.startswith(INDICATOR_PREFIX)
