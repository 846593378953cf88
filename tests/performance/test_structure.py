"""What makes the dashboard fast, as structure: what travels, what is made twice, what is kept. No time is asserted anywhere."""

import gzip
import json
import re
from dataclasses import replace
from hashlib import sha256

import pytest
from plotly.offline import get_plotlyjs_version
from starlette.testclient import TestClient

from inovasi import assets, card_addresses, figures, frame_files, paths, queries, release, views, warm
from inovasi.kept import KeptBytes
from inovasi.ui import card_files
from inovasi.views import View
from tests.pages.test_pages import PAGES, open_page, sent

MAP = View(page="peta_replikasi", fig="peta")
KEPT = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("page", [path.stem for path in PAGES])
def test_a_rerun_sends_addresses_and_no_figure(page: str) -> None:
    for data in sent(open_page(page)):
        text = json.dumps(data)
        assert len(text) < 3_000
        assert not {"drawings", "figure", "rows", "coordinates"} & set(data)


def test_a_page_begins_its_cards_in_their_order_when_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(card_files, "begin", lambda view, data_version: begun.append(card_addresses.address(view, data_version)))
    page = open_page("peta_replikasi", g="16")
    begun.clear()
    page.run()
    assert begun == [data["address"] for data in sent(page) if "address" in data] != []


def test_a_card_is_begun_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, str]] = []

    def content(kind: str, data_version: str, parameters: dict[str, str]) -> bytes:
        made.append((kind, parameters["fig"]))
        raise card_files.NoCardError("told to who asks for it")

    monkeypatch.setattr(card_files, "content", content)
    monkeypatch.setattr(card_files, "_ahead", [])
    never_seen = replace(MAP, province="64", first_year=2017)
    card_files.begin(never_seen, release.current())
    assert made == []  # nobody is served
    card_files.make_ahead()
    for _ in range(2 * card_files.MOST_BEGUN):
        card_files.begin(never_seen, release.current())
    card_files._ahead[0].shutdown(wait=True)
    assert set(made) == {("satu", "peta")}
    assert card_files._begun._value == card_files.MOST_BEGUN  # every place is free again


def test_another_measure_asks_for_one_other_card() -> None:
    def asked(measure: str) -> set[str]:
        page = open_page("peta_replikasi", m=measure, g="16", y="2010-2021")
        return {data["address"] for data in sent(page) if "address" in data}

    of_copies, of_awards = asked("recorded"), asked("awards_per_million")
    assert len(of_copies) == 3 and len(of_copies - of_awards) == 1  # the map; its regencies and the list of copies stay
    assert "fig=peta&" in (of_copies - of_awards).pop()


def test_no_geometry_is_in_a_card() -> None:
    drawing = card_files.one(MAP, release.current())["drawings"]["peta"]
    assert {trace["geojson"] for trace in drawing["data"] if "geojson" in trace} == {"geo/provinces_38.geojson"}
    assert "coordinates" not in json.dumps(drawing)


@pytest.mark.parametrize("year", [2012, 2018, 2026])
@pytest.mark.parametrize("measure", ["recorded", "awards_per_million", "hub", "i.poverty_rate_march"])
def test_a_map_is_at_most_8_kilobytes_on_the_wire(client: TestClient, measure: str, year: int) -> None:
    address = card_addresses.address(replace(MAP, measure=measure, last_year=year), release.current())
    with client.stream("GET", address) as answer:
        assert len(b"".join(answer.iter_raw())) < 8_000


def test_all_years_of_a_map_come_once_and_small() -> None:
    packed = card_files.content("tahun", release.current(), views.parameters(MAP))
    assert len(packed) < 60_000
    all_years = json.loads(gzip.decompress(packed))
    assert all_years["years"] == list(range(views.FIRST_YEAR, views.last_year() + 1))
    for at, year in ((0, 2010), (8, 2018), (16, 2026)):
        view = replace(MAP, last_year=year)
        assert all_years["addresses"][at] == card_addresses.address(view, release.current())
        whole = dict(all_years["same"]) | {name: values[at] for name, values in all_years["each"].items()}
        joined = {name: value for name, value in whole.items() if not name.startswith("drawings.") and value is not None}
        joined["drawings"] = {
            name[9:]: value for name, value in whole.items() if name.startswith("drawings.") and value is not None
        }
        assert joined == json.loads(json.dumps(card_files.one(view, release.current())))


def test_the_address_of_all_years_does_not_change_with_the_year() -> None:
    addresses = {card_addresses.address(replace(MAP, last_year=year), "v", "tahun") for year in (2015, 2020, 2026)}
    assert len(addresses) == 1


