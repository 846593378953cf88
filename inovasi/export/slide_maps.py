"""Maps on slides as native shapes: one freeform a region, named after it, filled with its colour, to be recoloured by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from inovasi import maps, palette
from inovasi.export import shapes, texts
from inovasi.export.deck import TEXT_PT, Box, paint, set_colour
from inovasi.export.label_places import Label, Scale, placed
from inovasi.export.note import Words
from inovasi.export.slide_parts import Entry, add_legend, describe, fill, flatten, legend_height, text_box, write
from inovasi.figures.base import Figure
from inovasi.maps import LegendGroup, Region

EMU_PER_PT = 12700
LEGEND_GAP_INCH = 0.06
TILE_GAP = 0.05
MOST_TILE_SHARE = 1.9  # tiles are at most so much wider than high


def add_map(slide: Slide, figure: Figure, box: Box, words: Words) -> None:
    """Place the map of a figure: regions, names, legend. Raises ValueError for a figure without one."""
    if figure.geometry is None or not figure.regions:
        raise ValueError("This figure has no map.")
    name = figure.geometry.layer
    legend = _entries(figure.legend)
    height = box.height - legend_height(legend, box.width) - LEGEND_GAP_INCH
    scale = Scale(shapes.extent(name), box.width * 72, height * 72)
    group = slide.shapes.add_group_shape()
    group.name = words("card.peta")
    describe(group, figure.alt)
    outlines = shapes.rings(name)
    for region in figure.regions:
        if region.code in outlines:
            _region(group, region, outlines[region.code], scale, box)
    if figure.view.province in outlines:
        _outline(group, figure, outlines[figure.view.province], scale, box)
    names = slide.shapes.add_group_shape()
    names.name = words("takeaway.names")
    for label in placed(figure.regions, name, scale, TEXT_PT):
        _label(names, label, scale, box)
    add_legend(slide, legend, Box(box.left, box.top + height + LEGEND_GAP_INCH, box.width, 0), words("card.legend"))


def add_tiles(slide: Slide, drawing: Mapping[str, Any], figure: Figure, box: Box, words: Words) -> None:
    """Place the tile map: one rectangle a region with its name and value, and the legend."""
    tiles = drawing["tiles"]
    columns, lines = max(tile["column"] for tile in tiles), max(tile["row"] for tile in tiles)
    legend = _entries(figure.legend)
    height = (box.height - legend_height(legend, box.width) - LEGEND_GAP_INCH) / lines
    width = min(box.width / columns, height * MOST_TILE_SHARE)
    left = box.left + (box.width - width * columns) / 2
    group = slide.shapes.add_group_shape()
    group.name = words("card.ubin")
    describe(group, figure.alt)
    looks = {mark: look for look, mark in maps.HATCH_NAMES.items()}
    for tile in tiles:
        place = Box(left + (tile["column"] - 1) * width, box.top + (tile["row"] - 1) * height, width - TILE_GAP, height - TILE_GAP)
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.emu())
        shape.name = texts.clean(tile["name"])
        describe(shape, tile["hover"])
        flatten(shape)
        fill(shape, tile["fill"], tile["edge"], looks.get(tile["hatch"], ""))
        set_colour(shape.line.color, palette.SELECTION if tile["isSelected"] else tile["edge"])
        shape.line.width = Pt(2.5 if tile["isSelected"] else 0.75)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.word_wrap = False
        for at, text in enumerate([tile["name"], tile["value"]] if tile["value"] else [tile["name"]]):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.line_spacing = 0.9
            write(paragraph, text, tile["ink"], PP_ALIGN.CENTER)
    add_legend(slide, legend, Box(box.left, box.top + height * lines + LEGEND_GAP_INCH, box.width, 0), words("card.legend"))


def _entries(groups: Sequence[LegendGroup]) -> list[Entry]:
    return [Entry(f"{texts.clean(item.label)} ({item.count})", item.fill, item.edge, item.group) for item in groups]


def _region(group: Any, region: Region, rings: Sequence[shapes.Ring], scale: Scale, box: Box) -> None:
    shape = _freeform(group, rings, scale, box)
    shape.name = texts.clean(region.name)
    describe(shape, region.hover)
    fill(shape, region.fill, region.edge, region.group)
    set_colour(shape.line.color, region.edge if region.group in palette.LOOKS else palette.PAPER)
    shape.line.width = Pt(0.5)


def _outline(group: Any, figure: Figure, rings: Sequence[shapes.Ring], scale: Scale, box: Box) -> None:
    shape = _freeform(group, rings, scale, box)
    chosen = next(region for region in figure.regions if region.code == figure.view.province)
    shape.name = f"{texts.clean(chosen.name)} *"
    shape.fill.background()
    set_colour(shape.line.color, palette.SELECTION)
    shape.line.width = Pt(2.25)


def _freeform(group: Any, rings: Sequence[shapes.Ring], scale: Scale, box: Box) -> Any:
    """Return one freeform of all rings of a region, in EMU of the slide."""
    left, top = Inches(box.left), Inches(box.top)
    builder = None
    for ring in rings:
        points = [scale.point(*point) for point in ring]
        places = [(int(left + x * EMU_PER_PT), int(top + y * EMU_PER_PT)) for x, y in points]
        if builder is None:
            builder = group.shapes.build_freeform(*places[0], scale=1.0)
        else:
            builder.move_to(*places[0])
        builder.add_line_segments(places[1:-1], close=True)
    shape = builder.convert_to_shape() if builder else None
    if shape is not None:
        flatten(shape)
    return shape


def _label(group: Any, label: Label, scale: Scale, box: Box) -> None:
    region = label.region
    if label.callout:
        start = scale.point(region.longitude, region.latitude)
        ends = [
            Emu(int(Inches(side) + value * EMU_PER_PT))
            for pair in (start, label.callout)
            for side, value in zip((box.left, box.top), pair, strict=True)
        ]
        line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        set_colour(line.line.color, palette.INK_SOFT)
        line.line.width = Pt(0.75)
        line.name = f"{texts.clean(region.name)} –"
        size = TEXT_PT * 0.95 / 72
        mark = Box(box.left + label.callout[0] / 72 - size / 2, box.top + label.callout[1] / 72 - size / 2, size, size)
        dot = group.shapes.add_shape(MSO_SHAPE.OVAL, *mark.emu())
        dot.name = f"{texts.clean(region.name)} ●"
        flatten(dot)
        paint(dot.fill, region.fill)
        set_colour(dot.line.color, palette.INK_SOFT)
        dot.line.width = Pt(0.75)
    ink = maps.ink_on(region.fill) if label.is_inside else palette.INK
    behind = region.fill if ink != palette.INK else ""  # white words reach over the coast: they bring their own ground
    width, height = label.width / 72 + 0.06, label.height / 72
    place = Box(box.left + label.x / 72 - width / 2, box.top + label.y / 72 - height / 2, width, height)
    text_box(group, place, label.lines, ink, PP_ALIGN.CENTER, behind=behind)
