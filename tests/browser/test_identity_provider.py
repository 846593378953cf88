"""Signing in through an identity provider on loopback, in Chromium: the whole way there and back, and everyone who is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from inovasi import i18n
from tests.access import live, provider
from tests.access.provider import CLIENT_ID, CLIENT_SECRET, Person

pytestmark = pytest.mark.browser
ROLE = {"realm_access": {"roles": ["editor-jejak-inovasi"]}}
ANI = {"email": "ani@menpan.go.id", "email_verified": True}
NO_ROLE = i18n.t("access.no_role", "id").split(".")[0]
SIGN_IN = i18n.t("access.provider_sign_in", "id")
PEOPLE = [
    Person("ani", ANI),
    Person("budi", {"email": "budi@menpan.go.id", "email_verified": True, **ROLE}),
    Person("citra", {"email": "citra@menpan.go.id", "email_verified": True, "realm_access": {"roles": ["pegawai"]}}),
    Person("ani-belum-terbukti", {"email": "ani@menpan.go.id", "email_verified": False}),
    Person("aud-lain", {**ANI, **ROLE}, token={"aud": "aplikasi-lain"}),
    Person("aud-banyak", {**ANI, **ROLE}, token={"aud": [CLIENT_ID, "aplikasi-lain"], "azp": CLIENT_ID}),
    Person("kedaluwarsa", {**ANI, **ROLE}, token={"iat": lambda now: now - 7200, "exp": lambda now: now - 3600}),
    Person("lama", {**ANI, **ROLE}, token={"iat": lambda now: now - 9 * 3600, "exp": lambda now: now + 3600}),
    Person("penerbit-lain", {**ANI, **ROLE}, token={"iss": "https://penerbit-lain.example"}),
    Person("nonce-lain", {**ANI, **ROLE}, token={"nonce": "tebakan"}),
    Person("kunci-lain", {**ANI, **ROLE}, foreign_key=True),
]
REFUSED_BY_ROLE = ("citra", "ani-belum-terbukti", "aud-banyak", "lama")
REFUSED_BY_TOKEN = ("aud-lain", "kedaluwarsa", "penerbit-lain", "nonce-lain", "kunci-lain")


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def base(state: Path) -> Iterator[str]:
    port = live.free_port()
    with provider.running(PEOPLE) as identity:
        (state / "secrets.toml").write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"uji" * 20}"\n'
            f'client_id = "{CLIENT_ID}"\nclient_secret = "{CLIENT_SECRET}"\n'
            f'server_metadata_url = "{identity.issuer}/.well-known/openid-configuration"\n'
        )
        (state / "access").mkdir()
        write_rules(state)
        with live.server(state, port, {"INOVASI_SECRETS": str(state / "secrets.toml")}) as address:
            yield address


def write_rules(state: Path, emails: str = '"ani@menpan.go.id"') -> None:
    (state / "access" / "editors.toml").write_text(
        f'emails = [{emails}]\nclaim = "realm_access.roles"\nroles = ["editor-jejak-inovasi"]\n'
    )


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def enter(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/kelola_data?l=id")
    page.get_by_role("button", name=SIGN_IN).click(timeout=30_000)
    page.get_by_role("link", name=name, exact=True).click(timeout=30_000)
    page.wait_for_url(f"{base}/kelola_data**", timeout=30_000)
    page.get_by_role("heading", level=1).wait_for(timeout=30_000)


@pytest.mark.parametrize(("name", "shown"), [("ani", "ani@menpan.go.id"), ("budi", "budi@menpan.go.id")])
def test_editors_get_in_by_address_or_by_role_and_out_again(page: Page, base: str, name: str, shown: str) -> None:
    enter(page, base, name)
    expect(page.get_by_text(f"Masuk sebagai {shown}")).to_be_visible(timeout=20_000)
    assert shown not in page.url and "code=" not in page.url
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["_streamlit_user"]["httpOnly"] and cookies["_streamlit_user"]["sameSite"] == "Lax"
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url(f"{base}/kelola_data")
    page.get_by_role("heading", level=1).wait_for(timeout=30_000)
    expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible(timeout=20_000)
    assert "_streamlit_user" not in {cookie["name"] for cookie in page.context.cookies()}


@pytest.mark.parametrize("name", REFUSED_BY_ROLE)
def test_others_are_signed_in_but_no_editors_and_are_told(page: Page, base: str, name: str) -> None:
    enter(page, base, name)
    expect(page.get_by_text(NO_ROLE)).to_be_visible(timeout=20_000)
    assert page.get_by_text("Masuk sebagai").count() == 0


@pytest.mark.parametrize("name", REFUSED_BY_TOKEN)
def test_unsound_tokens_sign_nobody_in(page: Page, base: str, name: str) -> None:
    enter(page, base, name)
    expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible(timeout=20_000)
    assert page.get_by_text("Masuk sebagai").count() == 0
    assert "_streamlit_user" not in {cookie["name"] for cookie in page.context.cookies()}


def test_a_forged_or_changed_cookie_signs_nobody_in(page: Page, base: str) -> None:
    enter(page, base, "ani")
    good = next(cookie for cookie in page.context.cookies() if cookie["name"] == "_streamlit_user")
    for value in (good["value"][:-6] + "AAAAAA", '{"is_logged_in":true,"email":"ani@menpan.go.id"}'):
        page.context.add_cookies([{**good, "value": value}])
        page.goto(f"{base}/kelola_data?l=id")
        expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible(timeout=20_000)


def test_a_name_taken_off_the_list_is_out_at_the_next_click(page: Page, base: str, state: Path) -> None:
    enter(page, base, "ani")
    expect(page.get_by_text("Masuk sebagai ani@menpan.go.id")).to_be_visible(timeout=20_000)
    write_rules(state, "")
    try:
        page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).first.click()
        expect(page.get_by_text(i18n.t("access.no_role", "en").split(".")[0])).to_be_visible(timeout=20_000)
    finally:
        write_rules(state)


def test_the_log_holds_no_secret_no_code_and_no_address(base: str, state: Path) -> None:
    log = (state / "server.log").read_text()
    assert CLIENT_SECRET not in log and "code=" not in log and "@menpan" not in log
