"""A client of Streamlit's websocket that writes its own messages: what a page would send, and what no page would."""

import hashlib
import json
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect


class Visit:
    """A visit to a page by a program."""

    def __init__(self, base: str, page: str, query: str = "") -> None:
        self.base, self.page, self.query = base, page, query
        self.seen: list[ForwardMsg] = []
        self.socket: ClientConnection

    def __enter__(self) -> Self:
        self.socket = connect(
            self.base.replace("http", "ws") + "/_stcore/stream", origin=self.base, subprotocols=["streamlit"], max_size=None
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.socket.close()

    def run(self, widgets: Iterable[WidgetState] = (), *, script: str = "") -> list[ForwardMsg]:
        """Ask for a run with these widget states; return what came back until the run ended."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.page_script_hash = script
        asked.rerun_script.widget_states.widgets.extend(widgets)
        self.socket.send(asked.SerializeToString())
        came: list[ForwardMsg] = []
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            told = ForwardMsg()
            told.ParseFromString(self.socket.recv(timeout=60))
            came.append(told)
            # a page change ends one run early and begins another
            if told.WhichOneof("type") == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
        self.seen += came
        return came

    def widgets(self, messages: Iterable[ForwardMsg]) -> dict[str, str]:
        """Return the ids of the widgets drawn, by the part of the id that is their key."""
        found: dict[str, str] = {}
        for message in messages:
            if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                part: Any = getattr(element, str(element.WhichOneof("type")))
                if hasattr(part, "id") and part.id:
                    found[part.id.rsplit("-", 1)[-1]] = part.id
        return found


def told(messages: Iterable[ForwardMsg]) -> str:
    return " ".join(str(message) for message in messages)


def trigger(widget: str) -> WidgetState:
    return WidgetState(id=widget, trigger_value=True)


def text(widget: str, value: str) -> WidgetState:
    return WidgetState(id=widget, string_value=value)


def any_value(widget: str) -> list[WidgetState]:
    """Return every kind of value that a message could claim for a widget."""
    return [
        WidgetState(id=widget, trigger_value=True),
        WidgetState(id=widget, bool_value=True),
        WidgetState(id=widget, string_value="Ani"),
        WidgetState(
            id=widget, json_value=json.dumps({"name": "Ani", "bound": hashlib.sha256(b"").hexdigest(), "since": time.time()})
        ),
        WidgetState(id=widget, int_value=1),
    ]
