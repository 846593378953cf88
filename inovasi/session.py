"""The only use of st.session_state: the view of a visit, the way it came, who is signed in, and the widgets that write to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from inovasi import entities, known, release, stories, views
from inovasi.stories import Slide, Story
from inovasi.views import View

VIEW = "view"
PUBLISHED = "published"
IGNORED = "ignored"
CHANGED = "changed"
LINK = "link_read"
ASKED_PAGE = "asked_page"
TRAIL = "trail"
RUNS = "runs"
RETURNED = "returned"
STORY = "story"
DRAFT = "draft"
WARNED = "warned"
NOTICE = "notice"
STORY_LINK = "story_link"
DRAWN = "drawn"
SIGN_IN = "sign_in_kept"  # no name of a widget: the browser can never set it
REFUSAL = "sign_in_refusal"
RELEASE = "release_seen"
MOVED = "release_moved"
TOLD = "publishing_told"
STORY_KEY = "cerita"  # a whole story in an address; not a part of any view
LONGEST_TRAIL = 30
SHORTEST_COOKIE_SECRET = 32
WIDGET_PREFIX = "w_"


@dataclass(frozen=True)
class SignIn:
    """A sign-in by password: the name given, what it is bound to (see `access.password`), and when, in seconds of the epoch."""

    name: str
    bound: str
    since: float


def serve() -> None:
    """Serve this run from one release, the one that stands as it begins; a visit that saw another one is told (see `moved`).

    Raises NoReleaseError when nothing has been built.
    """
    release.pin("")
    version = release.current()
    seen = st.session_state.get(RELEASE)
    if seen and seen != version:
        st.session_state[MOVED] = True
        _carry(str(seen), version)
    st.session_state[RELEASE] = version
    release.pin(version)


def _carry(seen: str, version: str) -> None:
    """Take the kept views over to another release: who looked at all there was goes on to look at all there is."""
    new = release.facts(version).data_date
    old = release.facts(seen).data_date if release.is_kept(seen) else new
    if VIEW in st.session_state:
        st.session_state[VIEW] = views.carried(st.session_state[VIEW], old, new)
    st.session_state[TRAIL] = [views.carried(view, old, new) for view in trail()]


def moved() -> bool:
    """Say whether another release came since this visit's last action, once."""
    return bool(st.session_state.pop(MOVED, False))


def tell(kind: str, key: str, **parameters: object) -> None:
    """Remember what came of an act (`kind`: success or error), for the page to say; for callbacks."""
    st.session_state[TOLD] = (kind, key, parameters)


def told() -> tuple[str, str, dict[str, object]] | None:
    """Return what came of the last act, once."""
    found: tuple[str, str, dict[str, object]] | None = st.session_state.pop(TOLD, None)
    return found


def arrive(page: str) -> View:
    """Return the view of this run for a page.

    A link sets the view when it arrives (or is pasted into the same tab); from then on the view follows the user from page
    to page, since a page change drops the address and the widgets' keys, but never this value. A run that a widget asked for
    never reads the address: after quick clicks the browser still sends the one before, which is no new link.
    """
    given = {key: text for key, text in st.query_params.items() if key != STORY_KEY}
    is_change = st.session_state.pop(CHANGED, False)
    if given and not is_change and given != st.session_state.get(PUBLISHED):
        reading = _read(given)
        st.session_state[VIEW] = reading.view
        st.session_state[IGNORED] = reading.ignored
    st.session_state[LINK] = dict(st.query_params)
    view = replace(st.session_state.get(VIEW, View()), page=page, fig="")
    st.session_state[VIEW] = view
    st.session_state[DRAWN] = ()
    return view


def _read(given: Mapping[str, str]) -> views.Reading:
    """Return what an address says, its names looked up in the release; before there is one, its grammar alone."""
    reading = views.parse(given)
    try:
        return known.checked(reading, release.current())
    except release.NoReleaseError:
        return reading


def asked_page() -> str | None:
    """Return the page that a link on the bare address asks for, so that `/?p=data` opens Data."""
    given = dict(st.query_params)
    if given and given != st.session_state.get(PUBLISHED):
        return views.parse(given).view.page
    return None


