"""Words, numbers and dates in the two languages. Words live in locales/<language>/*.toml; numbers and months come from CLDR (Babel)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from inovasi import paths

LOCALES = {"id": "id_ID", "en": "en_GB"}
INNER = re.compile(r"\{(\w+)~\}")
FORMS = re.compile(r"\{(\w+)\?([^{}|]*)\|([^{}|]*)\}")  # forms of a word by number; Indonesian words need none
PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


@lru_cache(maxsize=2)
def words(language: str) -> dict[str, str]:
    """Return every text of a language under its dotted key, of all its files. Raises ValueError for a key that two files define."""
    found: dict[str, str] = {}
    for path in sorted((paths.LOCALES / language).glob("*.toml")):
        of_file: dict[str, str] = {}
        _flatten("", tomllib.loads(path.read_text(encoding="utf-8")), of_file)
        twice = sorted(set(found) & set(of_file))
        if twice:
            raise ValueError(f"{path.name} defines again: {', '.join(twice)}")
        found |= of_file
    return found


def t(key: str, language: str, /, **values: object) -> str:
    """Return the text of a key with its values put in. Raises KeyError for a key that the language lacks.

    `{count?copy|copies}` is the first form where the value is 1, else the second: "1 copy", "0 copies", "1,234 copies".
    `{name~}` is a name within a sentence: without its capital, unless it is an abbreviation.
    """
    text = words(language)[key]
    if not values:
        return text
    formed = FORMS.sub(lambda found: _form(found, values), text)
    return INNER.sub(r"{\1}", formed).format(**values | {name: inner(str(values[name])) for name in INNER.findall(formed)})


def inner(name: str) -> str:
    """Return a name as it stands within a sentence: Persentase penduduk miskin loses its capital, IPM keeps its own."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def known(key: str, language: str) -> bool:
    """Say whether a language has a text for a key."""
    return key in words(language)


MINUS = "\u2212"  # the sign, as axes write it; a hyphen would break at the end of a line


@lru_cache(maxsize=8192)  # most are small counts, and each is written by a pattern that is read anew
def number(value: float | None, language: str, decimals: int = 0) -> str:
    """Write a number (1.234,5 in Indonesian); an unknown one is an en dash."""
    if value is None or value != value:
        return "–"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=LOCALES[language], decimal_quantization=True).replace("-", MINUS)


def signed(value: float, language: str, decimals: int) -> str:
    """Write a difference with its sign; a true minus, so that it is not read as a dash."""
    text = number(abs(value), language, decimals)
    return f"+{text}" if value > 0 else f"{MINUS}{text}" if value < 0 else text


@lru_cache(maxsize=8192)
def percent(share: float | None, language: str, decimals: int = 0) -> str:
    """Write a share of 0 to 1 as a percentage."""
    if share is None or share != share:
        return "–"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "%"
    return format_percent(share, format=pattern, locale=LOCALES[language]).replace("-", MINUS)


def day(value: date | None, language: str, precision: str = "day") -> str:
    """Write a date as precisely as it is known: 3 November 2020, November 2020 or 2020."""
    if value is None or value != value or precision == "none":
        return "–"
    return format_date(value, format=PATTERNS[precision], locale=LOCALES[language])


def moment(text: str, language: str) -> str:
    """Write a kept time (ISO, UTC) for people: 29 November 2026 17:04 UTC; one that cannot be read is shown as it is."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text or "–"
    return f"{day(at.date(), language)} {at:%H:%M} UTC"


def several(items: Sequence[str], language: str) -> str:
    """Write names as a list one can read out: A, B, dan C."""
    return format_list(list(items), style="standard", locale=LOCALES[language])


def _form(found: re.Match[str], values: Mapping[str, object]) -> str:
    name, one, other = found.groups()
    return str(one if str(values[name]) == "1" else other)


def _flatten(prefix: str, tree: dict[str, Any], found: dict[str, str]) -> None:
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(f"{path}.", value, found)
        else:
            found[path] = value
