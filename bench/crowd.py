"""A crowd of users: real websocket sessions that speak Streamlit's protocol, fetch figures as a browser does, and think between acts.

Run as a process of its own, so that its CPU time stands apart from the server's: `python -m bench.crowd --help`.
"""

import argparse
import asyncio
import gzip
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.servers import cpu_s

RUN_LIMIT_S = 60
CONNECTIONS_A_BROWSER = 6
Headers = dict[str, str]


@dataclass
class Told:
    """What a crowd has to tell."""

    acts_s: list[float] = field(default_factory=list)
    early_s: list[float] = field(default_factory=list)  # acts while others were still arriving
    loads_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    asked: int = 0


class Http:
    """The least of HTTP/1.1 that a browser needs here: one kept connection, answers by length or in chunks."""

    def __init__(self, address: str, headers: Headers | None = None) -> None:
        self.target = urlsplit(address)
        self.headers = headers or {}
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> tuple[bytes, Headers]:
        """Return body (unpacked) and headers. Raises OSError for an answer other than 200.

        A kept connection that the server has closed meanwhile is opened anew, once, as browsers do.
        """
        if self.writer is None:
            return await self._get(path)
        try:
            return await self._get(path)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.writer = None
            return await self._get(path)

    async def _get(self, path: str) -> tuple[bytes, Headers]:
        if self.writer is None or self.reader is None or self.writer.is_closing():
            self.reader, self.writer = await asyncio.open_connection(self.target.hostname, self.target.port)
        sent = {"Host": self.target.netloc, "Accept-Encoding": "gzip", **self.headers}
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items()), "", ""]
        self.writer.write("\r\n".join(lines).encode())
        status, *heads = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        found = {name.lower(): value for name, _, value in (line.partition(": ") for line in heads if line)}
        body = await self._body(found)
        if " 200 " not in status:
            raise OSError(f"{status.strip()} {path}")
        return gzip.decompress(body) if found.get("content-encoding") == "gzip" else body, found

    async def _body(self, headers: Headers) -> bytes:
        assert self.reader is not None
        if "content-length" in headers:
            return await self.reader.readexactly(int(headers["content-length"]))
        parts = []
        while size := int(await self.reader.readline(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readexactly(2)
        return b"".join(parts)

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()


class Visitor:
    """One browser: a session, its lists, the messages and figures it has kept."""

    def __init__(self, address: str, page: str, cookie: str = "") -> None:
        self.address, self.page = address, page
        self.cookie = cookie
        self.socket: ClientConnection | None = None
        self.http = Http(address, {"Cookie": cookie} if cookie else {})
        self.lists: dict[str, tuple[str, list[str], str]] = {}  # label -> id, options, chosen
        self.messages: dict[str, bytes] = {}
        self.figures: set[str] = set()
        self.wanted: list[str] = []
        self.query = ""
        self.hash = ""

    async def open(self) -> None:
        """Start a session and wait for its first run and figures."""
        target = urlsplit(self.address)
        self.socket = await connect(
            f"ws://{target.netloc}/_stcore/stream",
            origin=self.address,
            subprotocols=["streamlit"],
            max_size=None,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            ping_interval=None,
            open_timeout=RUN_LIMIT_S,
        )
        await self._run({})

    async def choose(self, label: str, option: str) -> None:
        """Pick an option of a list and wait until the page and its figures are there."""
        self.lists[label] = (*self.lists[label][:2], option)
        await self._run({name: chosen for name, _, chosen in self.lists.values()})

    async def close(self) -> None:
        if self.socket is not None:
            await self.socket.close()
        self.http.close()

    async def _run(self, chosen: dict[str, str]) -> None:
        assert self.socket is not None
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name, state.page_script_hash = self.query, self.page, self.hash
        state.cached_message_hashes.extend(self.messages)
        for identity, option in chosen.items():
            widget = state.widget_states.widgets.add()
            widget.id, widget.string_value = identity, option
        await self.socket.send(message.SerializeToString())
        self.wanted = []
        async with asyncio.timeout(RUN_LIMIT_S):
            while not self._is_last(await self.socket.recv()):
                pass
            for path in self.wanted:
                await self.http.get(path)
                self.figures.add(path)

    def _is_last(self, raw: bytes | str) -> bool:
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = ForwardMsg.FromString(self.messages[message.ref_hash])
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self.messages[message.hash] = raw
        if kind == "navigation":
            self.hash = message.navigation.page_script_hash
        if kind == "script_finished":
            if message.script_finished not in (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN):
                raise RuntimeError("the script ended with an error")
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._take(message.delta.new_element)
        return False

    def _take(self, element: object) -> None:
        kind = element.WhichOneof("type")  # type: ignore[attr-defined]
        if kind == "exception":
            raise RuntimeError("the page shows an exception")
        if kind == "selectbox":
            box = element.selectbox  # type: ignore[attr-defined]
            options = list(box.options)
            shown = box.raw_value if box.set_value else (options[box.default] if options else "")
            self.lists[box.label] = (box.id, options, shown)
        if kind == "bidi_component":
            data = json.loads(element.bidi_component.json or "{}")  # type: ignore[attr-defined]
            self.query = data.get("query", self.query)
            if "address" in data and data["address"] not in self.figures:
                self.wanted.append(data["address"])


async def first_load(address: str, page: str, files: Sequence[str], told: Told) -> None:
    """A first visit: the page, every file a browser asks for over six connections, the session, its figures."""
    begun = time.perf_counter()
    lines = [Http(address) for _ in range(CONNECTIONS_A_BROWSER)]
    visitor = Visitor(address, page)
    try:
        async with asyncio.timeout(RUN_LIMIT_S):
            _, headers = await lines[0].get(f"/{page}")
            visitor.cookie = headers.get("set-cookie", "").split(";")[0]
            waiting = list(reversed(files))

            async def take(line: Http) -> None:
                while waiting:
                    await line.get(waiting.pop())

            await asyncio.gather(*(take(line) for line in lines))
            await visitor.open()
        told.loads_s.append(time.perf_counter() - begun)
    except (OSError, TimeoutError, RuntimeError, EOFError, websockets.WebSocketException) as error:
        told.errors.append(f"{type(error).__name__}: {error}"[:200])
    finally:
        for line in lines:
            line.close()
        await visitor.close()


async def user(
    address: str, page: str, label: str, every_s: float, span: tuple[float, float], told: Told, chance: random.Random
) -> None:
    """A user: open, then act every so many seconds, at moments of their own, until the span is over. Acts before it are told apart."""
    visitor = Visitor(address, page, f"ji_worker={chance.random()}")
    try:
        await visitor.open()
        await asyncio.sleep(chance.uniform(0, every_s))
        while (begun := time.perf_counter()) < span[1]:
            _, options, shown = visitor.lists[label]
            told.asked += 1
            await visitor.choose(label, chance.choice([option for option in options[:11] if option != shown]))
            (told.acts_s if begun >= span[0] else told.early_s).append(time.perf_counter() - begun)
            await asyncio.sleep(max(0.0, every_s * chance.uniform(0.7, 1.3) - (time.perf_counter() - begun)))
    except (OSError, TimeoutError, RuntimeError, KeyError, EOFError, websockets.WebSocketException) as error:
        told.errors.append(f"{type(error).__name__}: {error}"[:200])
    finally:
        await visitor.close()


async def crowd(options: argparse.Namespace) -> dict[str, object]:
    """Let users arrive over a while, act, and leave; tell what they saw."""
    told = Told()
    warm = Visitor(options.address, options.page)
    await warm.open()
    for option in warm.lists[options.label][1][:11] if options.label else ():
        await warm.choose(options.label, option)
    await warm.close()
    pids = [int(pid) for pid in options.pids.split(",") if pid]
    server_cpu = sum(cpu_s(pid) for pid in pids)
    cpu, begun = time.process_time(), time.perf_counter()
    settled = begun if options.files else begun + options.arrive + options.every
    span = (settled, settled + options.seconds)
    running: list[asyncio.Task[None]] = []
    for number in range(options.users):
        if options.files:
            job = first_load(options.address, options.page, options.files.split(","), told)
        else:
            job = user(options.address, options.page, options.label, options.every, span, told, random.Random(number))
        running.append(asyncio.create_task(job))
        await asyncio.sleep(max(0.0, begun + options.arrive * (number + 1) / options.users - time.perf_counter()))
    await asyncio.sleep(max(0.0, settled - time.perf_counter()))
    if not options.files:  # what opening the sessions took is no part of an act
        server_cpu, cpu, begun = sum(cpu_s(pid) for pid in pids), time.process_time(), time.perf_counter()
    await asyncio.gather(*running)
    return {
        "acts_s": told.acts_s,
        "early_s": told.early_s,
        "loads_s": told.loads_s,
        "errors": told.errors,
        "asked": told.asked,
        "server_cpu_s": sum(cpu_s(pid) for pid in pids) - server_cpu,
        "generator_cpu_s": time.process_time() - cpu,
        "wall_s": time.perf_counter() - begun,
    }


def main() -> None:
    """Read the options, let the crowd in, write what it tells as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True)
    parser.add_argument("--page", default="peta_replikasi")
    parser.add_argument("--label", default="", help="the list that users choose from")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--every", type=float, default=3.0, help="seconds between two acts of a user")
    parser.add_argument("--arrive", type=float, default=5.0, help="seconds over which users arrive")
    parser.add_argument(
        "--seconds", type=float, default=15.0, help="how long they act from the time when all have come and acted once"
    )
    parser.add_argument("--pids", default="", help="processes whose CPU time is told, by comma")
    parser.add_argument("--files", default="", help="first loads: the files of a page, by comma")
    print(json.dumps(asyncio.run(crowd(parser.parse_args()))))


if __name__ == "__main__":
    main()
