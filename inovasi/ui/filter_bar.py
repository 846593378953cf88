"""Widgets that are drawn from the view and write back to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from inovasi import figures, measures, queries, release, session, views
from inovasi.access import readers
from inovasi.access.readers import RestrictedError
from inovasi.figures import common, matching, spread, tables
from inovasi.i18n import t, words
from inovasi.matching.points import COMPONENTS, DEFAULT_WEIGHTS
from inovasi.ui import browser, plain
from inovasi.ui import frame as frame_words
from inovasi.views import View


def measure_words(code: str, language: str) -> str:
    """Return the name of a measure or indicator."""
    return measure_names(release.current(), language).get(code, code.removeprefix(measures.INDICATOR_PREFIX))


def measure_codes() -> list[str]:
    """Return every measure a map can show: those of replication first, then the indicators with values."""
    return list(measure_names(release.current(), views.LANGUAGES[0]))


@readers.kept(maxsize=8)
def measure_names(data_version: str, language: str) -> dict[str, str]:
    """Return the names of every measure a map can show, by code; asked for at every run, so kept."""
    years = queries.run("indicator_years_listed", data_version)
    with_values = sorted(set(years.loc[years["value_count"] > 0, "indicator_id"]))
    rows = queries.run("indicator_catalogue_listed", data_version)
    indicators = dict(zip(rows["indicator_id"], rows[f"name_{language}"], strict=True))
    names = {code: t(f"measures.{code}.name", language) for code in measures.CATALOGUE}
    return names | {f"{measures.INDICATOR_PREFIX}{name}": str(indicators.get(name, name)) for name in with_values}


def measure(view: View) -> None:
    """Choose the measure of the map."""
    pick(
        "measure",
        t("filters.measure", view.language),
        measure_codes(),
        view.measure,
        lambda code: measure_words(code, view.language),
    )


def innovation(view: View) -> None:
    """Choose the innovation of the page by any part of its name."""
    _thing(view, "innovation", "innovations")


def government(view: View) -> None:
    """Choose the government of the page by any part of its name."""
    _thing(view, "government", "governments")


def _thing(view: View, field: str, table: str) -> None:
    rows = tables.rows_with(table, view.language, release.current())
    keys, names = rows[f"{field}_id"].astype(str), rows[f"{field}_name"].astype(str)
    written = dict(sorted(zip(keys, names, strict=True), key=lambda pair: pair[1].lower()))
    current = str(getattr(view, field))
    key = session.widget(field, current if current in written else None)
    st.selectbox(
        t(f"filters.{field}", view.language),
        list(written),
        format_func=lambda code: written[code],
        key=key,
        placeholder=t("filters.search_help", view.language),
        on_change=lambda: session.change(**{field: session.widget_value(field) or ""}),
    )


def region(view: View) -> None:
    """Choose the region to match for: a province, regency or city."""
    rows = queries.run("regions_listed", release.current(), frame=common.NEWEST_FRAME, language=view.language)
    names = dict(zip(rows["government_id"].astype(str), rows["government_name"].astype(str), strict=True))
    current = matching.region(view, release.current())
    key = session.widget("region", str(current["government_id"]) if current else None)
    st.selectbox(
        t("filters.region", view.language),
        list(names),
        format_func=lambda code: names[code],
        key=key,
        placeholder=t("filters.region_help", view.language),
        on_change=lambda: session.change(government=session.widget_value("region") or "", province=""),
    )


def with_region(view: View) -> View:
    """Return the view with the region it matches for as its government, so that its address says it; none stays none."""
    found = matching.region(view, release.current())
    return replace(view, government=str(found["government_id"]) if found else "", province="")


def subject(view: View) -> None:
    """Choose one subject, or all."""
    _code_list(view, "subject")


def weights(view: View) -> None:
    """Move the weights of the matching: five sliders, 0 to 5, not all 0."""
    with st.popover(t("filters.weights", view.language), width="stretch"):
        st.caption(t("matching.weights_help", view.language))
        for at, name in enumerate(COMPONENTS):
            key = session.widget(f"weight_{name}", int(view.weights[at]))
            st.slider(
                t(f"matching.{name}", view.language),
                0,
                5,
                key=key,
                help=t(f"matching.{name}_help", view.language),
                on_change=_keep_weight,
                args=(view.weights, at, name),
            )


def _keep_weight(weights: str, at: int, name: str) -> None:
    digits = weights[:at] + str(session.widget_value(f"weight_{name}")) + weights[at + 1 :]
    session.change(weights=digits if digits.strip("0") else DEFAULT_WEIGHTS)


def has_thing(view: View) -> bool:
    """Say whether the page's innovation or government is on record; an unknown one is told."""
    key = view.innovation if view.page == "inovasi_rinci" else view.government
    if not key:
        return False
    try:
        figures.build(replace(view, fig="rinci"))
    except KeyError:
        st.info(t("filters.no_thing", view.language, key=key))
        return False
    return True


