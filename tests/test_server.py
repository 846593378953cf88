"""Our routes: assets that browsers keep, downloads, headers. Streamlit's own routes stay as they are."""

from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from inovasi import assets, release, stories, views
from inovasi.stories import Slide, Story
from inovasi.views import View


@pytest.mark.parametrize(
    "name", ["figure.js", "figure.css", "plotly.min.js", "geo/provinces_38.geojson", "geo/regencies_34_16.geojson"]
)
def test_assets_are_kept_for_a_year_and_compressed(client: TestClient, name: str) -> None:
    answer = client.get(f"{assets.PREFIX}/{assets.version()}/{name}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_old_asset_address_is_not_kept(client: TestClient) -> None:
    answer = client.get(f"{assets.PREFIX}/0000/figure.js")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["..%2f..%2fREADME.md", "%2e%2e/%2e%2e/README.md", "geo/", "tidak-ada.js", "%2fetc%2fpasswd"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"{assets.PREFIX}/{assets.version()}/{name}").status_code in (400, 404)


def test_a_download_is_the_file_of_its_view(client: TestClient) -> None:
    view = View(page="peta_replikasi", fig="peta", last_year=2021)
    answer = client.get(f"/unduh/csv?{views.address(view)}&rows=shown&sep=semicolon")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="jejak-inovasi_peta-replikasi_')
    assert len(answer.content.decode("utf-8-sig").splitlines()) == 35


def test_an_unknown_download_is_a_clear_404(client: TestClient) -> None:
    assert client.get(f"/unduh/exe?{urlencode({'p': 'data', 'fig': 'tabel'})}").status_code == 404
    assert client.get("/unduh/csv?p=data&fig=tidak_ada").status_code == 404
    assert client.get("/unduh/csv").status_code == 404


def test_health_answers(client: TestClient) -> None:
    assert client.get("/_stcore/health").status_code == 200


STORY = stories.to_parameter(
    Story(
        "Forum: Sumatera “Selatan”",
        (Slide(View(page="ringkasan", fig="tren"), tab="tabel"), Slide(View(page="hub_jipp", fig="tahun"))),
    )
)


@pytest.mark.parametrize(("kind", "start"), [("pptx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_a_story_is_taken_from_its_address(client: TestClient, kind: str, start: bytes) -> None:
    answer = client.get(f"/unduh/{kind}?cerita={STORY}&l=en&size=16x9&release=kept")
    assert answer.status_code == 200 and answer.content.startswith(start)
    name = f'attachment; filename="jejak-inovasi_cerita_forum-sumatera-selatan_2_en.{kind}"'
    assert answer.headers["content-disposition"] == name


@pytest.mark.parametrize(("kind", "start"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_a_view_is_taken_as_slide_paper_and_page(client: TestClient, kind: str, start: bytes) -> None:
    answer = client.get(f"/unduh/{kind}?{views.address(View(page='ringkasan', fig='tren'))}&tab=tabel")
    assert answer.status_code == 200 and answer.content.startswith(start)
    assert f'.{kind}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("asked", ["pptx?cerita=", "pptx?cerita=1AAAA", f"csv?cerita={STORY}", f"exe?cerita={STORY}"])
def test_what_is_no_story_is_a_clear_404(client: TestClient, asked: str) -> None:
    answer = client.get(f"/unduh/{asked}")
    assert answer.status_code == 404 and answer.text


def test_a_row_that_is_gone_is_named_with_its_slide(client: TestClient) -> None:
    gone = Story(
        "",
        (
            Slide(View(page="ringkasan", fig="tren")),
            Slide(View(page="peta_replikasi", fig="kabkota", province="95", last_year=2021)),
        ),
    )
    answer = client.get(f"/unduh/pptx?cerita={stories.to_parameter(gone)}")
    assert answer.status_code == 404 and "slide 2" in answer.text


def test_a_story_is_shown_as_one_page_and_its_codes_lead_to_its_views(client: TestClient) -> None:
    view = View(page="peta_replikasi", fig="peta", province="16")
    parameter = stories.to_parameter(Story("Uji", (Slide(view),)))
    answer = client.get(f"/tampil?cerita={parameter}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert "content-disposition" not in answer.headers
    code = views.number(view, release.current())
    led = client.get(f"/k/{code}", follow_redirects=False)
    assert led.status_code == 302 and led.headers["location"] == f"/peta_replikasi?{views.address(view)}"
    assert client.get("/k/ffffffff", follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize(
    ("asked", "given"), [("", "/"), ("?l=en&g=16", "/?l=en&g=16"), ("?next=//example.org", "/?next=//example.org")]
)
def test_the_name_of_the_first_page_leads_to_it(client: TestClient, asked: str, given: str) -> None:
    led = client.get(f"/ringkasan{asked}", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (302, given)


@pytest.mark.parametrize("query", ["", "cerita=1abc", "cerita=", "p=peta_replikasi"])
def test_no_story_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/tampil?{query}").status_code == 404
