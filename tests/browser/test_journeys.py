"""Whole journeys of a user in Chromium. Each also checks one thing that must not happen."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from inovasi import figures, i18n, views
from tests.browser.conftest import Watched, until

pytestmark = pytest.mark.browser
PAGES = {  # the address of each page with something to see, up to where further parameters come
    "ringkasan": "/?",
    "peta_replikasi": "/peta_replikasi?",
    "penghargaan": "/penghargaan?",
    "penyebaran": "/penyebaran?",
    "hub_jipp": "/hub_jipp?",
    "profil_provinsi": "/profil_provinsi?gv=prov-16&",
    "cocok_untuk_daerah": "/cocok_untuk_daerah?gv=prov-16&",
    "inovasi_rinci": "/inovasi_rinci?in=laboratorium-kemiskinan&",
    "pemerintah_rinci": "/pemerintah_rinci?gv=prov-16&",
    "dampak": "/dampak?g=16&",
    "rencana_aksi": "/rencana_aksi?g=16&",
    "forum": "/forum?",
    "data": "/data?",
    "sumber_metode": "/sumber_metode?",
    "panduan": "/panduan?",
    "kelola_data": "/kelola_data?",
}
WITHOUT_FIGURES = ("forum", "panduan", "kelola_data")


def parameters(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of one of Streamlit's lists by the words a user sees."""
    page.get_by_role("combobox", name=label, exact=True).fill(option)
    page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_draws_and_asks_no_other_host(watched: Watched, name: str, language: str) -> None:
    page = watched.open(f"{PAGES[name]}l={language}", has_figures=name not in WITHOUT_FIGURES)
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t(f"pages.{name}.question", language))
    expect(page.locator("html")).to_have_attribute("lang", language)
    if name in ("ringkasan", "peta_replikasi", "penyebaran", "hub_jipp"):
        expect(page.locator(".ji-plot .choroplethlayer path").first).to_be_attached(timeout=20_000)
    page.wait_for_load_state("networkidle")
    assert watched.foreign == []
    assert watched.complaints == []
    assert page.locator(".stException").count() == 0


@pytest.mark.parametrize(("year", "count"), [("2011", 33), ("2012", 34), ("2021", 34), ("2022", 38), ("2025", 38)])
def test_map_of_a_year_has_the_provinces_of_that_year(watched: Watched, year: str, count: int) -> None:
    page = watched.open(f"/peta_replikasi?l=id&y=2010-{year}&tab=peta")
    expect(page.locator(".ji-plot .choroplethlayer path")).to_have_count(count, timeout=20_000)


def test_the_37_frame_can_be_picked(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&f=37&tab=peta")
    expect(page.locator(".ji-plot .choroplethlayer path")).to_have_count(37, timeout=20_000)


def test_filter_follows_through_a_page_change_and_a_copied_link(watched: Watched, context: BrowserContext) -> None:
    page = watched.open("/peta_replikasi?l=id")
    choose(page, "Provinsi", "Sumatera Selatan")
    expect(page.get_by_role("button", name="Sumatera Selatan ✕")).to_be_visible()
    page.get_by_role("link", name="Data").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beri saya baris datanya")
    expect(page.get_by_role("button", name="Sumatera Selatan ✕")).to_be_visible()
    until(page, "new URL(location.href).searchParams.get('g') === '16'")
    copied = page.url
    page.reload()
    expect(page.get_by_role("button", name="Sumatera Selatan ✕")).to_be_visible()
    other = context.new_page()
    other.goto(copied)
    expect(other.get_by_role("button", name="Sumatera Selatan ✕")).to_be_visible(timeout=30_000)
    assert parameters(other)["g"] == "16"


def test_clicking_a_tile_drills_to_regencies_and_back(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&y=2010-2021&tab=ubin")
    page.get_by_role("button", name=re.compile("^Sumatera Selatan: ")).click()
    expect(page.get_by_role("heading", name=re.compile("dari 17 kabupaten"))).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Kembali ke Indonesia").click()
    expect(page.get_by_text("dari 17 kabupaten/kota di Sumatera Selatan")).to_have_count(0)
    until(page, "new URL(location.href).searchParams.get('g') === ''")


def test_clicking_a_province_on_the_map_selects_it(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&y=2010-2021&tab=peta")
    paths = page.locator(".ji-plot .choroplethlayer path")
    expect(paths).to_have_count(34, timeout=20_000)
    box = page.locator(".ji-plot").first.bounding_box()
    assert box
    # Papua is the large land in the east of the 34 frame, whatever the window's width
    page.mouse.move(box["x"] + box["width"] * 0.955, box["y"] + box["height"] * 0.55)
    page.mouse.click(box["x"] + box["width"] * 0.955, box["y"] + box["height"] * 0.55)
    expect(page.get_by_role("button", name="Papua ✕")).to_be_visible(timeout=20_000)


def test_changing_a_filter_sends_no_geometry_again(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&y=2010-2021&tab=peta")
    expect(page.locator(".ji-plot .choroplethlayer path")).to_have_count(34, timeout=20_000)
    sizes: list[int] = []
    asked = [url for url in watched.requests if ".geojson" in url]
    assert len(asked) == 1
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))))
    page.get_by_role("button", name="◀").click()
    expect(page.get_by_role("heading", name=re.compile("sampai akhir 2020"))).to_be_visible(timeout=20_000)
    assert [url for url in watched.requests if ".geojson" in url] == asked


