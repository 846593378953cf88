"""The editor of a story: its slides in order, each with its words; open, keep, present and take away."""

from collections.abc import Callable

import streamlit as st

from inovasi import release, session, settings, stories, story_starts, views
from inovasi.access.readers import RestrictedError
from inovasi.figures import build
from inovasi.figures.common import province_names
from inovasi.i18n import t
from inovasi.stories import Slide, Story, StoryError
from inovasi.ui import plain
from inovasi.views import View

KINDS = ("pptx", "pdf", "html", "xlsx")


def arrive(view: View) -> None:
    """Open the story that a link carries; one that cannot be read is told, and the visit's own story stays."""
    given = session.story_link()
    if not given:
        return
    try:
        session.keep_story(stories.from_parameter(given))
    except StoryError as error:
        st.error(error_words(error, view.language))


def open_or_start(view: View) -> None:
    """Begin a story: from a file, or from a first draft of six views on a province."""
    language = view.language
    start, file = st.columns(2, gap="large")
    with start, st.container(border=True, height="stretch"):
        names = province_names(release.current(), "38", language)
        codes = sorted(names, key=lambda code: names[code])
        chosen = st.selectbox(
            t("forum.start_label", language),
            codes,
            index=codes.index(view.province) if view.province in codes else None,
            format_func=lambda code: names[code],
            placeholder=t("forum.start_help", language),
            key=session.plain_key("story_start"),
        )
        st.button(t("forum.start", language), disabled=chosen is None, on_click=_start, args=(view, str(chosen or "")))
    with file, st.container(border=True, height="stretch"):
        given = st.file_uploader(t("forum.open_label", language), type=["json"], key=session.plain_key("story_file"))
        if given is not None and st.button(t("forum.open", language)):
            try:
                session.keep_story(stories.from_file(given.getvalue()))
            except StoryError as error:
                st.error(error_words(error, language))
            else:
                st.rerun()


def editor(view: View) -> None:
    """Draw the slides of the story with their words and what can be done with each."""
    language, story = view.language, session.story()
    key = session.widget("story_title", story.title)
    st.text_input(
        t("forum.title_label", language),
        key=key,
        max_chars=stories.LONGEST_TITLE,
        on_change=lambda: session.keep_story(stories.renamed(session.story(), str(session.widget_value("story_title") or ""))),
    )
    for place, slide in enumerate(story.slides):
        _slide(view, story, place, slide)
    st.button(t("forum.clear", language), type="tertiary", on_click=lambda: session.keep_story(Story()), icon=":material/delete:")


def _start(view: View, province: str) -> None:
    session.keep_story(story_starts.of_province(view, province, release.current()))


def _slide(view: View, story: Story, place: int, slide: Slide) -> None:
    language = view.language
    with st.container(border=True):
        words, acts = st.columns([8, 3], gap="medium")
        with words:
            st.markdown(f"**{place + 1}. {plain.text(_title(slide, language))}**")
            st.caption(_about(slide, language))
            title, note = st.columns(2, gap="medium")
            with title:
                _text(place, "title", slide.title, t("forum.slide_title", language), stories.LONGEST_TITLE)
            with note:
                _text(place, "note", slide.note, t("forum.slide_note", language), stories.LONGEST_NOTE)
        with acts:
            with st.container(horizontal=True, gap="small"):
                _act(place, "up", t("forum.up", language), lambda: stories.moved(session.story(), place, place - 1), place == 0)
                last = place == len(story.slides) - 1
                _act(place, "down", t("forum.down", language), lambda: stories.moved(session.story(), place, place + 1), last)
                _act(place, "copy", t("forum.duplicate", language), lambda: stories.duplicated(session.story(), place))
                _act(place, "drop", t("forum.remove", language), lambda: stories.removed(session.story(), place))
            st.button(
                t("forum.open_view", language),
                key=f"slide_open_{place}",
                on_click=session.go,
                args=(_with_tab(slide),),
                type="tertiary",
            )


def present_and_take(view: View) -> None:
    """Offer the full screen, the files, and the address with its code for phones."""
    language, story = view.language, session.story()
    try:
        parameter = stories.to_parameter(stories.in_language(story, language))
    except StoryError as error:
        st.warning(error_words(error, language))
        return
    show, take, share = st.columns([3, 4, 4], gap="large")
    with show, st.container(border=True, height="stretch"):
        st.link_button(t("forum.present", language), f"/tampil?cerita={parameter}", type="primary", icon=":material/slideshow:")
        st.caption(t("forum.present_help", language))
    with take, st.container(border=True, height="stretch"):
        st.markdown(f"**{t('forum.take', language)}**")
        with st.container(horizontal=True, gap="small"):
            for kind in KINDS:
                st.link_button(kind.upper(), f"/unduh/{kind}?cerita={parameter}")
            st.download_button(
                t("forum.keep_file", language),
                stories.to_file(story),
                file_name=t("forum.file_name", language),
                mime="application/json",
                on_click="ignore",
            )
        st.caption(t("forum.take_help", language))
    with share, st.container(border=True, height="stretch"):
        base = settings.address_for_others(str(st.context.url or ""))
        st.markdown(f"**{t('forum.share', language)}**")
        st.code(f"{base}/forum?cerita={parameter}", language=None, wrap_lines=False)
        st.caption(t("forum.share_help", language, host=base))


def error_words(error: StoryError, language: str) -> str:
    """Return what is wrong with a story, and where, in the user's language; the reason stays as the reader gave it."""
    where = t("forum.error_slide", language, slide=error.slide, field=error.field) if error.slide else error.field
    return t("forum.error", language, where=where, reason=plain.text(error.reason))


def _text(place: int, field: str, value: str, label: str, most: int) -> None:
    name = f"slide_{field}_{place}"
    key = session.widget(name, value)

    def keep() -> None:
        text = str(session.widget_value(name) or "")
        session.keep_story(stories.rewritten(session.story(), place, **{field: text}))

    if field == "note":
        st.text_area(label, key=key, max_chars=most, on_change=keep, height=74)
    else:
        st.text_input(label, key=key, max_chars=most, on_change=keep)


def _act(place: int, name: str, words: str, change: Callable[[], Story], is_off: bool = False) -> None:
    st.button(
        words,
        key=f"slide_{name}_{place}",
        disabled=is_off,
        on_click=lambda: session.keep_story(change()),
    )


def _title(slide: Slide, language: str) -> str:
    if slide.title:
        return slide.title
    try:
        return build(views.changed(slide.view, language=language)).title
    except (KeyError, RestrictedError):
        return t("forum.gone", language)


def _about(slide: Slide, language: str) -> str:
    page = t(f"pages.{slide.view.page}.title", language)
    number = views.number(slide.view, release.current())
    change = stories.changed_since(slide, release.current())
    return t("forum.about", language, page=page, number=number, change=t(f"forum.change_{change.value}", language))


def _with_tab(slide: Slide) -> View:
    """Return the page that a slide's figure stands on, with its filters and its tab."""
    return views.changed(slide.view, fig="", tab=slide.tab)
