"""The figures of Cocok untuk daerah: ranked candidates with reasons and doubts in words, the needs behind them, and how well it finds known adoptions."""

from collections.abc import Sequence

from inovasi import charts, charts_matching, origin, palette, queries
from inovasi.access import readers
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, percent, t
from inovasi.matching import recall
from inovasi.matching.points import COMPONENTS, Weights, least_score, ranked
from inovasi.views import EVERY_ROW, PAGE_ROWS, View, known_year

SHOWN_IN_CHART = 15
LEVELS = ("provinsi", "kabupaten", "kota")
GRADES = ("claimed", "counted", "before_after", "with_comparison")
Indicators = dict[str, Record]


def region(view: View, data_version: str) -> Record | None:
    """Return the region that the page matches for: the view's government if it lies in the view's province, else that province, else none."""
    rows = queries.run("regions_listed", data_version, frame=common.NEWEST_FRAME, language=view.language)
    own = records(rows[rows["government_id"] == view.government])
    if own and view.province in ("", own[0]["province_code"]):
        return own[0]
    whole = records(rows[rows["government_id"] == f"prov-{view.province}"])
    found = whole or own
    return found[0] if found else None


def candidates(view: View, data_version: str) -> Figure:
    """Return the candidates of the region, best first: score, rank with its range, points, reasons and doubts.

    What the region has taken already is left out. Raises KeyError when the view names no region.
    """
    language = view.language
    place = _region(view, data_version)
    weights = Weights(view.weights)
    asked = (str(place["government_id"]), view.as_of, known_year(view.as_of), data_version)
    cells = recall.cells(*asked)
    cells = cells[~cells["is_taken_here"].astype(bool)]
    if view.subject:
        cells = cells[cells["subject_code"] == view.subject]
    count, most_rows = int(cells["candidate_count"].sum()), PAGE_ROWS if view.first_row else EVERY_ROW
    rows = recall.candidates(
        *asked,
        language,
        subject=view.subject,
        weights=weights,
        least_score=least_score(cells, weights, most_rows),
        most_rows=most_rows,
    )
    order = ranked(rows, weights, cells)
    names = _indicators(data_version)
    found = records(order)
    shown = order.assign(
        subject_text=[code_text("subject", code, language) for code in order["subject_code"]],
        range_text=[_range(row, language) for row in found],
        reasons=["; ".join(reasons(row, names, place, language)) for row in found],
        doubts=["; ".join(doubts(row, language)) for row in found],
    )
    title = _title(found, place, language)
    return Figure(
        view=view,
        title=title,
        subtitle=_subtitle(view, place, count),
        alt=title,
        definition=t("matching.definition", language),
        rows=shown,
        columns=(
            Column("innovation_name", t("columns.innovation_name", language)),
            Column("range_text", t("columns.rank_range", language), description=t("matching.range_help", language)),
            Column("score", t("columns.score_points", language), "number", 2, description=t("matching.definition", language)),
            Column("reasons", t("columns.reasons", language)),
            Column("doubts", t("columns.doubts", language)),
            Column("origin_name", t("columns.origin_name", language)),
            Column("subject_text", t("columns.subject_code", language)),
            *(
                Column(
                    f"{name}_points", t(f"matching.{name}", language), "number", 2, description=t(f"matching.{name}_help", language)
                )
                for name in COMPONENTS
            ),
        ),
        query="match_candidates",
        query_params={"government": place["government_id"], "cut_off": view.as_of},
        drawings={"grafik": _chart(found[:SHOWN_IN_CHART], weights, language)} if found else {},
        notes=(
            t("matching.note_weights", language, weights=weights_text(view.weights, language)),
            t("matching.note_range", language),
            origin.told("matching.note_sample", language, data_version),
            *((t("matching.note_regency", language),) if place["level"] != "provinsi" else ()),
        ),
        sources=_sources(found[:SHOWN_IN_CHART], data_version, language),
        all_rows_query="innovations_listed",
        row_count=count,
        point_kind="innovation",
    )


