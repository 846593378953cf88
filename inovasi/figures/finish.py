"""What every figure gets in the same way, whatever page it stands on: tier names in the language, and what each column means."""

from dataclasses import replace

import pandas as pd

from inovasi.figures.base import Figure
from inovasi.i18n import known, t

TIERS = ("tier",)  # columns that hold the published name of an award tier


def finished(figure: Figure) -> Figure:
    """Return a figure with its award tiers in the language of its view; a tier published in Indonesian keeps its name."""
    language = figure.view.language
    names = [name for name in TIERS if name in figure.rows]
    if names:
        rows = figure.rows.copy()
        for name in names:
            rows[name] = [tier_name(value, language) for value in rows[name]]
        figure = replace(figure, rows=rows)
    return figure


def tier_name(published: object, language: str) -> object:
    """Return the name of a tier in a language; one without a translation, as published."""
    key = f"tier_names.{published}"
    return t(key, language) if not pd.isna(published) and known(key, language) else published  # type: ignore[call-overload]
