"""Who copies whom, three ways: a matrix of tiles, a Sankey diagram that keeps both directions apart, and arrows on the true map."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inovasi import map_names, maps, palette
from inovasi.charts import SEPARATORS
from inovasi.i18n import number

MOST_NODES = 10
CURVE_POINTS = 20
BOW = 0.12  # how far a flow bows to its left, as a part of its length: there and back never cover each other
TILE_PX = 23
FEW_COLUMNS = 6  # up to here their headings stand upright side by side
HEAD_GAP = 0.45  # degrees between the tip of an arrow and its adopter, so that heads do not hide rings and names


@dataclass(frozen=True)
class Flow:
    """Copies from an origin to an adopter; both are keys of places, the origin possibly one that is no province."""

    origin: str
    adopter: str
    count: int
    package_count: int
    words: str  # what hovering says


@dataclass(frozen=True)
class Place:
    """An end of flows: its full name, its short name, where it lies (None: not on the map), and the key that a click opens."""

    name: str
    short: str
    longitude: float | None = None
    latitude: float | None = None
    key: str = ""


def matrix(
    flows: Sequence[Flow],
    origins: Mapping[str, Place],
    adopters: Mapping[str, Place],
    breaks: Sequence[int],
    *,
    language: str,
    origin_title: str,
    adopter_title: str,
) -> dict[str, object]:
    """Return the matrix: a column an origin, a row an adopter, both in the order given; `breaks` are rows before which an island group begins."""
    columns, lines = list(origins), list(adopters)
    values: list[list[int | None]] = [[None] * len(columns) for _ in lines]
    words = [["" for _ in columns] for _ in lines]
    for flow in flows:
        values[lines.index(flow.adopter)][columns.index(flow.origin)] = flow.count
        words[lines.index(flow.adopter)][columns.index(flow.origin)] = flow.words
    most = max((flow.count for flow in flows), default=1)
    steps = palette.SEQUENTIAL
    colours = [[index / (len(steps) - 1), colour] for index, colour in enumerate(steps)]
    given = {key: sum(flow.count for flow in flows if flow.origin == key) for key in columns}
    taken = {key: sum(flow.count for flow in flows if flow.adopter == key) for key in lines}

    def fill(count: int) -> str:
        return steps[round(_depth(count, most) * (len(steps) - 1))]

    return {
        "data": [
            {
                "type": "heatmap",
                "x": list(range(len(columns))),
                "y": list(range(len(lines))),
                "z": [[None if value is None else _depth(value, most) for value in row] for row in values],
                "zmin": 0,
                "zmax": 1,
                "colorscale": colours,
                "showscale": False,
                "xgap": 3,
                "ygap": 3,
                "text": words,
                "hoverongaps": False,
                "hovertemplate": "%{text}<extra></extra>",
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": [columns.index(flow.origin) for flow in flows],
                "y": [lines.index(flow.adopter) for flow in flows],
                "text": [number(flow.count, language) for flow in flows],
                "textfont": {"size": 13, "color": [maps.ink_on(fill(flow.count)) for flow in flows]},
                "hoverinfo": "skip",
            },
        ],
        "layout": {
            "height": TILE_PX * len(lines) + 190,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 130, "b": 10},
            "showlegend": False,
            "xaxis": {
                "title": {"text": origin_title, "standoff": 6},
                "side": "top",
                "tickvals": list(range(len(columns))),
                "ticktext": [f"{origins[key].short} ({number(given[key], language)})" for key in columns],
                "tickangle": -90 if len(columns) > FEW_COLUMNS else 0,  # else Plotly leaves headings out
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "automargin": True,
                "range": [-0.5, len(columns) - 0.5],
            },
            "yaxis": {
                "title": {"text": adopter_title, "standoff": 6},
                "tickvals": list(range(len(lines))),
                "ticktext": [f"{adopters[key].short} ({number(taken[key], language)})" for key in lines],
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "automargin": True,
                "range": [len(lines) - 0.5, -0.5],
            },
            "shapes": [
                *(_rule(at - 0.5, len(columns)) for at in breaks),
                *(_within(columns.index(flow.origin), lines.index(flow.adopter)) for flow in flows if flow.origin == flow.adopter),
            ],
        },
    }


def _depth(count: int, most: int) -> float:
    """Return how deep the tile of a count is, 0 to 1: by the root, so that few large flows do not pale all others."""
    return 0.0 if most <= 1 else (math.sqrt(count) - 1) / (math.sqrt(most) - 1)


def _within(column: int, line: int) -> dict[str, object]:
    """Return the dark outline of a tile on the diagonal: a copy within the province."""
    return {
        "type": "rect",
        "x0": column - 0.48,
        "x1": column + 0.48,
        "y0": line - 0.44,
        "y1": line + 0.44,
        "line": {"color": palette.SELECTION, "width": 1.6},
    }


def _rule(line: float, columns: int) -> dict[str, object]:
    return {"type": "line", "x0": -0.5, "x1": columns - 0.5, "y0": line, "y1": line, "line": {"color": palette.LINE, "width": 1}}


def sankey(
    flows: Sequence[Flow],
    origins: Mapping[str, Place],
    adopters: Mapping[str, Place],
    *,
    language: str,
    rest: str,
    origin_title: str,
    adopter_title: str,
    link_words: str,
) -> dict[str, object]:
    """Return the flows from origins on the left to adopters on the right. Each side has nodes of its own, so A to B, B to A and A to A stay apart.

    Beyond the ten largest of a side everything is `rest`; `link_words` says "{origin}, {adopter}, {count}".
    """
    left = _largest(flows, "origin", origins)
    right = _largest(flows, "adopter", adopters)
    sums: dict[tuple[str, str], int] = {}
    for flow in flows:
        ends = (flow.origin if flow.origin in left else "", flow.adopter if flow.adopter in right else "")
        sums[ends] = sums.get(ends, 0) + flow.count
    left_nodes = [*left, *([""] if any(ends[0] == "" for ends in sums) else [])]
    right_nodes = [*right, *([""] if any(ends[1] == "" for ends in sums) else [])]

    def name(places: Mapping[str, Place], key: str) -> str:
        if not key:
            return rest
        return places[key].name if places[key].key else places[key].short

    given = [sum(count for ends, count in sums.items() if ends[0] == key) for key in left_nodes]
    taken = [sum(count for ends, count in sums.items() if ends[1] == key) for key in right_nodes]
    links = sorted(sums, key=lambda ends: (left_nodes.index(ends[0]), right_nodes.index(ends[1])))
    is_within = [ends[0] == ends[1] != "" for ends in links]
    return {
        "data": [
            {
                "type": "sankey",
                "arrangement": "fixed",
                "valueformat": ",d",
                "textfont": {"size": 13},
                "node": {
                    "label": [
                        f"{name(origins, key)} ({number(count, language)})" for key, count in zip(left_nodes, given, strict=True)
                    ]
                    + [f"{name(adopters, key)} ({number(count, language)})" for key, count in zip(right_nodes, taken, strict=True)],
                    "customdata": [origins[key].key if key else "" for key in left_nodes]
                    + [adopters[key].key if key else "" for key in right_nodes],
                    "color": [palette.FLOW_ORIGIN if key else palette.FLOW_REST for key in left_nodes]
                    + [palette.FLOW_ADOPTER if key else palette.FLOW_REST for key in right_nodes],
                    "pad": 14,
                    "thickness": 14,
                    "line": {"width": 0},
                    "hovertemplate": "%{label}<extra></extra>",
                },
                "link": {
                    "source": [left_nodes.index(ends[0]) for ends in links],
                    "target": [len(left_nodes) + right_nodes.index(ends[1]) for ends in links],
                    "value": [sums[ends] for ends in links],
                    "color": [palette.FLOW_WITHIN if within else palette.FLOW_LINK for within in is_within],
                    "customdata": [
                        link_words.format(
                            origin=name(origins, ends[0]), adopter=name(adopters, ends[1]), count=number(sums[ends], language)
                        )
                        for ends in links
                    ],
                    "hovertemplate": "%{customdata}<extra></extra>",
                },
            }
        ],
        "layout": {
            "height": max(320, 34 * max(len(left_nodes), len(right_nodes)) + 150),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 38, "b": 14},
            "annotations": [
                _side_title(origin_title, 0, "left"),
                _side_title(adopter_title, 1, "right"),
            ],
        },
    }


def _largest(flows: Sequence[Flow], side: str, places: Mapping[str, Place]) -> list[str]:
    """Return the ten largest provinces of a side, largest first; ties in the order of the places. What is no province is never folded into the rest."""
    sums: dict[str, int] = {}
    for flow in flows:
        key = str(getattr(flow, side))
        sums[key] = sums.get(key, 0) + flow.count
    order = list(places)
    ranked = sorted(sums, key=lambda key: (-sums[key], order.index(key)))
    provinces = [key for key in ranked if places[key].key][:MOST_NODES]
    return [key for key in ranked if key in provinces or not places[key].key]


def _side_title(text: str, x: float, anchor: str) -> dict[str, object]:
    return {
        "text": f"<b>{text}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": 1,
        "yshift": 12,
        "xanchor": anchor,
        "yanchor": "bottom",
        "showarrow": False,
    }


def flow_map(
    flows: Sequence[Flow], places: Mapping[str, Place], codes: Sequence[str], geometry_address: str, *, selected: str = ""
) -> dict[str, object]:
    """Return arrows from origin to adopter over the provinces `codes`: width by count, dotted where only packages flow, a ring within a province."""
    ends = {key: place for key, place in places.items() if place.longitude is not None and place.latitude is not None}
    drawn = [flow for flow in flows if flow.origin in ends and flow.adopter in ends]
    traces: list[dict[str, object]] = [
        {
            "type": "choropleth",
            "geojson": geometry_address,
            "locations": list(codes),
            "z": [1] * len(codes),
            "colorscale": [[0, palette.FLOW_LAND], [1, palette.FLOW_LAND]],
            "showscale": False,
            "marker": {"line": {"color": palette.LOOK_EDGES["none"], "width": 0.6}},
            "hoverinfo": "skip",
        }
    ]
    if selected in codes:
        traces.append(maps.outline(selected, geometry_address))
    between = sorted((flow for flow in drawn if flow.origin != flow.adopter), key=lambda flow: flow.count)
    arrows = [_arrow(flow, ends[flow.origin], ends[flow.adopter]) for flow in between]
    traces += [_shaft(arrow) for arrow in arrows]
    traces.append(_heads(arrows))
    within = [flow for flow in drawn if flow.origin == flow.adopter]
    traces.append(
        {
            "type": "scattergeo",
            "meta": "flow",
            "mode": "markers",
            "lon": [ends[flow.origin].longitude for flow in within],
            "lat": [ends[flow.origin].latitude for flow in within],
            "marker": {
                "symbol": "circle-open",
                "size": [13 + 6 * math.sqrt(flow.count) for flow in within],
                "color": palette.FLOW_ORIGIN,
                "line": {"width": 2.4, "color": palette.FLOW_ORIGIN},
            },
            "customdata": [ends[flow.origin].key for flow in within],
            "text": [flow.words for flow in within],
            "hovertemplate": "%{text}<extra></extra>",
        }
    )
    sums = {key: sum(flow.count for flow in drawn if key in (flow.origin, flow.adopter)) for key in ends}
    spots = [
        map_names.Spot(key, place.short, place.longitude, place.latitude, sums[key])
        for key, place in ends.items()
        if sums[key] and place.longitude is not None and place.latitude is not None
    ]
    named = map_names.of_spots(spots, selected)
    traces.append(
        {
            "type": "scattergeo",
            "mode": "markers+text",
            "marker": {"size": 9, "opacity": 0},  # unseen: keeps the name clear of heads and rings
            "lon": [spot.longitude for spot, _ in named],
            "lat": [spot.latitude for spot, _ in named],
            "text": [spot.name for spot, _ in named],
            "textposition": [side for _, side in named],
            "textfont": {"size": map_names.FLOW_NAME_PX, "color": palette.INK},
            "hoverinfo": "skip",
            "meta": "wide",
        }
    )
    return {
        "data": traces,
        "layout": {
            "geo": {
                "visible": False,
                "bgcolor": "rgba(0,0,0,0)",
                "projection": {"type": "equirectangular"},
                "lonaxis": {"range": list(maps.LONGITUDES)},
                "lataxis": {"range": list(maps.LATITUDES)},
            },
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "dragmode": False,
            "uirevision": geometry_address,
        },
    }


def bowed(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points of a curve from start to end that bows to the left of its direction."""
    (x0, y0), (x1, y1) = start, end
    bend = ((x0 + x1) / 2 - (y1 - y0) * BOW * 2, (y0 + y1) / 2 + (x1 - x0) * BOW * 2)
    steps = [number / (CURVE_POINTS - 1) for number in range(CURVE_POINTS)]
    return [
        (
            (1 - step) ** 2 * x0 + 2 * step * (1 - step) * bend[0] + step**2 * x1,
            (1 - step) ** 2 * y0 + 2 * step * (1 - step) * bend[1] + step**2 * y1,
        )
        for step in steps
    ]


