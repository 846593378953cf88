"""Rules of the domain that no descriptor can say: each a small function of one row and of what it points to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from inovasi.intake.model import Row
from inovasi.package.copies import STEP_RANKS

ByKey = Mapping[str, Mapping[str, Row]]  # table -> key -> row


@dataclass(frozen=True)
class Broken:
    """A rule that a row breaks, at a field."""

    field: str
    kind: str


Rule = Callable[[Row, ByKey, date], "Broken | None"]


def adopter_is_origin(row: Row, _: ByKey, __: date) -> Broken | None:
    """A regional government cannot copy from itself, unless the row says that this is the innovation at its own origin.

    Units of one central body may copy from each other: both are recorded under that body.
    """
    is_region = row["adopter_kind"] == "government" and row["adopter_government_id"]
    same = is_region and row["adopter_government_id"] == row["origin_government_id"]
    return Broken("adopter_government_id", "own_origin") if same and row["is_own_origin"] != "yes" else None


def step_in_future(row: Row, _: ByKey, today: date) -> Broken | None:
    """A step is something that happened; a plan for later is a milestone."""
    return Broken("date_from", "in_future") if row["date_from"] > today.isoformat() else None


def step_after_its_report(row: Row, known: ByKey, _: date) -> Broken | None:
    """A page cannot report a step of a day after the page was published."""
    source = known["sources"].get(row["source_id"])
    published = source["date_published"] if source else ""
    return Broken("date_from", "after_report") if published and row["date_from"][: len(published)] > published else None


def step_rank_is_its_own(row: Row, _: ByKey, __: date) -> Broken | None:
    """The rank of a step on the ladder follows from the step."""
    return Broken("step_rank", "wrong_rank") if row["step_rank"] != STEP_RANKS.get(row["step"], "") else None


def reason_only_when_stopped(row: Row, _: ByKey, __: date) -> Broken | None:
    return Broken("reason", "reason_without_stop") if row["reason"] and row["step"] not in ("stopped", "explored") else None


def dates_in_order(row: Row, _: ByKey, __: date) -> Broken | None:
    return (
        Broken("date_to", "dates_reversed") if row["date_from"] and row["date_to"] and row["date_from"] > row["date_to"] else None
    )


def undated_has_no_precision(row: Row, _: ByKey, __: date) -> Broken | None:
    """A row says how precise its date is exactly when it has one."""
    day = row["date_from"] if "date_from" in row else row["made_date"]
    return Broken("precision", "precision_without_date") if (row["precision"] == "none") == bool(day) else None


def milestone_done_before_made(row: Row, known: ByKey, _: date) -> Broken | None:
    plan = known["action_plans"].get(row["action_plan_id"])
    made = plan["made_date"] if plan and plan["precision"] == "day" else ""
    return Broken("done_date", "done_before_made") if made and row["done_date"] and row["done_date"] < made else None


def milestone_due_before_made(row: Row, known: ByKey, _: date) -> Broken | None:
    plan = known["action_plans"].get(row["action_plan_id"])
    made = plan["made_date"] if plan and plan["precision"] == "day" else ""
    return Broken("due_date", "due_before_made") if made and row["due_date"] and row["due_date"] < made else None


def done_in_future(row: Row, _: ByKey, today: date) -> Broken | None:
    """What is done, or told, is done by today; the day it should be done is the due date."""
    day = today.isoformat()
    return next((Broken(name, "in_future") for name in ("done_date", "news_date") if row[name] > day), None)


def plan_in_future(row: Row, _: ByKey, today: date) -> Broken | None:
    return Broken("made_date", "in_future") if row["precision"] == "day" and row["made_date"] > today.isoformat() else None


def award_in_future(row: Row, _: ByKey, today: date) -> Broken | None:
    return Broken("award_year", "in_future") if row["award_year"] > str(today.year) else None


def part_above_whole(row: Row, _: ByKey, __: date) -> Broken | None:
    part, whole = row["agencies_with_innovation"], row["agencies_total"]
    return Broken("agencies_with_innovation", "part_above_whole") if part and whole and int(part) > int(whole) else None


def years_in_order(row: Row, _: ByKey, __: date) -> Broken | None:
    first, last = row["year_before"], row["year_after"]
    return Broken("year_after", "dates_reversed") if first and last and first > last else None


def count_below_nought(row: Row, _: ByKey, __: date) -> Broken | None:
    counted = ("agencies_total", "agencies_with_innovation", "innovations_total", "value", "size", "adopter_count", "series_no")
    return next((Broken(name, "below_nought") for name in counted if row.get(name, "").startswith("-")), None)


RULES: Mapping[str, tuple[Rule, ...]] = {
    "replications": (adopter_is_origin, count_below_nought),
    "replication_steps": (
        step_in_future,
        step_after_its_report,
        step_rank_is_its_own,
        reason_only_when_stopped,
        dates_in_order,
        undated_has_no_precision,
    ),
    "action_plans": (plan_in_future, undated_has_no_precision),
    "plan_milestones": (milestone_done_before_made, milestone_due_before_made, done_in_future),
    "awards": (award_in_future,),
    "forums": (dates_in_order, undated_has_no_precision, count_below_nought),
    "hub_events": (dates_in_order, undated_has_no_precision),
    "agency_innovation_counts": (part_above_whole, count_below_nought),
    "competition_counts": (count_below_nought,),
    "stated_outcomes": (years_in_order,),
}


def broken(table: str, row: Row, known: ByKey, today: date) -> list[Broken]:
    """Return every rule that a row of a table breaks."""
    return [found for rule in RULES.get(table, ()) if (found := rule(row, known, today)) is not None]
