"""A small line for every province of an indicator, on shared axes, and in how many provinces it got better."""

from collections.abc import Sequence
from dataclasses import replace

from inovasi import charts_multiples, palette, queries, series
from inovasi.charts_multiples import Tile
from inovasi.figures import indicator_values
from inovasi.figures.base import Figure
from inovasi.figures.common import Record, records
from inovasi.figures.indicator_values import Indicator, Reference
from inovasi.i18n import t
from inovasi.views import View

ARROWS = {1: "▲", -1: "▼", 0: "="}


def small_multiples(view: View, data_version: str) -> Figure:
    """Return a small line for every province of the frame, on shared axes, west to east."""
    what = indicator_values.asked(view, data_version)
    language = view.language
    places = records(queries.run("province_frames_listed", data_version, frame=what.frame))
    lands = series.lands(queries.run("province_successions_listed", data_version))
    span = None if what.is_partial else series.common_span(what.rows)
    tiles = [_tile(place, what, lands[(what.frame, str(place["province_code"]))], span, view.province) for place in places]
    beside = indicator_values.reference(what)
    drawn = [value for tile in tiles for line in (*tile.own, *tile.other, tile.partial) for _, value, _ in line]
    title, counts = _change_title(view, what, tiles, span)
    drawings: dict[str, dict[str, object]] = {}
    if drawn:
        inside = [value for line in beside.lines for _, value, _ in line]
        years = sorted({int(year) for year in what.provinces["indicator_year"]})
        low, high = min(drawn + inside), max(drawn + inside)
        drawings["grafik"] = charts_multiples.small_multiples(
            tiles,
            nation=beside.lines,
            key=_key(what, tiles, beside, (low, high)),
            years=(years[0], years[-1]),
            values=(low, high),
            breaks=what.breaks,
            language=language,
        )
    missing = sum(1 for tile in tiles if not (tile.own or tile.other or tile.partial))
    found = indicator_values.figure(view, what, data_version, title, drawings)
    return replace(found, notes=(*counts, *found.notes), missing_count=missing)


def _tile(place: Record, what: Indicator, land: str, span: tuple[int, int] | None, chosen: str) -> Tile:
    """Return a province's tile: its own lines, lines of the same code on other borders, single values of partial years."""
    code = str(place["province_code"])
    name = str(place[f"name_{what.language}"])
    own_rows = what.by_land.get(land, ())
    same_code = [row for at, rows in what.by_land.items() if at != land for row in rows if row["province_code"] == code]
    own = indicator_values.pieces([row for row in own_rows if not row["is_partial"]], name, what)
    other = indicator_values.pieces([row for row in same_code if not row["is_partial"]], name, what, is_other=True)
    partial = indicator_values.line([row for row in own_rows if row["is_partial"]], name, what)
    end, text, colour = None, "", palette.INK_SOFT
    values = {int(row["indicator_year"]): float(row["value"]) for row in own_rows}
    if span and all(year in values for year in span):
        change = values[span[1]] - values[span[0]]
        end, sign = (span[1], values[span[1]]), (change > 0) - (change < 0)
        if round(change, int(what.entry["decimals"])) == 0:
            sign = 0
        colour = {1: palette.BETTER, -1: palette.WORSE, 0: palette.INK_SOFT}[what.direction(change)]
        text = f"{ARROWS[sign]} {what.written(values[span[1]])}"
    elif values:
        year = max(values)
        end, text = (None if partial else (year, values[year])), what.written(values[year])
    return Tile(
        code=code,
        label=str(place["abbreviation"]),
        row=int(str(place["tile_row"])),
        column=int(str(place["tile_column"])),
        own=own,
        other=other,
        partial=partial,
        end=end,
        end_text=text,
        end_colour=colour,
        is_selected=code == chosen,
    )


def _change_title(view: View, what: Indicator, tiles: Sequence[Tile], span: tuple[int, int] | None) -> tuple[str, tuple[str, ...]]:
    """Return what the small lines show in one sentence, and the note on provinces that could not be compared."""
    language = view.language
    provinces = what.provinces
    words = {"name": what.name, "first": view.first_year, "last": view.last_year}
    if provinces.empty:
        return t("figures.impact_lines.empty", language, **words), ()
    if what.is_partial:
        return t("figures.impact_lines.partial", language, count=len(provinces), **words), ()
    if span is None:
        year = int(provinces["indicator_year"].max())
        return t("figures.impact_lines.single", language, name=what.name, year=year), ()
    words |= {"first": span[0], "last": span[1]}
    compared = [tile for tile in tiles if tile.end_text[:1] in ARROWS.values()]
    notes: tuple[str, ...] = ()
    if len(compared) < len(tiles):
        notes = (t("figures.impact_lines.not_compared", language, count=len(tiles) - len(compared), **words),)
    colour = palette.INK_SOFT if what.entry["better"] == "none" else palette.BETTER
    if what.entry["better"] == "none":
        risen = sum(1 for tile in compared if tile.end_text.startswith(ARROWS[1]))
        return t("figures.impact_lines.risen", language, count=risen, total=len(compared), **words), notes
    better = sum(1 for tile in compared if tile.end_colour == colour)
    return t("figures.impact_lines.better", language, count=better, total=len(compared), **words), notes


def _key(what: Indicator, tiles: Sequence[Tile], beside: Reference, values: tuple[float, float]) -> charts_multiples.Key:
    language = what.language
    words: list[tuple[str, str]] = []
    if any(tile.end_text[:1] in ARROWS.values() for tile in tiles) and what.entry["better"] != "none":
        words += [
            (palette.BETTER, t("figures.impact_lines.key_better", language)),
            (palette.WORSE, t("figures.impact_lines.key_worse", language)),
        ]
    if any(tile.other for tile in tiles):
        words.append((palette.ACCENT, t("figures.impact_lines.key_other", language)))
    if any(tile.partial for tile in tiles):
        words.append((palette.ACCENT, t("figures.impact_lines.key_partial", language)))
    name = t("figures.impact_lines.key_reference", language, name=beside.name) if beside.lines else ""
    return charts_multiples.Key(what.written(values[0]), what.written(values[1]), name, tuple(words))
