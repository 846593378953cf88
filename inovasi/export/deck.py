"""The one place that says how slides look: size, colours, letters, master and layouts. A ministry puts its own by changing this file.

Colours are the theme's, so changing the theme in an office program recolours every slide. Every word stands in a placeholder of a layout.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Length

from inovasi import palette
from inovasi.export.note import Words

FONT = "Arial"  # on every office PC, of the same width as the free Liberation Sans
WIDTH_INCH, HEIGHT_INCH = 13.333, 7.5
TITLE_PT, SUBTITLE_PT, TEXT_PT, FOOT_PT = 28, 16, 12, 10
SMALLEST_TITLE_PT = 18
COVER_LAYOUT, FIGURE_LAYOUT = 0, 1
SUBTITLE_INDEX, SUMMARY_INDEX, CAPTION_INDEX, FOOT_INDEX = 13, 14, 15, 16


@dataclass(frozen=True)
class Box:
    """A place on a slide in inches."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Length, Length, Length, Length]:
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


TITLE_BOX = Box(0.55, 0.32, 12.23, 0.98)
SUBTITLE_BOX = Box(0.55, 1.3, 12.23, 0.36)
SUMMARY_BOX = Box(0.55, 1.64, 12.23, 0.32)
BODY_BOX = Box(0.55, 2.02, 12.23, 4.2)
CAPTION_BOX = Box(0.55, 6.24, 12.23, 0.44)
FOOT_BOX = Box(0.55, 6.82, 10.7, 0.5)
CODE_BOX = Box(11.36, 6.74, 0.62, 0.62)
NUMBER_BOX = Box(12.08, 6.82, 0.7, 0.5)
COVER_TITLE_BOX = Box(0.95, 2.1, 11.2, 1.9)
COVER_TEXT_BOX = Box(0.95, 4.2, 11.2, 1.3)
LINE_TOP = 6.72

# The theme: slot of the theme -> colour. Words and paper first, then the accents of charts.
THEME: Mapping[str, str] = {
    "dk1": palette.INK,
    "lt1": palette.PAPER,
    "dk2": palette.INK_SOFT,
    "lt2": palette.LINE,
    "accent1": palette.ACCENT,
    "accent2": palette.LADDER["action_plan"],
    "accent3": palette.LADDER["stopped"],
    "accent4": palette.LADDER["committed"],
    "accent5": palette.LOOK_EDGES["few"],
    "accent6": palette.LOOK_EDGES["zero"],
    "hlink": palette.ACCENT,
    "folHlink": palette.INK_SOFT,
}
SLOTS: Mapping[str, MSO_THEME_COLOR] = {
    palette.INK: MSO_THEME_COLOR.TEXT_1,
    palette.PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    palette.INK_SOFT: MSO_THEME_COLOR.TEXT_2,
    palette.LINE: MSO_THEME_COLOR.BACKGROUND_2,
    palette.ACCENT: MSO_THEME_COLOR.ACCENT_1,
    palette.LADDER["action_plan"]: MSO_THEME_COLOR.ACCENT_2,
    palette.LADDER["stopped"]: MSO_THEME_COLOR.ACCENT_3,
    palette.LADDER["committed"]: MSO_THEME_COLOR.ACCENT_4,
    palette.LOOK_EDGES["few"]: MSO_THEME_COLOR.ACCENT_5,
    palette.LOOK_EDGES["zero"]: MSO_THEME_COLOR.ACCENT_6,
}
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NS.items())


