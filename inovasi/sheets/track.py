"""What is on record of a region, as parts of its sheet; None where nothing is recorded."""

from collections.abc import Sequence
from dataclasses import replace

from inovasi import maps, palette
from inovasi.figures import common, copies, profile_facts, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.profile_place import Place
from inovasi.i18n import day, number, t
from inovasi.sheets.model import Lines, Map, MapRegion, SquareRow, Squares, Table
from inovasi.sheets.words import LONGEST_TITLE, STATES, cut
from inovasi.views import View

MOST_GOVERNMENTS = 3
MOST_SQUARES = 90  # a longer row of squares is cut and its number says how many there are


def squares(view: View, place: Place, data_version: str) -> Squares | None:
    """Return a square for each copy taken and given, by the step it has reached."""
    language = view.language
    groups = []
    for words, rows, partner in (
        ("taken", base.taken(view, place, data_version), "origin_government_id"),
        ("given", base.given(view, place, data_version), "adopter_government_id"),
    ):
        count = base.counted(rows, partner)
        if not count.is_named:
            continue
        states = tuple(
            SquareRow(
                label=profile_words.small(code_text("step", state, language)),
                colour=palette.LADDER[state],
                solid=min(count.states[state] - count.quiet.get(state, 0), MOST_SQUARES),
                hollow=min(count.quiet.get(state, 0), MOST_SQUARES),
                count=number(count.states[state], language),
            )
            for state in STATES
            if state in count.states
        )
        beside = [
            t(f"profile.part_{key}", language, count=number(many, language))
            for key, many in (("explored", count.explored), ("apart", count.apart), ("undated", count.undated))
            if many
        ]
        name = t(f"sheet.squares_{words}", language, count=number(count.recorded, language))
        groups.append((name, states, t("profile.beside", language, parts=", ".join(beside)) if beside else ""))
    if not groups:
        return None
    return Squares(t("sheet.squares", language), tuple(groups), t("sheet.solid", language), t("sheet.hollow", language))


def region_map(view: View, place: Place, data_version: str) -> Map | None:
    """Return the map of the province's regencies by copies on record."""
    language = view.language
    figure = copies.regencies(base.on_day(view, place), data_version)
    if place.code == base.JAKARTA or all(region.group == "none" for region in figure.regions):
        return None  # a map without a number says less than the sentence on what is not recorded
    counts = {str(row["regency_code"]): row for row in records(figure.rows)}
    regions = []
    for region in figure.regions:
        row = counts[region.code]
        has_copies = row["look"] == "value"
        regions.append(
            MapRegion(
                code=region.code,
                fill=region.fill if has_copies else palette.PAPER,
                edge=region.edge if has_copies else palette.LOOK_EDGES["none"],
                text=number(float(str(row["value"])), language) if row["value"] is not None else "",
                ink=maps.ink_on(region.fill) if has_copies else palette.INK,
                longitude=region.longitude,
                latitude=region.latitude,
                is_own=place.government_id.endswith(f"-{region.code}"),
            )
        )
    layer = figure.geometry.layer if figure.geometry else ""
    title = t("sheet.map", language) if place.is_province else t("sheet.map_within", language, province=place.province_name)
    return Map(title, layer, tuple(regions), t("sheet.map_note", language), alt=figure.title)


def forums(view: View, place: Place, data_version: str) -> Table | None:
    """Return the forums at which the region chose or gave, with what came of each choice."""
    language = view.language
    rows = base.forums(view, place, data_version)
    if rows.empty:
        return None
    names = profile_words.innovation_names(data_version)
    order = records(rows.sort_values(["date_from", "forum_id", "choice_no"], ascending=[False, True, True], kind="stable"))
    cells, last = [], ""
    for row in order:
        is_new = row["forum_id"] != last
        last = str(row["forum_id"])
        # The name as published is what was heard in the hall; the innovation's own name follows where it reads otherwise.
        choice = str(row["choice_name"] or t("sheet.choice_unknown", language))
        own = names.get(str(row["innovation_id"]), "")
        if own and own.split()[0].lower() != choice.split()[0].lower():  # another name, not another spelling
            choice = f"{choice} ({own})"
        status = profile_words.small(code_text("choice_status", row["choice_status"], language))
        cells.append(
            (
                day(row["date_from"], language, str(row["precision"])) if is_new else "",
                cut(str(row["forum_title"]), LONGEST_TITLE) if is_new else "",
                cut(choice),
                status,
                profile_words.furthest_text(row["furthest_rank"], language) if row["choice_name"] else "",
            )
        )
    columns = ("sheet.col_date", "sheet.col_forum", "sheet.col_choice", "sheet.col_status", "sheet.col_furthest")
    title = t("sheet.forums", language) if place.is_province else t("sheet.forums_province", language, province=place.province_name)
    return Table(
        title,
        tuple(t(key, language) for key in columns),
        (17, 33, 33, 11, 14),
        tuple(cells),
        is_wide=True,
    )


