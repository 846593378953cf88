"""A sheet as PDF: the neutral model of `inovasi.sheets` set by Typst, without network and with the fonts inside its wheel.

Words of data reach the typesetter as values of a JSON file, never as markup, so nothing in them can run.
"""

import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from functools import lru_cache
from math import cos, radians
from pathlib import Path

import shapely
import typst
from shapely.geometry.base import BaseGeometry

from inovasi import palette, paths
from inovasi.i18n import t
from inovasi.sheets.model import Map, Sheet, shortened

TEMPLATE = Path(__file__).with_name("sheet.typ")
MOST_PAGES = 2
SCALES = (1.2, 1.1, 1.0)  # sizes of type to try while every row is shown
CAPS = (12, 10, 8, 7, 6, 5, 4, 3, 2, 1)  # then how many rows a list may hold, at the smallest type
FEWER = 6  # rows that lists after the record may fall to, so that the record can hold more
SMALLEST = 0.9  # for a sheet that is too long even so
MAP_WIDTH = 1000  # units of the map's picture; its height follows from the land
TOLERANCE = 0.004  # of the map's width, in which a border may be smoothed: a third of a millimetre in print
COLOURS = {
    "ink": palette.INK,
    "soft": palette.INK_SOFT,
    "line": palette.LINE,
    "accent": palette.ACCENT,
    "peer": palette.PEER,
    "faint": palette.DOT_FAINT,
    "better": palette.BETTER,
    "worse": palette.WORSE,
    "tint": palette.LOOK_FILLS["none"],
}


def fitted(sheet: Sheet) -> bytes:
    """Return the sheet as PDF on at most two pages: every row where they fit, else the lists shortened, the record to one page.

    Raises ValueError when even one row a list does not fit.
    """
    settings = [(pdf_bytes(sheet, scale), scale) for scale in SCALES]
    fitting = [(page_count(content), -scale, content) for content, scale in settings if page_count(content) <= MOST_PAGES]
    if fitting:  # one page before two, then the larger type
        return min(fitting)[2]
    record = replace(sheet, parts=tuple(part for part in sheet.parts if part.is_record), missing="", notes=(), sources="")
    first = next((cap for cap in CAPS if page_count(pdf_bytes(shortened(record, cap, cap))) == 1), CAPS[-1])
    rest = next((cap for cap in CAPS if _fits(sheet, first, cap)), 0)
    if not rest:
        content = pdf_bytes(shortened(sheet, CAPS[-1], CAPS[-1]), SMALLEST)
        if page_count(content) > MOST_PAGES:
            raise ValueError(f"The sheet of {sheet.title} does not fit {MOST_PAGES} pages.")
        return content
    for after in sorted({rest, min(rest, FEWER)}, reverse=True):  # what the second page leaves empty goes to the record
        longer = next((cap for cap in CAPS if cap > first and _fits(sheet, cap, after)), 0)
        if longer:
            return pdf_bytes(shortened(sheet, longer, after))
    return pdf_bytes(shortened(sheet, first, rest))


def _fits(sheet: Sheet, record: int, rest: int) -> bool:
    return page_count(pdf_bytes(shortened(sheet, record, rest))) <= MOST_PAGES


def pdf_bytes(sheet: Sheet, scale: float = 1.0) -> bytes:
    """Return the sheet as a tagged PDF with embedded fonts, in the language of its words. The same model gives the same bytes.

    `scale` is the size of the type; 1 is the smallest that is still pleasant to read.
    """
    model = asdict(sheet) | {
        "scale": scale,
        "colours": COLOURS,
        "parts": [asdict(part) | (_picture(part) if isinstance(part, Map) else {}) for part in sheet.parts],
        "words": {name: t(f"sheet.{name}", sheet.language) for name in ("page", "sources", "notes")}
        | {"app": t("app.name", sheet.language), "description": sheet.lead},
        "year": sheet.data_date.year,
        "month": sheet.data_date.month,
        "day": sheet.data_date.day,
    }
    files = {
        "main.typ": TEMPLATE.read_bytes(),
        "sheet.json": json.dumps(model, ensure_ascii=False, default=str).encode(),
    }
    compiler = typst.Compiler(files, ignore_system_fonts=True, font_paths=[])  # type: ignore[type-var]  # its stub forgets files in memory
    stamp = int(datetime.combine(sheet.data_date, time(), UTC).timestamp())
    content = compiler.compile(format="pdf", timestamp=stamp, pdf_standards=["ua-1"])
    if not isinstance(content, bytes):
        raise TypeError("Typst gave no single PDF.")
    return content


def page_count(content: bytes) -> int:
    """Return the number of pages of a PDF by its page objects, which Typst writes in the clear."""
    return len(re.findall(rb"/Type\s*/Page\b", content))


def _picture(part: Map) -> dict[str, object]:
    """Return the map as an SVG picture with its proportion, and where the number of each region stands on it (0-1)."""
    shapes = _layer(part.layer)
    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    squeeze = cos(radians((south + north) / 2))  # a degree of longitude is shorter away from the equator
    scale = MAP_WIDTH / ((east - west) * squeeze)
    height = (north - south) * scale

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - west) * squeeze * scale, (north - latitude) * scale

    looks = {region.code: region for region in part.regions}
    drawn = sorted(shapes, key=lambda code: (code in looks and looks[code].is_own, code))
    paths_drawn = []
    for code in drawn:
        look = looks.get(code)
        fill = look.fill if look else palette.PAPER
        edge, width = (palette.INK, 5) if look and look.is_own else (palette.LOOK_EDGES["none"], 2)
        outline = "".join(_ring(ring, place) for ring in _rings(shapes[code]))
        paths_drawn.append(f'<path d="{outline}" fill="{fill}" stroke="{edge}" stroke-width="{width}" fill-rule="evenodd"/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {MAP_WIDTH + 8} {height + 8:.1f}" '
        f'stroke-linejoin="round">{"".join(paths_drawn)}</svg>'
    )
    marks = []
    for region in part.regions:
        if region.text:
            x, y = place(region.longitude, region.latitude)
            marks.append({"x": x / MAP_WIDTH, "y": y / height, "text": region.text, "ink": region.ink})
    return {"svg": svg, "ratio": (height + 8) / (MAP_WIDTH + 8), "texts": marks}


@lru_cache(maxsize=64)
def _layer(layer: str) -> dict[str, BaseGeometry]:
    """Return the boundaries of a layer by code (EPSG:4326), smoothed to what print can show. Raises FileNotFoundError for no such layer."""
    content = json.loads((paths.GEO / f"{layer}.geojson").read_text(encoding="utf-8"))
    shapes = {str(feature["id"]): shapely.geometry.shape(feature["geometry"]) for feature in content["features"]}
    west, _, east, _ = shapely.total_bounds(list(shapes.values()))
    smooth = shapely.coverage_simplify(list(shapes.values()), (east - west) * TOLERANCE)
    return dict(zip(shapes, smooth, strict=True))


def _rings(shape: BaseGeometry) -> list[list[tuple[float, float]]]:
    polygons = getattr(shape, "geoms", [shape])
    return [list(ring.coords) for polygon in polygons if not polygon.is_empty for ring in (polygon.exterior, *polygon.interiors)]


def _ring(ring: list[tuple[float, float]], place: object) -> str:
    points = [place(*point[:2]) for point in ring]  # type: ignore[operator]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"
