"""Two workers behind nginx, with deploy/workers.conf as it stands but for its ports."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench import parts, servers
from bench.servers import Server
from inovasi import paths

CONF = paths.ROOT / "deploy" / "workers.conf"
CACHE = "proxy_cache_path /var/cache/nginx/jejak_inovasi "
FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 4096; }}
http {{
    log_format visits "$uri $cookie_ji_worker $upstream_addr";
    access_log {folder}/access.log visits;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@dataclass
class Workers:
    """nginx and its workers."""

    address: str
    workers: list[Server]
    nginx: subprocess.Popen[bytes]
    folder: Path

    def workers_of(self, cookie: str) -> set[int]:
        """Return the ports of the workers that answered a visitor so far."""
        lines = [line.split(" ", 2) for line in (self.folder / "access.log").read_text(encoding="utf-8").splitlines()]
        return {int(port) for _, sent, upstream in lines if sent == cookie for port in re.findall(r":(\d+)", upstream)}

    def pids(self) -> list[int]:
        """Return the ids of all processes."""
        children = Path(f"/proc/{self.nginx.pid}/task/{self.nginx.pid}/children").read_text(encoding="utf-8").split()
        return [pid for worker in self.workers for pid in worker.pids()] + [self.nginx.pid, *map(int, children)]


def conf(port: int, ports: list[int], folder: Path) -> str:
    """Return workers.conf for these ports, with its cache in a folder."""
    text = CONF.read_text(encoding="utf-8")
    text = text.replace(CACHE, f"proxy_cache_path {folder}/cache ")
    text = re.sub(r"listen \d+;", f"listen 127.0.0.1:{port};", text)
    for old, new in zip(re.findall(r"server 127\.0\.0\.1:(\d+)", text), ports, strict=True):
        text = text.replace(f"127.0.0.1:{old} ", f"127.0.0.1:{new} ")
    return text


@contextmanager
def running() -> Iterator[Workers]:
    """Start two workers and nginx before them. Raises RuntimeError where nginx is not installed."""
    if not shutil.which("nginx"):
        raise RuntimeError("nginx is not installed (apt-get install nginx)")
    with ExitStack() as stack:
        ports = [servers.free_port(), servers.free_port()]
        workers = [
            stack.enter_context(
                servers.running(
                    f"worker_{port}",
                    [sys.executable, "-m", "inovasi", "--port", str(port), "--host", "127.0.0.1"],
                    port,
                    "/_stcore/health",
                )
            )
            for port in ports
        ]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        port = servers.free_port()
        (folder / "nginx.conf").write_text(FRAME.format(folder=folder, server=conf(port, ports, folder)), encoding="utf-8")
        nginx = subprocess.Popen(["nginx", "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(100):
                try:
                    urlopen(f"{address}/_stcore/health", timeout=2).read()
                    break
                except (URLError, ConnectionError):
                    time.sleep(0.1)
            yield Workers(address, workers, nginx, folder)
        finally:
            nginx.terminate()
            nginx.wait(timeout=20)


def crowd(seconds: float) -> parts.Numbers:
    """100 and 500 users on two workers."""
    with running() as two:
        for worker in two.workers:
            parts.rest(worker)
        hall = parts.crowd(two.address, two.pids(), label="Ukuran", users=100, every=3, seconds=seconds)
        found = parts.crowd(two.address, two.pids(), label="Ukuran", users=500, every=10, arrive=20, seconds=max(20.0, seconds))
        return {"users_100": hall, "users_500": found, "mb_each": [round(worker.memory_mb()) for worker in two.workers]}