def copied_innovation(view: View) -> None:
    """Choose one of the innovations that records of copies name, or all of them. One that a link names, but no copy, is kept and told."""
    language = view.language
    rows = queries.run("copied_innovations_listed", release.current())
    written = dict(zip(rows["innovation_id"].astype(str), rows["innovation_name"].astype(str), strict=True))
    written = dict(sorted(written.items(), key=lambda pair: pair[1].lower()))
    if view.innovation and view.innovation not in written:
        name = spread.innovation_name(view, release.current())
        written[view.innovation] = name
        st.info(t("filters.no_copies_of", language, name=plain.text(name)))
    pick(
        "innovation",
        t("filters.innovation", language),
        ["", *written],
        view.innovation,
        lambda code: written[code] if code else t("filters.all_innovations", language),
    )


def compare(view: View) -> None:
    """Choose a second measure, or the same measure in another year, to stand beside the first."""
    language = view.language
    years = [str(year) for year in range(2015, views.last_year() + 1) if year != view.last_year]
    options = ["", *years, *(code for code in measure_codes() if code != view.measure)]
    current = str(view.year2) if view.year2 else view.measure2

    def words(option: str) -> str:
        if not option:
            return t("filters.compare_none", language)
        return t("filters.compare_year", language, year=option) if option.isdigit() else measure_words(option, language)

    def keep() -> None:
        option = str(session.widget_value("compare") or "")
        session.change(year2=int(option) if option.isdigit() else 0, measure2="" if option.isdigit() else option)

    key = session.widget("compare", current if current in options else "")
    st.selectbox(t("filters.compare", language), options, format_func=words, key=key, on_change=keep)


def pick(field: str, label: str, options: Sequence[str], current: str, written: Callable[[str], str]) -> None:
    """Draw a list that writes one field of the view."""
    key = session.widget(field, current if current in options else options[0])
    st.selectbox(
        label, options, format_func=written, key=key, on_change=lambda: session.change(**{field: session.widget_value(field)})
    )


def province(view: View) -> None:
    """Choose a province of the frame shown, or the nation."""
    names = common.province_names(release.current(), view.shown_frame, view.language)
    options = ["", *sorted(names, key=lambda code: names[code])]
    pick(
        "province",
        t("filters.province", view.language),
        options,
        view.province,
        lambda code: names.get(code) or t("filters.all_provinces", view.language),
    )


def frame(view: View) -> None:
    """Choose the provinces of which time are drawn."""

    def words(option: str) -> str:
        if option == "auto":
            return t("filters.frame_auto", view.language, frame=views.frame_of_year(view.last_year))
        return t("filters.frame_value", view.language, frame=option)

    pick("frame", t("filters.frame", view.language), ["auto", *views.FRAMES], view.frame, words)


def year(view: View) -> None:
    """Choose the year up to which copies count: a slider with a step button on each side."""
    language = view.language
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button(
            "◀",
            key="year_back",
            help=t("filters.previous", language),
            on_click=_step,
            args=(view, -1),
            disabled=view.last_year <= views.FIRST_YEAR,
        )
        key = session.widget("last_year", view.last_year)
        st.slider(t("filters.year", language), views.FIRST_YEAR, views.last_year(), key=key, format="%d", on_change=_keep_year)
        st.button(
            "▶",
            key="year_next",
            help=t("filters.next", language),
            on_click=_step,
            args=(view, 1),
            disabled=view.last_year >= views.last_year(),
        )


def years(view: View) -> None:
    """Choose the year where the cards of a page step by themselves: slider, step to each side, play; the server follows."""
    language = view.language
    name = "years"

    def chosen() -> None:
        year = session.component_value(name, "year")
        if isinstance(year, int) and views.FIRST_YEAR <= year <= views.last_year():
            session.change_years(year)

    words_of = {
        "year": t("filters.year", language),
        "previous": t("filters.previous", language),
        "next": t("filters.next", language),
        "play": t("filters.play", language),
        "playHelp": t("filters.play_help", language),
        "pause": t("filters.pause", language),
    }
    data = {"year": view.last_year, "first": views.FIRST_YEAR, "last": views.last_year(), "labels": words_of}
    browser.mount("years", key=name, data=data, on_year_change=chosen)


