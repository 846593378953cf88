"""The trails of copies: which dated steps the copies of an innovation, or of a government, have gone through."""

from collections.abc import Callable, Mapping

import pandas as pd

from inovasi import charts_trail, origin, palette, queries
from inovasi.charts_trail import Event
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import day, number, t
from inovasi.views import PAGE_ROWS, STEPS, View

MOST_TRAILS = 45  # a longer chart is unreadable; the table holds every copy
MOST_STEPS = PAGE_ROWS  # as many steps are read to draw from; of more, only those of the furthest copies
NO_INNOVATION = "-"  # no key is written so: what picks nothing is an empty figure, not every copy
KINDS = (*STEPS, "unknown", "stopped")
PICKS = ("innovation", "adopter", "origin", "adopter_province", "origin_province")  # what picks copies; one of them is set


def of_innovation(view: View, data_version: str) -> Figure:
    """Return the trail of every copy of the view's innovation, one row per adopter."""
    return _trails(view, data_version, "trail_innovation", lambda row: str(row["adopter_name"] or "–"), innovation=view.innovation)


def taken_by(view: View, data_version: str) -> Figure:
    """Return the trail of every copy that the view's government took, one row per innovation."""
    return _trails(view, data_version, "trail_taken", _name_of_innovation(view), adopter=view.government)


def given_by(view: View, data_version: str) -> Figure:
    """Return the trail of every copy of the innovations of the view's government, one row per innovation and adopter."""

    def name(row: Record) -> str:
        return f"{_name_of_innovation(view)(row)} → {row['adopter_name'] or '–'}"

    return _trails(view, data_version, "trail_given", name, origin=view.government)


def taken_in(view: View, data_version: str, province: str) -> Figure:
    """Return the trail of every copy taken in a province (code in the frame shown), by its government, its regencies or others in it."""

    def name(row: Record) -> str:
        return f"{_name_of_innovation(view)(row)} · {row['adopter_name'] or '–'}"

    return _trails(view, data_version, "trail_taken", name, adopter_province=province)


def given_from(view: View, data_version: str, province: str) -> Figure:
    """Return the trail of every copy of an innovation that comes from a province (code in the frame shown)."""

    def name(row: Record) -> str:
        return f"{_name_of_innovation(view)(row)} → {row['adopter_name'] or '–'}"

    return _trails(view, data_version, "trail_given", name, origin_province=province)


def _name_of_innovation(view: View) -> Callable[[Record], str]:
    unnamed = t("words.unnamed", view.language)
    return lambda row: short(str(row["innovation_name"] or unnamed))


