"""One map at the end of each year of its view, on common classes, so that a colour means the same in every year."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from inovasi import figures, release
from inovasi.access import readers
from inovasi.classes import Scale, round_scale
from inovasi.figures import copies, indicators, province_map
from inovasi.figures.base import Figure
from inovasi.views import View

BUILDERS: Mapping[tuple[str, str], Callable[..., Figure]] = {
    ("peta_replikasi", "peta"): province_map.build,
    ("peta_replikasi", "kabkota"): copies.regencies,
    ("hub_jipp", "peta"): province_map.hub_status,
    ("dampak", "peta"): indicators.province_values,
}
VALUE = "value"


@readers.kept(maxsize=60)
def of(view: View, data_version: str) -> tuple[tuple[int, Figure], ...]:
    """Return year and figure, oldest first; empty for a figure that is no map of years, or one that is the same in all of them.

    A year of which the map cannot be drawn (a province that did not exist), or that shows what the year before showed
    (an indicator without a newer value), is left out.
    """
    build = BUILDERS.get((view.page, view.fig))
    if build is None:
        return ()
    with release.reading(data_version):
        return _of(build, view, data_version)


def _of(build: Callable[..., Figure], view: View, data_version: str) -> tuple[tuple[int, Figure], ...]:
    single: list[tuple[int, Figure]] = []
    for year in range(view.first_year, view.last_year + 1):
        try:
            single.append((year, figures.build(replace(view, last_year=year), data_version)))
        except KeyError:
            continue
    scale = _common_scale([figure for _, figure in single])
    common = None if scale is None else _classes(build(single[-1][1].view, data_version, scale=scale))
    found: list[tuple[int, Figure]] = []
    for year, own in single:
        figure = own if common in (None, _classes(own)) else build(own.view, data_version, scale=scale)
        if found and (figure.title, figure.regions) == (found[-1][1].title, found[-1][1].regions):
            continue
        found.append((year, figure))
    return tuple(found) if len(found) > 1 else ()


def _classes(figure: Figure) -> tuple[str, ...]:
    """Return the limits of a map's classes as its legend says them."""
    return tuple(entry.label for entry in figure.legend if entry.group.startswith("c"))


def _common_scale(maps: list[Figure]) -> Scale | None:
    """Return classes over the values of every year that is shown as a value; None where a map shows kinds, not amounts."""
    values: list[float] = []
    whole = True
    for figure in maps:
        column = next((column for column in figure.columns if column.name == VALUE), None)
        if column is None or column.kind not in ("integer", "number", "share"):
            return None
        whole = whole and column.kind == "integer"
        coloured = {region.code for region in figure.regions if region.group.startswith("c")}
        key = figure.geometry.key if figure.geometry else ""
        values += [float(value) for code, value in zip(figure.rows[key], figure.rows[VALUE], strict=True) if str(code) in coloured]
    return round_scale(values, is_integer=whole) if values else None
