"""What a region could do next and beside whom it stands, as parts of its sheet; None where nothing is recorded."""

from inovasi.figures import profile, profile_next, profile_standing, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.profile_place import Place
from inovasi.figures.profile_standing import Standing
from inovasi.i18n import number, t
from inovasi.sheets.model import Card, Cards, Lines, StripRow, Strips, Table
from inovasi.sheets.words import LONGEST_TITLE, cut
from inovasi.views import View


def alike(view: View, place: Place, data_version: str) -> Lines | None:
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


def strips(view: View, place: Place, data_version: str) -> Strips | None:
    """Return each indicator of the province beside its peers and all provinces."""
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


def cards(view: View, place: Place, data_version: str) -> Cards | None:
    """Return the first candidates, with their reasons and doubts."""
    language = view.language
    figure = profile_next.candidates(view, data_version)
    found = records(figure.rows)
    if not found:
        return None
    full = profile_words.full_names(data_version)
    cards = tuple(
        Card(
            title=cut(str(row["innovation_name"])),
            full=cut(full.get(str(row["innovation_id"]), ""), LONGEST_TITLE),
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


def contacts(view: View, place: Place, data_version: str) -> Table | None:
    """Return whom to ask."""
    language = view.language
    found = profile_next.contact_rows(view, place, data_version)
    if not found:
        return None
    cells = tuple(
        (
            cut(str(row["innovation_name"] or t("words.unnamed", language))),
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


def gaps(view: View, place: Place, data_version: str) -> Lines | None:
    """Return the regencies without a record."""
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
