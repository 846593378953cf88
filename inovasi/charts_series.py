"""Charts of an indicator over the years: small multiples, the spread of provinces, known values by name, one province beside the nation.

Plain Plotly dicts, pure functions of rows. A line is given in pieces and never joined by the chart; unknown years leave a gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from inovasi import palette
from inovasi.charts import SEPARATORS

WIDE_TILE_PX, NARROW_TILE_PX = 132, 98
WIDE_COLUMNS, NARROW_COLUMNS = 8, 4
WIDE_LETTERS_PX, NARROW_LETTERS_PX = 14.5, 11.5
HEAD, FOOT, SIDE = 0.22, 0.2, 0.07  # parts of a tile kept for its name, its value and the gap to its neighbour
KEY_TILES = 3  # tiles at the end of a wide card that the key takes, with its words
NARROW_KEY_ROWS = 2

Line = Sequence[tuple[int, float, str]]  # year, value, words on hover


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


def offsets(values: Sequence[float], *, span: float, bins: int = 40, step: float = 0.055, most: float = 0.38) -> list[float]:
    """Return how far to the side each dot stands so that dots of near values do not cover each other; in order of the values given."""
    counts: dict[int, int] = {}
    found = [0.0] * len(values)
    for at in sorted(range(len(values)), key=lambda index: values[index]):
        level = int(values[at] / span * bins) if span > 0 else 0
        seen = counts.get(level, 0)
        counts[level] = seen + 1
        side = (seen + 1) // 2 * step * (1 if seen % 2 else -1)
        found[at] = max(-most, min(most, side))
    return found


CUT_LEVELS = 3  # words above neighbouring cuts stand at different heights


def spread(
    points: Mapping[int, Sequence[tuple[str, float, str]]],
    *,
    reference: Mapping[int, tuple[float, str]],
    reference_name: str,
    chosen: str,
    chosen_name: str,
    partial_years: frozenset[int],
    cuts: Sequence[tuple[float, str]],
    value_title: str,
    language: str,
) -> dict[str, object]:
    """Return every province as a dot in each year (code, value, words), the reference as a bar across, the chosen province labelled.

    Values of `partial_years` are hollow. `cuts` are places between years (2015.5) where values stop being comparable, with the word above them.
    """
    years = sorted({*points, *reference})
    every = [value for rows in points.values() for _, value, _ in rows]
    span = (max(every) - min(every)) if every else 0
    dots, hollow, picked = ({"x": [], "y": [], "text": [], "customdata": []} for _ in range(3))  # type: ignore[var-annotated]
    for year, rows in points.items():
        sides = offsets([value for _, value, _ in rows], span=span)
        for (code, value, words), side in zip(rows, sides, strict=True):
            target = picked if code == chosen else hollow if year in partial_years else dots
            target["x"].append(round(year + (0 if code == chosen else side), 3))
            target["y"].append(value)
            target["text"].append(words)
            target["customdata"].append(code)
    hover = {"hovertemplate": "%{text}<extra></extra>"}
    traces: list[dict[str, object]] = [
        {"type": "scatter", "mode": "markers", **dots, "marker": {"size": 7, "color": palette.DOT}, **hover},
        {
            "type": "scatter",
            "mode": "markers",
            **hollow,
            "marker": {"size": 7, "symbol": "circle-open", "color": palette.ACCENT, "line": {"width": 1.3}},
            **hover,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(reference),
            "y": [value for value, _ in reference.values()],
            "text": [words for _, words in reference.values()],
            "marker": {"symbol": "line-ew", "size": 26, "line": {"width": 3, "color": palette.INK_SOFT}, "color": palette.INK_SOFT},
            **hover,
        },
        {
            "type": "scatter",
            "mode": "markers",
            **picked,
            "marker": {"size": 13, "color": palette.ACCENT, "symbol": "diamond", "line": {"width": 1.5, "color": palette.PAPER}},
            **hover,
        },
    ]
    notes: list[dict[str, object]] = []
    ends = [(reference, reference_name, palette.INK_SOFT)] if reference else []
    if picked["x"]:
        latest = {round(float(str(x))): (float(str(y)), "") for x, y in zip(picked["x"], picked["y"], strict=True)}
        ends.append((latest, chosen_name, palette.ACCENT))
    heights = [values[max(values)][0] for values, _, _ in ends]
    is_close = len(heights) == 2 and abs(heights[0] - heights[1]) < 0.05 * (span or 1)
    for values, name, colour in ends:
        last = max(values)
        is_upper = values[last][0] >= max(heights)
        notes.append(
            {
                "x": last + 0.42,
                "y": values[last][0],
                "yshift": (9 if is_upper else -9) if is_close else 0,
                "text": f"<b>{name}</b>",
                "showarrow": False,
                "xanchor": "left",
                "font": {"size": 13, "color": colour},
            }
        )
    notes += [
        {
            "x": place,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 15 * (at % CUT_LEVELS),
            "text": words,
            "showarrow": False,
            "font": {"size": 12, "color": palette.INK_SOFT},
        }
        for at, (place, words) in enumerate(cuts)
    ]
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            "height": 430,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 116 if ends else 20, "t": 34 + 15 * min(max(len(cuts) - 1, 0), CUT_LEVELS - 1), "b": 36},
            "showlegend": False,
            "hovermode": "closest",
            "xaxis": {
                "tickvals": years,
                "ticktext": [str(year) for year in years],
                "range": [min(years, default=0) - 0.6, max(years, default=1) + 0.6],
                "showgrid": False,
                "zeroline": False,
            },
            "yaxis": {"title": {"text": value_title}, "tickformat": ",~f", "automargin": True, "zeroline": False},
            "shapes": [
                {
                    "type": "line",
                    "x0": place,
                    "x1": place,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": palette.REFERENCE, "width": 1, "dash": "dot"},
                }
                for place, _ in cuts
            ],
            "annotations": notes,
        },
    }


YEAR_SYMBOLS = ("circle", "square-open", "diamond-open", "triangle-up-open", "cross-open")


def named_points(
    names: Sequence[str],
    years: Mapping[int, Sequence[tuple[int, float, str, str]]],
    *,
    reference: Mapping[int, float],
    reference_name: str,
    value_title: str,
    language: str,
) -> dict[str, object]:
    """Return known values by name, in the order of the names, never ranked; each year has a symbol of its own.

    A point is the place of its name, its value, words on hover and the province code. `reference` is the nation's value of a year.
    """
    order = sorted(years, reverse=True)
    traces: list[dict[str, object]] = []
    for at, year in enumerate(order):
        points = years[year]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": str(year),
                "x": [value for _, value, _, _ in points],
                "y": [names[place] for place, _, _, _ in points],
                "text": [words for _, _, words, _ in points],
                "customdata": [code for _, _, _, code in points],
                "marker": {
                    "size": 11 if at == 0 else 9,
                    "symbol": YEAR_SYMBOLS[min(at, len(YEAR_SYMBOLS) - 1)],
                    "color": palette.ACCENT,
                    "line": {"width": 1.6, "color": palette.ACCENT},
                },
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
    newest = max(reference, default=0)
    lines = [newest] if newest else []
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            "height": max(240, 27 * len(names) + 110),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 30, "t": 56, "b": 46},
            "showlegend": len(order) > 1,
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "yref": "paper"},
            "hovermode": "closest",
            "xaxis": {"title": {"text": value_title}, "tickformat": ",~f", "automargin": True, "zeroline": False},
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(names),
                "autorange": "reversed",
                "automargin": True,
            },
            "shapes": [
                {
                    "type": "line",
                    "x0": reference[year],
                    "x1": reference[year],
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": palette.REFERENCE, "width": 1.6},
                }
                for year in lines
            ],
            "annotations": [
                {
                    "x": reference[year],
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "text": f"{reference_name} {year}",
                    "showarrow": False,
                    "font": {"size": 12, "color": palette.INK_SOFT},
                }
                for year in lines
            ],
        },
    }


def beside_nation(
    own: Sequence[Line],
    nation: Sequence[Line],
    *,
    own_name: str,
    nation_name: str,
    marks: Sequence[tuple[int, str]],
    value_title: str,
    language: str,
) -> dict[str, object]:
    """Return one province's lines beside the nation's, with a mark at the years of events; a line ends where values stop being comparable."""
    traces: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    for lines, name, colour, width in ((nation, nation_name, palette.REFERENCE, 2), (own, own_name, palette.ACCENT, 3)):
        x: list[int | None] = []
        y: list[float | None] = []
        text: list[str] = []
        for line in lines:
            x += [*(year for year, _, _ in line), None]
            y += [*(value for _, value, _ in line), None]
            text += [*(words for _, _, words in line), ""]
        if not x:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": name,
                "x": x,
                "y": y,
                "text": text,
                "line": {"color": colour, "width": width},
                "marker": {"size": 7, "color": colour},
                "connectgaps": False,
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
        last = max((point for line in lines for point in line), key=lambda point: point[0])
        ink = palette.INK_SOFT if colour == palette.REFERENCE else colour
        notes.append(
            {
                "x": last[0],
                "y": last[1],
                "text": f"<b>{name}</b>",
                "xanchor": "left",
                "xshift": 10,
                "showarrow": False,
                "font": {"size": 13, "color": ink},
            }
        )
    for at, (year, words) in enumerate(marks):
        notes.append(
            {
                "x": year - 0.5,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": 18 * at,
                "xanchor": "left",
                "text": words,
                "showarrow": False,
                "font": {"size": 12.5, "color": palette.INK},
            }
        )
    years = sorted({point[0] for lines in (own, nation) for line in lines for point in line} | {year for year, _ in marks})
    few = sorted({years[0], years[-1]}) if years else []  # a phone has no room for every year
    narrow = {
        "margin": {"l": 10, "r": 112, "t": 34 + 18 * max(len(marks) - 1, 0), "b": 36},
        "xaxis": {
            "tickvals": few,
            "ticktext": [str(year) for year in few],
            "range": [few[0] - 0.6, few[-1] + 0.6] if few else [0, 1],
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
        },
    }
    return {
        "narrow": {"data": [{} for _ in traces], "layout": narrow},
        "data": traces,
        "layout": {
            "height": 400,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 150, "t": 34 + 18 * max(len(marks) - 1, 0), "b": 36},
            "showlegend": False,
            "hovermode": "closest",
            "xaxis": {"tickvals": years, "ticktext": [str(year) for year in years], "showgrid": False, "zeroline": False},
            "yaxis": {"title": {"text": value_title}, "tickformat": ",~f", "automargin": True, "zeroline": False},
            "shapes": [
                {
                    "type": "line",
                    "x0": year - 0.5,
                    "x1": year - 0.5,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": palette.INK, "width": 1.2, "dash": "dash"},
                }
                for year, _ in marks
            ],
            "annotations": notes,
        },
    }
