"""The editor of a story: its slides in order, each with its words; open, keep, present and take away."""

from collections.abc import Callable

import streamlit as st

from inovasi import downloads, release, session, settings, short_codes, stories, story_starts, views
from inovasi.access.readers import RestrictedError
from inovasi.figures import build
from inovasi.figures.common import province_names
from inovasi.i18n import t
from inovasi.stories import Change, Slide, Story, StoryError
from inovasi.ui import plain, takeaway
from inovasi.views import View

MOST_FILE_MB = 1  # the least Streamlit can state; a story is smaller still (stories.LARGEST_FILE_BYTES)


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
        given = st.file_uploader(
            t("forum.open_label", language), type=["json"], max_upload_size=MOST_FILE_MB, key=session.plain_key("story_file")
        )
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
                if stories.changed_since(slide, release.current()) not in (Change.NONE, Change.SAME_ROWS):
                    bring_up = lambda: stories.brought_up(session.story(), place, release.current())  # noqa: E731
                    _act(place, "bring_up", t("forum.bring_up", language), bring_up)
                _act(place, "drop", t("forum.remove", language), lambda: stories.removed(session.story(), place))
            st.button(
                t("forum.open_view", language),
                key=f"slide_open_{place}",
                on_click=session.go,
                args=(_with_tab(slide),),
                type="tertiary",
            )


def present_and_take(view: View) -> None:
    """Offer the full screen, the files, and the addresses with their codes for phones."""
    language, story = view.language, session.story()
    try:
        parameter = stories.to_parameter(stories.in_language(story, language))
    except StoryError as error:
        st.warning(error_words(error, language))
        return
    options = _release_choice(story, language)
    show, take, share = st.columns([3, 4, 4], gap="large")
    with show, st.container(border=True, height="stretch"):
        address = f"/tampil?cerita={parameter}&l={language}{options}"
        st.link_button(t("forum.present", language), address, type="primary", icon=":material/slideshow:")
        st.caption(t("forum.present_help", language))
    with take, st.container(border=True, height="stretch"):
        st.markdown(f"**{t('forum.take', language)}**")
        takeaway.buttons(parameter, len(story.slides), language, key="story", options=options)
        st.download_button(
            t("forum.keep_file", language),
            stories.to_file(story),
            file_name=t("forum.file_name", language),
            mime="application/json",
            on_click="ignore",
        )
        st.caption(t("forum.take_help", language))
    with share, st.container(border=True, height="stretch"):
        _address(parameter, language)
    _addresses(story, language)


def _release_choice(story: Story, language: str) -> str:
    """Let the user choose whose figures are shown where a release has changed; return it as it stands in an address."""
    old = [slide for slide in story.slides if slide.data_version not in ("", release.current())]
    kept = [slide for slide in old if release.is_kept(slide.data_version)]
    if not kept:
        return ""
    chosen = st.segmented_control(
        t("forum.release_label", language),
        downloads.RELEASES,
        default=downloads.RELEASES[0],
        required=True,
        format_func=lambda which: t(f"forum.release_{which}", language),
        key=session.plain_key("story_release"),
    )
    st.caption(t("forum.release_help", language, count=len(old), kept=len(kept)))
    return f"&release={chosen}" if chosen == "kept" else ""


def _address(parameter: str, language: str) -> None:
    """Show the address of the story, and which name of this machine it uses, before anybody prints it."""
    base = settings.address_for_others(str(st.context.url or ""))
    st.markdown(f"**{t('forum.share', language)}**")
    st.code(f"{base}/forum?cerita={parameter}", language=None, wrap_lines=False)
    st.caption(t("forum.share_help", language, host=base))


def _addresses(story: Story, language: str) -> None:
    """Show the address of each slide before it is printed, in short and in full."""
    base, version = settings.address_for_others(str(st.context.url or "")), release.current()
    shown = [views.changed(slide.view, language=language) for slide in story.slides]
    short_codes.remember(shown, version)
    with st.expander(t("forum.addresses", language, count=len(shown))):
        st.caption(t("forum.addresses_help", language))
        for place, (slide, one) in enumerate(zip(story.slides, shown, strict=True), start=1):
            st.markdown(f"{place}. {plain.text(_title(slide, language))}")
            code = views.number(one, version)
            short = f"{base}/k/{code}\n" if short_codes.resolve(code, version) else ""
            st.code(f"{short}{base}/{one.page}?{views.address(one)}", language=None, wrap_lines=False)


def error_words(error: StoryError, language: str) -> str:
    """Return what is wrong with a story, where and why, in the user's language."""
    return t("forum.error", language, reason=plain.text(error.words(language)))


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
