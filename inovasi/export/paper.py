"""A sequence of views on paper: A4 sheets or 16:9 handouts, typeset by typst from the model of each figure. No browser, no network.

`paper.typ` holds the look. Words and numbers reach it as JSON, pictures as SVG, so nothing of the data can run as typst code.
"""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib
import typst

from inovasi import palette, progress
from inovasi.export import codes, picture, plates, texts
from inovasi.export.note import ReleaseFacts, Words
from inovasi.export.plates import Plate
from inovasi.export.slides import cover_date
from inovasi.figures.base import Figure
from inovasi.stories import Slide

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARD = "ua-1"  # tagged and accessible: typst refuses what would not be
SIZES = ("a4", "16x9")
TITLE_PT = 23.0
SMALLEST_TITLE_PT = 17.0
CAPTION_LINES = 2
MOST_SOURCES = 60
LONGEST_SOURCE = 70
LONGEST_CELL = 160
A4 = {"width_inch": 6.85, "most_inch": 7.4, "font_pt": 7.5}
WIDE = {"width_inch": 12.2, "font_pt": 11.0, "is_filling": True}
WIDE_BODY_INCH = 6.3  # of a handout, between the margins
WIDE_WIDTH_PT = 860.0
A4_TABLE = {"width_pt": 493.0, "size_pt": 7.8, "most_rows": 120, "padding_pt": 3.5}
A4_ROWS_BESIDE_PICTURE = 45
WIDE_TABLE = {"width_pt": 878.0, "size_pt": 11.6, "most_rows": 12, "padding_pt": 4.0}
COLOURS = {
    "ink": palette.INK,
    "soft": palette.INK_SOFT,
    "line": palette.LINE,
    "accent": palette.ACCENT,
    "tint": palette.LADDER["explored"],
}


def pdf_bytes(
    slides: Sequence[Slide],
    figures: Sequence[Figure],
    facts: Sequence[ReleaseFacts],
    words: Words,
    *,
    title: str = "",
    size: str = "a4",
) -> bytes:
    """Return a PDF (PDF/UA-1: tagged, titled, with bookmarks and embedded fonts). With a title it opens with a cover and contents."""
    size = size if size in SIZES else "a4"
    shown = plates.plates(slides, figures, facts, words)
    heading = texts.clean(title)
    files: dict[str, bytes] = {"main.typ": TEMPLATE.read_bytes()}
    content = {
        "size": size,
        "language": shown[0].language if shown else "id",
        "title": heading or (shown[0].title if shown else ""),
        "short_title": texts.breakable(texts.cut(heading or (shown[0].title if shown else ""), 420.0, 7.6, 1)),
        "description": shown[0].subtitle if len(shown) == 1 else words("takeaway.cover", count=len(shown)),
        "date": _date(facts),
        "has_cover": bool(heading),
        "cover_title": _cover_title(heading, size),
        "cover": [words("takeaway.cover", count=len(shown)), cover_date(shown, words)],
        "colours": COLOURS,
        "words": {
            "definition": words("export.definition"),
            "sources": words("export.source"),
            "code_alt": words("takeaway.code_alt"),
        },
        "slides": [_slide(plate, place, size, files) for place, plate in enumerate(progress.each(shown))],
    }
    files["story.json"] = json.dumps(content, ensure_ascii=False).encode()
    made = typst.compile(files, format="pdf", font_paths=_fonts(), ignore_system_fonts=True, pdf_standards=STANDARD)  # type: ignore[call-overload]
    return bytes(made)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the fonts that come with typst and matplotlib: the same on every machine."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


def _cover_title(title: str, size: str) -> dict[str, object]:
    """Return the title of a cover as large as three lines of it fit."""
    width, sizes = (800.0, (34.0, 28.0, 24.0)) if size == "16x9" else (440.0, (24.0, 20.0, 17.0))
    chosen = texts.fitting_size(title, width * 0.93, sizes, 3)
    return {"words": texts.breakable(texts.cut(title, width * 0.93, chosen, 4)), "size": chosen}


def _date(facts: Sequence[ReleaseFacts]) -> list[int]:
    day = max((date.fromisoformat(one.data_date) for one in facts), default=date(2020, 1, 1))
    return [day.year, day.month, day.day]


