"""What only Profil provinsi has: the day it is read at, and the buttons of its A4 sheet."""

from datetime import date
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from inovasi import release, session, views
from inovasi.figures import profile_facts, profile_place
from inovasi.i18n import day, t
from inovasi.sheets import build as sheets
from inovasi.ui import plain
from inovasi.views import View

FIRST_OFFERED = 2014


def answer(view: View) -> None:
    """Write what is recorded of the region on the day, or what the page offers while none is chosen."""
    language = view.language
    if view.government:
        st.markdown(plain.text(profile_facts.answer(view, release.current())))
    else:
        st.markdown(t("pages.profil_provinsi.answer", language))


def as_of(view: View) -> None:
    """Choose the day: the data date, the days of the forums held in the region's province, or the end of a year."""
    language = view.language
    forums, newest = _forum_days(view), release.data_date()
    ends = [date(year, 12, 31) for year in range(newest.year - 1, FIRST_OFFERED - 1, -1)]
    options = [newest, *forums, *(end for end in ends if end not in forums)]
    if view.as_of not in options:
        options.insert(1, view.as_of)

    def words(text: str) -> str:
        one = date.fromisoformat(text)
        written = day(one, language)
        if one == newest:
            return t("filters.as_of_today", language, date=written)
        return t("filters.as_of_forum", language, date=written) if one in forums else written

    key = session.widget("as_of", view.as_of.isoformat())
    st.selectbox(
        t("filters.as_of", language),
        [option.isoformat() for option in options],
        format_func=words,
        key=key,
        on_change=lambda: session.change(as_of=date.fromisoformat(str(session.widget_value("as_of")))),
    )


def _forum_days(view: View) -> list[date]:
    """Return the days of every forum held in the region's province, newest first, whatever the day chosen."""
    if not view.government:
        return []
    today = views.changed(view, as_of=release.data_date())
    data_version = release.current()
    rows = profile_place.forums(today, profile_place.place_of(today, data_version), data_version)
    rows = rows[(rows["precision"] == "day") & (rows["scope"] == "provincial")]
    return sorted({pd.Timestamp(value).date() for value in rows["date_from"]}, reverse=True)


def packages(view: View) -> None:
    """Choose whether application packages are counted."""
    language = view.language
    key = session.widget("packages", view.packages)
    st.selectbox(
        t("filters.packages", language),
        ["in", "out"],
        format_func=lambda code: t(f"filters.packages_{code}", language),
        key=key,
        on_change=lambda: session.change(packages=session.widget_value("packages")),
    )


def sheet_buttons(view: View) -> None:
    """Offer the sheet of the region, and those of all provinces: built with progress first, so that the download answers at once."""
    language = view.language
    one = views.address(sheets.sheet_view(view))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.link_button(t("profile.download_sheet", language), f"/unduh/sheet?{one}", icon=":material/description:", type="primary")
        is_asked = st.button(t("profile.prepare_all", language), key="prepare_sheets", icon=":material/folder_zip:")
    st.caption(t("profile.sheet_help", language))
    if is_asked:
        _prepare(view)


def _prepare(view: View) -> None:
    language = view.language
    data_version = release.current()
    asked = urlsplit(st.context.url or "")
    base = f"{asked.scheme}://{asked.netloc}"
    every = sheets.every_province(view, data_version)
    bar = st.progress(0.0)
    for at, one in enumerate(every, start=1):
        place = profile_place.place_of(one, data_version)
        bar.progress(at / len(every), text=t("profile.preparing", language, done=at, total=len(every), place=place.title))
        sheets.pdf(one, data_version, base)
    bar.empty()
    everywhere = views.address(views.changed(sheets.sheet_view(view), government=""))
    st.link_button(t("profile.download_all", language), f"/unduh/sheets?{everywhere}", icon=":material/download:")
