"""Texts on slides and paper: values as people write them, without marks that upset a layout, cut to the room there is."""

import re
import unicodedata
from collections.abc import Sequence

from inovasi import i18n
from inovasi.export.tabular import plain
from inovasi.figures.base import Column
from inovasi.letters import width_pt as width_pt

ELLIPSIS = "…"
UNKNOWN = "–"
# Marks that turn the direction of what follows them; a name must not turn the foot around.
DIRECTION_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|extra)(?:\s[^<>]*)?>", re.IGNORECASE)
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&amp;": "&"}
LINE_SPACING = 1.2


def clean(text: str) -> str:
    """Return text without control characters and marks of direction; line breaks and tabs become spaces."""
    spaced = re.sub(r"\s+", " ", text.translate(DIRECTION_MARKS))
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")).strip()


def without_tags(text: object) -> str:
    """Return a text of a Plotly drawing as people read it: its few tags gone, its entities as letters. Line breaks stay."""
    bare = TAG.sub("", BREAK.sub("\n", str(text)))
    for entity, letter in ENTITIES.items():
        bare = bare.replace(entity, letter)
    return "\n".join(clean(line) for line in bare.split("\n"))


def cell_text(value: object, column: Column, language: str) -> str:
    """Return one value of a table as people read it; an unknown one is an en dash."""
    known = plain(value, column)
    if known is None:
        return UNKNOWN
    if column.kind == "year":
        return str(known)
    if column.kind == "share" and isinstance(known, float):
        return i18n.percent(known, language, column.decimals)
    if isinstance(known, (int, float)):
        return i18n.number(known, language, column.decimals)
    if column.kind == "date":
        return i18n.day(known, language)  # type: ignore[arg-type]
    return clean(str(known)) or UNKNOWN


def is_numeric(column: Column) -> bool:
    """Say whether a column stands to the right."""
    return column.kind in ("integer", "number", "share", "year")


def lines(text: str, width: float, size_pt: float) -> list[str]:
    """Return a text in lines of a width in points; a word longer than a line is cut into pieces."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_pt(longer, size_pt) <= width:
            line = longer
            continue
        if line:
            found.append(line)
        while width_pt(word, size_pt) > width and len(word) > 1:
            cut = max(1, next((n for n in range(len(word), 0, -1) if width_pt(word[:n], size_pt) <= width), 1))
            found.append(word[:cut])
            word = word[cut:]
        line = word
    return [*found, line] if line or not found else found


def cut(text: str, width: float, size_pt: float, most_lines: int) -> str:
    """Return a text that takes at most some lines of a width in points; what is cut off is told by an ellipsis."""
    broken = lines(text, width, size_pt)
    if len(broken) <= most_lines:
        return text
    kept = text[: max(len(" ".join(broken[:most_lines])), 1)]
    while kept and len(lines(kept + ELLIPSIS, width, size_pt)) > most_lines:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def fitting_size(text: str, width: float, sizes_pt: Sequence[float], most_lines: int) -> float:
    """Return the largest of some sizes at which a text takes at most some lines; the smallest when none does."""
    fits = (size for size in sorted(sizes_pt, reverse=True) if len(lines(text, width, size)) <= most_lines)
    return next(fits, min(sizes_pt))


def fitting_title(text: str, width: float, sizes_pt: Sequence[float], smallest_pt: float) -> tuple[str, float]:
    """Return a title and its size: two lines as large as may be, else three of the smallest size; the rest is cut off."""
    usual = min(sizes_pt)
    if len(lines(text, width, usual)) <= 2:
        return text, fitting_size(text, width, sizes_pt, 2)
    return cut(text, width, smallest_pt, 3), smallest_pt


def breakable(text: str) -> str:
    """Return a text whose long words may be broken (a zero-width space every twenty letters), for paper."""
    return re.sub(r"\S{30,}", lambda found: "\u200b".join(re.findall(r".{1,20}", found.group())), text)
