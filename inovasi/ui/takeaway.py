"""Files of several views: the buttons that make them with progress, for a story and for everything that a page shows."""

import streamlit as st

from inovasi import session, stories
from inovasi.i18n import t
from inovasi.stories import Story, StoryError
from inovasi.ui import browser
from inovasi.views import View

LEAST_FIGURES = 2  # a page with one figure has its files under that figure
WITHOUT_FILES = ("forum",)  # the story's own page
KINDS = (
    ("PPTX", "pptx", ""),
    ("forum.pdf_a4", "pdf", "&size=a4"),
    ("forum.pdf_wide", "pdf", "&size=16x9"),
    ("HTML", "html", ""),
    ("XLSX", "xlsx", ""),
)
LABELS = {"making": ("kind", "count", "seconds"), "done": ("name",), "failed": ("kind", "reason"), "offline": (), "cancel": ()}


def buttons(parameter: str, count: int, language: str, *, key: str, options: str = "") -> None:
    """Draw a button for each kind of file of a story that an address parameter holds."""
    labels = {name: t(f"forum.{name}", language, **{value: f"{{{value}}}" for value in LABELS[name]}) for name in LABELS}
    labels["making"] = labels["making"].replace("{count}", str(count))
    files = [
        {
            "label": t(name, language) if "." in name else name,
            "href": f"/unduh/{kind}?cerita={parameter}&l={language}{extra}{options}",
        }
        for name, kind, extra in KINDS
    ]
    browser.mount(
        "takeaway", key=f"takeaway_{key}", data={"files": files, "labels": labels | {"progress": t("forum.take", language)}}
    )


def whole_page(view: View) -> None:
    """Offer everything that the page has drawn in this run: as files, and for the story."""
    language, slides = view.language, session.drawn()
    if len(slides) < LEAST_FIGURES or view.page in WITHOUT_FILES:
        return
    title = t(f"pages.{view.page}.title", language)
    try:
        parameter = stories.to_parameter(Story(title, slides))
    except StoryError:  # more figures than an address holds: each still has its own files
        return
    with st.expander(t("forum.page_files", language, count=len(slides)), icon=":material/download:"):
        st.caption(t("forum.page_help", language))
        buttons(parameter, len(slides), language, key="page")
        st.button(
            t("forum.page_add", language),
            key="page_add",
            on_click=session.add_slides,
            args=(slides,),
            icon=":material/playlist_add:",
        )
