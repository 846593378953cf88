"""Where the names of regions stand on a printed map: none covers another, the small provinces stand at their call-outs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from inovasi import maps
from inovasi.export import shapes, texts
from inovasi.maps import Region

LINE_LETTERS = 14
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Scale:
    """How degrees become points of a box: the map stands in its middle, undistorted; y runs down."""

    extent: tuple[float, float, float, float]
    width: float
    height: float

    @property
    def factor(self) -> float:
        west, south, east, north = self.extent
        return min(self.width / (east - west), self.height / (north - south))

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        west, south, east, north = self.extent
        left = (self.width - (east - west) * self.factor) / 2
        top = (self.height - (north - south) * self.factor) / 2
        return left + (longitude - west) * self.factor, top + (north - latitude) * self.factor


@dataclass(frozen=True)
class Label:
    """One name: its lines, the middle of its box, its size, and where its call-out leads (none: it stands on its region)."""

    region: Region
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    is_inside: bool
    callout: tuple[float, float] | None = None  # the mark in the sea


def placed(regions: Sequence[Region], layer: str, scale: Scale, font_pt: float) -> list[Label]:
    """Return the names that find room, in points of the box. Call-outs come first, then the widest regions; a name without room is left out."""
    small = maps.CALLOUTS if shapes.is_nation(layer) else {}
    mark = font_pt * 0.55
    taken: list[Box] = []
    found: list[Label] = []
    for region in regions:
        if region.code in small and region.label:
            x, y = scale.point(*small[region.code])
            width = _width((region.label,), font_pt)
            found.append(Label(region, (region.label,), x + mark + 3 + width / 2, y, width, font_pt * 1.2, False, (x, y)))
            taken += [_box(found[-1]), (x - mark, y - mark, x + mark, y + mark)]
    sizes = _sizes(layer, scale)
    for region in sorted(regions, key=lambda item: -sizes.get(item.code, (0.0, 0.0))[0]):
        if region.code in small or not region.label:
            continue
        label = _free(region, small, sizes.get(region.code, (0.0, 0.0)), scale, font_pt, taken)
        if label:
            found.append(label)
            taken.append(_box(label))
    return found


def _free(
    region: Region, small: Mapping[str, object], size: tuple[float, float], scale: Scale, font_pt: float, taken: Sequence[Box]
) -> Label | None:
    x, y = scale.point(region.longitude, region.latitude)
    lines = tuple(wrap(region.label, LINE_LETTERS)) if not small else (region.label,)
    width, height = _width(lines, font_pt), len(lines) * font_pt * 1.15
    aside = width / 2 + 4
    sides = {"left": (-aside, 0.0), "right": (aside, 0.0)}
    wanted = maps.LABEL_PLACES.get(region.code, "middle center").split()[1] if small else "center"
    tries = [sides[wanted]] if wanted in sides else [(0.0, 0.0)]
    tries += [(0.0, step * font_pt) for step in (-0.7, 0.7, -1.2, 1.2)] + ([*sides.values(), (0.0, 1.9 * font_pt)] if small else [])
    for dx, dy in tries:
        label = Label(region, lines, x + dx, y + dy, width, height, abs(dx) < 1 and width < size[0] * 1.05)
        left, top, right, bottom = _box(label)
        is_within = left >= 0 and right <= scale.width and top >= 0 and bottom <= scale.height
        if is_within and not any(_overlap((left, top, right, bottom), other) for other in taken):
            return label
    return None


def _width(lines: Sequence[str], font_pt: float) -> float:
    return max(texts.width_pt(line, font_pt) for line in lines) * 1.1


def _sizes(layer: str, scale: Scale) -> dict[str, tuple[float, float]]:
    """Return width and height of the largest part of each region, in points."""
    found = {}
    for code, rings in shapes.rings(layer).items():
        spans = [(max(x for x, _ in r) - min(x for x, _ in r), max(y for _, y in r) - min(y for _, y in r)) for r in rings]
        widest = max(spans, key=lambda span: span[0] * span[1])
        found[code] = (widest[0] * scale.factor, widest[1] * scale.factor)
    return found


def _box(label: Label) -> Box:
    return (label.x - label.width / 2, label.y - label.height / 2, label.x + label.width / 2, label.y + label.height / 2)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
