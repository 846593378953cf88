"""A publisher that is killed: run as `python -m tests.publishing.kill <folder> [every]` on a small package of its own.

It forks a child for every file operation of a publication that changes anything; the child kills itself (SIGKILL) just before it, or,
where bytes are written, after half of them. What the child left is then looked at by a fresh process, which publishes again. A second
series kills children from outside at moments spread over the whole publication, so that DuckDB's own writing is struck, too.
`every` 1 (the default) strikes at each operation, 7 at each seventh; the last ones, around the moment of publication, always.
Prints one JSON object: kills tried, kills survived, and every case in which something was not whole.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from inovasi import paths

ROOT = Path(sys.argv[1]).resolve() if __name__ == "__main__" else Path()
KEPT_REGENCIES = 6
EVERY = int(sys.argv[2]) if __name__ == "__main__" and len(sys.argv) > 2 else 1
TIMED_KILLS = max(4, 40 // EVERY)
LAST = 24  # operations around the moment of publication, struck whatever `every` says
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.link")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> int:
    """Make the small package and a state to publish in, then kill; the exit code says whether all was survived."""
    data, build = ROOT / "data", ROOT / "build"
    if _in_child(lambda: _small_package(data)) != 0:  # in a child: this process reads the paths only once they are ours
        raise RuntimeError("The small package could not be made.")
    paths.DATA, paths.BUILD, paths.DESCRIPTOR = data, build, data / "datapackage.json"
    from inovasi.publishing import releases as _  # noqa: F401 - after the paths are ours: defaults of functions are read at import

    if _in_child(_prepare) != 0:
        raise RuntimeError("The state could not be prepared.")
    shutil.copytree(ROOT / "state", ROOT / "template")
    os.fsync = lambda handle: None  # what a killed process wrote stays with the system; only a power cut would ask for more
    _fresh()
    _in_child(lambda: _publish(count_into=ROOT / "count"))
    operations = int((ROOT / "count").read_text())
    bad, tried = list[str](), 0
    for number in range(1, operations + 1):
        if number % EVERY and number <= operations - LAST:
            continue
        _fresh()
        if _in_child(lambda at=number: _publish(kill_at=at)) == 0:
            bad.append(f"operation {number} was not reached")
        tried += 1
        bad += _look(f"operation {number}")
    _fresh()
    print(f"{operations} operations", file=sys.stderr, flush=True)
    start = time.monotonic()
    _in_child(_publish)
    length = time.monotonic() - start
    struck = 0
    for step in range(TIMED_KILLS):
        _fresh()
        if _in_child(_publish, after_s=length * (step + 0.5) / TIMED_KILLS) != 0:
            struck += 1
        bad += _look(f"after {step + 0.5} of {TIMED_KILLS}")
    print(json.dumps({"operations": operations, "tried": tried + struck, "survived": tried + struck - len(bad), "bad": bad}))
    return 1 if bad else 0


def _small_package(data: Path) -> None:
    """Copy the package with a handful of regencies and no records, so that a publication is quick; every table stays."""
    from inovasi import descriptor
    from inovasi.package.derive import as_csv, rederive
    from inovasi.publishing import candidate

    tables = candidate.emptied(candidate.read(paths.DATA))
    kept = {row["regency_code"] for row in tables["regencies"][:KEPT_REGENCIES]}
    for name in ("regencies", "regency_provinces"):
        tables[name] = [row for row in tables[name] if row["regency_code"] in kept]
    tables["governments"] = [row for row in tables["governments"] if not row["regency_code"] or row["regency_code"] in kept]
    tables["reconciliation"] = tables["reconciliation"][:3]
    tables = rederive(tables)
    for table in descriptor.load(paths.DESCRIPTOR).tables:
        (data / table.path).parent.mkdir(parents=True, exist_ok=True)
        (data / table.path).write_text(as_csv(table, tables[table.name]), encoding="utf-8")
    shutil.copy(paths.DESCRIPTOR, data / "datapackage.json")


def _prepare() -> None:
    """Publish a first release, make a draft, and make the candidate that the killed children publish."""
    from inovasi import release, warehouse
    from inovasi.publishing import candidate, drafts, releases

    paths.STATE = ROOT / "state"
    warehouse.build(paths.DATA, paths.BUILD)
    drafts.create(_editor(), "data.csv", b"draft", release.current())
    releases.publish(_editor(), candidate.make(_editor(), release.current(), _edit("satu")), "pertama")
    made = candidate.make(_editor(), release.current(), _edit("dua"))
    (ROOT / "made.json").write_text(json.dumps([made.data_version, made.base_version]), encoding="utf-8")


def _publish(kill_at: int = 0, count_into: Path | None = None) -> None:
    from inovasi.publishing import releases

    paths.STATE = ROOT / "state"
    made = _made()
    counted = _count_and_kill(kill_at) if kill_at or count_into else lambda: 0
    releases.publish(_editor(), made, "kedua")
    if count_into:
        operations = counted()
        count_into.write_text(str(operations))


def _look(case: str) -> list[str]:
    """Look at what a killed child left, in a fresh process: both releases whole, the draft there, and publishing goes on."""
    return [] if _in_child(_check) == 0 else [case]


def _check() -> None:
    from inovasi import release
    from inovasi.publishing import audit, drafts, releases, store

    paths.STATE = ROOT / "state"
    made = _made()
    standing = release.standing()
    assert standing.trouble == "" and standing.data_version in (made.base_version, made.data_version), standing
    for one in releases.history():
        assert one.trouble == "" and releases.damaged_files(one.data_version) == (), one
    (draft,) = drafts.listed().drafts
    assert drafts.content(draft.id) == b"draft"
    if standing.data_version == made.base_version:
        releases.publish(_editor(), made, "kedua")
    else:
        releases.make_current(_editor(), made.base_version, "kembali")
        releases.make_current(_editor(), made.data_version, "maju")
    assert release.current() == made.data_version
    assert [one.number for one in releases.history()] == [2, 1, 0]
    assert not list(store.folder("releases").glob(".*")) and not list(store.folder().glob(".*"))
    log = audit.read()
    assert log.broken == () and not log.is_torn, log
    started = [entry for entry in log.entries if entry.action in (releases.STARTED, releases.RETURN_STARTED)]
    ended = [e for e in log.entries if e.action in (releases.DONE, releases.FAILED, releases.SETTLED, releases.RETURNED)]
    assert len(started) == len(ended), log.entries


def _count_and_kill(kill_at: int) -> Callable[[], int]:
    """Kill this process just before its `kill_at`-th file operation (0: only count); return what tells the count. Opening, renaming, making and removing are told by Python's
    own audit hook; flushing and writing through descriptors are counted by standing in for them; half a write is done first."""
    seen = 0

    def strike() -> bool:
        nonlocal seen
        seen += 1
        return seen == kill_at

    def hook(event: str, given: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(given[2], int) and given[2] & WRITING
        if (event in CHANGES or writes) and strike():
            os.kill(os.getpid(), signal.SIGKILL)

    real_write = os.write

    def fsync(handle: int) -> None:  # counted, not done: what a killed process wrote stays with the system, flushed or not
        if strike():
            os.kill(os.getpid(), signal.SIGKILL)

    def write(handle: int, content: bytes) -> int:
        if strike():
            real_write(handle, content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return real_write(handle, content)

    os.fsync, os.write = fsync, write  # type: ignore[assignment]
    sys.addaudithook(hook)
    return lambda: seen


def _in_child(act: Callable[[], None], after_s: float | None = None) -> int:
    """Run something in a forked child; kill it after a while where asked. Returns 0 when it came to its end, else what stopped it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        except BaseException as error:  # the child must not go on as its parent would
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            os._exit(code)
    if after_s is not None:
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _fresh() -> None:
    shutil.rmtree(ROOT / "state", ignore_errors=True)
    shutil.copytree(ROOT / "template", ROOT / "state", copy_function=_copied)


def _copied(source: str, target: str) -> None:
    """Copy a file; a database, which is never written again once it has its name, is linked."""
    if source.endswith(".duckdb"):
        os.link(source, target)
    else:
        shutil.copyfile(source, target)


def _editor() -> object:
    from inovasi.access.people import Editor

    return Editor("Sari", "password")


def _edit(name: str) -> object:
    import pandas as pd

    from inovasi.publishing.candidate import Edit

    row = {"innovation_id": "satu", "name": name, "is_package": "no"}
    return Edit(rows={"innovations": pd.DataFrame([row])})


def _made() -> object:
    from inovasi.publishing import candidate, store

    version, base = json.loads((ROOT / "made.json").read_text(encoding="utf-8"))
    return candidate.Candidate(store.folder("candidates", version), version, base, "")


if __name__ == "__main__":
    sys.exit(main())