@dataclass(frozen=True)
class Arrow:
    """One flow on the map: the points of its curve up to its head, the direction of the head (degrees clockwise from north), width and colour."""

    flow: Flow
    key: str
    points: Sequence[tuple[float, float]]
    angle: float
    width: float
    colour: str


def _arrow(flow: Flow, origin: Place, adopter: Place) -> Arrow:
    """Return one flow as an arrow whose tip stands a little before its adopter."""
    assert origin.longitude is not None and origin.latitude is not None
    assert adopter.longitude is not None and adopter.latitude is not None
    end = (adopter.longitude, adopter.latitude)
    every = bowed((origin.longitude, origin.latitude), end)
    points = [point for point in every if math.dist(point, end) >= HEAD_GAP] or every[:2]
    (x0, y0), (x1, y1) = points[-1], end
    return Arrow(
        flow=flow,
        key=adopter.key,
        points=[(round(x, 2), round(y, 2)) for x, y in points],
        angle=round(math.degrees(math.atan2(x1 - x0, y1 - y0)), 1),
        width=round(0.55 if flow.count == 1 else 0.9 + 1.15 * (math.sqrt(flow.count) - 1), 2),
        colour=palette.FLOW_ARROW if flow.count > 1 else palette.FLOW_ARROW_ONE,
    )


