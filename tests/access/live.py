"""The real server as a process of its own, with its own state folder and secrets."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from inovasi import paths

START_LIMIT_S = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(
    state: Path, port: int, environment: Mapping[str, str] | None = None, start: tuple[str, ...] = ("-m", "inovasi")
) -> Iterator[str]:
    """Serve until the block ends; what the server writes goes to `<state>/server.log`."""
    with (state / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *start, "--port", str(port), "--host", "127.0.0.1"],
            cwd=paths.ROOT,
            env=os.environ | {"INOVASI_STATE": str(state)} | dict(environment or {}),
            stdout=log,
            stderr=log,
        )
        base = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{base}/_stcore/health", process)
            yield base
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while True:
        try:
            urlopen(address, timeout=2).read()
            return
        except (URLError, ConnectionError, TimeoutError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.2)