def test_a_kept_card_does_no_work(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = card_addresses.address(replace(MAP, last_year=2019), release.current())
    first = client.get(address)
    assert first.status_code == 200 and first.headers["cache-control"] == KEPT
    asked: list[str] = []
    monkeypatch.setattr(figures, "build", lambda *args: asked.append("figure"))
    monkeypatch.setattr(card_files, "_packed", lambda *args: asked.append("packed"))
    monkeypatch.setattr(queries, "run", lambda *args, **values: asked.append("query"))
    assert client.get(address).content == first.content
    assert asked == []


def test_a_rerun_asks_no_query_for_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = queries._rows
    monkeypatch.setattr(queries, "_rows", lambda name, *rest: asked.append(name) or rows(name, *rest))
    app = open_page("peta_replikasi", y="2010-2021")
    asked.clear()
    app.run()
    assert len(set(asked)) <= 4, asked  # names for the lists of the filter bar
    assert "recorded_by_province" not in asked


@pytest.mark.parametrize(
    "path",
    [
        f"/kartu/{'0' * 12}/x/satu?p=peta_replikasi&fig=peta",
        "/kartu/{release}/x/satu?p=peta_replikasi&fig=tidak_ada",
        "/kartu/{release}/x/lain?p=peta_replikasi&fig=peta",
        "/kartu/{release}/x/satu?p=inovasi_rinci&fig=rinci&in=tidak-ada",
        "/kartu/..%2f..%2fREADME.md/x/satu?p=peta_replikasi&fig=peta",
    ],
)
def test_what_is_no_card_is_told(client: TestClient, path: str) -> None:
    assert client.get(path.replace("{release}", release.current())).status_code in (400, 404)


def test_a_card_of_another_program_is_not_kept(client: TestClient) -> None:
    answer = client.get(f"/kartu/{release.current()}/000000000000/satu?{views.address(MAP)}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-cache"


def test_streamlits_bundles_are_compressed_and_kept(client: TestClient) -> None:
    page = client.get("/ringkasan")
    scripts = re.findall(r'"\./(static/js/[^"]+\.js)"', page.text)
    assert len(scripts) > 10
    for script in scripts[:3]:
        answer = client.get(f"/{script}")
        assert answer.headers["content-encoding"] == "gzip" and "immutable" in answer.headers["cache-control"]
    assert client.get("/static/js/..%2f..%2findex.html").status_code in (400, 404)


def test_a_page_names_what_it_needs_soon_and_every_name_exists(client: TestClient) -> None:
    named = re.findall(r"<([^>]+)>; rel=(?:module)?preload", client.get("/peta_replikasi").headers["link"])
    assert f"{assets.PREFIX}/{assets.version()}/plotly.min.js" in named
    for start in frame_files.SOON:
        assert any(f"/{start}" in name for name in named), start
    for name in named:
        assert client.get(name).headers["cache-control"] == KEPT, name


def test_plotly_is_the_checked_bundle_of_the_version_of_the_python_package() -> None:
    script = assets.plotly_script()
    content = script.read_bytes()
    assert f"plotly.js v{get_plotlyjs_version()}," in content[:200].decode()
    assert sha256(content).hexdigest() == script.with_suffix(".js.sha256").read_text(encoding="utf-8").split()[0]
    assert json.loads((paths.ROOT / "tools/plotly/package.json").read_text(encoding="utf-8"))["dependencies"]["plotly.js"] == (
        get_plotlyjs_version()
    )


def test_every_kind_of_trace_in_use_is_in_the_bundle() -> None:
    source = (paths.ROOT / "tools/plotly/bundle.js").read_text(encoding="utf-8")
    assert {*re.findall(r"plotly\.js/lib/(\w+)\"\)", source)} - {"core"} | {"scatter"} == set(assets.TRACES)
    drawn = set()
    for page, fig in figures.BUILDERS:
        try:
            figure = figures.build(
                View(page=page, fig=fig, province="16", government="prov-16", innovation="laboratorium-kemiskinan")
            )
        except KeyError:
            continue  # a detail of a row that this view does not name
        drawn |= {trace.get("type", "scatter") for drawing in figure.drawings.values() for trace in drawing.get("data", ())}
    assert drawn <= set(assets.TRACES)
    assert len(drawn) > 4


def test_kept_bytes_are_bounded_and_made_once() -> None:
    kept, made = KeptBytes(100), []

    def make(size: int) -> bytes:
        made.append(size)
        return b"x" * size

    assert kept.get("a", lambda: make(60)) == kept.get("a", lambda: make(60))
    assert made == [60]
    kept.get("b", lambda: make(30))
    kept.get("a", lambda: make(60))
    kept.get("c", lambda: make(30))
    assert kept.find("b") is None and kept.find("a") and kept.find("c")
    assert kept.size <= 100 and len(kept) == 2
    with pytest.raises(ZeroDivisionError):
        kept.get("d", lambda: make(1 // 0))
    assert kept.get("d", lambda: make(5)) == b"x" * 5


def test_memory_can_be_handed_back_at_any_time() -> None:
    warm._hand_back()
    assert 0 < warm.COLLECT_S <= 600


def test_warming_makes_the_opening_cards_of_every_page_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, str]] = []
    monkeypatch.setattr(card_files, "content", lambda kind, version, given: asked.append((given["p"], given["fig"], given["l"])))
    assert warm.warm("v", 0) == len(asked) == len(set(asked)) == len(figures.BUILDERS) * len(views.LANGUAGES)