def more(view: View) -> None:
    """The filters that fewer people need: first year, frame, packages, least step."""
    language = view.language
    with st.popover(t("filters.more", language), width="stretch"):
        years = [str(number) for number in range(views.FIRST_YEAR, view.last_year + 1)]
        key = session.widget("first_year", str(view.first_year))
        st.selectbox(
            t("filters.first_year", language),
            years,
            key=key,
            on_change=lambda: session.change(first_year=int(str(session.widget_value("first_year")))),
        )
        frame(view)
        pick(
            "packages",
            t("filters.packages", language),
            ["in", "out"],
            view.packages,
            lambda code: t(f"filters.packages_{code}", language),
        )
        if view.measure in ("awards", "awards_per_million"):
            tiers = common.tier_names(release.current())
            pick(
                "tier",
                t("filters.tier", language),
                ["", *tiers],
                view.tier,
                lambda code: tiers.get(code) or t("filters.all", language),
            )
        if view.measure == "regency_reach":
            key = session.widget("least_step", str(view.least_step))
            st.selectbox(
                t("filters.least_step", language),
                ["1", "2", "3", "4", "5", "6"],
                format_func=lambda step: t(f"codes.step.{views.STEPS[int(step)]}", language),
                key=key,
                on_change=lambda: session.change(least_step=int(str(session.widget_value("least_step")))),
            )


def _keep_year() -> None:
    session.change_years(int(str(session.widget_value("last_year"))))


def _step(view: View, by: int) -> None:
    session.change_years(min(max(view.last_year + by, views.FIRST_YEAR), views.last_year()))


def data_filters(view: View) -> None:
    """The filters of the Data page: table, search, and the lists that fit the table."""
    language = view.language
    listing = tables.LISTINGS.get(view.table)
    table_place, search_place = st.columns([2, 3])
    with table_place:
        options = list(tables.table_codes())
        key = session.widget("table", view.table if view.table in options else options[0])
        st.selectbox(
            t("filters.table", language),
            options,
            format_func=lambda code: tables.table_name(code, language),
            key=key,
            on_change=lambda: session.change(table=session.widget_value("table"), row="", subject="", state="", level="", sort=""),
        )
    with search_place:
        key = session.widget("search", view.search)
        st.text_input(
            t("filters.search", language),
            key=key,
            max_chars=120,
            placeholder=t("filters.search_help", language),
            on_change=lambda: session.change(search=session.widget_value("search"), row=""),
        )
    if listing is None:
        return
    lists = [name for name in ("subject", "state", "level", "province") if getattr(listing, name)]
    if not lists:
        return
    for place, name in zip(st.columns(4), lists, strict=False):
        with place:
            if name == "province":
                province(replace(view, frame="38"))
            else:
                _code_list(view, name)


def _code_list(view: View, field: str) -> None:
    language = view.language
    group = {"subject": "subject", "state": "step", "level": "level"}[field]
    prefix = f"codes.{group}."
    codes = ["", *(key.removeprefix(prefix) for key in words(language) if key.startswith(prefix))]
    label = t(f"filters.{field}", language)
    pick(field, label, codes, getattr(view, field), lambda code: t(prefix + code, language) if code else t("filters.all", language))


def has_row(view: View) -> bool:
    """Say whether the view names a row that its table has; one it lacks is told and ignored."""
    if not view.row or view.table not in tables.LISTINGS:
        return False
    try:
        figures.build(replace(view, fig="rinci"))
    except KeyError:
        st.info(t("filters.no_row", view.language, row=view.row))
        return False
    return True


def has_regencies(view: View) -> bool:
    """Say whether the view's province can be opened to its regencies; one that does not stand in the frame shown is told."""
    if not view.province:
        return False
    if common.stands_in_frame(view, release.current()):
        return True
    name = common.place_text(view, release.current())
    st.info(t("filters.not_in_frame", view.language, province=name, frame=view.shown_frame))
    return False


def related_figures(view: View) -> list[tuple[str, str]]:
    """Return the figures of what belongs to the view's row, each with the table that a click on its rows opens."""
    return [(fig, link.opens) for (table, fig), link in tables.RELATED.items() if table == view.table]


def empty_hint(view: View) -> None:
    """When nothing is found, say which filters to loosen; an internal table says on its card that it asks for a sign-in."""
    try:
        if len(figures.build(replace(view, fig="tabel", row="")).rows):
            return
    except RestrictedError:
        return
    active = [frame_words.chip_text(view, short) for short in views.active_filters(view)]
    st.info(t("filters.empty" if active else "filters.empty_all", view.language, filters=", ".join(active)))
