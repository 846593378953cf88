"""The figures of Ringkasan: key figures, the trend, what is new, and how much of each award tier the records hold."""

from dataclasses import dataclass, replace
from datetime import date

from inovasi import charts, origin, palette, queries
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.i18n import day, number, percent, t
from inovasi.views import View


@dataclass(frozen=True)
class KeyFigure:
    """A figure in large type: what it counts, its value, what it stood at a year before, and a help text."""

    label: str
    value: str
    change: str
    help: str


def key_figures(view: View, data_version: str) -> tuple[KeyFigure, ...]:
    """Return the four figures that say where replication stands at the view's cut-off, with their change over a year."""
    language = view.language
    now = records(common.rows_for("key_figures", view, data_version))[0]
    earlier_day = _a_year_before(view.cut_off)
    params = view.params(*queries.parameter_names("key_figures")) | {"cut_off": earlier_day}
    before = records(queries.run("key_figures", data_version, **params))[0]
    provinces = len(queries.run("province_frames_listed", data_version, frame=view.shown_frame))

    is_empty = not any(int(str(now[name])) for name in ("recorded_count", "undated_count", "explored_count"))

    def figure(code: str, column: str, value: str = "") -> KeyFigure:
        if is_empty:  # no record is not zero
            return KeyFigure(t(f"key.{code}", language), "–", t("key.none", language), t("key.none_help", language))
        change = int(str(now[column])) - int(str(before[column]))
        signed = f"+{number(change, language)}" if change > 0 else number(change, language)
        return KeyFigure(
            t(f"key.{code}", language),
            value or number(float(str(now[column])), language),
            t("key.change", language, change=signed, date=day(earlier_day, language)),
            t(
                f"key.{code}_help",
                language,
                no_news=now["no_news_count"],
                undated=now["undated_count"],
                explored=now["explored_count"],
            ),
        )

    rated, running = int(str(now["rated_count"])), int(str(now["running_count"]))
    share = percent(running / rated, language, 1) if rated else "–"
    return (
        figure("recorded", "recorded_count"),
        figure("running", "running_count", t("key.running_value", language, count=number(running, language), share=share)),
        figure("adopters", "adopter_count"),
        figure("provinces", "province_count", t("key.provinces_value", language, count=now["province_count"], total=provinces)),
    )


def trend(view: View, data_version: str) -> Figure:
    """Return recorded copies by the year of their first step, split by the state they are in at the cut-off."""
    language = view.language
    rows = common.rows_for("copies_by_year", view, data_version)
    found = records(rows)
    years = list(range(min((int(str(row["first_copy_year"])) for row in found), default=view.last_year), view.last_year + 1))
    series = {
        state: [
            sum(int(str(row["copy_count"])) for row in found if row["first_copy_year"] == year and row["state"] == state)
            for year in years
        ]
        for state in STATE_COLUMNS
    }
    series = {state: values for state, values in series.items() if any(values)}
    quiet = {
        state: [
            sum(int(row["no_news_count"]) for row in found if row["first_copy_year"] == year and row["state"] == state)
            for year in years
        ]
        for state in series
        if state != "stopped"
    }
    labels = {state: t(f"codes.step.{state}", language) for state in series}
    wide = rows.copy()
    wide["state_text"] = [code_text("step", state, language) for state in rows["state"]]
    total = sum(int(str(row["copy_count"])) for row in found)
    by_year = {year: sum(int(str(row["copy_count"])) for row in found if row["first_copy_year"] == year) for year in years}
    peak = max(by_year, key=lambda year: by_year[year]) if found else view.last_year
    title = t(
        "figures.trend.title", language, total=number(total, language), peak=peak, count=number(by_year.get(peak, 0), language)
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.trend.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=wide,
        columns=(
            Column("first_copy_year", t("columns.first_copy_year", language), "year"),
            Column("state_text", t("columns.state", language)),
            Column("copy_count", t("measures.recorded.name", language), "integer"),
            Column("no_news_count", t("columns.no_news_count", language), "integer"),
            Column("package_count", t("columns.package_count", language), "integer"),
        ),
        query="copies_by_year",
        query_params=view.params(*queries.parameter_names("copies_by_year")),
        drawings={
            "grafik": charts.stacked_years(
                years,
                series,
                colours=palette.LADDER,
                labels=labels,
                language=language,
                value_title=t("measures.recorded.unit", language),
                quiet=quiet,
                quiet_label=t("words.no_news", language),
            )
        },
        notes=(t("notes.quiet", language), t("notes.trend", language), origin.told("notes.sample_copies", language, data_version)),
        sources=spread.copy_sources(replace(view, innovation="", province=""), data_version),
        all_rows_query="copies_listed",
    )