def _shaft(arrow: Arrow) -> dict[str, object]:
    is_package = arrow.flow.package_count == arrow.flow.count
    return {
        "type": "scattergeo",
        "meta": "flow",
        "mode": "lines",
        "lon": [point[0] for point in arrow.points],
        "lat": [point[1] for point in arrow.points],
        "line": {"width": arrow.width, "color": arrow.colour, "dash": "dot" if is_package else "solid"},
        "name": arrow.flow.words,
        "hovertemplate": f"{arrow.flow.words}<extra></extra>",
    }


def _heads(arrows: Sequence[Arrow]) -> dict[str, object]:
    """Return the heads of all arrows as one layer of marks."""
    return {
        "type": "scattergeo",
        "meta": "flow",
        "mode": "markers",
        "lon": [arrow.points[-1][0] for arrow in arrows],
        "lat": [arrow.points[-1][1] for arrow in arrows],
        "marker": {
            "symbol": "arrow",
            "angleref": "up",
            "angle": [arrow.angle for arrow in arrows],
            "size": [6.5 if arrow.flow.count == 1 else round(8 + 2.2 * math.sqrt(arrow.flow.count), 1) for arrow in arrows],
            "color": [arrow.colour for arrow in arrows],
            "opacity": 1,
            "line": {"width": 0},
        },
        "customdata": [arrow.key for arrow in arrows],
        "text": [arrow.flow.words for arrow in arrows],
        "hovertemplate": "%{text}<extra></extra>",
    }
