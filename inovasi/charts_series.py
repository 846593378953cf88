"""Charts of an indicator over the years: the spread of provinces, known values by name, one province beside the nation.

Plain Plotly dicts, pure functions of rows. A line is given in pieces and never joined by the chart; unknown years leave a gap.
"""

from collections.abc import Mapping, Sequence

from inovasi import palette
from inovasi.charts import SEPARATORS

Line = Sequence[tuple[int, float, str]]  # year, value, words on hover


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