def language() -> str:
    """Return the language of the visit: of a link that has not been read yet, else of the kept view.

    The browser may go on sending the link that opened the tab; once read, it says nothing new.
    """
    given, asked = dict(st.query_params), st.query_params.get("l")
    is_read = st.session_state.get(CHANGED, False) or given in (st.session_state.get(PUBLISHED), st.session_state.get(LINK))
    if asked in views.LANGUAGES and not is_read:
        return str(asked)
    return str(getattr(st.session_state.get(VIEW), "language", "id"))


def publish(view: View) -> int:
    """Remember the canonical address of a view as ours, so that its return is no new link; return the number of this run.

    The browser writes it in place of the address of the page (see frontend/page.js): a filter is no step of the Back button.
    """
    st.session_state[PUBLISHED] = views.parameters(view)
    st.session_state[RUNS] = int(st.session_state.get(RUNS, 0)) + 1
    return int(st.session_state[RUNS])


def ignored() -> tuple[tuple[str, str], ...]:
    """Return what the last link held that could not be read, once."""
    return tuple(st.session_state.pop(IGNORED, ()))


def change(**values: object) -> None:
    """Change fields of the kept view; for widget callbacks, which run before the page is drawn again."""
    if set(values) - {"row", "tab", "language"}:  # what is found may be another table now: it begins at its first row
        values = {"first_row": 1} | values
    st.session_state[VIEW] = replace(st.session_state.get(VIEW, View()), **values)
    st.session_state[CHANGED] = True


def restore(query: str) -> None:
    """Take the view from a query string, on the page one is on; for callbacks."""
    page = st.session_state.get(VIEW, View()).page
    st.session_state[VIEW] = replace(views.parse(dict(parse_qsl(query, keep_blank_values=True))).view, page=page)
    st.session_state[CHANGED] = True


def change_years(last: int) -> None:
    """Set the last year; the first moves along where it would come after it."""
    view = st.session_state.get(VIEW, View())
    change(last_year=last, first_year=min(view.first_year, last))


def visit(kind: str, key: str) -> None:
    """Go to the view of a thing (see `entities`), remembering from where; for callbacks."""
    view = st.session_state.get(VIEW, View())
    if kind not in entities.KINDS:
        return
    go(entities.opened(view, kind, key))


def go(target: View) -> None:
    """Go to a view, remembering from where; for callbacks."""
    st.session_state[TRAIL] = [*trail(), st.session_state.get(VIEW, View())][-LONGEST_TRAIL:]
    _go(target)


def go_back() -> None:
    """Return to the view from which the last thing was opened; for callbacks."""
    ways = trail()
    if ways:
        _go(ways[-1])
        st.session_state[TRAIL] = ways[:-1]
        st.session_state[RETURNED] = True


def returned() -> bool:
    """Say, once, whether this run shows a view that the user came back to: the browser then scrolls to where it was left."""
    return bool(st.session_state.pop(RETURNED, False))


def trail() -> list[View]:
    """Return the views from which things were opened, oldest first."""
    return list(st.session_state.get(TRAIL, []))


def story() -> Story:
    """Return the story of this visit; an empty one at first."""
    return st.session_state.get(STORY) or Story()


def keep_story(changed: Story) -> None:
    """Keep the story of this visit."""
    st.session_state[STORY] = changed


def draw(slide: Slide) -> None:
    """Remember that the page has drawn a figure in this run."""
    st.session_state[DRAWN] = (*st.session_state.get(DRAWN, ()), slide)


def drawn() -> tuple[Slide, ...]:
    """Return what the page has drawn in this run, from its top."""
    return tuple(st.session_state.get(DRAWN, ()))


def add_slide(slide: Slide) -> None:
    """Put a view at the end of the story; one that is full stays as it is, and the page says so. For callbacks."""
    add_slides((slide,))


def add_slides(slides: Sequence[Slide]) -> None:
    """Put views at the end of the story, all or none. For callbacks."""
    try:
        changed = story()
        for slide in slides:
            changed = stories.added(changed, slide)
        keep_story(changed)
        st.session_state[NOTICE] = ("forum.added", len(story().slides))
    except stories.StoryError:
        st.session_state[NOTICE] = ("forum.full", stories.MOST_SLIDES)


