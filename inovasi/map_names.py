"""Where names stand on the maps of the screen: by rule, at the width of an office screen, none over another, none cut by a coast.

A name that fits into its region stands on it; else it stands in the sea close by, with a pale rim; where there is no such place either,
it keeps to its point with that rim. What has no free place is left out: the table, the tiles and the hover hold every name.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from inovasi import maps, palette
from inovasi.export import shapes
from inovasi.letters import width_pt
from inovasi.maps import MapName, Region

WIDTH_PX = 1180.0
NAME_PX = 12.0
FLOW_NAME_PX = 12.0
FEW_SPOTS = 12  # on a map of so few places every one has its name
LEAST_FLOW = 3  # else a place with fewer copies given and taken has no name on the map of flows
SYMBOL_PX = 6.0
MARK_PX = 10.0  # the mark of a call-out
LINE_LETTERS = 14
NEAR_PX = 9.0  # how far from its coast a name in the sea may stand
FURTHEST_PX = 110
DOWN, ACROSS = (0.0, 1.1, -1.1, 1.6, -1.6), (0.0, 0.3, -0.3, 0.6, -0.6)
# Places on a region in sizes of the name, its point first.
AROUND = np.array([(across, down) for down in DOWN for across in ACROSS])
TURNS = [turn * math.pi / 4 for turn in (0, 4, 2, 6, 1, 3, 5, 7)]
# Places further and further from a point, in eight directions, in pixels.
OUTWARD = np.array([(reach * math.cos(turn), reach * math.sin(turn)) for reach in range(8, FURTHEST_PX, 4) for turn in TURNS])
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def of_regions(regions: Sequence[Region], layer: str) -> list[MapName]:
    """Return the names of a map of regions. Call-outs of small provinces are drawn by `maps` and only kept clear of here."""
    asked = tuple((region.code, region.label, bool(palette.LOOK_SYMBOLS.get(region.group))) for region in regions)
    points = tuple((region.longitude, region.latitude) for region in regions)
    return list(_placed(asked, points, layer))


@lru_cache(maxsize=128)
def _placed(asked: tuple[tuple[str, str, bool], ...], points: tuple[Point, ...], layer: str) -> tuple[MapName, ...]:
    """Return the names of regions (code, name, whether a symbol stands at its point), the largest regions first."""
    west, south, east, north = shapes.extent(layer)
    nation = shapes.is_nation(layer)
    factor = WIDTH_PX / (east - west) if nation else min(WIDTH_PX / (east - west), maps.HEIGHT_PX / (north - south))
    small = maps.CALLOUTS if nation else {}

    def pixel(point: Point) -> Point:
        return (point[0] - west) * factor, (north - point[1]) * factor

    land, _ = _outlines(layer, (west, north), factor)
    taken: list[Box] = []
    for (code, name, has_symbol), point in zip(asked, points, strict=True):
        x, y = pixel(small[code]) if code in small else pixel(point)
        if code in small:
            taken.append((x - MARK_PX, y - MARK_PX, x + MARK_PX + 4 + _size((name,))[0], y + MARK_PX))
        elif has_symbol:
            taken.append((x - SYMBOL_PX, y - SYMBOL_PX, x + SYMBOL_PX, y + SYMBOL_PX))
    edges = [(-200.0, -200.0, 2.0, 9999.0), (WIDTH_PX - 2, -200.0, 9999.0, 9999.0)]  # nothing is cut by the frame
    found = []
    order = sorted(range(len(asked)), key=lambda at: (-land[asked[at][0]].area if asked[at][0] in land else 0.0, asked[at][0]))
    for at in order:
        code, name, _ = asked[at]
        if code in small or not name or code not in land:
            continue
        lines = (name,) if nation else tuple(wrap(name, LINE_LETTERS))
        places, inside_count = _places(code, layer, (west, north), factor, pixel(points[at]), _size(lines))
        first = _first_free(places, [*taken, *edges])
        if first is None:
            continue
        left, top, right, bottom = (float(edge) for edge in places[first])
        taken.append((left, top, right, bottom))
        x, y = west + (left + right) / 2 / factor, north - (top + bottom) / 2 / factor
        found.append(MapName(code, "<br>".join(lines), x, y, first < inside_count))
    return tuple(found)


@lru_cache(maxsize=48)
def _outlines(layer: str, corner: Point, factor: float) -> tuple[Mapping[str, BaseGeometry], BaseGeometry]:
    """Return the ground of each region in pixels of the map, y running down, and that of all together."""
    west, north = corner
    land = {
        code: shapely.union_all(
            [Polygon([((x - west) * factor, (north - y) * factor) for x, y in ring]).buffer(0) for ring in rings]
        )
        for code, rings in shapes.rings(layer).items()
    }
    ground = shapely.union_all(list(land.values()))
    for shape in (*land.values(), ground):
        shapely.prepare(shape)
    return land, ground


def _size(lines: Sequence[str]) -> Point:
    return max(width_pt(line, NAME_PX) for line in lines) * 1.1, NAME_PX * 1.15 * len(lines)


@lru_cache(maxsize=2048)
def _places(code: str, layer: str, corner: Point, factor: float, point: Point, size: Point) -> tuple[np.ndarray, int]:
    """Return the boxes (left, top, right, bottom) a name may have, the best first, and how many of them lie on its region.

    Where other names stand is not asked here, so that one map after the other takes what was worked out once.
    """
    land, ground = _outlines(layer, corner, factor)
    own = land[code]
    around = _boxes(np.array(point) + AROUND * np.array(size), size)
    inside = around[shapely.contains(own, shapely.box(*around.T))]
    outward = _boxes(np.array(point) + OUTWARD, size)
    names = shapely.box(*outward.T)
    is_near = ~shapely.intersects(ground, names) & shapely.dwithin(own, names, NEAR_PX)
    outward, names = outward[is_near], names[is_near]
    in_sea = outward[shapely.distance(own, names) <= shapely.distance(ground, names) + 0.5]
    return np.concatenate((inside, in_sea, around)), len(inside)


def _boxes(middles: np.ndarray, size: Point) -> np.ndarray:
    half = np.array(size) / 2
    return np.hstack((middles - half, middles + half))


def _first_free(places: np.ndarray, taken: Sequence[Box]) -> int | None:
    """Return the first place that touches no box taken, be it with its edges only; None where there is none."""
    others = np.array(taken)[:, None]
    touching = (places[:, :2] <= others[..., 2:]).all(axis=-1) & (others[..., :2] <= places[:, 2:]).all(axis=-1)
    free = np.flatnonzero(~touching.any(axis=0))
    return int(free[0]) if len(free) else None


@dataclass(frozen=True)
class Spot:
    """An end of flows: its name, where it lies, and how many copies it gave and took."""

    key: str
    name: str
    longitude: float
    latitude: float
    weight: int


def of_spots(spots: Sequence[Spot], chosen: str = "") -> list[tuple[Spot, str]]:
    """Return the spots that are named and on which side of its point each name stands (Plotly's words), the weightiest first."""
    factor = WIDTH_PX / (maps.LONGITUDES[1] - maps.LONGITUDES[0])
    points = {
        spot.key: ((spot.longitude - maps.LONGITUDES[0]) * factor, (maps.LATITUDES[1] - spot.latitude) * factor) for spot in spots
    }
    taken = [(x - SYMBOL_PX, y - SYMBOL_PX, x + SYMBOL_PX, y + SYMBOL_PX) for x, y in points.values()]
    found: list[tuple[Spot, str]] = []
    least = LEAST_FLOW if len(spots) > FEW_SPOTS else 1
    for spot in sorted(spots, key=lambda item: (item.key != chosen, -item.weight, item.key)):
        if spot.weight < least and spot.key != chosen:
            continue
        x, y = points[spot.key]
        width, height = width_pt(spot.name, FLOW_NAME_PX) * 1.08, FLOW_NAME_PX * 1.25
        for side, (dx, dy) in _sides(width, height).items():
            area = (x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2)
            if not any(_overlap(area, other) for other in taken):
                found.append((spot, side))
                taken.append(area)
                break
    return found


def _sides(width: float, height: float) -> Mapping[str, tuple[float, float]]:
    """Return the places beside a point in the order they are tried, as the middle of the name's box from the point; y runs down."""
    across, down = width / 2 + SYMBOL_PX + 1, height / 2 + SYMBOL_PX + 1
    return {
        "bottom center": (0, down),
        "top center": (0, -down),
        "middle right": (across, 0),
        "middle left": (-across, 0),
        "bottom right": (across, down),
        "bottom left": (-across, down),
        "top right": (across, -down),
        "top left": (-across, -down),
    }


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