def needs(view: View, data_version: str) -> Figure:
    """Return, by subject, on which complete indicator the region's province stands furthest behind the others."""
    language = view.language
    place = _region(view, data_version)
    rows = recall.cells(str(place["government_id"]), view.as_of, known_year(view.as_of), data_version)
    names = _indicators(data_version)
    rows = rows[rows["subject_code"].notna()].drop_duplicates("subject_code")
    known = rows[rows["indicator_id"].notna()]
    share = known["ahead_count"] / known["compared_count"]
    known = known.assign(need_share=share).sort_values(["need_share", "subject_code"], ascending=[False, True], kind="stable")
    found = records(known)
    shown = known.assign(
        subject_text=[code_text("subject", code, language) for code in known["subject_code"]],
        indicator_text=[names[str(row["indicator_id"])][f"name_{language}"] for row in found],
        unit_text=[names[str(row["indicator_id"])][f"unit_{language}"] for row in found],
    )
    missing = sorted(str(code_text("subject", code, language)) for code in set(rows["subject_code"]) - set(known["subject_code"]))
    title = (
        t(
            "matching.needs_title",
            language,
            place=common.province_names(data_version, common.NEWEST_FRAME, language)[str(place["province_code"])],
            subject=shown.iloc[0]["subject_text"],
            ahead=int(found[0]["ahead_count"]),
            compared=int(found[0]["compared_count"]),
            indicator=shown.iloc[0]["indicator_text"],
        )
        if found
        else t("matching.needs_none", language)
    )
    labels = [f"{row['subject_text']} · {row['indicator_text']} {int(row['indicator_year'])}" for row in records(shown)]
    return Figure(
        view=view,
        title=title,
        subtitle=t("matching.needs_subtitle", language),
        alt=title,
        definition=t("matching.need_help", language),
        rows=shown,
        columns=(
            Column("subject_text", t("columns.subject_code", language)),
            Column("indicator_text", t("columns.indicator_name", language)),
            Column("indicator_year", t("columns.indicator_year", language), "year"),
            Column("indicator_value", t("columns.value", language), "number", 2),
            Column("national_value", t("columns.national_value", language), "number", 2),
            Column("unit_text", t("columns.unit", language)),
            Column("ahead_count", t("columns.ahead_count", language), "integer"),
            Column("compared_count", t("columns.compared_count", language), "integer"),
            Column("need_share", t("columns.need_share", language), "share", 0),
        ),
        query="match_cells",
        query_params={"government": place["government_id"], "cut_off": view.as_of},
        drawings={
            "grafik": charts.ranked_bars(
                labels,
                {"need": [float(str(row["need_share"])) for row in records(shown)]},
                colours={"need": palette.ACCENT},
                labels={"need": t("columns.need_share", language)},
                language=language,
                value_title=t("columns.need_share", language),
                is_share=True,
            )
        }
        if found
        else {},
        notes=(t("matching.note_missing_need", language, subjects=", ".join(missing) or "–"), t("matching.note_need", language)),
        missing_count=len(missing),
        sources=_indicator_sources(found, data_version, language),
        all_rows_query="indicator_values_listed",
    )


