"""What a map of provinces says: title, subtitle, notes, the words of a region and of a class."""

from collections.abc import Sequence

from inovasi import measures, origin, palette
from inovasi.classes import Scale, integer_label
from inovasi.figures import common
from inovasi.figures.common import Record
from inovasi.figures.map_measure import Asked
from inovasi.i18n import number, percent, t
from inovasi.views import STEPS, View


def value_text(row: Record, what: Asked, language: str) -> str:
    """Return a region's value as people read it; the looks outside the scale in short."""
    look = row["look"]
    if what.measure.kind == "category":
        return "" if row["category"] == "none" else str(int(str(row["since_year"]))) if row.get("since_year") else "?"
    if look in ("none", "few", "na"):
        return t(f"looks.short_{look}", language)
    value = row["value"]
    if value is None:
        return "–"
    if what.measure.kind == "share":
        return percent(float(str(value)), language)
    return number(float(str(value)), language, what.measure.decimals)


def detail(row: Record, what: Asked, language: str) -> str:
    """Return what stands behind a value: numerator and denominator, and its interval."""
    base, cases = row.get("base_count"), row.get("case_count")
    text = ""
    if base:
        text = " " + t(
            "words.of", language, part=number(float(str(cases or 0)), language), whole=number(float(str(base)), language)
        )
    if row.get("low") is not None and row.get("high") is not None:
        write = percent if what.measure.kind == "share" else lambda value, lang: number(value, lang, what.measure.decimals)
        text += " " + t(
            "words.interval", language, low=write(float(str(row["low"])), language), high=write(float(str(row["high"])), language)
        )
    return text


def class_label(scale: Scale, index: int, what: Asked, language: str) -> str:
    """Return the bounds of a class in words."""
    if scale.is_integer:
        first, last = integer_label(scale, index)
        return number(first, language) if first == last else f"{number(first, language)}–{number(last, language)}"
    low, high = scale.limits[index], scale.limits[index + 1]
    if what.measure.kind == "share":
        return f"{percent(low, language)}–{percent(high, language)}"
    digits = 0 if all(float(limit).is_integer() for limit in scale.limits) else max(what.measure.decimals, 1)
    return f"{number(low, language, digits)}–{number(high, language, digits)}"


def title_of(rows: Sequence[Record], what: Asked, view: View) -> str:
    """Return what the map shows in one sentence, or that nothing is on record."""
    language = view.language
    known = [row for row in rows if row["look"] in ("value", "zero") and row.get("value") is not None]
    with_value = sum(1 for row in rows if row["look"] == "value")
    total = sum(float(str(row["value"])) for row in known) if what.measure.kind == "count" else 0
    values = {
        "count": with_value,
        "known": len(known),
        "provinces": len(rows),
        "total": number(total, language),
        "year": what.year,
        "date": common.cut_off_text(view),
        "name": what.name,
    }
    if what.measure.kind == "category":
        values["count"] = sum(1 for row in rows if str(row["category"]).startswith("hub_"))
        if not values["count"]:
            return t(f"measures.{what.code}.title_none", language, **values)
    if not known and what.measure.kind != "category":
        return t("measures.empty_title", language, **values)
    if measures.is_indicator(what.code):
        return t("measures.indicator_title", language, **values)
    return t(f"measures.{what.code}.title", language, **values)


def subtitle_of(what: Asked, view: View, data_version: str) -> str:
    """Return measure, place, years and borders of the map."""
    language = view.language
    parts = [what.name if what.measure.kind in ("share", "category") or what.unit == what.name else f"{what.name} ({what.unit})"]
    if measures.is_indicator(what.code):
        parts.append(str(what.year))
    elif "cut_off" in what.params:
        if view.first_year > 2010:
            parts.append(t("words.first_recorded", language, first=view.first_year, last=view.last_year))
        parts.append(t("words.state_on", language, date=common.cut_off_text(view)))
    else:
        parts.append(common.years_text(view))
    if what.code == "regency_reach":
        parts.append(t("words.least_step", language, step=t(f"codes.step.{STEPS[view.least_step]}", language)))
    if what.measure.has_competitions and view.tier:
        parts.append(common.tier_names(data_version).get(view.tier, view.tier))
    parts.append(t("words.frame", language, frame=what.frame))
    if view.packages == "out" and "with_packages" in what.params:
        parts.append(t("words.without_packages", language))
    return " · ".join(parts)


def alt_of(rows: Sequence[Record], places: dict[str, Record], what: Asked, view: View) -> str:
    """Return the map in words for those who do not see it."""
    language = view.language
    if what.is_partial:
        return title_of(rows, what, view)
    known = sorted(
        (row for row in rows if row["look"] == "value" and row.get("value") is not None), key=lambda row: -float(str(row["value"]))
    )[:3]
    if not known:
        return t("alt.none", language, name=what.name)
    top = "; ".join(f"{places[str(row['province_code'])][f'name_{language}']} {value_text(row, what, language)}" for row in known)
    return t("alt.map", language, name=what.name, provinces=len(rows), top=top)


def notes_of(rows: Sequence[Record], what: Asked, view: View, data_version: str) -> tuple[str, ...]:
    """Return what must be known to read the map: the unknown, the small, the borders."""
    language = view.language
    notes = [what.extra_note] if what.extra_note else []
    looks = {look: sum(1 for row in rows if row["look"] == look) for look in palette.LOOKS}
    if looks["few"] and what.measure.kind != "category":
        notes.append(t("notes.few", language, count=looks["few"]))
    if what.code in ("recorded", "share_running", "regency_reach", "given", "explored", "years_to_running"):
        notes.append(origin.told("notes.sample_copies", language, data_version))
    if what.code == "recorded":
        notes.append(t("notes.quiet", language))
        notes.append(
            t(
                "notes.recorded",
                language,
                no_news=_sum(rows, "no_news_count"),
                packages=_sum(rows, "package_count"),
                explored=_sum(rows, "explored_count"),
                apart=_sum(rows, "apart_count"),
            )
        )
        if _sum(rows, "old_province_count") != "0":
            notes.append(t("notes.old_province", language, count=_sum(rows, "old_province_count")))
    if what.code in ("awards", "awards_per_million"):
        notes.append(origin.told("notes.sample_awards", language, data_version))
    if what.is_partial:
        notes.append(t("notes.partial", language, count=sum(1 for row in rows if row["look"] == "value")))
    if what.code == "hub" and looks["few"]:
        notes.append(t("notes.hub_possible", language, count=number(looks["few"], language)))
    if what.code == "agencies":
        notes.append(t("notes.agencies", language))
    if what.code == "milestones":
        notes.append(t("notes.milestones", language))
    return tuple(notes)


def _sum(rows: Sequence[Record], name: str) -> str:
    return str(sum(int(float(str(row[name]))) for row in rows))
