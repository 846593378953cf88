"""Class limits of map values: round numbers that a reader can say aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

MOST_CLASSES = 6


@dataclass(frozen=True)
class Scale:
    """Limits of consecutive classes: class i holds limits[i] <= value < limits[i + 1]; the last holds its upper limit, too."""

    limits: tuple[float, ...]
    is_integer: bool

    @property
    def count(self) -> int:
        return max(len(self.limits) - 1, 0)

    def index(self, value: float) -> int:
        """Return the class of a value. Values outside fall into the outermost class."""
        inside = sum(1 for limit in self.limits[1:-1] if value >= limit)
        return min(inside, self.count - 1)


def round_scale(values: Sequence[float], *, is_integer: bool) -> Scale:
    """Return five to seven round classes over the values (fewer for few whole numbers). No values: an empty scale."""
    if not values:
        return Scale((), is_integer)
    low, high = min(values), max(values)
    if is_integer and high - low < MOST_CLASSES:
        return Scale(tuple(range(int(low), int(high) + 2)), True)
    if low == high:
        return Scale((low, high), is_integer)
    locator = MaxNLocator(nbins=MOST_CLASSES, integer=is_integer, steps=[1, 2, 2.5, 5, 10])
    limits = [float(tick) for tick in locator.tick_values(low, high)]
    while len(limits) > 2 and limits[1] <= low:
        limits.pop(0)
    while len(limits) > 2 and limits[-2] > high:
        limits.pop()
    if is_integer:
        limits = [int(limit) for limit in limits]
        limits[0] = max(limits[0], min(1, int(low)))
    return Scale(tuple(limits), is_integer)


def integer_label(scale: Scale, index: int) -> tuple[int, int]:
    """Return first and last whole number of a class."""
    first, after = int(scale.limits[index]), int(scale.limits[index + 1])
    is_last = index == scale.count - 1
    return first, after if is_last and scale.count > 1 and after - first > 1 else max(after - 1, first)