def quality(view: View, data_version: str) -> Figure:
    """Return how often known adoptions, hidden and sought again, come up among the first 5, 10 and 20, beside three baselines."""
    language = view.language
    rows = recall.report(data_version)
    known = recall.known_count(data_version)
    rows = rows.assign(
        kind_text=[t(f"matching.kind_{kind}", language) for kind in rows["kind"]],
        scope_text=[t(f"matching.scope_{scope}", language) for scope in rows["scope"]],
        method_text=[t(f"matching.method_{method}", language) for method in rows["method"]],
    )
    at_ten = {
        (row["scope"], row["method"]): row
        for row in records(rows)
        if row["kind"] == "interest" and row["depth"] == recall.DEPTHS[1]
    }
    ours, best = at_ten[("subject", "ours")], at_ten[("subject", "most_copied")]
    wins = float(ours["recall"] or 0) > float(best["recall"] or 0)
    title = t(
        "matching.quality_wins" if wins else "matching.quality_loses" if ours["hidden_count"] else "matching.quality_none",
        language,
        ours=percent(ours["recall"], language),
        best=percent(best["recall"], language),
        n=int(ours["hidden_count"]),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t(
            "matching.quality_subtitle",
            language,
            n=int(ours["hidden_count"]),
            innovations=int(ours["innovation_count"]),
            lost=int(ours["unfindable_count"]),
        ),
        alt=title,
        definition=t("matching.quality_definition", language),
        rows=rows,
        columns=(
            Column("kind_text", t("columns.adoption_kind", language)),
            Column("scope_text", t("columns.scope", language)),
            Column("method_text", t("columns.method", language)),
            Column("depth", t("columns.first_count", language), "integer"),
            Column("recall", t("columns.recall", language), "share", 0),
            Column("low", t("columns.low", language), "share", 0),
            Column("high", t("columns.high", language), "share", 0),
            Column("hit_count", t("columns.hit_count", language), "number", 1),
            Column("hidden_count", t("columns.hidden_count", language), "integer"),
            Column("innovation_count", t("columns.sought_innovation_count", language), "integer"),
            Column("unfindable_count", t("columns.unfindable_count", language), "integer"),
        ),
        query="known_adoptions_listed",
        drawings={
            "grafik": charts_matching.recall_dots(
                records(rows[rows["kind"] == "interest"]),
                methods={method: t(f"matching.method_{method}", language) for method in recall.METHODS},
                scopes={scope: t(f"matching.scope_{scope}", language) for scope in recall.SCOPES},
                depth_words=t("matching.depth", language, depth="{depth}"),
                language=language,
            )
        },
        notes=(
            *((t("matching.quality_drawn", language, n=recall.SAMPLE, known=known),) if known > recall.SAMPLE else ()),
            t("matching.quality_note", language),
            t("matching.quality_few", language),
        ),
        all_rows_query="copies_listed",
    )


def reasons(row: Record, names: Indicators, place: Record, language: str) -> list[str]:
    """Return why a candidate is listed, in sentences; only what data speak for."""
    found = []
    if row["indicator_id"] is not None:
        entry = names[str(row["indicator_id"])]
        decimals = int(str(entry["decimals"]))
        found.append(
            t(
                "matching.why_need",
                language,
                indicator=entry[f"name_{language}"],
                year=int(str(row["indicator_year"])),
                value=number(row["indicator_value"], language, decimals),
                unit=entry[f"unit_{language}"],
                ahead=int(str(row["ahead_count"])),
                compared=int(str(row["compared_count"])),
            )
        )
    if row["tier"] is not None:
        found.append(t("matching.why_award", language, tier=row["tier"], year=int(str(row["award_year"]))))
    if row["adopter_count"]:
        key = "matching.why_running" if row["running_count"] else "matching.why_copies"
        found.append(t(key, language, count=row["adopter_count"], running=row["running_count"]))
    if row["same_province_count"]:
        found.append(t("matching.why_province", language, count=row["same_province_count"]))
    elif row["same_island_count"]:
        island = code_text("island_group", place["island_group"], language)
        found.append(t("matching.why_island", language, count=row["same_island_count"], island=island))
    elif row["is_origin_near"]:
        found.append(t("matching.why_origin", language, island=code_text("island_group", place["island_group"], language)))
    if row["same_level_count"]:
        level = str(code_text("level", place["level"], language)).lower()
        found.append(t("matching.why_level", language, count=row["same_level_count"], level=level))
    if row["outcome_grade"] is not None:
        grade = GRADES[int(float(str(row["outcome_grade"]))) - 1]
        found.append(t("matching.why_results", language, grade=str(code_text("evidence_grade", grade, language)).lower()))
    return found


