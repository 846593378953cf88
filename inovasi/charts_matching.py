"""How often each method finds what is known: dots with intervals, one panel a scope, one row a method, one mark a depth."""

from collections.abc import Mapping, Sequence

from inovasi import palette
from inovasi.charts import SEPARATORS

SYMBOLS = ("circle", "diamond", "square")
COLOURS = (palette.LADDER["committed"], palette.LADDER["trial"], palette.LADDER["institutionalised"])
OFFSETS = (0.22, 0.0, -0.22)


def recall_dots(
    rows: Sequence[Mapping[str, object]],
    *,
    methods: Mapping[str, str],
    scopes: Mapping[str, str],
    depth_words: str,
    language: str,
) -> dict[str, object]:
    """Return the dots; `depth_words` holds `{depth}`. Rows need scope, method, depth, recall, low, high (shares)."""
    traces: list[dict[str, object]] = []
    depths = sorted({int(str(row["depth"])) for row in rows})
    places = {method: len(methods) - 1 - at for at, method in enumerate(methods)}
    for panel, scope in enumerate(scopes):
        for depth, symbol, colour, offset in zip(depths, SYMBOLS, COLOURS, OFFSETS, strict=True):
            own = [row for row in rows if row["scope"] == scope and row["depth"] == depth and row["recall"] is not None]
            values = [float(str(row["recall"])) for row in own]
            name = depth_words.replace("{depth}", str(depth))
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": name,
                    "legendgroup": name,
                    "showlegend": panel == 0,
                    "x": values,
                    "y": [places[str(row["method"])] + offset for row in own],
                    "xaxis": "x" if panel == 0 else "x2",
                    "yaxis": "y",
                    "text": [methods[str(row["method"])] for row in own],
                    "marker": {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 1, "color": palette.INK}},
                    "error_x": {
                        "type": "data",
                        "symmetric": False,
                        "array": [_gap(row["high"], value) for row, value in zip(own, values, strict=True)],
                        "arrayminus": [_gap(value, row["low"]) for row, value in zip(own, values, strict=True)],
                        "color": palette.INK_SOFT,
                        "thickness": 1.1,
                        "width": 3,
                    },
                    "hovertemplate": f"%{{text}}<br>{name}: %{{x:.0%}}<extra></extra>",
                }
            )
    axis = {"range": [-0.02, 1.04], "tickformat": ",.0%", "zeroline": True, "automargin": True}
    return {
        "data": traces,
        "layout": {
            "height": 88 * len(methods) + 130,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 16, "t": 76, "b": 40},
            "legend": {"orientation": "h", "x": 0, "y": 1.12, "yanchor": "bottom"},
            "xaxis": {**axis, "domain": [0, 0.48]},
            "xaxis2": {**axis, "domain": [0.52, 1], "anchor": "y"},
            "yaxis": {
                "tickvals": list(places.values()),
                "ticktext": list(methods.values()),
                "range": [-0.6, len(methods) - 0.4],
                "automargin": True,
                "ticks": "",
                "showgrid": False,
            },
            "annotations": [
                {
                    "text": f"<b>{words}</b>",
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0 if panel == 0 else 0.52,
                    "y": 1.0,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "showarrow": False,
                }
                for panel, words in enumerate(scopes.values())
            ],
        },
    }


def _gap(high: object, low: object) -> float:
    return 0.0 if high is None or low is None else float(str(high)) - float(str(low))
