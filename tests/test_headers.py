"""Headers of every kind of answer, what is not served, and errors that tell nothing of the machine."""

import pytest
from starlette.testclient import TestClient
from streamlit import config

from inovasi import assets, headers, stories, views
from inovasi.stories import Slide, Story
from inovasi.views import View

STORY = stories.to_parameter(Story("Uji", (Slide(View(page="ringkasan", fig="tren")),)))
ANSWERS = [
    ("/", 200),
    ("/data?q=x", 200),
    ("/_stcore/health", 200),
    ("/_stcore/host-config", 200),
    (f"{assets.PREFIX}/{assets.version()}/figure.js", 200),
    (f"/unduh/csv?{views.address(View(page='ringkasan', fig='tren'))}", 200),
    (f"/tampil?cerita={STORY}", 200),
    ("/unduh/csv", 404),
    ("/k/ffffffff", 302),
    (f"{assets.PREFIX}/{assets.version()}/tidak-ada.js", 404),
    ("/auth/login", 302),
    ("/media/tidak-ada", 404),
]


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_carries_the_headers_once(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, follow_redirects=False)
    assert answer.status_code == status
    for name, value in headers.HEADERS.items():
        found = answer.headers.get_list(name.decode())
        assert len(found) == 1, name
        if name != b"content-security-policy":
            assert found == [value.decode()], name
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "*" not in policy and "http" not in policy


def test_the_policy_lets_no_inline_script_run() -> None:
    policy = headers.written(headers.POLICY)
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts and scripts.count("sha256-") == 1


def test_full_screen_names_its_scripts_by_hash() -> None:
    page = b'<script type="application/json">{}</script><script>a()</script>\n<script type="module">b()\r\n</script>'
    policy = headers.of_full_screen(page)
    assert policy.count("'sha256-") == 2 and policy == headers.of_full_screen(page.replace(b"\r\n", b"\n"))
    assert "script-src 'none'" in headers.of_full_screen(b"<p>")


@pytest.mark.parametrize(
    "path",
    [
        "/var/access/password",
        "/.streamlit/secrets.toml",
        "/data/tables/sources.csv",
        "/aset/",
        "/static/",
        "/app/static/",
        "/..%2fREADME.md",
        "/.git/config",
    ],
)
def test_no_folder_and_no_file_of_the_machine_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    is_the_app = "<title>Streamlit</title>" in answer.text  # unknown addresses open the application, which says so itself
    assert is_the_app or answer.status_code in (400, 404)
    assert "argon2" not in answer.text and "source_id" not in answer.text and "Index of" not in answer.text


def test_a_failing_download_tells_nothing_of_the_machine(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inovasi.server.download", lambda *_: 1 / 0)
    answer = client.get("/unduh/csv?p=data")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text and "ZeroDivision" not in answer.text and ".py" not in answer.text


def test_settings_that_keep_others_out() -> None:
    assert config.get_option("server.enableXsrfProtection") is True
    assert config.get_option("server.enableCORS") is True
    assert not config.get_option("server.corsAllowedOrigins")
    assert not config.get_option("server.trustedUserHeaders"), "a header could name an editor"
    assert config.get_option("server.enableStaticServing") is False
    assert config.get_option("server.maxUploadSize") == 50
    assert config.get_option("client.showErrorDetails") == "none"
    assert config.get_option("global.developmentMode") is False


def test_an_upload_without_the_token_is_refused(client: TestClient) -> None:
    answer = client.put("/_stcore/upload_file/sesi/berkas", files={"file": ("a.xlsx", b"x")})
    assert answer.status_code in (400, 403)
