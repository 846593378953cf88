"""Plotly's words of a language: month names come from the same place as everywhere else."""

from datetime import date
from functools import lru_cache
from typing import Any

from inovasi.i18n import day

MONTHS = range(1, 13)


@lru_cache(maxsize=2)
def config(language: str) -> dict[str, Any]:
    """Return the part of Plotly's config that says how dates and numbers of a language are written."""
    months = [day(date(2020, month, 1), language, "month").split(" ")[0] for month in MONTHS]
    formats = {
        "months": months,
        "shortMonths": [name[:3] for name in months],
        "decimal": "," if language == "id" else ".",
        "thousands": "." if language == "id" else ",",
    }
    return {"locale": language, "locales": {language: {"dictionary": {}, "format": formats}}}
