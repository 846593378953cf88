"""Thousands of bad uploads over the whole path: never an error but the intake's own, never a hang, never a lost row.

INTAKE_FUZZ sets how many inputs each test tries (default 60, a minute at most in all); the count is printed at the end.
"""

import io
import json
import os
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inovasi import descriptor, paths
from inovasi.intake import all_tables, likeness, reading, report, upload
from inovasi.intake.model import Correction, Grid, IntakeError, Workbook, mapping_from
from tests.intake import books

TRIES = int(os.environ.get("INTAKE_FUZZ", "60"))
FUZZ = settings(max_examples=TRIES, deadline=30_000, suppress_health_check=list(HealthCheck), derandomize=TRIES <= 60)
PACKAGE = descriptor.load(paths.DESCRIPTOR)
TABLES = all_tables.read_tables(PACKAGE, paths.DATA)
SMALL = {name: rows[:40] for name, rows in TABLES.items()}
TODAY = date(2026, 11, 24)
EDITABLE = [table for table in PACKAGE.tables if table.editing == "editable"]
TRIED: Counter[str] = Counter()

NASTY = [
    "=cmd|'/c calc'!A0",
    "@SUM(1)",
    "+62",
    "-",
    "<script>alert(1)</script>",
    "\u202eatad",
    "\x00\x01",
    "\ud7ff",
    "N" * 500,
    "1.234",
    "1e309",
    "-0",
    "9" * 400,
    "31/02/2020",
    "٣/٤/٢٠٢٠",
    "²",
    "Ⅷ",
    "ya",
    "Kab.",
    "Kabupaten ",
    "prov-16",
    "{0}",
    "{field}",
    "%s",
    "https://",
    "http://[::1",
    "https://a.b/" + "x" * 3000,
    "'; drop table awards; --",
    "\n\n\n",
    "🙂" * 40,
]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(NASTY),
    st.text(max_size=30),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([row[name] for rows in SMALL.values() for row in rows[:3] for name in row]),
)


@pytest.fixture(scope="module", autouse=True)
def told() -> Iterator[None]:
    yield
    print(f"\nfuzz inputs tried: {sum(TRIED.values()):,} ({dict(TRIED)})")


def try_bytes(content: bytes, name: str) -> bool:
    """Put bytes through the whole path; return whether they were taken in."""
    try:
        book = reading.read(content, name)
    except IntakeError as error:
        assert error.words
        return False
    follow(book, content)
    return True


def follow(book: Workbook, content: bytes | None, **options: object) -> None:
    outcome = upload.check(book, PACKAGE, SMALL, today=TODAY, **options)  # type: ignore[arg-type]
    for count in outcome.counts:
        assert count.rows == count.good + count.waiting + count.duplicate + count.empty
        assert bool(count.waiting) <= bool(outcome.faults)
    for table, rows in outcome.rows.items():
        names = [field.name for field in PACKAGE.table(table).fields]
        for row in rows:
            assert sorted(row) == sorted(names) and all(isinstance(text, str) for text in row.values())
    report.list_workbook(outcome.problems[:50], PACKAGE, "id")
    if content is not None:
        try:
            report.marked_workbook(content, book, outcome.problems[:20], PACKAGE, "en")
        except IntakeError as error:
            assert error.words


@FUZZ
@given(
    st.binary(max_size=3000), st.text(max_size=40), st.sampled_from([b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"a;b\n"])
)
def test_any_bytes(content: bytes, name: str, start: bytes) -> None:
    TRIED["bytes"] += 1
    try_bytes(start + content, name)


@FUZZ
@given(st.text(max_size=2000), st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-8-sig"]), st.sampled_from(EDITABLE))
def test_any_text(text: str, encoding: str, table: descriptor.Table) -> None:
    TRIED["texts"] += 1
    head = ";".join(field.name for field in table.fields)
    try_bytes(f"{head}\n{text}".encode(encoding, errors="ignore"), "a.csv")


def real_workbook() -> bytes:
    rows = {table.name: TABLES[table.name][:6] for table in EDITABLE}
    return books.xlsx({name: [list(held[0]), *(list(row.values()) for row in held)] for name, held in rows.items() if held})


REAL = real_workbook()


@FUZZ
@given(st.integers(0, 2**32))
def test_mutated_workbooks(seed: int) -> None:
    """Bytes of the container changed, cut, repeated."""
    TRIED["containers"] += 1
    chance = random.Random(seed)
    content = bytearray(REAL)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 40)]
            case _:
                content[at : at + 4] = chance.randbytes(4)
    try_bytes(bytes(content), "a.xlsx")