def new_deck(words: Words) -> Deck:
    """Return an empty 16:9 presentation with our master: layout 0 is the cover, layout 1 a figure. Words of the layouts are the language's."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH_INCH), Inches(HEIGHT_INCH)
    cover, figure = deck.slide_layouts[0], deck.slide_layouts[5]
    for layout in list(deck.slide_layouts):
        if layout not in (cover, figure):
            deck.slide_layouts.remove(layout)
    _set_theme(deck)
    master = deck.slide_master
    _set_tree(
        master,
        [
            _placeholder(2, words("takeaway.slot_title"), "title", TITLE_BOX, size=TITLE_PT, is_bold=True, anchor="b"),
            _placeholder(3, words("takeaway.slot_text"), "body", BODY_BOX, index=1),
            _placeholder(4, "‹#›", "sldNum", NUMBER_BOX, index=4, size=FOOT_PT, colour="tx2", align="r", field="slidenum"),
        ],
    )
    _set_styles(master)
    cover.name, figure.name = words("takeaway.layout_cover"), words("takeaway.layout_figure")
    _set_tree(
        cover,
        [
            _bar(),
            _placeholder(2, words("takeaway.slot_title"), "ctrTitle", COVER_TITLE_BOX, size=40, is_bold=True, anchor="b"),
            _placeholder(3, words("takeaway.slot_text"), "subTitle", COVER_TEXT_BOX, index=1, size=18, colour="tx2"),
        ],
    )
    _set_tree(
        figure,
        [
            _rule(),
            _placeholder(2, words("takeaway.slot_title"), "title", TITLE_BOX, size=TITLE_PT, is_bold=True, anchor="b"),
            _placeholder(3, words("export.subtitle"), "body", SUBTITLE_BOX, index=SUBTITLE_INDEX, size=SUBTITLE_PT, colour="tx2"),
            _placeholder(4, words("takeaway.slot_summary"), "body", SUMMARY_BOX, index=SUMMARY_INDEX, size=14),
            _placeholder(
                5, words("export.notes"), "body", CAPTION_BOX, index=CAPTION_INDEX, size=TEXT_PT, colour="tx2", anchor="t"
            ),
            _placeholder(6, words("export.source"), "body", FOOT_BOX, index=FOOT_INDEX, size=FOOT_PT, colour="tx2", anchor="ctr"),
            _placeholder(7, "‹#›", "sldNum", NUMBER_BOX, index=4, size=FOOT_PT, colour="tx2", align="r", field="slidenum"),
        ],
    )
    return deck


def number_shape(shape_id: int) -> etree._Element:
    """Return the slide number as a slide needs it: a field that counts by itself."""
    return _placeholder(shape_id, "‹#›", "sldNum", None, index=4, size=FOOT_PT, colour="tx2", align="r", field="slidenum")


def paint(fill: FillFormat, colour: str) -> None:
    """Fill with a colour: the theme's where it is one of the theme, so that a new theme recolours it."""
    fill.solid()
    set_colour(fill.fore_color, colour)


def set_colour(target: object, colour: str) -> None:
    """Set a colour (#rrggbb) on anything of python-pptx that has one."""
    slot = SLOTS.get(colour)
    if slot is not None:
        target.theme_color = slot  # type: ignore[attr-defined]
    else:
        target.rgb = RGBColor.from_string(colour.lstrip("#").upper())  # type: ignore[attr-defined]


def _set_theme(deck: Deck) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "Jejak Inovasi")
    scheme = theme.find(".//a:clrScheme", NS)
    scheme.set("name", "Jejak Inovasi")
    for slot, colour in THEME.items():
        place = scheme.find(f"a:{slot}", NS)
        for child in list(place):
            place.remove(child)
        etree.SubElement(place, f"{{{NS['a']}}}srgbClr").set("val", colour.lstrip("#").upper())
    fonts = theme.find(".//a:fontScheme", NS)
    fonts.set("name", "Jejak Inovasi")
    for latin in fonts.iter(f"{{{NS['a']}}}latin"):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_tree(owner: object, shapes: list[etree._Element]) -> None:
    """Replace every shape of a master or layout."""
    tree = owner.shapes._spTree  # type: ignore[attr-defined]
    for shape in list(tree)[2:]:  # the first two say what the group is
        tree.remove(shape)
    for shape in shapes:
        tree.append(shape)


def _placeholder(
    number: int,
    name: str,
    kind: str,
    box: Box | None,
    *,
    index: int | None = None,
    size: int = 18,
    colour: str = "tx1",
    is_bold: bool = False,
    anchor: str = "ctr",
    align: str = "l",
    field: str = "",
) -> etree._Element:
    place = ""
    if box is not None:
        left, top, width, height = box.emu()
        place = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    number_field = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{field}"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    label = "No." if field else name
    at = f'idx="{index}"' if index is not None else ""
    run = number_field if field else f"<a:r><a:rPr/><a:t>{_escaped(name)}</a:t></a:r>"
    return parse_xml(
        f"<p:sp {DECLARED}>"
        f'<p:nvSpPr><p:cNvPr id="{number}" name="{_escaped(label)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" {at}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(is_bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _bar() -> etree._Element:
    """Return the upright bar of the cover."""
    return _filled(9, Box(0.55, 2.1, 0.12, 3.4), "accent1")


def _rule() -> etree._Element:
    """Return the thin line above the foot."""
    return _filled(9, Box(0.55, LINE_TOP, 12.23, 0.008), "bg2")


def _filled(number: int, box: Box, colour: str) -> etree._Element:
    left, top, width, height = box.emu()
    return parse_xml(
        f'<p:sp {DECLARED}><p:nvSpPr><p:cNvPr id="{number}" name="Jejak Inovasi {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _set_styles(master: object) -> None:
    """Set letters of title and text in the master: the theme's font, left, no bullets."""
    styles = master._element.find("p:txStyles", NS)  # type: ignore[attr-defined]
    for name, size in (("titleStyle", TITLE_PT), ("bodyStyle", SUBTITLE_PT)):
        style = styles.find(f"p:{name}", NS)
        for level in style:
            level.set("algn", "l")
            for bullet in level.findall("a:buChar", NS) + level.findall("a:buFont", NS):
                level.remove(bullet)
            letters = level.find("a:defRPr", NS)
            if letters is not None:
                letters.set("sz", str(size * 100))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