def doubts(row: Record, language: str) -> list[str]:
    """Return what speaks against a candidate, or is not known of it, in sentences."""
    checks: Sequence[tuple[bool, str]] = (
        (bool(row["stopped_count"]), "stopped"),
        (not row["adopter_count"], "no_copy"),
        (bool(row["adopter_count"]) and not row["running_count"], "none_running"),
        (bool(row["adopter_count"]) and row["quiet_count"] == row["adopter_count"], "quiet"),
        (row["tier"] is None, "no_award"),
        (row["outcome_grade"] is None, "no_result"),
        (row["outcome_grade"] == 1, "claimed_only"),
        (row["subject_code"] is None, "no_subject"),
        (row["subject_code"] is not None and row["indicator_id"] is None, "no_indicator"),
        (row["origin_government_id"] is None, "no_origin"),
        (bool(row["is_known_here"]), "explored_here"),
    )
    return [t(f"matching.but_{code}", language, count=row["stopped_count"]) for holds, code in checks if holds]


def weights_text(weights: str, language: str) -> str:
    """Return the weights in words: need 2, award 2, ..."""
    pairs = zip(COMPONENTS, Weights(weights).values, strict=True)
    return ", ".join(f"{t(f'matching.{name}', language).lower()} {value}" for name, value in pairs)


def _region(view: View, data_version: str) -> Record:
    place = region(view, data_version)
    if place is None:
        raise KeyError(view.government or view.province)
    return place


@readers.kept(maxsize=4)
def _indicators(data_version: str) -> Indicators:
    rows = queries.run("indicator_catalogue_listed", data_version)
    return {str(row["indicator_id"]): row for row in records(rows)}


def _range(row: Record, language: str) -> str:
    if row["rank_low"] == row["rank_high"]:
        return t("matching.rank_one", language, rank=row["rank"])
    return t("matching.rank_range", language, rank=row["rank"], low=row["rank_low"], high=row["rank_high"])


def _title(found: Sequence[Record], place: Record, language: str) -> str:
    if not found:
        return t("matching.title_none", language, place=place["government_name"])
    first = ", ".join(str(row["innovation_name"]) for row in found[:3])
    return t("matching.title", language, place=place["government_name"], first=first)


def _subtitle(view: View, place: Record, count: int) -> str:
    subject = code_text("subject", view.subject, view.language) or t("matching.every_subject", view.language)
    return t(
        "matching.subtitle", view.language, count=number(count, view.language), subject=subject, place=place["government_name"]
    )


def _chart(found: Sequence[Record], weights: Weights, language: str) -> dict[str, object]:
    total = sum(weights.values)
    series = {
        name: [float(str(row[f"{name}_points"] or 0)) * weight / total for row in found]
        for name, weight in zip(COMPONENTS, weights.values, strict=True)
        if weight
    }
    names = [f"{row['rank']}. {row['innovation_name']} ({row['rank_low']}–{row['rank_high']})" for row in found]
    chart = charts.ranked_bars(
        names,
        dict(series),
        colours=palette.MATCHING,
        labels={name: t(f"matching.{name}", language) for name in series},
        language=language,
        value_title=t("matching.axis", language),
        decimals=2,
    )
    for trace in chart["data"]:  # type: ignore[attr-defined]
        trace["customdata"] = [row["innovation_id"] for row in found]
    return chart


def _indicator_sources(found: Sequence[Record], data_version: str, language: str) -> tuple[common.Source, ...]:
    keys: set[str | None] = set()
    for row in found:
        rows = queries.run(
            "indicator_sources_listed",
            data_version,
            indicator_id=str(row["indicator_id"]),
            indicator_year=int(str(row["indicator_year"])),
        )
        keys |= set(rows["source_id"])
    return common.sources_of(keys, data_version, language)


def _sources(found: Sequence[Record], data_version: str, language: str) -> tuple[common.Source, ...]:
    if not found:
        return ()
    keys = [str(row["innovation_id"]) for row in found]
    names = queries.parameter_names("innovation_sources_listed") - {"innovations"}
    params = View(language=language, frame=common.NEWEST_FRAME).params(*names)
    rows = queries.run("innovation_sources_listed", data_version, innovations=keys, **params)
    return common.sources_of(rows["source_id"], data_version, language)