XML_PIECES = [
    b'r="A1048576"',
    b'r="XFD1"',
    b'r=""',
    b't="s"',
    b't="e"',
    b't="d"',
    b't="inlineStr"',
    b"<v>-1</v>",
    b"<v>99999999999</v>",
    b"<v>1e400</v>",
    b"<v>NaN</v>",
    b"<f>1+1</f>",
    b"<is><t>x</t></is>",
    b'<mergeCell ref="A1:XFD1048576"/>',
    b'<mergeCell ref="B2:A1"/>',
    b'<dimension ref="A1:XFD1048576"/>',
    b'count="4294967295"',
    b'uniqueCount="18446744073709551615"',
    b"</row>",
    b"<row>",
    b"&#0;",
    b"\xff",
    b'numFmtId="14"',
    b'date1904="1"',
    b'<sheet name="a" r:id="rId1"/>',
    b'Target="../../../etc/passwd"',
]


@FUZZ
@given(st.integers(0, 2**32))
def test_mutated_parts(seed: int) -> None:
    """The XML inside changed and packed anew, so that it reaches the reader itself."""
    TRIED["parts"] += 1
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(REAL)) as box:
        names = [name for name in box.namelist() if name.endswith((".xml", ".rels"))]
        name = chance.choice(names)
        part = bytearray(box.read(name))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(part))
        match chance.randrange(3):
            case 0:
                part[at : at + chance.randint(0, 30)] = chance.choice(XML_PIECES)
            case 1:
                del part[at : at + chance.randint(1, 60)]
            case _:
                digits = [place for place, sign in enumerate(part) if 48 <= sign <= 57]
                if digits:
                    place = chance.choice(digits)
                    part[place : place + 1] = str(chance.choice([0, 9, 65536, 2**31, 2**63, 2**64])).encode()
    try_bytes(books.with_part(REAL, {name: bytes(part)}), "a.xlsx")


@FUZZ
@given(st.data())
def test_weird_cells_under_real_headers(data: st.DataObject) -> None:
    TRIED["grids"] += 1
    table = data.draw(st.sampled_from(EDITABLE))
    fields = data.draw(st.permutations([field.name for field in table.fields]))[: data.draw(st.integers(1, len(table.fields)))]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=0, max_size=len(fields) + 1), max_size=6))
    grid = Grid("S", (tuple(fields), *(tuple(row) for row in rows)))
    decisions = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "table": st.sampled_from(["innovations", "governments", "x"]),
                    "name": st.text(max_size=9),
                    "choice": st.sampled_from(["same", "new", "alias", "?"]),
                    "key": st.text(max_size=9),
                }
            ),
            max_size=2,
        )
    )
    corrections = [
        Correction(
            "S",
            data.draw(st.integers(-1, 8)),
            data.draw(st.sampled_from(["A", "B", "", "ZZZZ", "1"])),
            data.draw(st.sampled_from(NASTY)),
        )
    ]
    follow(Workbook("a.xlsx", "xlsx", (grid,)), None, corrections=corrections, decisions=likeness.decisions_from(decisions))


@FUZZ
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    )
)
def test_any_stored_mapping(value: object) -> None:
    TRIED["mappings"] += 1
    json.dumps(value)
    for given_value in (value, {"table": "awards", "header_row": 1, "columns": value}):
        try:
            mapping = mapping_from(given_value)
        except IntakeError:
            continue
        follow(Workbook("a.xlsx", "xlsx", (Grid("S", (("award_id",), ("x",))),)), None, mappings={"S": mapping})


def test_kinds_of_cells_are_all_tried() -> None:
    """Every type that a reader may hand over is among the cells above."""
    handed = (str, float, int, bool, date, datetime, time, timedelta)
    grid = Grid(
        "S",
        (
            ("award_id", "award_year"),
            *(("x", kind) for kind in ("a", 1.5, 1, True, date(2020, 1, 1), datetime(2020, 1, 1), time(1), timedelta(1))),
        ),
    )
    assert {type(row[1]) for row in grid.rows[1:]} == set(handed)
    follow(Workbook("a.xlsx", "xlsx", (grid,)), None)
