"""Recorded copies of every province before and after a change, as two maps that can be laid side by side: same classes, legend and frame."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inovasi import maps, release
from inovasi.classes import round_scale
from inovasi.figures import common, province_map
from inovasi.figures.base import Figure
from inovasi.i18n import number, t
from inovasi.publishing.changes import ProvinceMove
from inovasi.views import View

MEASURE = "recorded"
CODES = ("before", "after")


def of(old: str, new: str, moves: Sequence[ProvinceMove], language: str) -> tuple[Figure, Figure]:
    """Return the maps of two releases or candidates, each up to its own data date; the provinces of `moves` are outlined on both."""
    views = {}
    for data_version in (old, new):
        with release.reading(data_version):
            views[data_version] = View(page="peta_replikasi", fig="peta", frame=common.NEWEST_FRAME, language=language)
    values = [float(value) for one in (old, new) for value in _coloured(_map(views[one], one))]
    scale = round_scale(values, is_integer=True)
    drawn = [_map(views[one], one, scale=scale) for one in (old, new)]
    entries = _entries(drawn)
    before, after = (
        _marked(figure, code, {move.province_code: move for move in moves}, entries)
        for figure, code in zip(drawn, CODES, strict=True)
    )
    return before, after


def _map(view: View, data_version: str, **options: object) -> Figure:
    with release.reading(data_version):
        return province_map.build(view, data_version, code=MEASURE, **options)  # type: ignore[arg-type]


def _coloured(figure: Figure) -> list[float]:
    """Return the values that a map colours by class."""
    coloured = {region.code for region in figure.regions if region.group.startswith("c")}
    return [row["value"] for row in common.records(figure.rows) if row["province_code"] in coloured]


def _entries(figures: Sequence[Figure]) -> list[maps.LegendGroup]:
    """Return every entry of the legends of some maps, in order: a look that only one of them has stands in all, with its own count."""
    found: dict[str, maps.LegendGroup] = {}
    for figure in figures:
        found |= {entry.group: entry for entry in figure.legend}
    classes = [entry for group, entry in found.items() if group.startswith("c")]
    return [*classes, *(entry for group, entry in found.items() if not group.startswith("c"))]


def _marked(figure: Figure, code: str, moves: Mapping[str, ProvinceMove], entries: Sequence[maps.LegendGroup]) -> Figure:
    """Return a map with the provinces that move outlined, their other value at the pointer, and the common legend."""
    language = figure.view.language
    own = {entry.group: entry.count for entry in figure.legend}
    regions = [
        replace(region, hover=f"{region.hover}<br>{_said(moves[region.code], language)}") if region.code in moves else region
        for region in figure.regions
    ]
    legend = tuple(replace(entry, count=own.get(entry.group, 0)) for entry in entries)
    address = f"geo/provinces_{common.NEWEST_FRAME}.geojson"
    drawing = figure.drawings["peta"]
    hovers = {region.code: region.hover for region in regions}
    traces = [_hovering(trace, hovers) for trace in drawing["data"]]  # type: ignore[attr-defined]
    if moves:
        traces.append(maps.outlines(tuple(sorted(moves)), address))
    return replace(
        figure,
        title=t(f"publishing.map_{code}", language, title=figure.title),
        subtitle=t("publishing.map_subtitle", language),
        notes=(t("publishing.map_marked", language, count=number(len(moves), language)),),
        drawings={
            "peta": {"data": traces, "layout": drawing["layout"]},
            "ubin": maps.tile_map(regions, selected=tuple(moves)),
        },
        sources=(),
        regions=tuple(regions),
        legend=legend,
    )


def _hovering(trace: Mapping[str, object], hovers: Mapping[str, str]) -> Mapping[str, object]:
    if trace.get("meta") != "class":
        return trace
    return {**trace, "text": [hovers[str(code)] for code in trace["locations"]]}  # type: ignore[attr-defined]


def _said(move: ProvinceMove, language: str) -> str:
    return t("publishing.map_move", language, before=number(move.before, language), after=number(move.after, language))
