"""Awards beside KIPP: the regional innovation index and its predicates, UNPSA, and awards to governments as such."""

from collections.abc import Sequence

from inovasi import charts, charts_awards, origin, palette
from inovasi.charts_awards import Cell, Score
from inovasi.figures import awards, common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, t
from inovasi.views import View

BREAK_YEAR = 2020  # points until then, an index of 0 to 100 after
MOST_NAMES = 30  # of one place and year that a hover label has room for
UNPSA_PLACES = ("winner", "second", "mention", "finalist", "nominee", "participant")


def index_scores(view: View, data_version: str) -> Figure:
    """Return recorded scores and predicates of the regional innovation index; points of 2020 and the index after it in panels of their own."""
    language = view.language
    rows = awards.with_places(awards.rows_for("index_scores_by_year", view, data_version), view, data_version)
    found = records(rows)
    own = [row for row in found if not row["is_national_average"]]
    scored = [row for row in own if row["score"] is not None]
    unrated = [row for row in own if not row["is_rated"]]
    scores = [
        Score(
            row["score_year"],
            row["score"],
            "average" if row["is_national_average"] else row["level"],
            _score_words(row, language),
            row["government_id"] or "",
        )
        for row in found
        if row["score"] is not None
    ]
    names = {level: str(code_text("level", level, language)) for level in ("provinsi", "kabupaten", "kota")}
    names["average"] = t("awards.national_average", language)
    drawings: dict[str, dict[str, object]] = {}
    if scores:
        drawings["nilai"] = charts_awards.index_scores(
            scores,
            break_year=BREAK_YEAR,
            names=names,
            old_title=t("awards.points_axis", language),
            new_title=t("awards.index_axis", language),
            years=(view.first_year, view.last_year),
            language=language,
        )
    if own:
        drawings["predikat"] = _predicates(own, language)
    title = t(
        "figures.iga.title",
        language,
        scored=number(len(scored), language),
        governments=number(len({row["government_id"] for row in scored}), language),
        unrated=number(len(unrated), language),
    )
    return Figure(
        view=view,
        title=title if own else t("figures.iga.empty", language),
        subtitle=t("figures.iga.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=("g", "lv")),
        alt=title,
        definition=t("figures.iga.definition", language),
        rows=rows.assign(
            level_text=[code_text("level", level, language) for level in rows["level"]],
            government_name=[
                t("awards.national_average", language) if row["is_national_average"] else row["government_name"] for row in found
            ],
            scale_text=[code_text("scale", scale, language) for scale in rows["scale"]],
        ),
        columns=(
            *awards.text_columns(language, "government_name"),
            Column("score_year", t("columns.score_year", language), "year"),
            *awards.text_columns(language, "level_text", "province_name"),
            Column("score", t("columns.score", language), "number", 2),
            *awards.text_columns(language, "scale_text", "predicate", "source_url"),
        ),
        query="index_scores_by_year",
        query_params=awards.params(view, data_version, "index_scores_by_year"),
        drawings=drawings,
        notes=(t("notes.iga_break", language), t("notes.iga_unrated", language), t("notes.iga_sample", language)),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="index_scores_listed",
        missing_count=len(own) - len(scored),
        point_kind="government",
    )


def unpsa(view: View, data_version: str) -> Figure:
    """Return Indonesian entries to the United Nations award by year and place; being put forward is not an award."""
    language = view.language
    rows = common.rows_for("unpsa_awards_listed", view, data_version)
    counts = common.rows_for("unpsa_awards_by_tier", view, data_version)
    found, counted = records(rows), records(counts)
    places = [_place(row) for row in found]
    order = [t(f"awards.unpsa.{place}", language) for place in UNPSA_PLACES if place in {_place(row) for row in counted}]
    cells = []
    for place in UNPSA_PLACES:
        for year in sorted({row["award_year"] for row in counted if _place(row) == place}):
            alike = [row for row in counted if _place(row) == place and row["award_year"] == year]
            named = [row for row, at in zip(found, places, strict=True) if at == place and row["award_year"] == year]
            count = sum(row["award_count"] for row in alike)
            lines = "<br>".join(_plain(f"{row['innovation_name']} ({row['government_name']})") for row in named[:MOST_NAMES])
            is_award = bool((named or alike)[0]["is_award"])
            cells.append(
                Cell(
                    t(f"awards.unpsa.{place}", language),
                    year,
                    count,
                    f"<b>UNPSA {year}: {t(f'awards.unpsa.{place}', language)}</b><br>{lines}"
                    + ("<br>…" if count > len(named[:MOST_NAMES]) else ""),
                    palette.STAGES["last" if is_award else "submitted"],
                    "circle" if is_award else "square",
                    named[0]["innovation_id"] or "" if count == 1 and named else "",
                )
            )
    every = sum(row["award_count"] for row in counted)
    won = sum(row["award_count"] for row in counted if row["is_award"])
    title = t("figures.unpsa.title", language, won=number(won, language), others=number(every - won, language))
    years = [row["award_year"] for row in counted]
    return Figure(
        view=view,
        title=title if found else t("figures.unpsa.empty", language),
        subtitle=t("figures.unpsa.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=("g", "b", "lv")),
        alt=title,
        definition=t("figures.unpsa.definition", language),
        rows=rows.assign(place_text=[t(f"awards.unpsa.{place}", language) for place in places]),
        columns=(
            *awards.text_columns(language, "innovation_name"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "place_text", "government_name", "agency", "source_url"),
        ),
        query="unpsa_awards_listed",
        query_params=awards.params(view, data_version, "unpsa_awards_listed"),
        drawings={"grafik": charts_awards.year_grid(cells, order, years=(min(years), max(years)), language=language)}
        if found
        else {},
        notes=(origin.told("notes.unpsa", language, data_version), origin.told("awards.sample", language, data_version)),
        sources=common.sources_of(counts["source_id"], data_version, language),
        all_rows_query="awards_listed",
        row_count=every,
        point_kind="innovation",
    )


def institutions(view: View, data_version: str) -> Figure:
    """Return awards to a government or agency as such: best organisers and coaching agencies of PKRI, and IGA."""
    language = view.language
    rows = awards.with_places(awards.rows_for("institution_awards_listed", view, data_version), view, data_version)
    iga = int((rows["competition"] == "IGA").sum())
    title = t("figures.award_institutions.title", language, pkri=number(len(rows) - iga, language), iga=number(iga, language))
    return Figure(
        view=view,
        title=title if len(rows) else t("figures.award_institutions.empty", language),
        subtitle=t("figures.award_institutions.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=("g", "lv")),
        alt=title,
        definition=t("figures.award_institutions.definition", language),
        rows=rows.assign(level_text=[code_text("level", level, language) for level in rows["level"]]),
        columns=(
            *awards.text_columns(language, "government_name", "level_text", "province_name"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "competition", "tier", "source_url"),
        ),
        query="institution_awards_listed",
        query_params=awards.params(view, data_version, "institution_awards_listed"),
        notes=(t("notes.award_institutions", language), origin.told("awards.sample", language, data_version)),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="awards_listed",
    )


def _predicates(rows: Sequence[Record], language: str) -> dict[str, object]:
    """Return governments by predicate and year; those that could not be rated are a hatched band, never zero."""
    years = list(range(min(row["score_year"] for row in rows), max(row["score_year"] for row in rows) + 1))
    series: dict[str, list[float | None]] = {}
    for code in palette.PREDICATES:
        values: list[float | None] = [
            sum(1 for row in rows if row["score_year"] == year and (row["predicate_code"] or "none") == code) for year in years
        ]
        if any(values):
            series[code] = values
    drawing = charts.stacked_years(
        years,
        series,
        colours=palette.PREDICATES,
        labels={code: t(f"awards.predicate.{code}", language) for code in palette.PREDICATES},
        language=language,
        value_title=t("awards.governments_axis", language),
        height=440,
    )
    for trace in drawing["data"]:  # type: ignore[attr-defined]
        if trace["name"] == t("awards.predicate.tidak_dapat_dinilai", language):
            trace["marker"]["pattern"] = charts.QUIET_PATTERN
    if years[0] <= BREAK_YEAR < years[-1]:
        place = years.index(BREAK_YEAR) + 0.5
        line = {"color": palette.LOOK_EDGES["none"], "width": 1.4, "dash": "dot"}
        drawing["layout"]["shapes"] = [  # type: ignore[index]
            {"type": "line", "xref": "x", "yref": "paper", "x0": place, "x1": place, "y0": 0, "y1": 1, "line": line}
        ]
    return drawing


def _score_words(row: Record, language: str) -> str:
    name = t("awards.national_average", language) if row["is_national_average"] else str(row["government_name"])
    decimals = 0 if row["score_year"] <= BREAK_YEAR else 2
    predicate = f" · {row['predicate']}" if row["predicate"] else ""
    return f"<b>{_plain(name)}</b><br>{row['score_year']}: {number(row['score'], language, decimals)}{predicate}"


def _place(row: Record) -> str:
    """Return the place of an entry from the words of its tier, since the award names its places anew each year."""
    tier = str(row["tier"]).lower()
    for words, place in (
        ("winner", "winner"),
        ("second place", "second"),
        ("mention", "mention"),
        ("finalist", "finalist"),
        ("nominee", "nominee"),
    ):
        if words in tier:
            return place
    return "participant"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
