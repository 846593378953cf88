"""Outlines of the regions of a map, as the browser gets them: simplified as one coverage, EPSG:4326."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from inovasi import maps, paths

Ring = list[tuple[float, float]]


@lru_cache(maxsize=64)
def layer(name: str) -> Mapping[str, Any]:
    """Return the GeoJSON of a layer (`provinces_38`, `regencies_38_16`). Raises KeyError for one that does not exist."""
    known = {path.stem: path for path in paths.GEO.glob("*.geojson")}
    return dict(json.loads(known[name].read_text(encoding="utf-8")))


@lru_cache(maxsize=64)
def rings(name: str) -> Mapping[str, list[Ring]]:
    """Return the rings of each region of a layer by its code; holes are rings of their own, to be filled by the even-odd rule."""
    found: dict[str, list[Ring]] = {}
    for feature in layer(name)["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        found[str(feature["id"])] = [[(float(x), float(y)) for x, y in ring] for polygon in polygons for ring in polygon]
    return found


def is_nation(name: str) -> bool:
    """Say whether a layer holds all provinces."""
    return name.startswith("provinces_")


def extent(name: str) -> maps.Extent:
    """Return the part of the world that a map of a layer shows: west, south, east, north."""
    if is_nation(name):
        return maps.NATION
    points = [point for region in rings(name).values() for ring in region for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    margin = 0.06 * max(east - west, north - south)
    return (west - margin, south - margin, east + margin, north + margin)


def layer_of(address: object) -> str:
    """Return the layer that an address of geometry names (`geo/provinces_38.geojson`), or an empty text."""
    return str(address).removeprefix("geo/").removesuffix(".geojson") if isinstance(address, str) else ""
