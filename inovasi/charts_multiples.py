"""Small multiples: a small line for every province on one scale, with a key of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from inovasi import palette
from inovasi.charts import SEPARATORS
from inovasi.charts_series import Line

WIDE_TILE_PX, NARROW_TILE_PX = 132, 98
WIDE_COLUMNS, NARROW_COLUMNS = 8, 4
WIDE_LETTERS_PX, NARROW_LETTERS_PX = 14.5, 11.5
HEAD, FOOT, SIDE = 0.22, 0.2, 0.07  # parts of a tile kept for its name, its value and the gap to its neighbour
KEY_TILES = 3  # tiles at the end of a wide card that the key takes, with its words
NARROW_KEY_ROWS = 2


@dataclass(frozen=True)
class Tile:
    """One province of the small multiples. `own` are its lines, `other` those of the same name on other borders, `partial` single values."""

    code: str
    label: str
    row: int
    column: int
    own: Sequence[Line]
    other: Sequence[Line]
    partial: Line
    end: tuple[int, float] | None
    end_text: str
    end_colour: str
    is_selected: bool


@dataclass(frozen=True)
class Key:
    """What the key of the small multiples says: the ends of the shared axes as written, and one line of words for each look."""

    low: str
    high: str
    reference: str
    words: Sequence[tuple[str, str]]  # colour, words


@dataclass(frozen=True)
class Box:
    """Where a small plot stands: left, top, width and height in tiles, and the years and values it spans."""

    left: float
    top: float
    width: float
    height: float
    years: tuple[int, int]
    values: tuple[float, float]

    def x(self, year: float) -> float:
        first, last = self.years
        return self.left + self.width * ((year - first) / (last - first) if last > first else 0.5)

    def y(self, value: float) -> float:
        low, high = self.values
        return self.top + self.height * (1 - ((value - low) / (high - low) if high > low else 0.5))


def small_multiples(
    tiles: Sequence[Tile],
    *,
    nation: Sequence[Line],
    key: Key,
    years: tuple[int, int],
    values: tuple[float, float],
    breaks: Sequence[int],
    language: str,
) -> dict[str, object]:
    """Return a small line per province on shared axes, eight a row in the order given, and a narrow form of four a row for phones.

    All lines are drawn in one plane, so the figure costs a dozen traces, not two axes a province.
    """
    wide_rows = ceil((len(tiles) + KEY_TILES) / WIDE_COLUMNS)
    wide_places = {tile.code: (float(at % WIDE_COLUMNS), float(at // WIDE_COLUMNS)) for at, tile in enumerate(tiles)}
    wide_key = Box(WIDE_COLUMNS - KEY_TILES + 0.35, wide_rows - 0.9, 1.3, 0.62, years, values)
    wide = _plane(tiles, wide_places, (WIDE_COLUMNS, wide_rows), wide_key, nation, key, breaks, language)
    narrow_rows = ceil(len(tiles) / NARROW_COLUMNS)
    narrow_places = {
        tile.code: (float(at % NARROW_COLUMNS), float(at // NARROW_COLUMNS + NARROW_KEY_ROWS)) for at, tile in enumerate(tiles)
    }
    narrow_key = Box(0.42, 0.18, 1.45, 1.3, years, values)
    narrow_size = (NARROW_COLUMNS, narrow_rows + NARROW_KEY_ROWS)
    narrow = _plane(tiles, narrow_places, narrow_size, narrow_key, nation, key, breaks, language, is_narrow=True)
    return {**wide, "narrow": _only_places(narrow)}


def _only_places(plane: dict[str, Any]) -> dict[str, object]:
    """Return what a second arrangement of the same traces changes: places of points, size, frames and words of the key."""
    names = ("height", "xaxis", "yaxis", "shapes", "annotations")
    return {
        "data": [{name: trace[name] for name in ("x", "y", "textfont") if name in trace} for trace in plane["data"]],
        "layout": {name: plane["layout"][name] for name in names},
    }


def _plane(
    tiles: Sequence[Tile],
    places: Mapping[str, tuple[float, float]],
    size: tuple[int, int],
    key_box: Box,
    nation: Sequence[Line],
    key: Key,
    breaks: Sequence[int],
    language: str,
    *,
    is_narrow: bool = False,
) -> dict[str, Any]:
    """Return the plane of one arrangement: `places` are the left and top of each tile, `size` the columns and rows."""
    letters = NARROW_LETTERS_PX if is_narrow else WIDE_LETTERS_PX
    boxes = {
        tile.code: Box(
            places[tile.code][0] + SIDE,
            places[tile.code][1] + HEAD,
            1 - 2 * SIDE,
            1 - HEAD - FOOT - SIDE / 2,
            key_box.years,
            key_box.values,
        )
        for tile in tiles
    }
    first, last = key_box.years
    faint: dict[str, list[float | None]] = {"x": [], "y": []}
    cuts: dict[str, list[float | None]] = {"x": [], "y": []}
    for box in (*boxes.values(), key_box):
        for line in nation:
            faint["x"] += [*(round(box.x(year), 3) for year, _, _ in line), None]
            faint["y"] += [*(round(box.y(value), 3) for _, value, _ in line), None]
        for year in breaks:
            if first < year <= last:
                cuts["x"] += [box.x(year - 0.5), box.x(year - 0.5), None]
                cuts["y"] += [box.top, box.top + box.height, None]
    traces: list[dict[str, object]] = [
        _path(faint, {"color": palette.REFERENCE, "width": 1.2}),
        _path(cuts, {"color": palette.REFERENCE, "width": 1, "dash": "dot"}),
        _lines(tiles, boxes, "own", {"color": palette.ACCENT, "width": 1.9}),
        _lines(tiles, boxes, "other", {"color": palette.ACCENT, "width": 1.5, "dash": "dot"}),
        _points(tiles, boxes),
        _ends(tiles, boxes),
        _words(tiles, places, 0.13, "label", letters, None),
        _words(tiles, places, 0.9, "end_text", letters, "end_colour"),
    ]
    traces = [trace for trace in traces if trace["x"]]
    shapes: list[dict[str, object]] = [_frame(places[tile.code], tile.is_selected) for tile in tiles]
    shapes.append(
        {
            "type": "rect",
            "layer": "below",
            "x0": key_box.left,
            "x1": key_box.left + key_box.width,
            "y0": key_box.top,
            "y1": key_box.top + key_box.height,
            "fillcolor": palette.TILE,
            "line": {"width": 0},
        }
    )
    columns, rows = size
    return {
        "data": traces,
        "layout": {
            "height": rows * (NARROW_TILE_PX if is_narrow else WIDE_TILE_PX) + 10,
            "separators": SEPARATORS[language],
            "margin": {"l": 2, "r": 2, "t": 4, "b": 4},
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "xaxis": {"visible": False, "range": [-0.02, columns + 0.02], "fixedrange": True},
            "yaxis": {"visible": False, "range": [rows + 0.02, -0.02], "fixedrange": True},
            "shapes": shapes,
            "annotations": _key_words(key_box, key, 11.5 if is_narrow else 13.5),
        },
    }


def _path(points: Mapping[str, Sequence[float | None]], line: Mapping[str, object]) -> dict[str, object]:
    return {"type": "scatter", "mode": "lines", **points, "line": dict(line), "hoverinfo": "skip"}


def _lines(tiles: Sequence[Tile], boxes: Mapping[str, Box], name: str, line: Mapping[str, object]) -> dict[str, object]:
    """Return the lines of every tile as one trace; a piece of one value is drawn as a dot by the small markers."""
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str] = []
    keys: list[str] = []
    for tile in tiles:
        box = boxes[tile.code]
        for piece in getattr(tile, name):
            x += [*(round(box.x(year), 3) for year, _, _ in piece), None]
            y += [*(round(box.y(value), 3) for _, value, _ in piece), None]
            words += [*(text for _, _, text in piece), ""]
            keys += [*(tile.code for _ in piece), ""]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "line": dict(line),
        "marker": {"size": 2.6, "color": line["color"]},
        "connectgaps": False,
        "text": words,
        "customdata": keys,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _points(tiles: Sequence[Tile], boxes: Mapping[str, Box]) -> dict[str, object]:
    """Return the values of incomplete years: hollow, joined with nothing."""
    found = [(tile.code, boxes[tile.code], point) for tile in tiles for point in tile.partial]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(box.x(year), 3) for _, box, (year, _, _) in found],
        "y": [round(box.y(value), 3) for _, box, (_, value, _) in found],
        "marker": {"size": 8, "symbol": "circle-open", "color": palette.ACCENT, "line": {"width": 1.6}},
        "text": [text for _, _, (_, _, text) in found],
        "customdata": [code for code, _, _ in found],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _ends(tiles: Sequence[Tile], boxes: Mapping[str, Box]) -> dict[str, object]:
    ends = [(tile, boxes[tile.code], tile.end) for tile in tiles if tile.end is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(box.x(end[0]), 3) for _, box, end in ends],
        "y": [round(box.y(end[1]), 3) for _, box, end in ends],
        "marker": {"size": 7, "color": [tile.end_colour for tile, _, _ in ends]},
        "hoverinfo": "skip",
    }


def _words(
    tiles: Sequence[Tile], places: Mapping[str, tuple[float, float]], down: float, field: str, size: float, colours: str | None
) -> dict[str, object]:
    font: dict[str, object] = {"size": size}
    if colours:
        font["color"] = [getattr(tile, colours) for tile in tiles]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [places[tile.code][0] + SIDE / 2 for tile in tiles],
        "y": [places[tile.code][1] + down for tile in tiles],
        "text": [getattr(tile, field) for tile in tiles],
        "textposition": "middle right",
        "textfont": font,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _frame(place: tuple[float, float], is_selected: bool) -> dict[str, object]:
    left, top = place
    return {
        "type": "rect",
        "layer": "below",
        "x0": left + 0.02,
        "x1": left + 0.98,
        "y0": top + 0.02,
        "y1": top + 0.98,
        "fillcolor": palette.TILE,
        "line": {"width": 2.4 if is_selected else 0, "color": palette.SELECTION},
    }


def _key_words(box: Box, key: Key, letters: float) -> list[dict[str, object]]:
    """Return the words of the key: the ends of both axes, the name of the grey line, and what colours and strokes mean."""
    right, bottom = box.left + box.width, box.top + box.height
    first, last = box.years
    plain = {"showarrow": False, "font": {"size": letters}}
    words: list[dict[str, object]] = [
        {"x": box.left, "y": box.top, "text": key.high, "xanchor": "right", "xshift": -4, **plain},
        {"x": box.left, "y": bottom, "text": key.low, "xanchor": "right", "xshift": -4, **plain},
        {"x": box.left, "y": bottom, "text": str(first), "xanchor": "left", "yanchor": "top", **plain},
        {"x": right, "y": bottom, "text": str(last) if last > first else "", "xanchor": "right", "yanchor": "top", **plain},
    ]
    lines = [(palette.REFERENCE, key.reference), *key.words] if key.reference else list(key.words)
    for at, (colour, text) in enumerate(lines):
        words.append(
            {
                "x": right,
                "y": box.top,
                "text": text,
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "xshift": 22,
                "yshift": -(letters + 7.5) * at + 4,
                "showarrow": False,
                "font": {"size": letters, "color": palette.INK_SOFT if colour == palette.REFERENCE else colour},
            }
        )
    return words