def notice() -> tuple[str, int] | None:
    """Return what the last click has to tell (key of its words, number), once."""
    told: tuple[str, int] | None = st.session_state.pop(NOTICE, None)
    return told


def draft_id() -> str:
    """Return the draft that this visit works on; '' when it has none."""
    return str(st.session_state.get(DRAFT, ""))


def keep_draft(draft: str) -> None:
    """Work on a draft from now on; '' for none."""
    st.session_state[DRAFT] = draft


def warn(key: str, **params: object) -> None:
    """Keep what went wrong at the last click in the upload (key of its words and their parameters). For callbacks."""
    st.session_state[WARNED] = (key, params)


def warned() -> tuple[str, dict[str, object]] | None:
    """Return what went wrong at the last click in the upload, once."""
    found: tuple[str, dict[str, object]] | None = st.session_state.pop(WARNED, None)
    return found


def story_link() -> str:
    """Return the story that the address carries, once per address; '' when it carries none or it was read already."""
    given = str(st.query_params.get(STORY_KEY, ""))
    if not given or st.session_state.get(STORY_LINK) == given:
        return ""
    st.session_state[STORY_LINK] = given
    return given


def plain_key(name: str) -> str:
    """Return the key of a widget that keeps its own value."""
    return WIDGET_PREFIX + name


def leaving_for() -> str | None:
    """Return the page that a click asked for, once."""
    page = st.session_state.pop(ASKED_PAGE, None)
    return str(page) if page else None


def _go(view: View) -> None:
    st.session_state[VIEW] = view
    st.session_state[CHANGED] = True
    st.session_state[ASKED_PAGE] = view.page


def opener(table: str) -> Callable[[str], None]:
    """Return what opens a row of a table on the Data page: for clicks on rows that lead there."""
    return lambda row: change(table=table, row=row, search="", subject="", state="", level="", province="")


def widget(name: str, value: object) -> str:
    """Return the key of a widget, set to what the view says, so that links and chips move widgets, too.

    It is set on every run: after a page change the key still answers with the value of the page before, and is then dropped.
    """
    key = WIDGET_PREFIX + name
    st.session_state[key] = value
    return key


def widget_value(name: str) -> object:
    """Return what the user set in a widget."""
    return st.session_state[WIDGET_PREFIX + name]


def component_value(key: str, name: str) -> object:
    """Return what a browser component reported under a name, or None."""
    return getattr(st.session_state.get(key), name, None)


def sign_in() -> SignIn | None:
    """Return the password sign-in of this visit, whatever its age; `access.signed_in` judges it."""
    kept = st.session_state.get(SIGN_IN)
    return kept if isinstance(kept, SignIn) else None


def keep_sign_in(kept: SignIn) -> None:
    """Keep a sign-in; it lives in the server's memory and ends with the visit."""
    st.session_state[SIGN_IN] = kept


def forget_sign_in() -> None:
    """Forget the sign-in of this visit."""
    st.session_state.pop(SIGN_IN, None)


def refuse(key: str, parameters: Mapping[str, object]) -> None:
    """Remember why a sign-in was refused, for the page to tell; for callbacks."""
    st.session_state[REFUSAL] = (key, dict(parameters))


def refusal() -> tuple[str, dict[str, object]] | None:
    """Return why the last sign-in was refused, once."""
    told: tuple[str, dict[str, object]] | None = st.session_state.pop(REFUSAL, None)
    return told


def has_provider() -> bool:
    """Say whether an identity provider is configured in .streamlit/secrets.toml."""
    return bool(_auth())


def claims() -> dict[str, Any]:
    """Return what the identity provider says of this visit, with our own `client_id`; empty when nobody is signed in there."""
    auth = _auth()
    if not auth or not st.user.get("is_logged_in"):
        return {}
    return {**st.user.to_dict(), "client_id": auth.get("client_id")}


def _auth() -> Mapping[str, Any]:
    """Return the identity provider's settings; none where the secret that signs the cookie could be guessed."""
    if not secrets_singleton.load_if_toml_exists():
        return {}
    auth = st.secrets.get("auth", {})
    return auth if len(str(auth.get("cookie_secret", ""))) >= SHORTEST_COOKIE_SECRET else {}
