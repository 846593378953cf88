"""Every file of a sequence of views by its kind: what a story and a single view are taken away as."""

import re
from collections.abc import Sequence

from inovasi.export import paper, slides, web, workbook
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Figure
from inovasi.stories import Slide, Story

MEDIA_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
STORY_KINDS = (*MEDIA_TYPES, "xlsx")
LONGEST_STEM = 80


def content(
    kind: str,
    shown: Sequence[Slide],
    figures: Sequence[Figure],
    facts: Sequence[ReleaseFacts],
    words: Words,
    *,
    title: str = "",
    size: str = "a4",
    stage: web.Stage | None = None,
) -> bytes:
    """Return the file of a sequence; without a title it has no cover; `stage` is for pages. Raises KeyError for an unknown kind."""
    given = (shown, figures, facts, words)
    if kind == "pptx":
        return slides.pptx_bytes(*given, title=title)
    if kind == "pdf":
        return paper.pdf_bytes(*given, title=title, size=size)
    if kind == "html":
        return web.html_bytes(*given, title=title, stage=stage)
    if kind == "xlsx":
        return workbook.xlsx_bytes(*given, title=title)
    raise KeyError(kind)


def story_name(story: Story, language: str, extension: str) -> str:
    """Return a plain ASCII name that says the story's title, how many slides it has, and its language."""
    stem = re.sub(r"[^a-z0-9]+", "-", story.title.lower()).strip("-")[:LONGEST_STEM]
    return "_".join(part for part in ("jejak-inovasi_cerita", stem, str(len(story.slides)), language) if part) + f".{extension}"
