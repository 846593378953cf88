"""A proxy that counts: bytes that really cross the wire, compressed, told apart by websocket and plain requests."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

CHUNK = 65_536


@dataclass
class Wire:
    """What crossed since the last look, both ways."""

    address: str
    socket_down: int = 0
    socket_up: int = 0
    http_down: int = 0
    http_up: int = 0

    def taken(self) -> dict[str, int]:
        """Return the counts and begin anew."""
        found = {name: getattr(self, name) for name in ("socket_down", "socket_up", "http_down", "http_up")}
        self.socket_down = self.socket_up = self.http_down = self.http_up = 0
        return found


@contextmanager
def counted(address: str) -> Iterator[Wire]:
    """Put a counting proxy before a server, on a port of its own, in a thread of its own."""
    target = urlsplit(address)
    loop = asyncio.new_event_loop()
    wire = Wire("")

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, count) -> None:
        try:
            while chunk := await reader.read(CHUNK):
                count(len(chunk))
                writer.write(chunk)
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.read(CHUNK)
        kind = "socket" if b"upgrade: websocket" in first.lower() else "http"
        up_reader, up_writer = await asyncio.open_connection(target.hostname, target.port)

        def add(direction: str):
            return lambda size: setattr(wire, f"{kind}_{direction}", getattr(wire, f"{kind}_{direction}") + size)

        add("up")(len(first))
        up_writer.write(first)
        await asyncio.gather(pump(reader, up_writer, add("up")), pump(up_reader, writer, add("down")))

    async def serve() -> None:
        server = await asyncio.start_server(connect, "127.0.0.1", 0)
        wire.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()

    ready = threading.Event()
    loop.create_task(serve())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    ready.wait(10)
    yield wire
    loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
    loop.call_soon_threadsafe(lambda: loop.call_later(0.1, loop.stop))
    thread.join(5)
