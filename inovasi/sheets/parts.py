"""The parts of a region's sheet, each made from the rows of Profil provinsi; None where nothing is recorded."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from inovasi import maps, origin, palette
from inovasi.figures import awards, common, copies, profile, profile_facts, profile_next, profile_standing, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.profile_place import CopyCount, Hub, Place
from inovasi.figures.profile_standing import Standing
from inovasi.i18n import day, number, t
from inovasi.sheets.model import Card, Cards, Fact, Lines, Map, MapRegion, Part, SquareRow, Squares, StripRow, Strips, Table
from inovasi.views import View

LONGEST_NAME = 54
LONGEST_TITLE = 120
STATES = ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "unknown", "stopped")
MOST_GOVERNMENTS = 3
MOST_SQUARES = 90  # a longer row of squares is cut and its number says how many there are
MOST_PUBLISHERS = 14


def every_part(view: View, place: Place, data_version: str) -> tuple[Part, ...]:
    """Return the parts of the sheet that hold something, in reading order; none before the region was formed."""
    if not place.stands:
        return ()
    found: tuple[Part | None, ...] = (
        _squares(view, place, data_version),
        _map(view, place, data_version),
        _forums(view, place, data_version),
        _copies(view, place, data_version, "taken"),
        _copies(view, place, data_version, "given"),
        _hub(view, place, data_version),
        _plans(view, place, data_version),
        _awards(view, place, data_version),
        _agencies(view, place, data_version),
        _alike(view, place, data_version),
        _strips(view, place, data_version),
        _cards(view, place, data_version),
        _contacts(view, place, data_version),
        _gaps(view, place, data_version),
    )
    return tuple(part for part in found if part is not None)


# ---- the head


def subtitle(view: View, place: Place, data_version: str) -> str:
    """Return what kind of region it is and where it lies."""
    language = view.language
    island = str(code_text("island_group", place.island_group, language))
    if not place.is_province:
        level = str(code_text("level", place.level, language))
        return t("sheet.subtitle_regency", language, level=level, province=place.province_name, island=island)
    if not place.stands:
        return island
    within = len(base.regencies(view, place, data_version))
    return t("sheet.subtitle", language, island=island, count=number(within, language))


def facts(view: View, place: Place, data_version: str) -> tuple[Fact, ...]:
    """Return the four key facts at the head; none before the region was formed."""
    language = view.language
    if not place.stands:
        return ()
    hub = base.hub(view, place, data_version)
    taken = base.counted(base.taken(view, place, data_version), "origin_government_id")
    given = base.counted(base.given(view, place, data_version), "adopter_government_id")
    hub_detail = (
        t("sheet.hub_detail", language, province=place.province_name) if not place.is_province else _hub_detail(hub, language)
    )
    found = [
        Fact(profile_facts.hub_value(hub, language), t("profile.fact_hub", language), hub_detail),
        Fact(profile_facts.amount(taken, language), t("profile.fact_taken", language), _states_text(taken, language)),
        Fact(profile_facts.amount(given, language), t("profile.fact_given", language), _states_text(given, language)),
    ]
    if place.is_province:
        label, value, detail = profile_facts.reach_fact(view, place, data_version)
        found.append(Fact(value, label, detail if value == "–" else t("sheet.reach_detail", language)))
    else:
        won = base.awarded(view, place, data_version)
        value = number(len(won), language) if len(won) else "–"
        detail = t("sheet.awards_detail", language) if len(won) else t("profile.no_record", language)
        found.append(Fact(value, t("profile.fact_awards", language), detail))
    return tuple(found)


def _hub_detail(hub: Hub, language: str) -> str:
    row = hub.designation or next((row for row in hub.may_have if row["event"] == "designated"), None)
    if row:
        basis = str(row["decree"] or code_text("hub_basis", row["basis"], language))
        return basis if hub.designation else t("sheet.hub_no_day", language, basis=basis)
    return t("sheet.hub_unnamed" if hub.is_possible else "profile.no_record", language)


def _states_text(count: CopyCount, language: str) -> str:
    """Return the split of recorded copies in one line: by state, then what is without news."""
    if not count.recorded:
        return t("profile.no_record" if not count.is_named else "sheet.none_recorded", language)
    parts = [
        f"{number(many, language)} {profile_words.small(code_text('step', state, language))}"
        for state, many in count.states.items()
    ]
    quiet = sum(count.quiet.values())
    if quiet:
        parts.append(t("profile.part_quiet", language, count=number(quiet, language)))
    if count.packages:
        parts.append(t("profile.part_packages", language, count=number(count.packages, language)))
    return " · ".join(parts)


# ---- the record


def _squares(view: View, place: Place, data_version: str) -> Squares | None:
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


def _map(view: View, place: Place, data_version: str) -> Map | None:
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


def _forums(view: View, place: Place, data_version: str) -> Table | None:
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
                _cut(str(row["forum_title"]), LONGEST_TITLE) if is_new else "",
                _cut(choice),
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


def _copies(view: View, place: Place, data_version: str, side: str) -> Table | None:
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
        name = _cut(names.get(str(row["innovation_id"]), "") or t("words.unnamed", language))
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


def _hub(view: View, place: Place, data_version: str) -> Lines | None:
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


def _plans(view: View, place: Place, data_version: str) -> Table | None:
    language = view.language
    rows = base.plans(replace(view, first_row=0), place, data_version)  # every one: the newest come first here
    if rows.empty:
        return None
    found = records(rows.sort_values(["made_date", "action_plan_id"], ascending=[False, True], kind="stable"))
    cells = tuple(
        (
            _cut(str(row["innovation_name"] or t("words.unnamed", language))),
            _cut(str(row["adopter_name"] or "–")),
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


# ---- how citizens fare, and what next


def _strips(view: View, place: Place, data_version: str) -> Strips | None:
    language = view.language
    found = profile_standing.standings(view, place, data_version)
    compared = [item for item in found if item.peers]
    if not compared:
        return None
    kept = sorted(compared, key=lambda item: (-item.ahead / len(item.peers), item.what.name))
    group, _ = profile_standing.peers_of(view, place, data_version)
    notes = [profile_standing.rule_text(group, place, language, data_version), t("sheet.strip_note", language)]
    if not place.is_province:
        notes.insert(0, t("profile.province_only", language, province=place.province_name))
    alone = [f"{item.what.name} {item.year}: {item.what.written(item.value)} {item.what.unit}" for item in found if item.is_partial]
    if alone:
        notes.append(t("sheet.partial", language, names="; ".join(alone)))
    return Strips(
        title=t("sheet.strips", language, province=place.province_name),
        columns=tuple(
            t(f"sheet.strip_{name}", language) for name in ("indicator", "dots", "value", "median", "nation", "ahead", "since")
        ),
        rows=tuple(_strip_row(item, language) for item in kept),
        marks=(place.province_name, t("profile.peers", language), t("profile.others", language), t("words.nation", language)),
        sides=(t("profile.worse_side", language), t("profile.better_side", language)),
        note=" ".join(notes),
    )


def _strip_row(item: Standing, language: str) -> StripRow:
    what = item.what
    since = ""
    if item.first:
        since = t("sheet.since", language, year=item.first[0], value=what.written(item.first[1]))
    return StripRow(
        label=f"{what.name}, {item.year}",
        unit=what.unit,
        own=round(item.place(item.value), 4),
        peers=tuple(round(item.place(value), 4) for value in item.peers.values()),
        others=tuple(round(item.place(value), 4) for value in item.others.values()),
        nation=None if item.nation is None else round(min(max(item.place(item.nation), 0), 1), 4),
        value=what.written(item.value),
        median=what.written(item.median),
        national=what.written(item.nation),
        ahead=t("profile.of", language, part=number(item.ahead, language), whole=number(len(item.peers), language)),
        since=since,
        side=item.peer_direction,
    )


def _cards(view: View, place: Place, data_version: str) -> Cards | None:
    language = view.language
    figure = profile_next.candidates(view, data_version)
    found = records(figure.rows)
    if not found:
        return None
    full = profile_words.full_names(data_version)
    cards = tuple(
        Card(
            title=_cut(str(row["innovation_name"])),
            full=_cut(full.get(str(row["innovation_id"]), ""), LONGEST_TITLE),
            kicker=t(
                "sheet.card",
                language,
                subject=row["subject_text"] or t("sheet.no_subject", language),
                origin=row["origin_name"] or t("sheet.origin_unknown", language),
                rank=number(row["rank"], language),
                low=number(row["rank_low"], language),
                high=number(row["rank_high"], language),
            ),
            why=tuple(part for part in str(row["reasons"]).split("; ") if part),
            but=tuple(part for part in str(row["doubts"]).split("; ") if part),
        )
        for row in found
    )
    note = t("sheet.cards_note", language)
    return Cards(t("sheet.cards", language), cards, t("columns.reasons", language), t("columns.doubts", language), note)


def _awards(view: View, place: Place, data_version: str) -> Table | None:
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
            _cut(str(row["innovation_name"] or t("sheet.unnamed_of", language, government=row["government_name"]))),
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


def _contacts(view: View, place: Place, data_version: str) -> Table | None:
    language = view.language
    found = profile_next.contact_rows(view, place, data_version)
    if not found:
        return None
    cells = tuple(
        (
            _cut(str(row["innovation_name"] or t("words.unnamed", language))),
            str(row["role_text"]).lower(),
            _whom(row, language),
        )
        for row in found
    )
    columns = ("columns.innovation_name", "columns.role_text", "sheet.col_whom")
    return Table(
        t("sheet.contacts", language),
        tuple(t(key, language) for key in columns),
        (32, 21, 47),
        cells,
        note=t("sheet.contacts_note", language),
        is_record=False,
    )


def _whom(row: Record, language: str) -> str:
    government, agency = row["government_name"], row["agency"]
    if agency and government:
        return f"{agency}, {government} ({row['award_year']})"
    return str(agency or t("sheet.no_agency", language, government=government or "–"))


def _alike(view: View, place: Place, data_version: str) -> Lines | None:
    """Return a regency or city beside those of its kind in its province: copies taken, those without a record only counted."""
    if place.is_province:
        return None
    language = view.language
    figure = profile_standing.peer_figure(view, data_version)
    others = [row for row in records(figure.rows) if row["government_id"] != place.government_id]
    named = [f"{row['government_name']} {number(row['taken_count'], language)}" for row in others if row["taken_count"]]
    kind = str(code_text("level", place.level, language)).lower()
    label = t("sheet.alike_label", language, part=number(len(named), language), whole=number(len(others), language))
    title = t("sheet.alike", language, level=kind, province=place.province_name)
    return Lines(title, (), ((label, tuple(named)),), note=t("sheet.gaps_note", language)) if others else None


def _gaps(view: View, place: Place, data_version: str) -> Lines | None:
    language = view.language
    items = []
    if place.is_province and place.code != base.JAKARTA:
        rows = records(base.regencies(view, place, data_version))
        without = [_regency(row, language) for row in rows if row["look"] != "value"]
        label = t("sheet.gap_regencies", language, part=number(len(without), language), whole=number(len(rows), language))
        items.append((label, tuple(without)))
    subjects = records(profile.subject_rows(view, place, data_version))
    empty = [profile_words.small(row["subject_text"]) for row in subjects if not any(row[name] for name in profile.SUBJECT_COUNTS)]
    if empty:
        label = t("sheet.gap_subjects", language, part=number(len(empty), language), whole=number(len(subjects), language))
        items.append((label, tuple(empty)))
    return (
        Lines(t("sheet.gaps", language), (), tuple(items), note=t("sheet.gaps_note", language), is_record=False) if items else None
    )


def _regency(row: Record, language: str) -> str:
    """Return the name of a regency without the word for it; a city keeps its own, since both may share a name."""
    return str(row[f"name_{language}"]).removeprefix("Kabupaten ").removesuffix(" Regency")


def _agencies(view: View, place: Place, data_version: str) -> Lines | None:
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


# ---- the foot


def missing(view: View, place: Place, data_version: str) -> str:
    """Return in one friendly sentence which parts have no record; '' when every part has one."""
    if not place.stands:
        return ""
    language = view.language
    checks = (
        ("taken", base.taken(view, place, data_version)),
        ("given", base.given(view, place, data_version)),
        ("forums", base.forums(view, place, data_version)),
        ("plans", base.plans(view, place, data_version)),
        ("awards", base.awarded(view, place, data_version)),
        ("agencies", base.agency_counts(view, place, data_version)),
    )
    empty = [t(f"sheet.missing_{name}", language) for name, rows in checks if rows.empty]
    return t("sheet.missing", language, parts=", ".join(empty)) if empty else ""


def notes(view: View, place: Place, data_version: str, attribution: str) -> tuple[str, ...]:
    """Return what must be known beside every number of the sheet, and the attribution of the map."""
    language = view.language
    coverage = awards.coverage_text(base.to_year(view, place), data_version) if place.stands else ""
    notes = [origin.told("notes.sample_copies", language, data_version), t("profile.year_only", language), coverage]
    if view.packages == "out":
        notes.append(t("sheet.packages_out", language))
    notes.append(t("sheet.map_source", language, attribution=attribution))
    return tuple(note for note in notes if note)


def sources(view: View, place: Place, data_version: str) -> Sequence[common.Source]:
    """Return every source that a part of the sheet rests on."""
    if not place.stands:
        return ()
    parts = [
        rows_of(view, place, data_version)["source_id"]
        for rows_of in (
            base.taken, base.given, base.forums, base.plan_sources, base.awarded, base.undated_awards,
            base.honours, base.agency_counts, base.index_scores,
        )
    ]  # fmt: skip
    keys = {key for key in pd.concat(parts) if key}
    keys |= {key for item in profile_standing.standings(view, place, data_version) for key in item.source_ids}
    keys |= {source.source_id for source in profile.hub_events(view, data_version).sources}
    keys |= {row["source_id"] for row in profile_next.contact_rows(view, place, data_version) if row["source_id"]}
    return common.sources_of(keys, data_version, view.language)


def sources_text(sources: Sequence[common.Source], language: str) -> str:
    """Return the publishers with the number of their pages, those with most first."""
    counts: dict[str, int] = {}
    for source in sources:
        counts[source.publisher] = counts.get(source.publisher, 0) + 1
    order = sorted(counts, key=lambda name: (-counts[name], name.lower()))
    named = [f"{name} ({number(counts[name], language)})" if counts[name] > 1 else name for name in order[:MOST_PUBLISHERS]]
    return ", ".join(named) + (
        t("sheet.more_publishers", language, count=len(order) - MOST_PUBLISHERS) if len(order) > MOST_PUBLISHERS else ""
    )


def _cut(text: str, longest: int = LONGEST_NAME) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
