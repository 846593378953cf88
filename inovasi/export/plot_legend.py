"""A legend that takes as many rows as it needs, at the top or bottom of a picture."""

from collections.abc import Sequence

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.legend import Legend

from inovasi import palette

ROW_HEIGHT = 1.7  # of the size of the letters
GAP_PT = 4.0


def flow_legend(
    canvas: Canvas, renderer: RendererAgg, handles: Sequence[object], *, font_pt: float, is_at_top: bool = True, left: float = 0.004
) -> float:
    """Draw a legend from the left, as many entries in a row as fit; return where the rest of the picture ends (share of the height)."""
    if not handles:
        return 1.0 if is_at_top else 0.0
    rows: list[list[object]] = [[]]
    for handle in handles:
        trial = _row(canvas, [*rows[-1], handle], (left, 0), font_pt)
        is_too_wide = trial.get_window_extent(renderer).width > (1 - left) * canvas.bbox.width
        trial.remove()
        if rows[-1] and is_too_wide:
            rows.append([handle])
        else:
            rows[-1].append(handle)
    step = font_pt * ROW_HEIGHT / 72 / canvas.get_figheight()
    gap = GAP_PT / 72 / canvas.get_figheight()
    for place, row in enumerate(rows):
        bottom = 1 - (place + 1) * step if is_at_top else (len(rows) - 1 - place) * step
        _row(canvas, row, (left, bottom), font_pt)
    return 1 - len(rows) * step - gap if is_at_top else len(rows) * step + gap


def _row(canvas: Canvas, handles: Sequence[object], place: tuple[float, float], font_pt: float) -> Legend:
    drawn = canvas.legend(
        handles=list(handles),
        loc="lower left",
        bbox_to_anchor=place,
        ncols=len(handles),
        fontsize=font_pt,
        labelcolor=palette.INK,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        columnspacing=1.3,
        handlelength=1.6,
        handletextpad=0.5,
    )
    for text in drawn.get_texts():
        text.set_parse_math(False)
    return drawn
