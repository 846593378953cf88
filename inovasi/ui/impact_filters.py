"""Filters of the page Dampak: the indicator, the measure of replication, and what fewer people need."""

import streamlit as st

from inovasi import queries, release, session, views
from inovasi.figures import associations, comparison_cases, indicator_values
from inovasi.figures.common import records
from inovasi.i18n import t
from inovasi.ui import filter_bar
from inovasi.views import View


def indicator(view: View) -> None:
    """Choose the indicator by its name; complete ones first, incomplete ones marked."""
    language = view.language
    rows = records(queries.run("indicator_catalogue_listed", release.current()))
    rows.sort(key=lambda row: (bool(row["is_partial"]), str(row[f"name_{language}"]).lower()))
    names = {
        str(row["indicator_id"]): t("impact.partial_name", language, name=row[f"name_{language}"])
        if row["is_partial"]
        else str(row[f"name_{language}"])
        for row in rows
    }
    current = indicator_values.known(view.indicator, release.current())
    filter_bar.pick("indicator", t("impact.indicator", language), list(names), current, lambda code: names[code])


def measure(view: View) -> None:
    """Choose the measure of replication that the indicator is set against."""
    filter_bar.pick(
        "measure",
        t("impact.measure", view.language),
        associations.MEASURES,
        associations.chosen_measure(view),
        lambda code: t(f"impact.measure_{code}", view.language),
    )


def more(view: View) -> None:
    """First year, provinces of the time, packages: what narrows both the values and the copies beside them."""
    language = view.language
    with st.popover(t("filters.more", language), width="stretch"):
        key = session.widget("first_year", str(view.first_year))
        st.selectbox(
            t("filters.first_year", language),
            [str(year) for year in range(views.FIRST_YEAR, view.last_year + 1)],
            key=key,
            on_change=lambda: session.change(first_year=int(str(session.widget_value("first_year")))),
        )
        filter_bar.frame(view)
        filter_bar.pick(
            "packages",
            t("filters.packages", language),
            ["in", "out"],
            view.packages,
            lambda code: t(f"filters.packages_{code}", language),
        )


def method_is_open(view: View, method: str) -> bool:
    """Say whether the data hold enough for a method on the view's indicator."""
    return comparison_cases.is_open(view, release.current(), method)
