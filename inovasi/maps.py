"""Map drawings as plain dicts: the true map by address of its geometry, the tile map, and their common legend.

Geometry is EPSG:4326 and never part of a drawing; regions without a value are drawn by a layer of their own, since Plotly leaves out nulls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inovasi import palette

LONGITUDES = (94.6, 141.4)
LATITUDES = (-11.4, 6.4)
ASPECT = (LONGITUDES[1] - LONGITUDES[0]) / (LATITUDES[1] - LATITUDES[0])
HEIGHT_PX = 560
Extent = tuple[float, float, float, float]  # west, south, east, north in degrees
NATION: Extent = (LONGITUDES[0], LATITUDES[0], LONGITUDES[1], LATITUDES[1])
# Small provinces are read and hit at a call-out in the sea: province code -> longitude, latitude of its mark.
CALLOUTS: Mapping[str, tuple[float, float]] = {
    "21": (107.4, 3.0),
    "31": (107.7, -4.5),
    "36": (103.6, -8.0),
    "34": (108.9, -10.1),
    "51": (115.4, -10.6),
}
# Where a name would cover a border or a symbol it stands beside its point.
LABEL_PLACES: Mapping[str, str] = {
    "13": "middle left",
    "17": "middle left",
    "19": "middle right",
    "74": "middle right",
    "76": "middle left",
}
HATCH_NAMES: Mapping[str, str] = {"zero": "dots", "none": "dashed", "few": "lines", "na": "cross"}


@dataclass(frozen=True)
class Region:
    """One region as it is drawn: its code, names, places on the true and the tile map, and how it looks."""

    code: str
    name: str
    label: str
    longitude: float
    latitude: float
    tile_row: int
    tile_column: int
    group: str  # "c0".."c6" for a class, else a look: zero, none, few, na
    fill: str
    edge: str
    value_text: str
    hover: str

    @property
    def hatch(self) -> str:
        return HATCH_NAMES.get(self.group, "")


@dataclass(frozen=True)
class MapName:
    """A name on a map: of which region, the middle of its words, and whether they lie wholly on their region."""

    code: str
    text: str
    longitude: float
    latitude: float
    is_inside: bool


@dataclass(frozen=True)
class LegendGroup:
    """An entry of the legend: a class or a look, its words, and how many regions it holds."""

    group: str
    label: str
    fill: str
    edge: str
    count: int

    @property
    def hatch(self) -> str:
        return HATCH_NAMES.get(self.group, "")


def true_map(
    regions: Sequence[Region],
    groups: Sequence[LegendGroup],
    geometry_address: str,
    *,
    names: Sequence[MapName] = (),
    selected: str = "",
    extent: Extent | None = None,
) -> dict[str, object]:
    """Return the choropleth. `geometry_address` is relative to the assets; features carry the region code as their id.

    `names` are the names that found room on it (see `map_names`). `extent` is the part of the world shown (EPSG:4326 degrees): the nation unless told.
    """
    traces: list[dict[str, object]] = []
    labels = {item.group: f"{item.label} ({item.count})" for item in groups}
    drawn = {region.group for region in regions}
    for group in [item.group for item in groups if item.group in drawn]:
        members = [region for region in regions if region.group == group]
        traces.append(
            {
                "type": "choropleth",
                "name": labels.get(group, group),
                "meta": "class",
                "geojson": geometry_address,
                "locations": [region.code for region in members],
                "z": [1] * len(members),
                "colorscale": [[0, members[0].fill], [1, members[0].fill]],
                "showscale": False,
                "marker": {"line": {"color": members[0].edge if group in palette.LOOKS else palette.PAPER, "width": 0.7}},
                "text": [region.hover for region in members],
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
    traces += _symbols(regions)
    traces.append(_names(regions, names))
    traces += _callouts(regions)
    if selected:
        traces.append(outline(selected, geometry_address))
    geo: dict[str, object] = {"visible": False, "bgcolor": "rgba(0,0,0,0)", "projection": {"type": "equirectangular"}}
    west, south, east, north = extent or NATION
    geo |= {"lonaxis": {"range": [west, east]}, "lataxis": {"range": [south, north]}}
    layout = {
        "geo": geo,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "uirevision": geometry_address,
    }
    return {"data": traces, "layout": layout}


def is_national(drawing: Mapping[str, Any] | None) -> bool:
    """Say whether a drawing is a map of the whole archipelago, wide and low; a province is drawn in a square."""
    return drawing is not None and drawing["layout"]["geo"].get("lonaxis", {}).get("range") == list(LONGITUDES)


def outline(code: str, geometry_address: str) -> dict[str, object]:
    """Return the dark outline of the selected region: a layer on top, so that no neighbour covers it."""
    return {
        "type": "choropleth",
        "geojson": geometry_address,
        "locations": [code],
        "z": [1],
        "colorscale": [[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]],
        "showscale": False,
        "marker": {"line": {"color": palette.SELECTION, "width": 2.6}},
        "hoverinfo": "skip",
    }


def _symbols(regions: Sequence[Region]) -> list[dict[str, object]]:
    """Return a small symbol at each region whose look is outside the scale: the second cue beside its tone."""
    traces: list[dict[str, object]] = []
    for look, symbol in palette.LOOK_SYMBOLS.items():
        members = [region for region in regions if region.group == look and region.code not in CALLOUTS]
        if symbol and members:
            traces.append(
                {
                    "type": "scattergeo",
                    "lon": [region.longitude for region in members],
                    "lat": [region.latitude for region in members],
                    "mode": "markers",
                    "marker": {
                        "symbol": symbol,
                        "size": 8,
                        "color": palette.LOOK_EDGES[look],
                        "line": {"width": 1.5, "color": palette.LOOK_EDGES[look]},
                    },
                    "hoverinfo": "skip",
                }
            )
    return traces


def _names(regions: Sequence[Region], names: Sequence[MapName]) -> dict[str, object]:
    """Return the names that found room: in the ink of their fill where they lie on it, else dark; the card gives dark ones a pale rim."""
    fills = {region.code: region.fill for region in regions}
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [round(name.longitude, 3) for name in names],
        "lat": [round(name.latitude, 3) for name in names],
        "text": [name.text for name in names],
        "textfont": {"size": 12, "color": [ink_on(fills[name.code]) if name.is_inside else palette.INK for name in names]},
        "textposition": "middle center",
        "hoverinfo": "skip",
        "meta": "wide",
    }


def _callouts(regions: Sequence[Region]) -> list[dict[str, object]]:
    """Return for each small province a line to a mark that can be hit, with its name."""
    small = [region for region in regions if region.code in CALLOUTS]
    if not small:
        return []
    lines: dict[str, list[float | None]] = {"lon": [], "lat": []}
    for region in small:
        longitude, latitude = CALLOUTS[region.code]
        lines["lon"] += [region.longitude, longitude, None]
        lines["lat"] += [region.latitude, latitude, None]
    return [
        {"type": "scattergeo", "mode": "lines", **lines, "line": {"color": palette.INK_SOFT, "width": 0.8}, "hoverinfo": "skip"},
        {
            "type": "scattergeo",
            "mode": "markers+text",
            "lon": [CALLOUTS[region.code][0] for region in small],
            "lat": [CALLOUTS[region.code][1] for region in small],
            "customdata": [region.code for region in small],
            "marker": {
                "size": 17,
                "color": [region.fill for region in small],
                "line": {"width": 1.2, "color": [palette.INK_SOFT for _ in small]},
            },
            "text": [region.label for region in small],
            "textposition": "middle right",
            "textfont": {"size": 12, "color": palette.INK},
            "hovertext": [region.hover for region in small],
            "hovertemplate": "%{hovertext}<extra></extra>",
        },
    ]


def tile_map(regions: Sequence[Region], *, selected: str = "") -> dict[str, object]:
    """Return the tile map: one equal tile a region; the card draws each as a button."""
    return {
        "tiles": [
            {
                "code": region.code,
                "name": region.label,
                "row": region.tile_row,
                "column": region.tile_column,
                "fill": region.fill,
                "edge": region.edge if region.group in palette.LOOKS else region.fill,
                "hatch": region.hatch,
                "ink": ink_on(region.fill),
                "value": region.value_text,
                "hover": region.hover,
                "isSelected": region.code == selected,
            }
            for region in regions
        ]
    }


def legend(groups: Sequence[LegendGroup]) -> list[dict[str, object]]:
    """Return the legend entries of a card."""
    return [
        {"label": item.label, "fill": item.fill, "edge": item.edge, "hatch": item.hatch, "count": str(item.count)}
        for item in groups
    ]


def ink_on(fill: str) -> str:
    """Return dark or white ink, whichever reads better on a fill (relative luminance of WCAG 2)."""
    channels = [int(fill[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return palette.INK if luminance > 0.24 else "#ffffff"
