"""A table marked internal: refused where data are read, so that no figure, search, export, story or page leaks it to a viewer."""

import ast
import gzip
import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from inovasi import descriptor, downloads, figures, paths, queries, release, stories, views, warehouse
from inovasi.access import password, readers, tickets
from inovasi.access.people import Editor, NotAllowedError
from inovasi.access.readers import RestrictedError
from inovasi.figures import tables
from inovasi.stories import Slide, Story
from inovasi.ui import card_content, figure_card
from inovasi.views import View
from tests.access import made_package
from tests.pages.test_pages import open_page

ANI = Editor("Ani", "password")
SECRET = "0812-RAHASIA-77"
PASSWORD = "kuda-tepat-baterai-staples"
CONTACTS = {
    "name": "contacts",
    "path": "tables/contacts.csv",
    "inovasi:access": "internal",
    "title": "Contacts of innovators",
    "title_id": "Kontak inovator",
    "description": "One row per person.",
    "description_id": "Satu baris tiap orang.",
    "schema": {
        "primaryKey": "contact_id",
        "fields": [
            {"name": name, "type": "string", "title": name, "title_id": name, "description": "d", "description_id": "d"}
            for name in ("contact_id", "phone", "innovation_id")
        ],
    },
}
VIEW = View(page="data", fig="tabel", table="raw_contacts")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    target = tmp_path_factory.mktemp("made")
    rows = [{"contact_id": "k1", "phone": SECRET, "innovation_id": "laboratorium-kemiskinan"}]
    return target, made_package.build(target, lambda _, rows: rows, [{"resource": CONTACTS, "rows": rows}])


