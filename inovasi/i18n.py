"""Words, numbers and dates in the two languages. Words live in locales/<language>/*.toml; numbers and months come from CLDR (Babel)."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from inovasi import paths

LOCALES = {"id": "id_ID", "en": "en_GB"}
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
    """Return the text of a key with its values put in. Raises KeyError for a key that the language lacks."""
    text = words(language)[key]
    return text.format(**values) if values else text


def known(key: str, language: str) -> bool:
    """Say whether a language has a text for a key."""
    return key in words(language)


def number(value: float | None, language: str, decimals: int = 0) -> str:
    """Write a number (1.234,5 in Indonesian); an unknown one is an en dash."""
    if value is None or value != value:
        return "–"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=LOCALES[language], decimal_quantization=True)


def percent(share: float | None, language: str, decimals: int = 0) -> str:
    """Write a share of 0 to 1 as a percentage."""
    if share is None or share != share:
        return "–"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "%"
    return format_percent(share, format=pattern, locale=LOCALES[language])


def day(value: date | None, language: str, precision: str = "day") -> str:
    """Write a date as precisely as it is known: 3 November 2020, November 2020 or 2020."""
    if value is None or value != value or precision == "none":
        return "–"
    return format_date(value, format=PATTERNS[precision], locale=LOCALES[language])


def several(items: Sequence[str], language: str) -> str:
    """Write names as a list one can read out: A, B, dan C."""
    return format_list(list(items), style="standard", locale=LOCALES[language])


def _flatten(prefix: str, tree: dict[str, Any], found: dict[str, str]) -> None:
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(f"{path}.", value, found)
        else:
            found[path] = value