def copied(view: View, place: Place, data_version: str, side: str) -> Table | None:
    """Return the copies that the region took or gave (`side`), one line for an innovation that several took alike."""
    language = view.language
    rows = (base.taken if side == "taken" else base.given)(view, place, data_version)
    rows = rows[rows["is_recorded"].astype(bool)]
    if rows.empty:
        return None
    names = profile_words.innovation_names(data_version)
    rank = {state: at for at, state in enumerate(("stopped", "unknown", *STATES[:6]))}
    order = rows.assign(rank=rows["state"].map(rank)).sort_values(
        ["rank", "since_date", "replication_id"], ascending=[False, False, True], kind="stable"
    )
    other = "adopter_name" if side == "given" or place.is_province else "origin_name"
    groups: dict[tuple[str, str], list[str]] = {}  # one line for an innovation that several took to the same step at the same time
    for row in records(order):
        name = cut(names.get(str(row["innovation_id"]), "") or t("words.unnamed", language))
        name += f" · {t('sheet.package', language)}" if row["is_package"] else ""
        state = f"{profile_words.small(code_text('step', row['state'], language))}, {_when(row, language)}"
        groups.setdefault((name, state), []).append(str(row[other] or t("sheet.origin_unknown", language)))
    cells = tuple((name, _governments(who, language), state) for (name, state), who in groups.items())
    columns = ("columns.innovation_name", f"columns.{other}", "sheet.col_state")
    return Table(
        t(f"sheet.{side}", language),
        tuple(t(key, language) for key in columns),
        (36, 36, 28),
        cells,
        counts=tuple(len(who) for who in groups.values()),
        more_key="sheet.more_copies",
    )


def _governments(names: Sequence[str], language: str) -> str:
    """Return several governments in the room of one line or two: each once, the first three by name."""
    once = list(dict.fromkeys(names))
    more = len(once) - MOST_GOVERNMENTS
    return ", ".join(once[:MOST_GOVERNMENTS]) + (f" {t('sheet.more', language, count=number(more, language))}" if more > 0 else "")


def _when(row: Record, language: str) -> str:
    """Return since when a state holds, no finer than the month: a narrow column has no room for the day."""
    precision = str(row["since_precision"] or "day")
    return day(row["since_date"], language, "month" if precision == "day" else precision)


def hub(view: View, place: Place, data_version: str) -> Lines | None:
    """Return the hub events of the region."""
    language = view.language
    plain = base.on_day(view, place)
    events = common.rows_for("hub_events_listed", plain, data_version)
    own = records(events[events["province_code"] == place.newest_code])
    pending = list(base.hub(view, place, data_version).may_have)
    unsure = {row["hub_event_id"] for row in pending}
    items = [
        (
            day(row["date_from"], language, str(row["precision"])),
            t("sheet.may_have", language, text=_event_text(row, language))
            if row["hub_event_id"] in unsure
            else _event_text(row, language),
        )
        for row in sorted([*own, *pending], key=lambda row: (row["date_from"], row["hub_event_id"]))
    ]
    if not items:
        return None
    title = t("sheet.hub", language) if place.is_province else t("sheet.hub_province", language, province=place.province_name)
    return Lines(title, tuple(items), more_key="sheet.more_earlier", keeps_last=True)


def _event_text(row: Record, language: str) -> str:
    kind = str(code_text("hub_event_type", row["event_type"], language))
    return f"{kind} ({row['decree']})" if row["decree"] else kind


