"""What a map of provinces is asked to show: a measure or an indicator, with its rows, unit and year."""

from dataclasses import dataclass

from inovasi import measures, queries
from inovasi.figures import common
from inovasi.figures.common import records
from inovasi.i18n import t
from inovasi.measures import Measure
from inovasi.views import View

STATE_COLUMNS = ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "unknown", "stopped")
COUNT_COLUMNS: dict[str, tuple[str, ...]] = {
    "recorded": tuple(f"{state}_count" for state in STATE_COLUMNS)
    + ("no_news_count", "package_count", "explored_count", "apart_count", "old_province_count"),
    "given": ("adopter_count", "within_count"),
    "share_running": ("case_count", "base_count", "low", "high", "no_news_count"),
    "regency_reach": ("case_count", "base_count"),
    "years_to_running": ("case_count",),
    "milestones": ("case_count", "base_count"),
    "awards": ("government_count",),
    "awards_per_million": ("case_count", "population_thousand", "population_year", "low", "high"),
    "agencies": ("case_count", "base_count", "count_year"),
}


@dataclass(frozen=True)
class Asked:
    """A measure as a view asks for it: what runs, on which frame, and how its values are written."""

    measure: Measure
    code: str
    frame: str
    params: dict[str, object]
    name: str
    unit: str
    definition: str
    year: int
    is_partial: bool = False
    extra_note: str = ""


def asked(view: View, data_version: str, code: str) -> Asked:
    """Return what a measure code means for a view. An unknown code falls back to recorded copies."""
    language = view.language
    if measures.is_indicator(code):
        found = _indicator(view, data_version, code.removeprefix(measures.INDICATOR_PREFIX))
        if found is not None:
            return found
        code = "recorded"
    measure = measures.CATALOGUE.get(code) or measures.CATALOGUE["recorded"]
    params = view.params(*measure.params)
    if measure.has_competitions:
        tiers = common.tier_names(data_version)
        params["competitions"] = list(measures.COMPETITIONS)
        params["tiers"] = [view.tier] if view.tier in tiers else list(tiers)
        params |= {"subject": "", "level": ""}  # the map's own filters hold neither
    return Asked(
        measure=measure,
        code=measure.code,
        frame=view.shown_frame,
        params=params,
        name=t(f"measures.{measure.code}.name", language),
        unit=t(f"measures.{measure.code}.unit", language),
        definition=t(f"measures.{measure.code}.definition", language),
        year=view.last_year,
    )


def _indicator(view: View, data_version: str, indicator_id: str) -> Asked | None:
    """Return an indicator at its newest year up to the view's last year (else its oldest), on the frame of its figures.

    One without any value is shown as such, on the frame of the view; None for an indicator that is not in the catalogue.
    """
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    chosen = records(catalogue[catalogue["indicator_id"] == indicator_id])
    years = queries.run("indicator_years_listed", data_version)
    years = years[(years["indicator_id"] == indicator_id) & (years["value_count"] > 0)]
    if not chosen:
        return None
    before = years[years["indicator_year"] <= view.known_year]
    newest = records(before.tail(1) if len(before) else years.head(1))
    row = newest[0] if newest else {"indicator_year": view.known_year, "frame": view.shown_frame, "is_partial": False}
    entry, language = chosen[0], view.language
    year = int(str(row["indicator_year"]))
    note = t("notes.indicator_year", language, year=year, frame=row["frame"]) if newest else ""
    if entry[f"break_{language}"]:
        note += " " + str(entry[f"break_{language}"])
    return Asked(
        measure=Measure(
            f"i.{indicator_id}",
            "indicator_by_province",
            "number",
            (),
            int(str(entry["decimals"])),
            all_rows_query="indicator_values_listed",
        ),
        code=f"i.{indicator_id}",
        frame=str(row["frame"]),
        params={"frame": row["frame"], "indicator_id": indicator_id, "indicator_year": year},
        name=str(entry[f"name_{language}"]),
        unit=str(entry[f"unit_{language}"]),
        definition=str(entry[f"definition_{language}"]),
        year=year,
        is_partial=bool(row["is_partial"]),
        extra_note=note,
    )
