"""The head of a region's sheet: what it is, and the few numbers that stand first."""

from inovasi.figures import profile_facts, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.common import code_text
from inovasi.figures.profile_place import CopyCount, Hub, Place
from inovasi.i18n import number, t
from inovasi.sheets.model import Fact
from inovasi.views import View


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
