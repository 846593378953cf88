"""Nobody in by message: real websocket messages with the widgets of an editor change nothing and show nothing to a viewer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from inovasi import paths
from inovasi.access import password
from tests.access import live
from tests.access.messages import Visit, any_value, text, told, trigger

SECRET = "kuda-tepat-baterai-staples"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paths, "STATE", folder)
        password.keep(SECRET)
    return folder


@pytest.fixture(scope="module")
def base(state: Path) -> Iterator[str]:
    with live.server(state, live.free_port()) as address:
        yield address


def enter(visit: Visit) -> dict[str, str]:
    """Sign in as a page would; return the widgets that an editor sees."""
    drawn = visit.widgets(visit.run())
    name, given = drawn["w_sign_in_name"], drawn["w_sign_in_password"]
    button = next(key for key in drawn.values() if "FormSubmitter" in key)
    answer = visit.run([text(name, "Ani"), text(given, SECRET), trigger(button)])
    assert "Masuk sebagai" in told(answer)
    return visit.widgets(visit.run())


def files(state: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(state)): path.read_bytes() for path in state.rglob("*") if path.is_file() and path.name != "server.log"
    }


def test_an_editor_gets_in_by_message_so_that_the_refusals_below_mean_something(base: str) -> None:
    with Visit(base, "kelola_data", "l=id") as visit:
        assert "sign_out" in enter(visit)


def test_messages_with_an_editors_widgets_do_nothing_for_a_viewer(base: str, state: Path) -> None:
    with Visit(base, "kelola_data", "l=id") as editor:
        theirs = enter(editor)
    with Visit(base, "kelola_data", "l=id") as viewer:
        before = files(state)
        own = viewer.widgets(viewer.run())
        assert "sign_out" not in own
        hidden = [widget for key, widget in theirs.items() if key not in own]
        names = ["sign_in_kept", "view", "sign_in", *hidden, *theirs.values()]
        for widget in names:
            for state_of_it in any_value(widget):
                assert "Masuk sebagai" not in told(viewer.run([state_of_it]))
        answer = viewer.run([item for widget in hidden for item in any_value(widget)[:1]])
        assert "Masuk sebagai" not in told(answer) and "sign_out" not in viewer.widgets(answer)
        assert files(state) == before


def test_a_session_of_another_is_not_taken_over_by_its_widgets_after_sign_out(base: str) -> None:
    with Visit(base, "kelola_data", "l=id") as visit:
        theirs = enter(visit)
        assert "Masuk sebagai" not in told(visit.run([trigger(theirs["sign_out"])]))
        assert "Masuk sebagai" not in told(visit.run([trigger(widget) for widget in theirs.values()]))


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("kelola_data", "l=id&sign_in_kept=Ani&editor=1&w_sign_in_name=Ani"),
        ("", "p=kelola_data&l=id"),
        ("kelola_data", "cerita=1abc&l=id"),
        ("kelola_data", "izin=abc.def&tb=raw_contacts&l=id"),
    ],
)
def test_no_address_opens_the_editors_part(base: str, page: str, query: str) -> None:
    with Visit(base, page, query) as visit:
        assert "Masuk sebagai" not in told(visit.run())


def test_another_origin_gets_no_connection(base: str) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        connect(base.replace("http", "ws") + "/_stcore/stream", origin="https://jahat.example", subprotocols=["streamlit"])


def test_the_log_holds_no_password_no_name_and_no_query(base: str, state: Path) -> None:
    with Visit(base, "kelola_data", "l=id&q=rahasia-di-alamat") as visit:
        enter(visit)
    log = (state / "server.log").read_text()
    assert SECRET not in log and "rahasia-di-alamat" not in log and not re.search(r"\bAni\b", log)
