"""The audit log: only added to; what was altered, taken out or torn shows."""

import json
import os
from pathlib import Path

import pytest

from inovasi.access.people import Editor
from inovasi.publishing import audit, store

SARI = Editor("Sari \u202e<b>", "password")


@pytest.fixture
def log() -> Path:
    for number in range(5):
        audit.append(SARI, "publish", number=number, why="baris\nbaru “ya”")
    return store.folder("audit.jsonl")


def test_entries_come_back_in_order(log: Path) -> None:
    read = audit.read()
    assert (read.broken, read.is_torn) == ((), False)
    assert [entry.facts["number"] for entry in read.entries] == ["0", "1", "2", "3", "4"]
    assert {(entry.by, entry.via, entry.action) for entry in read.entries} == {(SARI.name, "password", "publish")}
    assert len(log.read_bytes().splitlines()) == 5  # a line break in a text is no line of the log


def test_nothing_written_is_an_empty_log() -> None:
    assert audit.read() == audit.Log((), (), False)


def test_a_line_taken_out_shows(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:2] + lines[3:]))
    assert 3 in audit.read().broken


def test_an_altered_line_shows_at_the_next(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    changed = json.loads(lines[1]) | {"by": "Budi"}
    log.write_bytes(b"".join([lines[0], json.dumps(changed).encode() + b"\n", *lines[2:]]))
    assert audit.read().broken == (3,)


def test_a_torn_last_line_is_told_and_closed_by_the_next_entry(log: Path) -> None:
    log.write_bytes(log.read_bytes()[:-20])
    read = audit.read()
    assert read.is_torn and read.broken == () and len(read.entries) == 4
    audit.append(SARI, "publish", number=5)
    read = audit.read()
    assert not read.is_torn and read.broken == ()
    assert [entry.action for entry in read.entries[-2:]] == ["torn_line", "publish"]


def test_a_disk_that_fills_up_keeps_no_half_line(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = log.read_bytes()
    real = os.write

    def part(handle: int, content: bytes) -> int:
        if len(content) < 40:
            raise OSError(28, "No space left on device")
        return real(handle, content[: len(content) - 30])

    monkeypatch.setattr(os, "write", part)
    with pytest.raises(store.StoreError) as caught:
        audit.append(SARI, "publish")
    assert caught.value.key == "publishing.error_full_disk"
    assert log.read_bytes() == before
