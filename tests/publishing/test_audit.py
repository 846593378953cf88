"""The audit log: only added to; what was altered, taken out or torn shows."""

import json
import os
from pathlib import Path

import pytest

from inovasi import i18n, release, views
from inovasi.access.people import Editor
from inovasi.publishing import audit, audit_words, candidate, drafts, releases, remembered, store
from tests.publishing.conftest import BUDI, renamed

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


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_particulars_are_words_in_both_languages_and_plain_facts_stay_beside_them(language: str) -> None:
    first = release.current()
    made = candidate.make(SARI, first, renamed())
    done = releases.publish(SARI, made, "Data Agustus")
    releases.make_current(BUDI, first, "Salah berkas")
    draft = drafts.create(SARI, "pemenang 2026.xlsx", b"x", first)
    drafts.discard(SARI, draft.id)
    known = release.table("innovations", first).iloc[0]
    remembered.keep_decisions(SARI, (remembered.Decision("innovations", "Ayo Cetting", "same", str(known["innovation_id"])),))
    remembered.keep_decisions(SARI, (remembered.Decision("innovations", "Sama Sekali Baru", "new", ""),))
    remembered.remember_mapping(SARI, "Nama|Tahun", {"table": "awards"})
    log = audit.read()
    said = {entry.action: audit_words.details(entry.action, entry.facts, language) for entry in log.entries}
    numbered = i18n.t("publishing.detail_numbered", language, number=1, version=done.data_version)
    assert said["published"].startswith(numbered) and said["published"].endswith("Data Agustus")
    assert "Salah berkas" in said["made_current"] and first in said["made_current"]
    assert "pemenang 2026.xlsx" in said["draft_discarded"] and "Nama|Tahun" in said["mapping_kept"]
    decided = [
        audit_words.details(entry.action, entry.facts, language) for entry in log.entries if entry.action == "identity_decided"
    ]
    assert decided[0].endswith(str(known["name"])) and "Ayo Cetting" in decided[0]
    assert decided[1].endswith(i18n.t("publishing.decision_new", language))
    assert not any("=" in text or "_" in text or "{" in text for text in said.values())
    sent = audit.csv_bytes(log, language).decode("utf-8-sig")
    assert "version=" in sent and "Data Agustus" in sent and said["mapping_kept"] in sent


def test_an_entry_of_another_program_is_written_as_it_stands() -> None:
    assert audit_words.details("something_new", {"what": "x"}, "id") == "what: x"
    assert audit_words.details("publish_failed", {}, "id") == ""
    assert audit_words.details("published", {"why": "x"}, "id") == "why: x"
