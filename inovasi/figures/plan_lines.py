"""What the timelines of plans and of commitments share: one line a thing, or a strip of counts where there are too many."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd

from inovasi import palette
from inovasi.charts_plans import MOST_LINES, Bin, Item, Line, Mark, binned, strip, timeline
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.trails import KINDS, plain, when
from inovasi.i18n import day, number, t
from inovasi.views import View

LONGEST_LABEL = 50
QUIET_MONTHS = 24


def age_text(row: Record, language: str) -> str:
    """Return how long ago the last news was: in days where its day is known, else since when."""
    days = row["days_without_news"]
    if days is not None:
        return t("plans.days", language, count=number(int(str(days)), language))
    if not isinstance(row["last_news_date"], pd.Timestamp):
        return t("words.undated", language)
    written = day(row["last_news_date"].date(), language, str(row["last_news_precision"]))
    return t("plans.since", language, date=written)


def news_text(row: Record, language: str) -> str | None:
    """Return the date of the last news, as precisely as it is known."""
    if not isinstance(row["last_news_date"], pd.Timestamp):
        return None
    return day(row["last_news_date"].date(), language, str(row["last_news_precision"]))


def quiet_before(view: View) -> date:
    """Return the day before which the last news makes a thing one without news (see queries/copy_states.sql)."""
    return (pd.Timestamp(view.cut_off) - pd.DateOffset(months=QUIET_MONTHS)).date()


def steps_by_copy(trail: pd.DataFrame, language: str) -> dict[str, list[Mark]]:
    """Return the dated steps of copies as marks, from rows of copy_trails_listed."""
    found: dict[str, list[Mark]] = {}
    for row in records(trail):
        if isinstance(row["date_from"], pd.Timestamp) and isinstance(row["date_to"], pd.Timestamp):
            words = f"{code_text('step', row['step'], language)} · {when(row, language)}"
            mark = Mark(str(row["step"]), row["date_from"].date(), row["date_to"].date(), words)
            found.setdefault(str(row["replication_id"]), []).append(mark)
    return found


def label_of(row: Record, language: str) -> str:
    """Return what a line is called: innovation and adopter, shortened; a commitment that names no innovation says so."""
    whole = _whole(row, language)
    return plain(whole if len(whole) <= LONGEST_LABEL else f"{whole[: LONGEST_LABEL - 1].rstrip()}…")


def _whole(row: Record, language: str) -> str:
    return f"{row['innovation_name'] or t('words.unnamed', language)} → {row['government_name'] or '–'}"


def drawn(
    rows: pd.DataFrame,
    marks: Callable[[Record], Sequence[Mark]],
    kind_of: Callable[[Record], str],
    *,
    head_of: Callable[[Record], str],
    view: View,
    marks_in_words: Mapping[str, str],
    colours: Mapping[str, str],
    symbols: Mapping[str, str],
) -> tuple[dict[str, object], str]:
    """Return the drawing of rows (columns of `intents_listed` or `plan_states_listed`) and what a click on it opens.

    Up to MOST_LINES rows stand one by one under their heads, in their own order; more are counted by province and period.
    """
    language, found = view.language, records(rows)
    dated = [row for row in found if isinstance(row["last_news_date"], pd.Timestamp)]
    shared = {"quiet_words": t("plans.quiet_line", language), "quiet_before": quiet_before(view), "end": view.cut_off}
    if not dated:
        return {}, ""
    if len(dated) <= MOST_LINES:
        lines = [
            Line(
                plain(head_of(row)),
                label_of(row, language),
                tuple(
                    Mark(mark.kind, mark.first, mark.last, f"<b>{plain(_whole(row, language))}</b><br>{mark.words}")
                    for mark in marks(row)
                ),
                row["last_news_date"].date(),  # type: ignore[union-attr]
                age_text(row, language),
                str(row["replication_id"]),
            )
            for row in grouped(dated, head_of)
        ]
        drawing = timeline(
            lines,
            kinds=dict(marks_in_words),
            colours=colours,
            symbols=symbols,
            age_title=t("plans.age_title", language),
            language=language,
            **shared,  # type: ignore[arg-type]
        )
        return drawing, "replication"
    nowhere = t("plans.no_province", language)
    names = {str(row["province_code"] or ""): str(row["province_name"] or nowhere) for row in dated}
    items = [
        Item(str(row["province_code"] or ""), kind_of(row), row["last_news_date"].date())  # type: ignore[union-attr]
        for row in dated
    ]
    bins = binned(items, view.cut_off)
    kinds = {kind: t(f"plans.kind_{kind}", language) for kind in palette.STRIP if any(item.kind == kind for item in items)}
    drawing = strip(
        bins,
        {code: plain(names[code]) for code in _order(items, names)},
        kinds=kinds,
        keys={code: code for code in names},
        words={item: _bin_words(item, names, kinds, language) for item in bins},
        numbers={item.count: number(item.count, language) for item in bins},
        language=language,
        **shared,  # type: ignore[arg-type]
    )
    return drawing, "province"


def grouped(found: Sequence[Record], head_of: Callable[[Record], str]) -> list[Record]:
    """Return rows head by head, heads in the order of their first row, rows within in their own order."""
    order: dict[str, int] = {}
    for row in found:
        order.setdefault(head_of(row), len(order))
    return sorted(found, key=lambda row: order[head_of(row)])


def step_words(language: str) -> dict[str, str]:
    """Return the words of each step in the order of the legend."""
    return {kind: str(code_text("step", kind, language)) for kind in KINDS}


def _order(items: Sequence[Item], names: Mapping[str, str]) -> list[str]:
    """Return the rows of a strip: most late ones first, then the longest without news, then by name."""

    def key(code: str) -> tuple[int, date, str]:
        own = [item for item in items if item.row == code]
        return (-sum(item.kind == "late" for item in own), max(item.day for item in own), names[code])

    return sorted(names, key=key)


def _bin_words(item: Bin, names: Mapping[str, str], kinds: Mapping[str, str], language: str) -> str:
    first, last = day(item.first, language, "month"), day(item.last, language, "month")
    count = number(item.count, language)
    return f"<b>{plain(names[item.row])}</b><br>" + t(
        "plans.bin", language, count=count, kind=kinds[item.kind], first=first, last=last
    )
