"""The figures of one outcome indicator: how provinces lie apart, the map, and the sentence that says what it is."""

from dataclasses import replace

from inovasi import charts_series, measures, queries
from inovasi.classes import Scale
from inovasi.figures import common, indicator_values, province_map
from inovasi.figures.base import Figure
from inovasi.figures.common import code_text, records
from inovasi.figures.indicator_values import Indicator, Reference
from inovasi.i18n import t
from inovasi.views import View

LINKS = ("direct", "context")


def spread(view: View, data_version: str) -> Figure:
    """Return how the provinces lie apart in each year, with the nation and the chosen province; partial lists as known values by name."""
    what = indicator_values.asked(view, data_version)
    language = view.language
    beside = indicator_values.reference(what)
    provinces = what.provinces
    words = {"name": what.name, "unit": what.unit, "first": view.first_year, "last": view.last_year}
    drawings: dict[str, dict[str, object]] = {}
    if provinces.empty:
        title = t("figures.impact_lines.empty", language, **words)
    elif what.is_partial:
        title = t("figures.impact_spread.partial", language, count=provinces["land"].nunique(), **words)
        drawings["grafik"] = _by_name(what, data_version, beside)
    else:
        whole = provinces[~provinces["is_partial"].astype(bool)]
        year = int(whole["indicator_year"].max())
        values = whole.loc[whole["indicator_year"] == year, "value"]
        against = beside.value(year)
        words |= {"year": year, "low": what.written(values.min()), "high": what.written(values.max()), "count": len(values)}
        if against is None:
            title = t("figures.impact_spread.plain", language, **words)
        else:
            title = t("figures.impact_spread.title", language, reference=beside.name, value=what.written(against), **words)
        drawings["grafik"] = _strip(what, data_version, beside, view.province)
    return indicator_values.figure(view, what, data_version, title, drawings)


def _strip(what: Indicator, data_version: str, beside: Reference, chosen: str) -> dict[str, object]:
    language = what.language
    points: dict[int, list[tuple[str, float, str]]] = {}
    partial_years: set[int] = set()
    for row in records(what.provinces):
        year, code = int(row["indicator_year"]), str(row["province_code"])
        name = common.province_names(data_version, str(row["frame"]), language)[code]
        points.setdefault(year, []).append((code, float(row["value"]), f"{name}, {year}: {what.written(row['value'])} {what.unit}"))
        if row["is_partial"]:
            partial_years.add(year)
    frames = dict(zip(what.provinces["indicator_year"].astype(int), what.provinces["frame"].astype(str), strict=True))
    cuts = []
    years = sorted(frames)
    for before, after in zip(years, years[1:], strict=False):
        reasons = []
        if any(before < first <= after for first in what.breaks):
            reasons.append(t("figures.impact_spread.break", language))
        if frames[before] != frames[after]:
            reasons.append(t("words.frame", language, frame=frames[after]))
        if reasons:
            cuts.append(((before + after) / 2, ", ".join(reasons)))
    return charts_series.spread(
        points,
        reference={year: (value, words) for line in beside.lines for year, value, words in line},
        reference_name=beside.name,
        chosen=chosen,
        chosen_name=what.names.get(chosen, ""),
        partial_years=frozenset(partial_years),
        cuts=cuts,
        value_title=what.unit,
        language=language,
    )


def _by_name(what: Indicator, data_version: str, beside: Reference) -> dict[str, object]:
    """Return the known values in the official order of the provinces, so that no order of merit appears."""
    found = records(what.provinces.sort_values(["province_code", "frame", "indicator_year"]))
    names: list[str] = []
    years: dict[int, list[tuple[int, float, str, str]]] = {}
    for row in found:
        code, year = str(row["province_code"]), int(row["indicator_year"])
        name = common.province_names(data_version, str(row["frame"]), what.language)[code]
        if name not in names:
            names.append(name)
        words = f"{name}, {year}: {what.written(row['value'])} {what.unit}"
        years.setdefault(year, []).append((names.index(name), float(row["value"]), words, code))
    return charts_series.named_points(
        names,
        years,
        reference={year: value for line in beside.lines for year, value, _ in line},
        reference_name=beside.name,
        value_title=what.unit,
        language=what.language,
    )


def province_values(view: View, data_version: str, *, scale: Scale | None = None) -> Figure:
    """Return the map of the indicator in the view's last year, or the newest before it, on the frame of its values."""
    code = indicator_values.known(view.indicator, data_version)
    figure = province_map.build(view, data_version, code=f"{measures.INDICATOR_PREFIX}{code}", scale=scale)
    if indicator_values.asked(view, data_version).entry["better"] == "none" or not len(figure.rows):
        return figure
    return replace(figure, notes=(*figure.notes, t("notes.no_sampling_order", view.language)))


def about(view: View, data_version: str) -> str:
    """Return in one sentence which side of the indicator is better, and which subjects of innovations it speaks to."""
    what = indicator_values.asked(view, data_version)
    language = view.language
    links = queries.run("indicator_subjects_listed", data_version)
    found = records(links[links["indicator_id"] == what.id])
    side = t(f"impact.better_{what.entry['better']}", language)
    if not found:
        return t("impact.about_none", language, name=what.name, side=side)
    parts = [
        t(
            f"impact.link_{link}",
            language,
            subjects=", ".join(str(code_text("subject", row["subject_code"], language)) for row in found if row["link"] == link),
        )
        for link in LINKS
        if any(row["link"] == link for row in found)
    ]
    return t("impact.about", language, name=what.name, side=side, subjects="; ".join(parts))
