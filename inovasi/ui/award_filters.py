"""The filter bar of Penghargaan: years, province, subject, level of government, tier of the award."""

import streamlit as st

from inovasi import release
from inovasi.figures import common
from inovasi.i18n import t, words
from inovasi.ui import filter_bar
from inovasi.views import View

LEVELS = ("provinsi", "kabupaten", "kota", "kementerian", "lembaga", "tni_polri", "universitas", "organisasi")


def bar(view: View) -> None:
    """Draw the filters; they act on every figure of recorded awards, official totals say that they do not follow."""
    language = view.language
    subjects = [key.removeprefix("codes.subject.") for key in words(language) if key.startswith("codes.subject.")]
    tiers = common.tier_names(release.current())
    year, place, more = st.columns([4, 4, 2], vertical_alignment="bottom")
    with year:
        filter_bar.year(view)
    with place:
        filter_bar.province(view)
    with more:
        filter_bar.more(view)
    subject, level, tier = st.columns([4, 3, 3], vertical_alignment="bottom")
    with subject:
        _pick(view, "subject", view.subject, {code: t(f"codes.subject.{code}", language) for code in subjects})
    with level:
        _pick(view, "level", view.level, {code: t(f"codes.level.{code}", language) for code in LEVELS})
    with tier:
        _pick(view, "tier", view.tier, tiers)


def _pick(view: View, field: str, current: str, options: dict[str, str]) -> None:
    everything = t("filters.all", view.language)
    filter_bar.pick(
        field, t(f"filters.{field}", view.language), ["", *options], current, lambda code: options.get(code, everything)
    )
