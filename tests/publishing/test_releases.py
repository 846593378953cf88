"""Releases: whole, immutable, one at a time, never lost; damage and a full or closed disk are told and change nothing."""

import errno
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from inovasi import descriptor, figures, paths, queries, release, stories, views
from inovasi.access.people import NotAllowedError
from inovasi.publishing import audit, candidate, drafts, releases, store
from inovasi.publishing.candidate import Candidate, Edit
from inovasi.publishing.releases import Published
from inovasi.stories import Change, Slide
from tests.publishing.conftest import BUDI, SARI, renamed


@pytest.fixture
def made(base: str) -> Candidate:
    return candidate.make(SARI, base, renamed())


@pytest.fixture
def first(made: Candidate) -> Published:
    return releases.publish(SARI, made, "Data Agustus")


def second(suffix: str = " (kedua)") -> Candidate:
    return candidate.make(BUDI, release.current(), renamed(1, suffix))


def test_without_a_state_folder_the_embedded_records_are_served(state: Path) -> None:
    assert release.standing() == release.Standing(release.embedded(), release.embedded())
    (only,) = releases.history()
    assert (only.number, only.is_embedded, only.is_current) == (0, True, True)
    assert release.is_kept(release.embedded()) and not state.exists()


def test_a_publication_says_who_when_why_and_of_what(base: str, first: Published, made: Candidate) -> None:
    assert (first.number, first.published_by, first.why, first.parent) == (1, "Sari", "Data Agustus", base)
    assert first.counts["replications"] == 382 and first.is_current and not first.trouble
    raw = release.manifest(made.data_version)
    assert raw["changes"]["replications"] == {"added": 1, "changed": 0, "removed": 0}
    assert len(raw["files"]) == len(descriptor.load(paths.DESCRIPTOR).tables) + 2
    assert releases.damaged_files(made.data_version) == ()
    assert release.current() == made.data_version
    assert [(one.number, one.published_by, one.is_current) for one in releases.history()] == [
        (1, "Sari", True),
        (0, "data publik", False),
    ]
    told = [(entry.action, entry.by) for entry in audit.read().entries]
    assert told == [("publish_started", "Sari"), ("published", "Sari")]


def test_figures_and_stories_follow_the_release_and_old_ones_can_be_asked_for(base: str, first: Published) -> None:
    view = views.View(page="peta_replikasi", fig="peta")
    assert stories.changed_since(Slide(view, data_version=base), release.current()) is Change.OTHER_ROWS
    assert release.is_kept(base) and release.is_kept(first.data_version)
    then = figures.build(view, base).rows["value"].sum()
    assert figures.build(view).rows["value"].sum() == then + 1


def test_undo_makes_an_older_release_current_and_is_itself_recorded(base: str, first: Published) -> None:
    back = releases.make_current(BUDI, base, "Salah berkas")
    assert release.current() == base == back.data_version and back.number == 0
    again = releases.make_current(SARI, first.data_version, "Ternyata benar")
    assert release.current() == first.data_version == again.data_version
    last = audit.read().entries[-1]
    assert (last.action, last.by, last.facts["why"], last.facts["base"]) == ("made_current", "Sari", "Ternyata benar", base)
    assert len(releases.history()) == 2


