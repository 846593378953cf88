"""Processes under test: started on a free port, measured by /proc, stopped by their own id."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from inovasi import paths

START_LIMIT_S = 60
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
WORK = paths.ROOT / "data" / "build" / "bench"  # scratch of the benchmark, not committed


@dataclass
class Server:
    """A running server: its address, and what its process used so far."""

    name: str
    address: str
    process: subprocess.Popen[bytes]
    started_s: float = 0.0

    def cpu_s(self) -> float:
        """Return the CPU seconds of the process and its children."""
        return sum(cpu_s(pid) for pid in self.pids())

    def memory_mb(self) -> float:
        """Return the resident memory of the process and its children."""
        return sum(_memory_mb(pid) for pid in self.pids())

    def pids(self) -> list[int]:
        """Return the ids of the process and its children."""
        found = [self.process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children")
            if children.exists():
                found += [int(child) for child in children.read_text().split()]
        return found


def cpu_s(pid: int) -> float:
    """Return the CPU seconds of one process so far; 0 for one that is gone."""
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / TICKS_A_SECOND


def _memory_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except FileNotFoundError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(name: str, command: Sequence[str], port: int, health: str, cwd: Path = paths.ROOT) -> Iterator[Server]:
    """Run a server until it answers, hand it out, and stop it in the end."""
    WORK.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT)}
    begun = time.perf_counter()
    with (WORK / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=log, stderr=log)
    try:
        server = Server(name, f"http://127.0.0.1:{port}", process)
        while True:
            try:
                urlopen(server.address + health, timeout=2).read()
                break
            except (URLError, ConnectionError, TimeoutError):
                if process.poll() is not None or time.perf_counter() - begun > START_LIMIT_S:
                    raise RuntimeError(f"{name} did not start; see {WORK / f'{name}.log'}") from None
                time.sleep(0.02)
        server.started_s = time.perf_counter() - begun
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def product() -> Iterator[Server]:
    """The whole dashboard, as `make run` serves it."""
    port = free_port()
    command = [sys.executable, "-m", "inovasi", "--port", str(port), "--host", "127.0.0.1"]
    with running("product", command, port, "/_stcore/health") as server:
        yield server


@contextmanager
def bare_streamlit() -> Iterator[Server]:
    """A bare page in stock Streamlit, geometry by address, every option at its default."""
    folder, port = _bare_folder(), free_port()
    script = folder / "page.py"
    script.write_text("import runpy\n\nrunpy.run_module('bench.bare_streamlit')\n", encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.enableStaticServing", "true"]
    with running("bare_streamlit", command, port, "/_stcore/health", folder) as server:
        yield server


@contextmanager
def bare_dash() -> Iterator[Server]:
    """A bare page in Dash behind waitress, geometry by address."""
    _bare_folder()
    port = free_port()
    with running("bare_dash", [sys.executable, "-m", "bench.bare_dash", str(port)], port, "/") as server:
        yield server


def _bare_folder() -> Path:
    """Return a folder of its own for the bare pages, so that they meet none of our settings."""
    folder = WORK
    for name in ("geo", "topo"):
        (folder / "static" / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(paths.GEO / "provinces_38.geojson", folder / "static" / "geo" / "provinces_38.geojson")
    nothing = json.dumps({"type": "Topology", "objects": {}, "arcs": []})
    (folder / "static" / "topo" / "world_110m.json").write_text(nothing, encoding="utf-8")
    return folder
