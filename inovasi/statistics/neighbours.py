"""Do neighbouring provinces resemble each other? Moran's I, with a permutation test.

Grain: one province of a frame. Provinces without a value are left out with their neighbourhoods; unknown is never zero.
Neighbours: provinces whose committed boundaries touch (queen contiguity); a province that touches none is joined with its two nearest
across the sea. Weights are row-standardised. Source: Moran (1950), Biometrika 37, 17-23; Cliff and Ord (1981). Computed by esda.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from inovasi import paths

LEAST_PROVINCES = 30
PERMUTATIONS = 999
SEED = 20261124  # fixed, so that the same data give the same p
SEA_NEIGHBOURS = 2
METHODS = MappingProxyType(
    {
        "moran": (
            "methods.moran.name",
            "methods.moran.text",
            "Moran (1950), Biometrika 37: 17–23; Cliff & Ord (1981), Spatial Processes",
        )
    }
)
Neighbours = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Moran:
    """Moran's I, what it would be without any pattern, and the two-sided share of permutations at least as far from it."""

    statistic: float
    expected: float
    p_value: float
    province_count: int
    lags: Mapping[str, float]  # the mean of each province's neighbours


@lru_cache(maxsize=4)
def of_frame(frame: str) -> tuple[Neighbours, frozenset[tuple[str, str]]]:
    """Return the neighbours of each province of a frame, and which of these pairs are joined across the sea."""
    import shapely

    path = paths.BOUNDARIES / f"idn_provinces_{frame}.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    shapes = {str(item["properties"]["bps_code"]): shapely.from_geojson(json.dumps(item["geometry"])) for item in features}
    return joined(shapes)


def joined(shapes: Mapping[str, Any]) -> tuple[Neighbours, frozenset[tuple[str, str]]]:
    """Return who touches whom among named shapes, islands joined with their two nearest; both ways, in order of code."""
    import shapely

    codes = sorted(shapes)
    geometries = [shapes[code] for code in codes]
    firsts, seconds = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    found: dict[str, set[str]] = {code: set() for code in codes}
    for first, second in zip(firsts, seconds, strict=True):
        if first != second:
            found[codes[first]].add(codes[second])
    islands = [code for code in codes if not found[code]]
    links: set[tuple[str, str]] = set()
    for code in islands:
        others = [other for other in codes if other != code]
        nearest = sorted(others, key=lambda other: (shapely.distance(shapes[code], shapes[other]), other))
        for other in nearest[:SEA_NEIGHBOURS]:
            found[code].add(other)
            found[other].add(code)
            links.add((min(code, other), max(code, other)))
    return {code: tuple(sorted(found[code])) for code in codes}, frozenset(links)


def moran(values: Mapping[str, float], neighbours: Neighbours) -> Moran:
    """Return Moran's I of known values; a province all of whose neighbours are unknown is left out.

    Raises ValueError when nothing varies or nobody has a neighbour.
    """
    known = {code: [other for other in neighbours[code] if other in values] for code in sorted(values)}
    known = {code: others for code, others in known.items() if others}
    if len({values[code] for code in known}) < 2:
        raise ValueError("Moran's I needs neighbours with different values")
    import numpy as np
    from esda.moran import Moran as Estimate
    from libpysal.weights import W

    codes = list(known)
    weights = W(known, id_order=codes, silence_warnings=True)
    weights.transform = "r"
    series = np.array([values[code] for code in codes], float)
    found = Estimate(series, weights, permutations=0)
    reached = sum(abs(value - found.EI) >= abs(found.I - found.EI) - 1e-12 for value in _shuffled(series, weights.sparse))
    return Moran(
        statistic=float(found.I),
        expected=float(found.EI),
        p_value=(reached + 1) / (PERMUTATIONS + 1),
        province_count=len(codes),
        lags={code: sum(values[other] for other in known[code]) / len(known[code]) for code in codes},
    )


def _shuffled(series: Any, weights: Any) -> Iterator[float]:
    """Yield Moran's I of shuffled values. A generator of our own: esda's is shared by all threads, so its draws could not be repeated."""
    import numpy as np

    generator = np.random.default_rng(SEED)
    deviations = series - series.mean()
    for _ in range(PERMUTATIONS):
        shuffled = generator.permutation(deviations)
        yield float(shuffled @ (weights @ shuffled) / (deviations @ deviations))
