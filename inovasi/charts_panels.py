"""Two panels of stacked bars over one axis: what counts above, what is told apart (packages) below, never added up into one bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inovasi import palette
from inovasi.charts import QUIET_PATTERN, SEPARATORS, banded
from inovasi.i18n import number

ROW_PX = 31
GAP_PX = 62
TITLE_PX = 28  # room between the first panel and the legend
NARROW_SPACE = "\u2002"
FEW_COPIES = 5


@dataclass(frozen=True)
class Panel:
    """One panel: its title, the names along its bars, and the values of each series; `quiet` is the part of a series without news."""

    title: str
    names: Sequence[str]
    series: Mapping[str, Sequence[int]]
    quiet: Mapping[str, Sequence[int]] = field(default_factory=dict)
    keys: Sequence[str] = ()  # what a click on a bar reports

    @property
    def totals(self) -> list[int]:
        return [sum(values[at] for values in self.series.values()) for at in range(len(self.names))]


def stacked(
    panels: Sequence[Panel],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    language: str,
    value_title: str,
    quiet_label: str = "",
    is_upright: bool = True,
    height: int = 0,
) -> dict[str, object]:
    """Return the panels one under the other; upright bars share the axis of their names, lying bars that of their values."""
    shown = [panel for panel in panels if panel.names]
    sizes = [1.0 if is_upright else float(len(panel.names)) for panel in shown]
    full = height or sum(ROW_PX * len(panel.names) + GAP_PX for panel in shown) + 90
    domains = _domains(sizes, gap=GAP_PX / full)
    traces: list[dict[str, object]] = []
    named: set[str] = set()
    layout: dict[str, object] = {
        "barmode": "stack",
        "height": full,
        "separators": SEPARATORS[language],
        "margin": {"l": 10, "r": 26, "t": 66, "b": 44},
        "legend": {"orientation": "h", "x": 0, "y": 1 + TITLE_PX / (full - 110), "yanchor": "bottom", "traceorder": "normal"},
        "bargap": 0.24,
        "annotations": [],
    }
    for at, (panel, domain) in enumerate(zip(shown, domains, strict=True)):
        suffix = "" if at == 0 else str(at + 1)
        for code, values, is_quiet in banded(panel.series, panel.quiet):
            if not any(values):
                continue
            name = f"{labels[code]}, {quiet_label}" if is_quiet else labels[code]
            bars = _bars(panel, code, values, name, suffix, is_upright, colours[code], is_quiet, code not in named)
            traces.append(bars | {"legendrank": list(labels).index(code) + 1})
            named |= set() if is_quiet else {code}
        traces.append(_total_labels(panel, suffix, is_upright, language))
        _axes(layout, suffix, domain, panel, value_title, is_upright, is_last=at == len(shown) - 1)
        annotations = layout["annotations"]
        assert isinstance(annotations, list)
        annotations.append(
            {
                "text": f"<b>{panel.title}</b>",
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": domain[1],
                "yshift": 6,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
            }
        )
    return {"data": traces, "layout": layout}


def _domains(sizes: Sequence[float], gap: float) -> list[tuple[float, float]]:
    """Return the part of the height that each panel takes, first on top."""
    room = 1 - gap * (len(sizes) - 1)
    tops: list[tuple[float, float]] = []
    top = 1.0
    for size in sizes:
        bottom = top - room * size / sum(sizes)
        tops.append((max(round(bottom, 4), 0), round(top, 4)))
        top = bottom - gap
    return tops


def _bars(
    panel: Panel,
    code: str,
    values: Sequence[float | None],
    name: str,
    suffix: str,
    is_upright: bool,
    colour: str,
    is_quiet: bool,
    is_first: bool,
) -> dict[str, object]:
    along, across = ("x", "y") if is_upright else ("y", "x")
    trace: dict[str, object] = {
        "type": "bar",
        "orientation": "v" if is_upright else "h",
        "name": name,
        "legendgroup": code,
        along: list(panel.names),
        across: list(values),
        "xaxis": "x" if is_upright else f"x{suffix}",
        "yaxis": f"y{suffix}",
        "marker": {"color": colour, "line": {"color": palette.PAPER, "width": 0.5}}
        | ({"pattern": QUIET_PATTERN} if is_quiet else {}),
        "hovertemplate": f"%{{{along}}}<br>{name}: %{{{across}:,d}}<extra></extra>",
        "showlegend": is_first and not is_quiet,
    }
    if panel.keys:
        trace["customdata"] = list(panel.keys)
    return trace


def _total_labels(panel: Panel, suffix: str, is_upright: bool, language: str) -> dict[str, object]:
    along, across = ("x", "y") if is_upright else ("y", "x")
    return {
        "type": "scatter",
        "mode": "text",
        along: list(panel.names),
        across: panel.totals,
        "text": [f"{'' if is_upright else NARROW_SPACE}{number(total, language)}" if total else "" for total in panel.totals],
        "textposition": "top center" if is_upright else "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "xaxis": "x" if is_upright else f"x{suffix}",
        "yaxis": f"y{suffix}",
        "hoverinfo": "skip",
        "showlegend": False,
    } | ({"meta": "wide"} if is_upright else {})  # upright bars of a narrow card leave no room for numbers


def _axes(
    layout: dict[str, object],
    suffix: str,
    domain: tuple[float, float],
    panel: Panel,
    value_title: str,
    is_upright: bool,
    is_last: bool,
) -> None:
    most = max(panel.totals, default=0)
    values: dict[str, object] = {
        "title": {"text": value_title if is_upright or is_last else "", "standoff": 8},
        "range": [0, most * 1.14 + 0.6],
        "tickformat": ",d",
        "automargin": True,
        "nticks": 5 if is_upright else 8,
    }
    if most <= FEW_COPIES:
        values["dtick"] = 1  # halves would be written as the same number twice
    names: dict[str, object] = {"type": "category", "automargin": True, "ticks": ""}
    if is_upright:
        layout[f"yaxis{suffix}"] = values | {"domain": list(domain)}
        layout["xaxis"] = names | {"anchor": f"y{suffix}"}
    else:
        layout[f"yaxis{suffix}"] = names | {"domain": list(domain), "autorange": "reversed"}
        layout[f"xaxis{suffix}"] = values | {"anchor": f"y{suffix}"}
