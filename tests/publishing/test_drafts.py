"""Drafts: kept as given, whole or not at all, found again after a restart, and none can be reached by a crafted id."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from inovasi import paths
from inovasi.access.people import Editor
from inovasi.publishing import audit, drafts, remembered, store
from inovasi.publishing.remembered import Decision

SARI, BUDI = Editor("Sari", "password"), Editor("Budi", "oidc")
BYTES = bytes(range(256)) * 9


def test_a_draft_keeps_the_file_and_what_was_decided() -> None:
    draft = drafts.create(SARI, "data/Data Replikasi ñ.xlsx", BYTES, "cc0fe8fd0694")
    assert draft.file_name == "Data Replikasi ñ.xlsx"
    kept = drafts.save(BUDI, replace(draft, mappings={"Sheet1": {"Nama": "name"}}, corrections=[[1, "x"]], note="menunggu"))
    again = drafts.load(draft.id)
    assert again == kept and (again.created_by, again.changed_by, again.revision) == ("Sari", "Budi", 2)
    assert drafts.content(draft.id) == BYTES
    assert drafts.listed() == drafts.Listing((kept,), ())


def test_a_draft_survives_a_restart() -> None:
    draft = drafts.create(SARI, "a.csv", BYTES, "v")
    code = f"from inovasi.publishing import drafts; print(len(drafts.content({draft.id!r})), drafts.listed().drafts[0].file_name)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=paths.ROOT,
        env=os.environ | {"INOVASI_STATE": str(paths.STATE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [str(len(BYTES)), "a.csv"]


def test_who_made_a_draft_cannot_be_rewritten() -> None:
    draft = drafts.create(SARI, "a.csv", b"", "v")
    assert drafts.save(BUDI, replace(draft, created_by="Budi", created_at="1999")).created_by == "Sari"


def test_two_editors_do_not_overwrite_each_other() -> None:
    draft = drafts.create(SARI, "a.csv", b"", "v")
    drafts.save(BUDI, replace(draft, note="dari Budi"))
    with pytest.raises(store.StoreError) as caught:
        drafts.save(SARI, replace(draft, note="dari Sari"))
    assert caught.value.key == "publishing.error_draft_moved" and caught.value.parameters == {"name": "Budi"}
    assert drafts.load(draft.id).note == "dari Budi"


@pytest.mark.parametrize(
    "draft_id", ["", ".", "..", "../audit.jsonl", "20261124-0000000g", "/etc/passwd", "20261124-00000000/..", "x\0"]
)
def test_an_id_never_walks_paths(draft_id: str, state: Path) -> None:
    drafts.create(SARI, "a.csv", b"", "v")
    before = sorted(state.rglob("*"))
    for act in (drafts.load, drafts.content, lambda one: drafts.discard(SARI, one)):
        with pytest.raises(store.StoreError) as caught:
            act(draft_id)
        assert caught.value.key == "publishing.error_no_draft"
    assert sorted(state.rglob("*")) == before


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"id": "other"}', b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_damaged_draft_is_told_and_hides_no_other(damage: bytes) -> None:
    good, bad = drafts.create(SARI, "a.csv", b"1", "v"), drafts.create(SARI, "b.csv", b"2", "v")
    store.folder("drafts", bad.id, "draft.json").write_bytes(damage)
    assert drafts.listed() == drafts.Listing((good,), (bad.id,))
    with pytest.raises(store.StoreError) as caught:
        drafts.load(bad.id)
    assert caught.value.key == "publishing.error_damaged_draft"
    assert drafts.content(bad.id) == b"2"  # the upload can still be saved
    drafts.discard(SARI, bad.id)
    assert drafts.listed() == drafts.Listing((good,), ())


def test_what_a_dead_writer_left_is_neither_listed_nor_kept() -> None:
    left = store.folder("drafts", ".new-20261124-00000000")
    left.mkdir(parents=True)
    assert drafts.listed() == drafts.Listing((), ())
    drafts.create(SARI, "a.csv", b"", "v")
    assert not left.exists()


def test_a_full_disk_leaves_no_half_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = drafts.create(SARI, "a.csv", b"1", "v")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for act in (lambda: drafts.create(SARI, "b.csv", BYTES, "v"), lambda: drafts.save(SARI, replace(kept, note="x"))):
        with pytest.raises(store.StoreError) as caught:
            act()
        assert caught.value.key == "publishing.error_full_disk"
    assert drafts.listed() == drafts.Listing((kept,), ())


def test_mappings_and_decisions_are_remembered_with_who_and_when() -> None:
    assert remembered.mapping("Nama|Tahun") is None and remembered.decisions() == ()
    remembered.remember_mapping(SARI, "Nama|Tahun", {"Nama": "name"})
    assert remembered.mapping("Nama|Tahun") == {"Nama": "name"}
    same = Decision("innovation", "Jam Kunci!", "alias", "jam-kunci")
    remembered.keep_decisions(SARI, (same,))
    remembered.keep_decisions(BUDI, (same,))  # stands already
    remembered.keep_decisions(BUDI, (replace(same, decision="new", key="jam-kunci-2"),))
    kept = remembered.decisions()
    assert [(one.decided_by, one.decision) for one in kept] == [("Sari", "alias"), ("Budi", "new")]
    assert all(one.decided_at.endswith("Z") for one in kept)
    assert [entry.action for entry in audit.read().entries] == ["mapping_kept", "identity_decided", "identity_decided"]


def test_a_damaged_memory_is_told_and_not_overwritten() -> None:
    remembered.remember_mapping(SARI, "a", 1)
    store.folder("mappings.json").write_text("{", encoding="utf-8")
    with pytest.raises(store.StoreError) as caught:
        remembered.remember_mapping(SARI, "b", 2)
    assert caught.value.parameters == {"file": "mappings.json"}
    assert json.loads('"{"') == store.folder("mappings.json").read_text(encoding="utf-8")
