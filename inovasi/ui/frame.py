"""What stands on every page: the question, the notice of an unreadable link, chips of the active filters, the footer."""

import streamlit as st

from inovasi import menu, origin, release, session, views
from inovasi.access import readers
from inovasi.figures import common, finish, opening, spread
from inovasi.i18n import day, t
from inovasi.ui import browser, card_files, plain, takeaway
from inovasi.views import View

WAYS_A_ROW = 4
OWN_WORDS = (  # "#" stands for a number
    *("light", "dark", "system", "print", "record", "stop", "more", "upload", "file_limit", "enter", "no_results"),
    *("main_menu", "expand_menu", "collapse_menu"),
)


def open_page(page: str) -> View:
    """Start a page: read its view, set the document's language, say what a link held that could not be read."""
    view = session.arrive(page)
    browser.mount("page", key="page", data={"language": view.language, "words": _own_words(view.language)})
    _of_release(view)
    told = session.notice()
    if told:
        st.toast(t(told[0], view.language, count=told[1]))
    left_out = session.ignored()
    if left_out:
        parts = ", ".join(f"{short}={text}" for short, text in left_out)
        st.warning(t("app.ignored", view.language, parts=parts).replace("`", "'"))
    return view


def _of_release(view: View) -> None:
    """Say that the data moved to another release since the last action, and, as long as it lasts, that a damaged one stands aside."""
    standing = release.standing()
    if session.moved():
        facts = release.facts(release.current())
        number = release.number_of(facts.data_version)
        date = day(facts.data_date, view.language)
        st.info(
            t("publishing.moved", view.language, number=number, version=facts.data_version, date=date), icon=":material/update:"
        )
    if standing.trouble:
        reason = t(f"publishing.trouble_{standing.trouble}", view.language)
        numbers = {"wanted": release.number_of(standing.wanted), "number": release.number_of(standing.data_version)}
        st.warning(t("publishing.stands_in", view.language, reason=reason, version=standing.data_version, **numbers))


def heading(view: View) -> None:
    """Write the page's question and how current and how complete the data behind the answer are."""
    st.title(t(f"pages.{view.page}.question", view.language), anchor=False)
    st.caption(_currency(view))


def way_back(view: View) -> None:
    """Offer the way back to the view from which this one was opened."""
    ways = session.trail()
    if ways and ways[-1] != view:
        name = t(f"pages.{ways[-1].page}.title", view.language)
        st.button(t("filters.way_back", view.language, page=name), icon=":material/arrow_back:", on_click=session.go_back)


def chips(view: View) -> None:
    """Show each filter that narrows the page as a chip that can be removed."""
    active = views.active_filters(view)
    if not active:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(t("filters.active", view.language), width="content")
        for short in active:
            text = chip_text(view, short)
            st.button(
                f"{text} ✕",
                key=f"chip_{short}",
                help=t("filters.remove", view.language, text=text),
                on_click=_remove,
                args=(short,),
            )
        if len(active) > 1:
            st.button(t("filters.reset", view.language), key="chip_all", type="tertiary", on_click=_reset, args=(active,))


def chip_text(view: View, short: str) -> str:
    """Return a filter in words."""
    language = view.language
    match short:
        case "y":
            return finish.one_year(t("filters.chip_y", language, first=view.first_year, last=view.last_year))
        case "f":
            return t("filters.frame_value", language, frame=view.frame)
        case "g":
            return common.place_text(view, release.current())
        case "k":
            return t("filters.packages_out", language)
        case "b":
            return str(common.code_text("subject", view.subject, language))
        case "st":
            return str(common.code_text("step", view.state, language))
        case "as_of":
            return t("filters.chip_as_of", language, date=day(view.as_of, language))
        case "w":
            return t("filters.chip_w", language, text="–".join(view.weights))
        case "fo":
            held = opening.forums(view, release.current())
            return next((str(row["forum_title"]) for row in held if row["forum_id"] == view.forum), view.forum)
        case "t":
            return common.tier_names(release.current()).get(view.tier, view.tier)
        case "in":
            return spread.innovation_name(view, release.current())
        case "lv":
            return str(common.code_text("level", view.level, language))
        case _:
            return t("filters.chip_q", language, text=view.search)


def ways(view: View) -> None:
    """Show a way into every other page of the menu, with what it answers."""
    others = [page for page in menu.PAGES if page != view.page]
    for start in range(0, len(others), WAYS_A_ROW):
        for place, page in zip(st.columns(WAYS_A_ROW), others[start : start + WAYS_A_ROW], strict=False):
            with place:
                st.page_link(
                    f"pages/{page}.py", label=f"**{t(f'pages.{page}.title', view.language)}**", icon=":material/arrow_forward:"
                )
                st.caption(t(f"pages.{page}.question", view.language))


def close_page(view: View) -> None:
    """End a page: the files of all of it, the attribution of the boundaries, and the address of what is shown.

    Its cards are begun only now: made beside the page they would hold it up, and the browser asks for them some frames later.
    """
    takeaway.whole_page(view)
    st.divider()
    st.caption(f"{t('app.attribution_title', view.language)}: {common.attribution(view.language, release.current())}")
    browser.mount(
        "page",
        key="address",
        data={"query": views.address(view), "run": session.publish(view), "isReturn": session.returned()},
        on_restored_change=_restore,
    )
    if readers.reader() is None:  # to an editor figures come with the page
        for slide in session.drawn():
            card_files.begin(slide.view, slide.data_version)


def _own_words(language: str) -> dict[str, object]:
    """Return the words of Streamlit's own frame, which it has in English only: skip link, name of the menu, menu of the three dots."""
    own = {t(f"frame.own_{name}", "en"): t(f"frame.own_{name}", language) for name in OWN_WORDS}
    return {"skip": t("frame.skip", language), "menu": t("app.menu_label", language), "own": own}


def _restore() -> None:
    """Take the view from the address that the browser shows: its session has been lost with the process that held it."""
    query = session.component_value("address", "restored")
    if isinstance(query, str):
        session.restore(query)


def _currency(view: View) -> str:
    """Return up to when the data go, which release they are, and that they are a sample."""
    facts = release.facts(release.current())
    dated = t("app.data_as_of", view.language, date=day(facts.data_date, view.language), version=facts.data_version)
    return f"{dated} · {plain.text(origin.completeness(facts.data_version, view.language))}"


def _remove(short: str) -> None:
    session.change(**_defaults((short,)))


def _reset(shorts: tuple[str, ...]) -> None:
    session.change(**_defaults(shorts))


def _defaults(shorts: tuple[str, ...]) -> dict[str, object]:
    names = {key.short: key.field for key in views.KEYS}
    plain, found = View(), dict[str, object]()
    for short in shorts:
        fields = ("first_year", "last_year") if short == "y" else (names[short],)
        found |= {field: getattr(plain, field) for field in fields}
    return found