def latest(view: View, data_version: str) -> Figure:
    """Return the newest dated events of copies, hubs and forums."""
    language = view.language
    rows = common.rows_for("latest_events_listed", view, data_version).copy()
    groups = {"step": "step", "hub": "hub_event_type", "forum": "forum_kind"}
    rows["date_text"] = [
        day(value, language, precision) for value, precision in zip(rows["event_date"], rows["precision"], strict=True)
    ]
    rows["kind_text"] = [t(f"words.kind_{kind}", language) for kind in rows["kind"]]
    rows["code_text"] = [code_text(groups[kind], code, language) for kind, code in zip(rows["kind"], rows["code"], strict=True)]
    title = t("figures.latest.title", language)
    names = ("date_text", "kind_text", "code_text", "subject", "place", "source_url")
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.latest.subtitle", language, count=len(rows)),
        alt=title,
        definition="",
        rows=rows,
        columns=tuple(
            Column(name, t(f"columns.event_{name}", language), "link" if name == "source_url" else "text") for name in names
        ),
        query="latest_events_listed",
        query_params=view.params(*queries.parameter_names("latest_events_listed")),
        notes=(t("notes.latest", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
    )


def coverage(view: View, data_version: str) -> Figure:
    """Return how many places of each award tier the records hold, by year: the coverage of the sample."""
    language = view.language
    rows = queries.run("coverage_by_tier", data_version).copy()
    rows["is_award_text"] = [t("words.yes" if flag else "words.no", language) for flag in rows["is_award"]]
    sized = [row for row in records(rows) if row["size"] and row["competition"] == "KIPP" and row["is_award"]]
    names = [f"{row['award_year']} · {row['tier']}" for row in sized]
    chart = charts.ranked_bars(
        names,
        {"found": [float(str(row["coverage_share"])) for row in sized]},
        colours={"found": palette.ACCENT},
        labels={"found": t("columns.coverage_share", language)},
        language=language,
        value_title=t("columns.coverage_share", language),
        is_share=True,
    )
    years = queries.run("coverage_by_year", data_version)  # the bars are not added up: a Top 45 is among the Top 99 of its year
    years = years[years["competition"] == "KIPP"]
    found, size = int(years["found_count"].sum()), int(years["place_count"].sum())
    title = t("figures.coverage.title", language, found=number(found, language), size=number(size, language))
    columns = (
        Column("competition", t("columns.competition", language)),
        Column("award_year", t("columns.award_year", language), "year"),
        Column("tier", t("columns.tier", language)),
        Column("size", t("columns.size", language), "integer"),
        Column("found_count", t("columns.found_count", language), "integer"),
        Column("named_count", t("columns.named_count", language), "integer"),
        Column("coverage_share", t("columns.coverage_share", language), "share"),
        Column("is_award_text", t("columns.is_award", language)),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.coverage.subtitle", language),
        alt=title,
        definition=t("figures.coverage.definition", language),
        rows=rows,
        columns=columns,
        query="coverage_by_tier",
        drawings={"grafik": chart} if sized else {},
        notes=(t("figures.coverage.once", language), origin.told("notes.sample_awards", language, data_version)),
        all_rows_query="awards_listed",
        missing_count=int(rows["size"].isna().sum()),
    )


def _a_year_before(value: date) -> date:
    try:
        return value.replace(year=value.year - 1)
    except ValueError:  # 29 February
        return value.replace(year=value.year - 1, day=28)


def small_map(view: View) -> View:
    """Return the view of the national map on Ringkasan: the map of recorded copies with the same filters."""
    return replace(view, page="peta_replikasi", fig="peta", measure="recorded", measure2="", year2=0, tab="")
