"""Milestones as marks on the line of a plan, as bars and as columns: what the figures of plans share."""

import pandas as pd

from inovasi import charts, palette
from inovasi.charts_plans import Mark
from inovasi.figures.base import Column
from inovasi.figures.common import Record, code_text
from inovasi.i18n import day, t

STATES = tuple(palette.MILESTONES)


def wide(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Turn rows per state into one row per key: a column per state, and how many are recorded, due, and done of the due."""
    counts = rows.pivot_table(index=key, columns="milestone_state", values="milestone_count", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(STATES), fill_value=0).astype(int)
    counts.columns.name = None
    done = rows[rows["milestone_state"].isin([state for state in STATES if state.startswith("done")])]
    return counts.assign(
        milestone_count=counts.sum(axis=1),
        due_count=rows.groupby(key)["due_count"].sum().reindex(counts.index, fill_value=0).astype(int),
        due_done_count=done.groupby(key)["due_count"].sum().reindex(counts.index, fill_value=0).astype(int),
    )


def bars(names: list[str], counts: pd.DataFrame, language: str) -> dict[str, object]:
    """Return one bar a row of `wide`, in parts by the state of its milestones."""
    return charts.ranked_bars(
        names,
        {state: [float(value) for value in counts[state]] for state in STATES if counts[state].any()},
        colours=palette.MILESTONES,
        labels={state: str(code_text("milestone_state", state, language)) for state in STATES},
        language=language,
        value_title=t("columns.milestone_count", language),
    )


def columns(language: str) -> tuple[Column, ...]:
    """Return the columns of counts in rows of `wide`."""
    return (
        Column("milestone_count", t("columns.milestone_count", language), "integer"),
        Column("due_count", t("columns.due_count", language), "integer"),
        Column("due_done_count", t("columns.due_done_count", language), "integer"),
        *(Column(state, str(code_text("milestone_state", state, language)), "integer") for state in STATES),
    )


def marks(found: list[Record], language: str) -> list[Mark]:
    """Return the milestones of a plan as marks of its line, from rows of milestones_listed: where each was done or is due, and its news."""
    made = []
    for row in found:
        state = str(row["milestone_state"])
        at = row["done_date"] if state.startswith("done") else row["due_date"]
        words = f"{code_text('milestone_state', state, language)}: {row['milestone_title']}"
        if isinstance(at, pd.Timestamp):
            made.append(Mark(state, at.date(), at.date(), f"{words} · {day(at.date(), language)}"))
        if isinstance(row["news_date"], pd.Timestamp) and row["news_date"] != at:
            told = day(row["news_date"].date(), language)
            made.append(Mark("news", row["news_date"].date(), row["news_date"].date(), f"{row['milestone_title']} · {told}"))
    return made


def words(language: str) -> dict[str, str]:
    """Return the words of each mark in the order of the legend."""
    states = {state: str(code_text("milestone_state", state, language)) for state in STATES if state != "no_due"}
    return states | {"news": t("plans.kind_news", language)}
