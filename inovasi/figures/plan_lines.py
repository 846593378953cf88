"""What the timelines of plans and of commitments share: one line a thing, or a strip of counts where there are too many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inovasi import palette, queries
from inovasi.charts_plans import MOST_LINES, Bin, Item, Line, Mark, binned, strip, timeline
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.trails import KINDS, plain, when
from inovasi.i18n import day, number, t
from inovasi.views import View

LONGEST_LABEL = 50
QUIET_MONTHS = 24


@dataclass(frozen=True)
class News:
    """How many things of one province and kind had their last news within a month: first and last day of it with such news."""

    province_code: str
    province_name: str | None
    kind: str
    first: date
    last: date
    count: int


def news_of(found: Sequence[Record], kind_of: Callable[[Record], str], count: str = "") -> list[News]:
    """Return counted news: of rows by month (`first_news_date`, `last_news_date` and a column of counts), or of things, one by one.

    What bears no date has no news.
    """
    return [
        News(
            str(row["province_code"] or ""),
            row["province_name"],
            kind_of(row),
            row["first_news_date" if count else "last_news_date"].date(),
            row["last_news_date"].date(),
            int(row[count]) if count else 1,
        )
        for row in found
        if isinstance(row["last_news_date"], pd.Timestamp)
    ]


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


def kind_of_signed(row: Record) -> str:
    """Return how a strip counts what was signed: set apart, moved since, or neither."""
    return "apart" if row["copy_scope"] != "counted" else ("moved" if row["has_moved"] else "counted")


def trail(found: Sequence[Record], view: View, data_version: str) -> pd.DataFrame:
    """Return every step of the copies of some rows that is known on the day of a view, undated ones last."""
    keys = sorted({str(row["replication_id"]) for row in found if row["replication_id"] is not None})
    return queries.run("steps_of_copies_listed", data_version, copies=keys or [""], cut_off=view.cut_off)


def steps_by_copy(trail: pd.DataFrame, language: str) -> dict[str, list[Mark]]:
    """Return the dated steps of copies as marks, from rows of `trail`."""
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
    news: Sequence[News],
    rows: Callable[[], pd.DataFrame],
    marks: Callable[[Sequence[Record]], Callable[[Record], Sequence[Mark]]],
    *,
    head_of: Callable[[Record], str],
    view: View,
    marks_in_words: Mapping[str, str],
    colours: Mapping[str, str],
    symbols: Mapping[str, str],
) -> tuple[dict[str, object], str]:
    """Return the drawing of counted news and what a click on it opens.

    Up to MOST_LINES things stand one by one under their heads, in the order of `rows` (columns of `intents_listed` or
    `plan_states_listed`), which are asked for only then, as are the marks of each; more are counted by province and period.
    """
    language, dated = view.language, sum(item.count for item in news)
    shared = {"quiet_words": t("plans.quiet_line", language), "quiet_before": quiet_before(view), "end": view.cut_off}
    if not dated:
        return {}, ""
    if dated <= MOST_LINES:
        found = [row for row in records(rows()) if isinstance(row["last_news_date"], pd.Timestamp)]
        marks_of = marks(found)
        lines = [
            Line(
                plain(head_of(row)),
                label_of(row, language),
                tuple(
                    Mark(mark.kind, mark.first, mark.last, f"<b>{plain(_whole(row, language))}</b><br>{mark.words}")
                    for mark in marks_of(row)
                ),
                row["last_news_date"].date(),
                age_text(row, language),
                str(row["replication_id"]),
            )
            for row in grouped(found, head_of)
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
    names = {item.province_code: str(item.province_name or nowhere) for item in news}
    items = [part for item in news for part in _items(item)]
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


def _items(news: News) -> list[Item]:
    """Return a month of news as items of its first and its last day: a strip asks for no day between them."""
    if news.first == news.last:
        return [Item(news.province_code, news.kind, news.first, news.count)]
    return [
        Item(news.province_code, news.kind, news.first, news.count - 1),
        Item(news.province_code, news.kind, news.last),
    ]


def _order(items: Sequence[Item], names: Mapping[str, str]) -> list[str]:
    """Return the rows of a strip: most late ones first, then the longest without news, then by name."""

    def key(code: str) -> tuple[int, date, str]:
        own = [item for item in items if item.row == code]
        return (-sum(item.count for item in own if item.kind == "late"), max(item.day for item in own), names[code])

    return sorted(names, key=key)


def _bin_words(item: Bin, names: Mapping[str, str], kinds: Mapping[str, str], language: str) -> str:
    first, last = day(item.first, language, "month"), day(item.last, language, "month")
    count = number(item.count, language)
    return f"<b>{plain(names[item.row])}</b><br>" + t(
        "plans.bin", language, count=count, kind=kinds[item.kind], first=first, last=last
    )