def _slide(plate: Plate, place: int, size: str, files: dict[str, bytes]) -> dict[str, object]:
    """Return one view as the template reads it; its pictures go into `files`."""
    is_wide = size == "16x9"
    words = _handout_words(plate) if is_wide else _sheet_words(plate)
    room = WIDE | {"most_inch": _wide_room(words)} if is_wide else A4
    made = picture.drawn(plate, **room)  # type: ignore[arg-type]
    if made is not None:
        files[f"figure-{place}.svg"] = made.content
    code = ""
    try:
        files[f"code-{place}.svg"] = codes.svg(plate.facts.scanned_address)
        code = f"code-{place}.svg"
    except codes.CodeError:  # an address too long for a code still stands as a link
        pass
    figure = plate.figure
    left_out = ""
    if made is not None and made.hidden_rows:
        left_out = plate.words("takeaway.left_out", parts=plate.words("takeaway.more_rows", count=made.hidden_rows))
    caption = " ".join(part for part in (left_out, *figure.notes) if part)
    return {
        **{name: texts.breakable(text) if isinstance(text, str) else text for name, text in words.items()},
        "note": texts.breakable(plate.note),
        "notes": [texts.breakable(texts.clean(note)) for note in figure.notes],
        "caption": texts.breakable(texts.cut(texts.clean(caption), WIDE_WIDTH_PT, 10.5, CAPTION_LINES)),
        "definition": texts.breakable(texts.clean(figure.definition)),
        "image": f"figure-{place}.svg" if made is not None else "",
        "image_width": made.width_inch if made is not None else 0,
        "alt": texts.clean(figure.alt) or plate.title,
        "table": _table(plate, is_wide=is_wide, has_picture=made is not None),
        "sources": [_source(source) for source in figure.sources[:MOST_SOURCES]],
        "more_sources": _more_sources(plate),
        "foot": plate.foot,
        "address": plate.facts.address,
        "address_text": texts.breakable(texts.cut(plate.facts.address, 700.0 if is_wide else 2_000.0, 9.0, 1)),
        "attribution": texts.breakable(texts.clean(plate.attribution)),
        "code": code,
    }


def _sheet_words(plate: Plate) -> dict[str, Any]:
    return {
        "title": texts.cut(plate.title, 450.0, 16.0, 6),
        "title_size": 16.0,
        "subtitle": plate.subtitle,
        "lead": plate.lead,
        "summary": plate.summary,
    }


def _handout_words(plate: Plate) -> dict[str, Any]:
    """Return the words above a figure, cut to the lines that a handout has for them."""
    title, size = texts.fitting_title(plate.title, WIDE_WIDTH_PT * 0.93, (TITLE_PT, 21.0), SMALLEST_TITLE_PT)
    return {
        "title": title,
        "title_size": size,
        "subtitle": texts.cut(plate.subtitle, WIDE_WIDTH_PT, 12.6, 1),
        "lead": texts.cut(plate.lead, WIDE_WIDTH_PT * 0.93, 12.0, 1),
        "summary": "" if plate.lead else texts.cut(plate.summary, WIDE_WIDTH_PT, 12.0, 1),
    }


def _wide_room(words: dict[str, Any]) -> float:
    """Return the height that the words leave for the figure of a handout, in inches."""
    size = words["title_size"]
    title = len(texts.lines(words["title"], WIDE_WIDTH_PT * 0.93, size)) * size * 1.35
    others = sum(18.0 for name in ("subtitle", "lead", "summary") if words[name])
    return WIDE_BODY_INCH - (title + others + CAPTION_LINES * 14.5 + 20.0) / 72


def _source(source: object) -> dict[str, str]:
    """Return one source as a few words that are its link: publisher and title, else the address in short."""
    address = str(getattr(source, "url", "") or "")
    title, publisher = (texts.clean(str(getattr(source, name) or "")) for name in ("title", "publisher"))
    short = address.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    text = f"{publisher}, {title}" if title else texts.clean(short) or publisher
    is_link = address.startswith(("https://", "http://"))
    shown = text if len(text) <= LONGEST_SOURCE else text[:LONGEST_SOURCE] + texts.ELLIPSIS
    return {"text": texts.breakable(shown), "address": address if is_link else ""}


def _more_sources(plate: Plate) -> str:
    more = len(plate.figure.sources) - MOST_SOURCES
    return plate.words("takeaway.more_sources", count=more) if more > 0 else ""


def _table(plate: Plate, *, is_wide: bool, has_picture: bool) -> dict[str, object] | None:
    """Return the rows as the template reads them: on A4 beside every picture, on a handout only where nothing else is shown."""
    if is_wide and has_picture:
        return None
    room = WIDE_TABLE if is_wide else A4_TABLE
    if has_picture:
        room = room | {"most_rows": A4_ROWS_BESIDE_PICTURE}
    found = plates.table(plate, **room)  # type: ignore[arg-type]
    if not found.columns:
        return None
    lines = 1 if is_wide else 3
    return {
        "heads": [texts.breakable(head) for head in found.heads],
        "cells": [
            [_cell(text, width, room["size_pt"], lines) for text, width in zip(row, found.widths, strict=True)]
            for row in found.cells
        ],
        "widths": list(found.widths),
        "is_right": [texts.is_numeric(column) for column in found.columns],
        "left_out": plates.left_out(found, plate.words),
    }


def _cell(text: str, width: float, size_pt: float, lines: int) -> str:
    return texts.breakable(texts.cut(text[:LONGEST_CELL], width - 9, size_pt, lines))