def _trails(
    view: View,
    data_version: str,
    words: str,
    name_of: Callable[[Record], str],
    **key: str,
) -> Figure:
    """Return the figure of the copies that one key picks; a key that picks nothing gives an empty figure, not every copy."""
    language = view.language
    params = view.params("frame", "cut_off", "first_year", "with_packages", "language", "most_rows")
    params |= dict.fromkeys(PICKS, "") | key
    if not any(key.values()):
        params |= {"innovation": NO_INNOVATION}
    rows = queries.run("copy_trails_listed", data_version, **params)
    counts = records(_asked("trail_counts", params, data_version))[0]
    dated, undated, recorded, running = (int(counts[f"{name}_count"]) for name in ("dated", "undated", "recorded", "running"))
    copies = dated + undated
    sources = _asked("trail_sources_listed", params, data_version)
    step_count = int(sources["step_count"].sum())
    found = records(rows)
    shown = rows.copy()
    shown["step_text"] = [code_text("step", code, language) for code in rows["step"]]
    shown["date_text"] = [when(row, language) for row in found]
    shown["evidence_text"] = [code_text("evidence", code, language) for code in rows["evidence"]]
    shown["state_text"] = [code_text("step", code, language) for code in rows["state"]]
    shown["scope_text"] = [_scope(row, language) for row in found]
    kind = "title" if running else "title_not_running" if recorded else "title_none"  # nothing on record is never written as zero
    title = t(
        f"figures.{words}.{kind}",
        language,
        copies=number(copies, language),
        recorded=number(recorded, language),
        running=number(running, language),
        date=common.cut_off_text(view),
    )
    is_long = step_count > MOST_STEPS
    drawn = records(_asked("furthest_trails_listed", params | {"most_rows": MOST_STEPS}, data_version)) if is_long else found
    events, order = _events(drawn, name_of, language)
    lines = dated if is_long else len(order)
    notes = [t("notes.trail", language), origin.told("notes.sample_copies", language, data_version)]
    if undated:
        notes.insert(0, t("notes.trail_undated", language, count=number(undated, language)))
    if lines > MOST_TRAILS:
        notes.insert(0, t("notes.trail_cut", language, shown=number(MOST_TRAILS, language), total=number(lines, language)))
    return Figure(
        view=view,
        title=title if copies else t(f"figures.{words}.empty", language),
        subtitle=t("figures.trail.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=shown,
        row_count=step_count,
        columns=tuple(
            Column(name, t(f"columns.{name}", language), "link" if name == "source_url" else "text")
            for name in (
                "innovation_name",
                "adopter_name",
                "origin_name",
                "step_text",
                "date_text",
                "evidence_text",
                "state_text",
                "scope_text",
                "source_url",
            )
        ),
        query="copy_trails_listed",
        query_params=params,
        drawings={
            "grafik": charts_trail.trails(
                events,
                order[:MOST_TRAILS],
                kinds={kind: str(code_text("step", kind, language)) for kind in KINDS},
                colours=palette.LADDER,
                symbols=palette.LADDER_SYMBOLS,
                end=view.cut_off,
                language=language,
            )
        }
        if events
        else {},
        notes=tuple(notes) if copies else (origin.told("notes.no_record", language, data_version),),
        sources=common.sources_of(sources["source_id"], data_version, language),
        all_rows_query="copies_listed",
        point_kind="replication",
        missing_count=undated,
    )


def _asked(query: str, params: Mapping[str, object], data_version: str) -> pd.DataFrame:
    """Return the rows of a query that takes some of the parameters of the trails."""
    return queries.run(query, data_version, **{name: params[name] for name in queries.parameter_names(query)})


def _events(found: list[Record], name_of: Callable[[Record], str], language: str) -> tuple[list[Event], list[str]]:
    """Return the dated events, and the names of the rows: the furthest copies first, then the earliest."""
    events: list[Event] = []
    furthest: dict[str, tuple[float, str]] = {}
    for row in found:
        if not isinstance(row["date_from"], pd.Timestamp) or not isinstance(row["date_to"], pd.Timestamp):
            continue
        name = name_of(row)
        words = f"<b>{plain(name)}</b><br>{code_text('step', row['step'], language)} · {when(row, language)}"
        events.append(
            Event(name, str(row["step"]), row["date_from"].date(), row["date_to"].date(), words, str(row["replication_id"]))
        )
        rank = -1.0 if row["step_rank"] is None else float(str(row["step_rank"]))
        best, first = furthest.get(name, (-2.0, str(row["date_from"])))
        furthest[name] = (max(best, rank), min(first, str(row["date_from"])))
    return events, sorted(furthest, key=lambda name: (-furthest[name][0], furthest[name][1], name))


def when(row: Record, language: str) -> str:
    """Return the date of a step as precisely as it is known, and whether the step happened or was reported then."""
    first, precision = row["date_from"], str(row["precision"])
    if not isinstance(first, pd.Timestamp):
        return t("words.undated", language)
    written = day(first.date(), language, precision)
    kind = code_text("date_kind", row["date_kind"], language)
    return f"{written} ({kind})" if kind else written


def _scope(row: Record, language: str) -> str | None:
    if row["is_package"] and row["copy_scope"] == "counted":
        return t("words.package", language)
    return code_text("copy_scope", row["copy_scope"], language)


def short(name: str) -> str:
    """Return a name that fits beside a chart."""
    return name if len(name) <= 46 else f"{name[:45].rstrip()}…"


def plain(text: str) -> str:
    """Return a text that Plotly shows as it is: its hover labels read a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
