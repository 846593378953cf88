"""deploy/nginx.conf before two real workers, with TLS and a certificate made for the test. Skipped where nginx is not installed."""

import gzip
import http.client
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from inovasi import i18n, paths
from tests.access import live

NGINX = shutil.which("nginx") or next((name for name in ("/usr/sbin/nginx",) if Path(name).exists()), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not NGINX or not shutil.which("openssl"), reason="nginx or openssl is not installed (apt-get install nginx)"
    ),
]


@dataclass(frozen=True)
class Proxy:
    base: str
    plain: str
    log: Path
    errors: Path


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    folder = tmp_path_factory.mktemp("nginx")
    certificate, key = folder / "c.pem", folder / "k.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, "-out", certificate, "-keyout", key]
    subprocess.run(made, check=True, capture_output=True)
    first, second, plain, secure = (live.free_port() for _ in range(4))
    text = (paths.ROOT / "deploy" / "nginx.conf").read_text()
    for old, new in (
        ("127.0.0.1:8501", f"127.0.0.1:{first}"),
        ("# server 127.0.0.1:8502", f"server 127.0.0.1:{second}"),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443", f"listen 127.0.0.1:{secure}"),
        ("/etc/ssl/jejak-inovasi/fullchain.pem", str(certificate)),
        ("/etc/ssl/jejak-inovasi/privkey.pem", str(key)),
        ("/var/log/nginx/jejak-inovasi.log", str(folder / "access.log")),
    ):
        assert old in text, old
        text = text.replace(old, new)
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if Path.home() == Path("/root") else ""
    (folder / "nginx.conf").write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types;\n{temporary}{text}}}\n"
    )
    with ExitStack() as stack:
        for port in (first, second):
            state = folder / str(port)
            state.mkdir()
            stack.enter_context(live.server(state, port, {"PUBLIC_URL": f"https://127.0.0.1:{secure}"}))
        running = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
        try:
            base = f"https://127.0.0.1:{secure}"
            deadline = time.monotonic() + 10
            while True:
                try:
                    httpx.get(f"{base}/healthz", verify=False)
                    break
                except httpx.ConnectError:
                    assert time.monotonic() < deadline and running.poll() is None, (folder / "error.log").read_text()
                    time.sleep(0.1)
            yield Proxy(base, f"http://127.0.0.1:{plain}", folder / "access.log", folder / "error.log")
        finally:
            running.terminate()
            running.wait(timeout=10)


def get(proxy: Proxy, path: str, **headers: str) -> httpx.Response:
    return httpx.get(proxy.base + path, verify=False, headers=headers, timeout=60)


def test_plain_addresses_lead_to_tls_and_health_answers(proxy: Proxy) -> None:
    led = httpx.get(f"{proxy.plain}/data?q=x")
    assert led.status_code == 301 and led.headers["location"] == "https://127.0.0.1/data?q=x"
    assert get(proxy, "/healthz").text == "ok"


def test_headers_pass_once_and_the_server_is_not_named(proxy: Proxy) -> None:
    answer = get(proxy, "/")
    for name in ("content-security-policy", "x-content-type-options", "strict-transport-security", "referrer-policy"):
        assert len(answer.headers.get_list(name)) == 1, name
    assert answer.headers["server"] == "nginx"


def test_bundles_are_compressed_and_kept(proxy: Proxy) -> None:
    script = re.search(r'src="\./(static/js/[^"]+)"', get(proxy, "/").text)
    assert script
    with httpx.stream("GET", f"{proxy.base}/{script[1]}", verify=False, headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers.get_list("cache-control") == ["public, max-age=31536000, immutable"]
    assert len(gzip.decompress(raw)) > 2 * len(raw)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_is_not_for_outside_is_closed(proxy: Proxy, path: str) -> None:
    assert get(proxy, path).status_code == 404


def test_an_upload_above_the_limit_is_refused_before_it_is_read(proxy: Proxy) -> None:
    address = urlsplit(proxy.base)
    connection = http.client.HTTPSConnection(
        str(address.hostname), address.port, context=ssl._create_unverified_context(), timeout=20
    )
    connection.putrequest("PUT", "/_stcore/upload_file/a/b")
    connection.putheader("Content-Length", str(60 * 2**20))
    connection.endheaders()  # not one byte of the file is sent
    assert connection.getresponse().status == 413


def test_another_origin_gets_no_websocket_through_the_proxy(proxy: Proxy) -> None:
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    address = proxy.base.replace("https", "wss") + "/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, ssl=trusting, origin="https://jahat.example", subprotocols=["streamlit"])
    connect(address, ssl=trusting, origin=proxy.base, subprotocols=["streamlit"]).close()


def test_pages_work_in_chromium_and_a_visit_stays_with_its_worker(proxy: Proxy, browser: Browser) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if "Security Policy" in message.text else None)
    page.goto(f"{proxy.base}/data?l=id&q=rahasia-di-alamat")
    page.locator(".ji-card .ji-foot").first.wait_for(timeout=30_000)
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.data.question", "en"), timeout=20_000)
    assert told == []
    context.close()
    assert "/data" in proxy.log.read_text() and "rahasia-di-alamat" not in proxy.log.read_text()
