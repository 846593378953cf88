"""One province beside its peers: a row of dots per indicator, worse at the left, better at the right. Plain Plotly dicts, pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from inovasi import palette
from inovasi.charts import SEPARATORS

ROW_PX = 30
NARROW_ROW_PX = 50  # on a phone the label stands over its row
END_PX = 62
Dot = tuple[float, str, str]  # where it lies (0 worst, 1 best), words on hover, province code


@dataclass(frozen=True)
class Strip:
    """One indicator: its dots, the words at its end, and the names of what the dots are."""

    label: str
    own: Dot
    peers: tuple[Dot, ...]
    others: tuple[Dot, ...]
    nation: tuple[float, str] | None
    end_text: str
    end_head: str
    own_name: str
    peer_name: str
    other_name: str
    nation_name: str
    worse_text: str
    better_text: str


def strips(rows: Sequence[Strip], *, language: str) -> dict[str, object]:
    """Return the indicators one under the other, each on its own scale from the worst to the best province of its year."""
    first = rows[0]
    ends = [_text(row.end_text, x=1.0, y=row.label, anchor="left", pixels=4) for row in rows]
    ends.append(_text(first.end_head, x=1.0, y=-1, anchor="left", pixels=4))
    above = [_text(row.label, x=0.0, y=row.label, anchor="left", lift=17, size=11.5, colour=palette.INK) for row in rows]
    axis = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [row.label for row in rows],
        "range": [len(rows) - 0.4, -1.3],
        "automargin": True,
        "ticks": "",
    }
    height = NARROW_ROW_PX * len(rows) + 150
    others = [(row.label, dot) for row in rows for dot in row.others]
    peers = [(row.label, dot) for row in rows for dot in row.peers]
    own = [(row.label, row.own) for row in rows]
    return {
        "data": [
            _dots(others, first.other_name, {"size": 7, "color": palette.DOT_FAINT}),
            _dots(peers, first.peer_name, {"size": 11, "color": palette.PAPER, "line": {"width": 1.8, "color": palette.PEER}}),
            {
                "type": "scatter",
                "mode": "markers",
                "name": first.nation_name,
                "x": [row.nation[0] for row in rows if row.nation],
                "y": [row.label for row in rows if row.nation],
                "text": [row.nation[1] for row in rows if row.nation],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"symbol": "line-ns", "size": 16, "line": {"width": 2.6, "color": palette.INK}},
            },
            _dots(
                own,
                first.own_name,
                {"symbol": "diamond", "size": 14, "color": palette.ACCENT, "line": {"width": 1, "color": palette.PAPER}},
            ),
        ],
        "layout": {
            "height": max(240, ROW_PX * len(rows) + 110),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": END_PX, "t": 54, "b": 40},
            "hovermode": "closest",
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": {
                "range": [-0.06, 1.06],
                "tickvals": [0, 1],
                "ticktext": [f"◀ {first.worse_text}", f"{first.better_text} ▶"],
                "ticks": "",
                "showgrid": False,
                "zeroline": False,
            },
            "yaxis": axis,
            "annotations": ends,
        },
        "narrow": {
            "data": [{}] * 4,
            "layout": {
                "height": height,
                "margin": {"l": 6, "r": END_PX, "t": 84, "b": 34},
                "yaxis": axis | {"showticklabels": False, "range": [len(rows) - 0.4, -1.1]},
                "annotations": [*ends, *above],
            },
        },
    }


def _text(
    text: str,
    *,
    x: float,
    y: str | int,
    anchor: str,
    pixels: int = 0,
    lift: int = 0,
    size: float = 12,
    colour: str = palette.INK_SOFT,
) -> dict[str, object]:
    """Return words beside a row: at a share of the plot's width, moved by some pixels to the right and up."""
    return {
        "x": x,
        "xref": "paper",
        "xanchor": anchor,
        "xshift": pixels,
        "y": y,
        "yshift": lift,
        "text": text,
        "showarrow": False,
        "align": "left",
        "font": {"size": size, "color": colour},
    }


def _dots(dots: Sequence[tuple[str, Dot]], name: str, marker: dict[str, object]) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [place for _, (place, _, _) in dots],
        "y": [label for label, _ in dots],
        "text": [words for _, (_, words, _) in dots],
        "customdata": [code for _, (_, _, code) in dots],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": marker,
    }
