"""Numbers as people write them: 1.234,5 and 1234,5 and 1,234.5. What could be two numbers is a problem, not a guess.

"1.234" alone may be 1234 or 1,234. It is read only where whole numbers are asked for, or where other cells of the same column
show which sign marks the decimals there.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from inovasi.intake.model import Cell, Suggestion
from inovasi.intake.texts import clean

COMMA, POINT = ",", "."
MOST_DIGITS = 18
_PLAIN = re.compile(r"[+-]?\d+", re.ASCII)
_GROUPED = {sign: re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+", re.ASCII) for sign in (COMMA, POINT)}
_DECIMAL = {sign: re.compile(rf"[+-]?\d+{re.escape(sign)}\d+", re.ASCII) for sign in (COMMA, POINT)}
_BOTH = {
    sign: re.compile(rf"[+-]?\d{{1,3}}(?:{re.escape(other)}\d{{3}})+{re.escape(sign)}\d+", re.ASCII)
    for sign, other in ((COMMA, POINT), (POINT, COMMA))
}


@dataclass(frozen=True)
class NumberReading:
    """A number as the package writes it, or the kind of what is wrong."""

    text: str = ""
    problem: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def read(value: Cell, *, is_whole: bool, decimal_sign: str = "") -> NumberReading:
    """Read a cell that should hold a number; `decimal_sign` is what the rest of its column shows ('' when it shows nothing)."""
    if isinstance(value, bool):
        return NumberReading(problem="not_a_number")
    if isinstance(value, (int, float)):
        return _written(float(value), is_whole) if not isinstance(value, int) else NumberReading(str(value))
    if not isinstance(value, str):
        return NumberReading(problem="not_a_number")
    text = _bare(value)
    if len(text) > MOST_DIGITS + 8:
        return NumberReading(problem="not_a_number")
    if _PLAIN.fullmatch(text):
        return NumberReading(str(int(text)))
    readings = {sign for sign in (COMMA, POINT) if _DECIMAL[sign].fullmatch(text) or _BOTH[sign].fullmatch(text)}
    grouped = {sign for sign in (COMMA, POINT) if _GROUPED[sign].fullmatch(text)}
    both = readings & grouped  # one sign, three digits after it
    if not readings and not grouped:
        return NumberReading(problem="not_a_number")
    if not both:
        sign = next(iter(readings)) if readings else (POINT if grouped == {COMMA} else COMMA)
        return _written(_value(text, sign), is_whole)
    sign = next(iter(both))
    other = POINT if sign == COMMA else COMMA
    if is_whole or decimal_sign == other:
        return _written(_value(text, other), is_whole)
    if decimal_sign == sign:
        return _written(_value(text, sign), is_whole)
    whole, broken = _written(_value(text, other), is_whole).text, text.replace(sign, COMMA)
    # A decimal with a further nought can be read in one way only.
    return NumberReading(problem="two_numbers", suggestions=(Suggestion(whole, whole), Suggestion(f"{broken}0", broken)))


def decimal_sign(values: Iterable[Cell]) -> str:
    """Return the sign that marks decimals in a column, by the cells that can be read in one way only; '' when none or both do."""
    signs = set()
    for value in values:
        if isinstance(value, str):
            text = _bare(value)
            for sign in (COMMA, POINT):
                is_decimal = _DECIMAL[sign].fullmatch(text) and not _GROUPED[sign].fullmatch(text)
                if is_decimal or _BOTH[sign].fullmatch(text):
                    signs.add(sign)
                elif text.count(sign) > 1 and _GROUPED[sign].fullmatch(text):
                    signs.add(POINT if sign == COMMA else COMMA)
    return signs.pop() if len(signs) == 1 else ""


def _bare(value: str) -> str:
    return clean(value).replace("\u2212", "-").replace(" ", "").removesuffix("%")


def _value(text: str, sign: str) -> float:
    other = POINT if sign == COMMA else COMMA
    return float(text.replace(other, "").replace(sign, "."))


def _written(value: float, is_whole: bool) -> NumberReading:
    if not math.isfinite(value) or abs(value) >= 10**MOST_DIGITS:
        return NumberReading(problem="not_a_number")
    if value.is_integer():
        return NumberReading(str(int(value)))
    if is_whole:
        return NumberReading(problem="not_whole")
    return NumberReading(repr(value))
