"""A family tree as a tidy list: one line a place, indented under the place it copied from, with the furthest step as a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inovasi import palette
from inovasi.charts import SEPARATORS

LINE_PX = 26
INDENT = 1.0
WIDTH = 12.0  # indents that a card is wide: room for the words to the right of the marks


@dataclass(frozen=True)
class Node:
    """One line: how deep it lies, on which line its parent stands (None for a root), its words, state, and what a click opens."""

    depth: int
    parent: int | None
    name: str
    detail: str
    state: str  # of the ladder; "" for an origin; "undated" where no date is known
    is_counted: bool
    hover: str
    key: str = ""


def family_tree(
    nodes: Sequence[Node], *, labels: Mapping[str, str], origin_label: str, undated_label: str, language: str
) -> dict[str, object]:
    """Return the tree of nodes in the order of their lines; `labels` are the words of the states in the order of the legend."""
    elbows: dict[str, list[float | None]] = {"x": [], "y": []}
    for line, node in enumerate(nodes):
        if node.parent is not None:
            above = nodes[node.parent].depth * INDENT
            elbows["x"] += [above, above, node.depth * INDENT, None]
            elbows["y"] += [node.parent, line, line, None]
    traces: list[dict[str, object]] = [
        {
            "type": "scatter",
            "mode": "lines",
            **elbows,
            "line": {"color": palette.INK_SOFT, "width": 1.1},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]
    groups = {"": origin_label, **labels, "undated": undated_label}
    for state, words in groups.items():
        own = [(line, node) for line, node in enumerate(nodes) if node.state == state]
        if not own:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": words,
                "x": [node.depth * INDENT for _, node in own],
                "y": [line for line, _ in own],
                "customdata": [node.key for _, node in own],
                "text": [node.hover for _, node in own],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": _mark(state),
            }
        )
    traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": [node.depth * INDENT + 0.28 for node in nodes],
            "y": list(range(len(nodes))),
            "text": [f"<b>{node.name}</b>  {node.detail}" if node.is_counted else f"{node.name}  {node.detail}" for node in nodes],
            "textfont": {"size": 13, "color": [palette.INK if node.is_counted else palette.INK_SOFT for node in nodes]},
            "textposition": "middle right",
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    )
    return {
        "data": traces,
        "layout": {
            "height": LINE_PX * len(nodes) + 96,
            "separators": SEPARATORS[language],
            "margin": {"l": 8, "r": 8, "t": 62, "b": 8},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top", "traceorder": "normal"},
            "hovermode": "closest",
            "xaxis": {"visible": False, "range": [-0.4, WIDTH], "fixedrange": True},
            "yaxis": {"visible": False, "range": [len(nodes) - 0.4, -0.6], "fixedrange": True},
        },
    }


def _mark(state: str) -> dict[str, object]:
    """Return the mark of a state: its colour and its symbol, which tells it without colour."""
    if not state:
        return {"symbol": "square", "size": 13, "color": palette.INK}
    if state == "undated":
        return {"symbol": "circle-open-dot", "size": 12, "color": palette.INK_SOFT}
    symbol = palette.LADDER_SYMBOLS[state]
    colour = palette.INK_SOFT if "open" in symbol else palette.LADDER[state]
    return {"symbol": symbol, "size": 12, "color": colour, "line": {"width": 1.2, "color": palette.INK}}