def test_undo_works_without_the_folder_of_the_build(base: str, first: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    """The embedded records were kept with the first publication, so an update of the program cannot take them away."""
    monkeypatch.setattr(release, "embedded", lambda build=paths.BUILD: "ffffffffffff")
    assert releases.make_current(SARI, base, "x").number == 0
    assert releases.history()[0].data_version == "ffffffffffff"  # the newer embedded records are offered
    assert release.current() == base  # and push nothing aside


def test_the_differences_of_any_two_releases(base: str, first: Published) -> None:
    third = releases.publish(BUDI, second(), "Lagi")
    forward = {change.table: change for change in releases.differences(base, third.data_version)}
    backward = {change.table: change for change in releases.differences(third.data_version, base)}
    assert len(forward["innovations"].cells) == len(backward["innovations"].cells) == 2
    assert forward["replications"].added == backward["replications"].removed != ()
    assert releases.differences(base, base) == ()
    with pytest.raises(store.StoreError):
        releases.differences(base, "ffffffffffff")


@pytest.mark.parametrize("why", ["", " \n "])
def test_a_reason_is_required(made: Candidate, base: str, why: str) -> None:
    for act in (lambda: releases.publish(SARI, made, why), lambda: releases.make_current(SARI, base, why)):
        with pytest.raises(store.StoreError) as caught:
            act()
        assert caught.value.key == "publishing.error_no_reason"


def test_nobody_but_an_editor_publishes_or_undoes(made: Candidate, base: str) -> None:
    for nobody in (None, "Sari", object()):
        for act in (
            lambda who=nobody: releases.publish(who, made, "x"),
            lambda who=nobody: releases.make_current(who, base, "x"),
        ):
            with pytest.raises(NotAllowedError):
                act()
    assert release.current() == base and audit.read().entries == ()


def test_old_candidates_are_cleared_and_one_that_is_gone_is_told(made: Candidate, base: str) -> None:
    candidate.forget(SARI)
    assert made.package.is_dir()  # young: it may be on a screen
    candidate.forget(SARI, older_than_s=-1)
    with pytest.raises(store.StoreError) as caught:
        releases.publish(SARI, made, "x")
    assert caught.value.key == "publishing.error_candidate_gone" and release.current() == base


def test_nothing_changed_is_not_published(base: str) -> None:
    with pytest.raises(store.StoreError) as caught:
        releases.publish(SARI, candidate.make(SARI, base, Edit()), "x")
    assert caught.value.key == "publishing.error_no_changes"


def test_the_second_of_two_editors_is_told_that_the_base_has_moved(made: Candidate, base: str) -> None:
    other = candidate.make(BUDI, base, renamed(1))
    releases.publish(SARI, made, "Data Agustus")
    with pytest.raises(store.StoreError) as caught:
        releases.publish(BUDI, other, "Data saya")
    assert caught.value.key == "publishing.error_base_moved"
    assert caught.value.parameters == {"number": 1, "name": "Sari", "why": "Data Agustus"}
    anew = candidate.make(BUDI, release.current(), renamed(1))  # both edits: the copy added by Sari stands already
    assert releases.publish(BUDI, anew, "Data saya").number == 2


def test_two_publishing_processes_leave_one_new_release(base: str, state: Path) -> None:
    code = (
        "import sys; from inovasi.publishing import releases, candidate, store; from tests.publishing.conftest import *\n"
        "made = candidate.make(SARI, release.current(), renamed(int(sys.argv[1])))\n"
        "store.LOCK_WAIT_S = 100  # on a slow machine the second may wait longer than a person would\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "try: print(releases.publish(SARI, made, 'x').number)\n"
        "except store.StoreError as error: print(error.key)"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(number)],
            cwd=paths.ROOT,
            env=os.environ | {"INOVASI_STATE": str(state)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in (0, 1)
    ]
    for one in both:
        assert one.stdout and one.stdout.readline() == "ready\n"
    for one in both:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    told = sorted(one.communicate(timeout=120)[0].strip() for one in both)
    assert told == ["1", "publishing.error_base_moved"]
    assert [one.number for one in releases.history()] == [1, 0]
    assert audit.read().broken == ()


def test_a_release_taken_back_and_published_again_is_the_same_release(base: str, first: Published) -> None:
    releases.make_current(SARI, base, "x")
    again = releases.publish(BUDI, candidate.make(BUDI, base, renamed()), "y")
    assert again.data_version == first.data_version and again.number == 1 and len(releases.history()) == 2


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "empty", "manifest"])
def test_a_damaged_release_is_told_and_the_last_good_one_serves(base: str, first: Published, damage: str) -> None:
    third = releases.publish(BUDI, second(), "Lagi")
    file = store.folder("releases", third.data_version, "manifest.json" if damage == "manifest" else "release.duckdb")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.unlink()
    if damage != "gone":
        file.write_bytes({"cut": content[: len(content) // 2], "empty": b""}.get(damage, bytes(content)))
    standing = release.standing()
    assert standing.data_version == first.data_version and standing.wanted == third.data_version and standing.trouble
    params = views.View().params(*queries.parameter_names("key_figures"))
    assert queries.run("key_figures", **params)["recorded_count"].iloc[0] > 0
    assert release.is_kept(third.data_version) is False
    listed = {one.data_version: one for one in releases.history()}
    assert listed[third.data_version].trouble and not listed[third.data_version].is_current
    with pytest.raises(store.StoreError) as caught:
        releases.make_current(SARI, third.data_version, "x")
    assert caught.value.key == "publishing.error_damaged_release"
    back = releases.make_current(SARI, first.data_version, "rilis 2 rusak")
    assert release.standing() == release.Standing(first.data_version, first.data_version) and back.number == 1


def test_a_damaged_release_is_made_whole_by_publishing_its_content_again(base: str, first: Published) -> None:
    store.folder("releases", first.data_version, "release.duckdb").write_bytes(b"")
    assert release.standing().data_version == base
    again = releases.publish(SARI, candidate.make(SARI, base, renamed()), "ulang")
    assert again.data_version == first.data_version and releases.damaged_files(again.data_version) == ()
    assert release.standing().trouble == ""


def test_when_every_published_release_is_damaged_the_embedded_records_serve(base: str, first: Published) -> None:
    for path in store.folder("releases").glob("*/release.duckdb"):
        path.write_bytes(b"not a database")
    release._opened.cache_clear()
    standing = release.standing()
    assert (standing.data_version, standing.trouble) == (base, "checksum")
    assert release.file_of(base).parent == paths.BUILD and release.facts(base).data_version == base


def test_a_candidate_never_stands_in_for_a_release(base: str, made: Candidate) -> None:
    store.folder("current").write_text(made.data_version, encoding="utf-8")
    assert release.standing() == release.Standing(base, made.data_version, "missing")


@pytest.mark.parametrize("text", ["", "../../etc", "\xff", "ffffffffffff", "f" * 10_000])
def test_what_current_names_is_never_trusted(base: str, first: Published, text: str) -> None:
    store.folder("current").write_text(text, encoding="latin-1")
    assert release.current() in (base, first.data_version)


def test_a_table_of_a_release_that_was_altered_is_no_base_for_edits(first: Published) -> None:
    path = store.folder("releases", first.data_version, "package", "tables", "forums.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("Forum", "Fxrum", 1), encoding="utf-8")
    with pytest.raises(store.StoreError) as caught:
        second()
    assert caught.value.parameters["file"] == "package/tables/forums.csv"
    assert releases.damaged_files(first.data_version) == ("package/tables/forums.csv",)


def test_a_release_of_an_older_form_is_not_served_and_is_renewed_without_losing_a_row(
    first: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later program asks for one more column, which the release of an earlier one lacks."""
    raw = json.loads(paths.DESCRIPTOR.read_text(encoding="utf-8"))
    (copies,) = [one for one in raw["resources"] if one["name"] == "replications"]
    copies["schema"]["fields"].append(copies["schema"]["fields"][-1] | {"name": "added_later", "type": "string", "default": "yes"})
    later = tmp_path / "datapackage.json"
    later.write_text(json.dumps(raw), encoding="utf-8")
    assert releases.renew(SARI, "x") is None
    monkeypatch.setattr(paths, "DESCRIPTOR", later)
    release._checked.cache_clear()
    assert release.standing().trouble == "older_form"
    renewed = releases.renew(SARI, "program baru")
    assert renewed and renewed.number == 2 and renewed.counts == first.counts
    assert release.standing() == release.Standing(renewed.data_version, renewed.data_version)
    assert {row["added_later"] for row in candidate.tables_of(renewed.data_version)["replications"]} == {"yes"}
    release._checked.cache_clear()


def test_a_full_disk_is_told_and_nothing_changes(made: Candidate, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    real = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 20:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(store.StoreError) as caught:
        releases.publish(SARI, made, "x")
    assert caught.value.key == "publishing.error_full_disk"
    assert release.current() == base and not list(store.folder("releases").glob("*"))
    monkeypatch.setattr(os, "fsync", real)
    assert releases.publish(SARI, made, "x").number == 1
    assert "publish_settled" in {entry.action for entry in audit.read().entries}
    assert audit.read().broken == ()


@pytest.mark.parametrize("share", [0.0001, 0.02, 0.2, 0.9])
def test_a_disk_that_takes_no_more_bytes_is_told_and_nothing_changes(made: Candidate, base: str, state: Path, share: float) -> None:
    """The system itself refuses to let a file grow beyond a share of the database: in the audit log, a table, or DuckDB's file."""
    limit = int(share * release.file_of(base).stat().st_size)
    code = (
        "import resource, sys; from inovasi.publishing import releases, candidate, store; from tests.publishing.conftest import *\n"
        f"made = candidate.Candidate(store.folder('candidates', {made.data_version!r}), {made.data_version!r}, {base!r}, '')\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "try: releases.publish(SARI, made, 'x' * 500); print('published')\n"
        "except store.StoreError as error: print(error.key)"
    )
    environment = os.environ | {"INOVASI_STATE": str(state), "PYTHONDONTWRITEBYTECODE": "1"}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert told.stdout.strip() == "publishing.error_full_disk", told.stderr[-2000:]
    assert release.current() == base and releases.publish(SARI, made, "x").number == 1
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_is_told(made: Candidate, base: str, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def closed(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", closed)
    for act in (lambda: releases.publish(SARI, made, "x"), lambda: releases.make_current(SARI, base, "x")):
        with pytest.raises(store.StoreError) as caught:
            act()
        assert caught.value.key == "publishing.error_closed_folder"
    monkeypatch.undo()


def test_an_interrupted_publication_is_settled_in_the_log(made: Candidate, base: str, first: Published) -> None:
    audit.append(SARI, "publish_started", version="ffffffffffff", base=base, why="x")
    audit_before = len(audit.read().entries)
    releases.make_current(BUDI, base, "y")
    settled = audit.read().entries[audit_before]
    assert (settled.action, settled.by) == ("publish_settled", "Budi")
    assert settled.facts | {"started_at": ""} == {
        "version": "ffffffffffff",
        "outcome": "abandoned",
        "started_by": "Sari",
        "started_at": "",
    }


def test_an_empty_release_can_be_published_and_taken_back(base: str) -> None:
    bare = releases.publish(SARI, candidate.make(SARI, base, Edit(is_emptied=True)), "Mulai dari kosong")
    assert bare.counts["replications"] == 0 and bare.counts["provinces"] == 38
    assert releases.make_current(SARI, base, "x").counts["replications"] == 381


def test_a_session_keeps_one_version_within_a_run(base: str, made: Candidate) -> None:
    with release.one_version() as version:
        releases.publish(SARI, made, "x")
        assert release.current() == version == base
    assert release.current() == made.data_version


def test_a_draft_outlives_publications(made: Candidate) -> None:
    draft = drafts.create(SARI, "a.csv", b"1", made.base_version)
    releases.publish(SARI, made, "x")
    assert drafts.load(draft.id) == draft