def plans(view: View, place: Place, data_version: str) -> Table | None:
    """Return the plans and milestones of the region."""
    language = view.language
    rows = base.plans(replace(view, first_row=0), place, data_version)  # every one: the newest come first here
    if rows.empty:
        return None
    found = records(rows.sort_values(["made_date", "action_plan_id"], ascending=[False, True], kind="stable"))
    cells = tuple(
        (
            cut(str(row["innovation_name"] or t("words.unnamed", language))),
            cut(str(row["adopter_name"] or "–")),
            day(row["made_date"], language, "month" if row["precision"] == "day" else str(row["precision"])),
            profile_words.small(code_text("step", row["state"], language)),
        )
        for row in found
    )
    milestones = profile_facts.milestones_text(int(rows["milestone_count"].sum()), language)
    columns = ("columns.innovation_name", "sheet.col_by", "columns.made_text", "sheet.col_now")
    return Table(
        t("sheet.plans", language),
        tuple(t(key, language) for key in columns),
        (32, 32, 19, 17),
        cells,
        note=f"{milestones[:1].upper()}{milestones[1:]}.",
    )


def awarded(view: View, place: Place, data_version: str) -> Table | None:
    """Return the awards of the region's innovations."""
    language = view.language
    rows = base.awarded(view, place, data_version)
    undated = profile_facts.undated_text(view, place, data_version)
    others = base.honours(view, place, data_version)
    if rows.empty and not undated and others.empty:
        return None
    found = records(rows)
    cells = tuple(
        (
            str(row["award_year"]),
            cut(str(row["innovation_name"] or t("sheet.unnamed_of", language, government=row["government_name"]))),
            f"{row['tier']}" if str(row["competition"]).split()[0] in str(row["tier"]) else f"{row['competition']} {row['tier']}",
            _coverage(row, language),
        )
        for row in found
    )
    notes = [t("sheet.coverage", language)] if found else []
    notes += undated
    if len(others):
        newest = others.iloc[0]
        words = {"count": number(len(others), language), "year": int(newest["award_year"]), "tier": newest["tier"]}
        notes.append(t("sheet.honours", language, government=newest["government_name"], **words))
    columns = ("columns.award_year", "columns.innovation_name", "columns.tier", "columns.coverage_share")
    return Table(
        t("sheet.awards", language),
        tuple(t(key, language) for key in columns) if found else (),
        (10, 42, 30, 18),
        cells,
        note=" ".join(notes),
    )


def _coverage(row: Record, language: str) -> str:
    if row["size"] is None:
        return "–"
    return t("profile.of", language, part=number(row["found_count"], language), whole=number(row["size"], language))


def agencies(view: View, place: Place, data_version: str) -> Lines | None:
    """Return how many of its agencies are known to have an innovation."""
    language = view.language
    rows = records(base.agency_counts(view, place, data_version))
    scores = records(base.index_scores(view, place, data_version))
    items = [(f"{row['count_year']} · {row['government_name']}", _agency_text(row, language)) for row in rows]
    if scores:
        row = scores[0]
        decimals = 0 if row["scale"] == "points_2020" else 2
        score = number(row["score"], language, decimals) if row["score"] is not None else ""
        text = ", ".join(part for part in (score, str(row["predicate"] or "")) if part)
        items.append((f"{row['score_year']} · {row['government_name']}", t("sheet.index", language, text=text)))
    if not items:
        return None
    return Lines(t("sheet.agencies", language), tuple(items))


def _agency_text(row: Record, language: str) -> str:
    parts = []
    if row["agencies_with_innovation"] is not None:
        whole = row["agencies_total"]
        words = {"part": number(row["agencies_with_innovation"], language), "whole": number(whole, language)}
        parts.append(t("sheet.agencies_of" if whole is not None else "sheet.agencies_part", language, **words))
    if row["innovations_total"] is not None:
        parts.append(t("sheet.innovations", language, count=number(row["innovations_total"], language)))
    if row["policy"]:
        parts.append(str(row["policy"]))
    return "; ".join(parts) or t("profile.no_record", language)