def test_tabs_switch_without_the_server(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&tab=peta")
    expect(page.locator(".ji-plot .choroplethlayer path")).to_have_count(38, timeout=20_000)
    page.wait_for_load_state("networkidle")
    before = len(watched.requests)
    card = page.locator(".ji-card").first
    card.get_by_role("tab", name="Tabel").click()
    expect(card.get_by_role("table")).to_be_visible()
    expect(card.locator("tbody tr")).to_have_count(38)
    card.get_by_role("tab", name="Grafik").click()
    expect(card.locator(".barlayer .point").first).to_be_attached()
    assert len(watched.requests) == before


def test_language_switch_translates_the_page(watched: Watched) -> None:
    page = watched.open("/?l=id")
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.ringkasan.question", "en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("Salinan tercatat", exact=True)).to_have_count(0)


def download(page: Page, name: str) -> Path:
    """Open the first card's download menu and take a file."""
    card = page.locator(".ji-card").first
    menu = card.locator(".ji-menu")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as caught:
        card.get_by_role("link", name=name, exact=True).first.click()
    return Path(caught.value.path())


def test_exports_hold_the_numbers_of_the_screen(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&y=2010-2021&tab=tabel")
    rows = page.locator(".ji-card").first.locator("tbody tr")
    expect(rows).to_have_count(34)
    screen = {row.locator("th").inner_text(): row.locator("td").nth(1).inner_text() for row in rows.all()}
    book = openpyxl.load_workbook(io.BytesIO(download(page, "XLSX").read_bytes()))
    assert book.sheetnames == ["Data", "Metadata", "Kamus"]
    lines = list(book["Data"].iter_rows(values_only=True))
    assert len(lines) == 35
    for line in lines[1:]:
        assert screen[line[0]] == ("–" if line[2] is None else i18n.number(line[2], "id"))
    text = download(page, "CSV (titik koma)").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert {row[0]: row[2] for row in read[1:]} == {line[0]: "" if line[2] is None else str(line[2]) for line in lines[1:]}
    assert not any(str(cell).startswith("=") for line in lines for cell in line if cell)


def test_a_chart_is_saved_as_a_picture_by_the_browser(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&tab=grafik")
    card = page.locator(".ji-card").first
    expect(card.locator(".barlayer .point").first).to_be_attached(timeout=20_000)
    card.locator(".ji-menu summary").click()
    for name, magic in (("PNG 16:9", b"\x89PNG"), ("SVG A4", b"<svg")):
        with page.expect_download() as caught:
            card.get_by_role("button", name=name).click()
        assert Path(caught.value.path()).read_bytes().startswith(magic)
    assert watched.foreign == []


def test_search_forgives_and_a_row_shows_its_steps(watched: Watched) -> None:
    page = watched.open("/data?l=id&tb=replications&q=sagarurung")
    expect(page.get_by_role("heading", name=re.compile("^1 dari 381 baris"))).to_be_visible()
    page.locator(".ji-link").first.click()
    expect(page.get_by_role("heading", name=re.compile("langkah tercatat dari salinan ini"))).to_be_visible(timeout=20_000)
    assert page.get_by_text("chosen at the forum").count() == 0


def test_phone_width_has_no_sideways_scroll(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    for name, path in PAGES.items():
        page.goto(f"{address}{path}l=id")
        page.get_by_role("heading", level=1).wait_for(timeout=30_000)
        if name not in WITHOUT_FIGURES:
            page.locator(".ji-card .ji-foot").first.wait_for(timeout=30_000)
        page.wait_for_load_state("networkidle")
        until(page, "[...document.querySelectorAll('.ji-plot')].every((plot) => plot.dataset.drawn)")
        widest = page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
        )
        assert widest <= 391, path


def test_two_users_do_not_share_a_view(context: BrowserContext, address: str) -> None:
    first, second = Watched(context.new_page(), address), Watched(context.new_page(), address)
    first.open("/peta_replikasi?l=id&g=16")
    second.open("/peta_replikasi?l=en&g=33")
    expect(first.page.get_by_role("button", name="Sumatera Selatan ✕")).to_be_visible()
    expect(second.page.get_by_role("button", name="Central Java ✕")).to_be_visible()
    assert first.page.get_by_text("Central Java").count() == 0


def test_every_page_is_opened_here_and_every_figure_has_a_page() -> None:
    assert set(PAGES) == set(views.PAGES)
    assert {page for page, _ in figures.BUILDERS} <= set(views.PAGES)


def test_names_lead_to_their_own_view_and_back(watched: Watched) -> None:
    page = watched.open("/hub_jipp?l=id&y=2010-2024")
    forums = page.locator(".ji-card").filter(has=page.get_by_role("heading", name="pilihan di"))
    forums.get_by_role("button", name="Tampilkan semua").press("Enter")
    link = page.get_by_role("link", name="Gebrakan Suami Siaga").first
    link.scroll_into_view_if_needed(timeout=20_000)
    assert "in=gebrakan-suami-siaga" in str(link.get_attribute("href"))
    link.click()
    expect(page.get_by_role("heading", name="Gebrakan Suami Siaga", level=2)).to_be_visible(timeout=20_000)
    until(page, "new URL(location.href).searchParams.get('in') === 'gebrakan-suami-siaga'")
    assert parameters(page)["y"] == "2010-2024"
    page.get_by_role("link", name="Sumatera Selatan", exact=True).first.click()
    expect(page.get_by_role("heading", name="Provinsi Sumatera Selatan", level=2)).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Kembali ke Satu inovasi").click()
    expect(page.get_by_role("heading", name="Gebrakan Suami Siaga", level=2)).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Kembali ke Hub JIPP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.hub_jipp.question", "id"))
    assert watched.complaints == []


def test_a_filter_is_no_step_of_the_back_button(watched: Watched) -> None:
    page = watched.open("/?l=id")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Peta replikasi").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.peta_replikasi.question", "id"))
    for year in ("2025", "2024", "2023"):
        page.get_by_role("button", name="◀").click()
        until(page, f"new URL(location.href).searchParams.get('y') === '2010-{year}'")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.ringkasan.question", "id"), timeout=20_000)


def test_quick_clicks_all_count(watched: Watched) -> None:
    page = watched.open("/peta_replikasi?l=id&y=2010-2024")
    page.wait_for_load_state("networkidle")
    button = page.get_by_role("button", name="◀")
    for _ in range(4):
        button.click(delay=0)
        page.wait_for_timeout(60)
    until(page, "new URL(location.href).searchParams.get('y') === '2010-2020'", timeout=20_000)