@pytest.fixture
def version(made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    made_package.serve(*made, monkeypatch)
    monkeypatch.setattr(password.check, "__defaults__", (password.Throttle(),))
    password.keep(PASSWORD)
    yield made[1]


def test_no_public_table_is_marked() -> None:
    assert {table.access for table in descriptor.load(paths.DESCRIPTOR).tables} == {"public"}


def test_a_misspelt_mark_stops_rather_than_opens(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inovasi:access"):
        made_package.build(
            tmp_path, lambda _, rows: rows, [{"resource": CONTACTS | {"inovasi:access": "Internal"}, "rows": [{"contact_id": "k"}]}]
        )
    assert not (tmp_path / "build" / "current").exists()


def test_a_viewer_is_refused_where_data_are_read(version: str) -> None:
    assert release.internal_tables(version) == {"contacts"}
    with pytest.raises(RestrictedError, match="contacts"):
        release.table("contacts", version)
    with pytest.raises(duckdb.CatalogException):  # nor is it found under its name by any connection
        release.connection(version).cursor().execute("select * from contacts")
    with readers.reading_as(ANI):
        assert list(release.table("contacts", version)["phone"]) == [SECRET]
    with pytest.raises(NotAllowedError):  # what an editor read is kept apart
        release.table("contacts", version)


def test_a_query_on_an_internal_table_is_refused(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "contacts_listed.sql").write_text(
        "-- question: ?\nselect phone, innovations.innovation_id\nfrom contacts join innovations using (innovation_id)\n"
    )
    monkeypatch.setattr(paths, "QUERIES", tmp_path)
    assert {"contacts", "innovations"} <= queries.words("contacts_listed")
    with pytest.raises(RestrictedError):
        queries.run("contacts_listed", version)
    with readers.reading_as(ANI):
        assert list(queries.run("contacts_listed", version)["phone"]) == [SECRET]
    with pytest.raises(RestrictedError):
        queries.run("contacts_listed", version)


KEEP_NO_ROWS = {  # functions of a release that keep a connection, a name or a text, never a row
    "release.py": ("connection", "facts", "internal_tables", "_checked", "kept"),
    "spark.py": ("translated", "_view"),
}


def test_every_cache_of_rows_keeps_readers_apart() -> None:
    for path in (paths.ROOT / "inovasi").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("lru_cache" in ast.unparse(item) for item in node.decorator_list):
                names = {argument.arg for argument in node.args.args}
                opens = node.name in KEEP_NO_ROWS.get(path.name, ())
                assert opens or not names & {"data_version", "version", "view", "figure"}, (
                    f"{path.name}: {node.name} keeps rows: use readers.kept"
                )


def test_figures_and_search_tell_a_viewer_nothing_before_or_after_an_editor_looked(version: str) -> None:
    for _ in range(2):
        assert "raw_contacts" not in tables.table_codes()
        for search in ("", "RAHASIA", "0812"):
            with pytest.raises(RestrictedError):
                figures.build(views.changed(VIEW, search=search))
        with pytest.raises(RestrictedError):
            card_content.payload(VIEW, version, False, "h3")
        assert "contacts" not in set(figures.build(View(page="data", fig="kamus")).rows["table"])
        with readers.reading_as(ANI):
            assert SECRET in str(figures.build(VIEW).rows.values)
            assert SECRET in str(figures.build(views.changed(VIEW, search="rahasia")).rows.values)
            assert SECRET in str(card_content.payload(VIEW, version, False, "h3"))
            assert "raw_contacts" in tables.table_codes()
            assert "contacts" in set(figures.build(View(page="data", fig="kamus")).rows["table"])


def test_no_figure_of_the_product_holds_it(version: str) -> None:
    known = View(innovation="laboratorium-kemiskinan", government="prov-16", province="16", row="r001")
    with readers.reading_as(ANI):
        figures.build(VIEW)
    for page, fig in figures.BUILDERS:
        view = views.changed(known, page=page, fig=fig)
        try:
            figure = figures.build(view)
        except KeyError:
            continue
        assert SECRET not in str(figure.rows.values) and SECRET not in str(figure.drawings), (page, fig)


def unpacked(content: bytes) -> bytes:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"".join(unpacked(packed.read(name)) for name in packed.namelist())
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


@pytest.mark.parametrize("kind", [*downloads.TABULAR, "pptx", "pdf", "html"])
def test_downloads_ask_for_a_ticket_of_that_table(
    client: TestClient, version: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/unduh/{kind}?{views.address(VIEW)}&rows=shown"
    now = time.time()
    good = tickets.issue(ANI, "raw_contacts", now)
    refused = {
        "none": "",
        "forged": good[:-4] + "AAAA",
        "other table": tickets.issue(ANI, "raw_innovations", now),
        "too old": tickets.issue(ANI, "raw_contacts", now - tickets.LIFE_S - 1),
        "from the future": tickets.issue(ANI, "raw_contacts", now + 5000),
        "nonsense": "a.b",
        "worse": "%00..",
    }
    for name, ticket in refused.items():
        answer = client.get(address + (f"&izin={ticket}" if ticket else ""))
        assert answer.status_code == 403, (name, answer.text)
        assert SECRET.encode() not in unpacked(answer.content) and "Traceback" not in answer.text, name
    answer = client.get(f"{address}&izin={good}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    if kind in ("csv", "xlsx"):
        assert SECRET.encode() in unpacked(answer.content)
    assert client.get(address).status_code == 403  # the file of an editor is not given to the next
    password.keep(PASSWORD)
    assert client.get(f"{address}&izin={good}").status_code == 403  # a new password ends tickets, too


def test_a_ticket_opens_no_story_and_a_story_no_table(client: TestClient, version: str) -> None:
    parameter = stories.to_parameter(Story("Bocor?", (Slide(VIEW),)))
    ticket = tickets.issue(ANI, "raw_contacts", time.time())
    with readers.reading_as(ANI):
        figures.build(VIEW)
    for address in (
        f"/tampil?cerita={parameter}",
        *(f"/unduh/{kind}?cerita={parameter}" for kind in ("pptx", "pdf", "html", "xlsx")),
    ):
        for extra in ("", f"&tb=raw_contacts&izin={ticket}"):
            answer = client.get(address + extra)
            assert answer.status_code == 403 and SECRET.encode() not in answer.content, address


def test_the_pages_tell_a_viewer_to_sign_in(version: str) -> None:
    app = open_page("data", tb="raw_contacts", q="RAHASIA", l="id")
    assert not app.exception and SECRET not in str(app.main)
    assert any("Kelola data" in info.value for info in app.info)
    assert "raw_contacts" not in app.selectbox(key="w_table").options
    story = stories.to_parameter(Story("Bocor?", (Slide(VIEW),)))
    forum = open_page("forum", cerita=story, l="id")
    assert not forum.exception and SECRET not in str(forum.main)


def test_the_card_of_an_editor_carries_a_ticket_in_every_download(version: str) -> None:
    shared = figure_card._with_ticket(card_content.payload(View(page="data", fig="tabel"), version, False, "h3"), View(page="data"))
    assert "izin=" not in str(shared)
    with readers.reading_as(ANI):
        data = figure_card._with_ticket(card_content.payload(VIEW, version, False, "h3"), VIEW)
        kept = card_content.payload(VIEW, version, False, "h3")
    hrefs = [item["href"] for group in data["figure"]["downloads"] for item in group["items"]]
    assert hrefs and all("&izin=" in href for href in hrefs)
    assert "izin=" not in str(kept)  # the shared card stays as it was


def test_the_release_of_a_package_without_a_mark_is_as_before() -> None:
    with duckdb.connect() as connection:
        package = descriptor.load(paths.DESCRIPTOR)
        warehouse.create_tables(connection, package)
        warehouse._set_apart(connection, package)
        assert connection.execute("select count(*) from information_schema.schemata where schema_name = 'internal'").fetchone() == (
            0,
        )
