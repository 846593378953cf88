"""The state folder: where each thing lies, one lock for writers, and file errors said in words of the product."""

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from inovasi import files, paths
from inovasi.access.people import Editor, NotAllowedError

LOCK_WAIT_S = 10.0
LOCK_STEP_S = 0.05
ASIDE = "."  # names that begin so are half-made or half-removed: never listed, swept by the next writer
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


class StoreError(Exception):
    """Something about the state that an editor must be told: a key of words and its parameters."""

    def __init__(self, key: str, **parameters: object) -> None:
        self.key, self.parameters = f"publishing.error_{key}", parameters
        super().__init__(f"{self.key} {parameters or ''}".strip())


def folder(*parts: str) -> Path:
    """Return a path in the state folder."""
    return paths.STATE.joinpath(*parts)


def now() -> str:
    """Return the time of day in UTC, to the millisecond, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def told() -> Iterator[None]:
    """Turn what the system says of a full or closed disk into a StoreError."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StoreError("full_disk", folder=str(paths.STATE)) from error
        if error.errno in CLOSED:
            raise StoreError("closed_folder", folder=str(paths.STATE)) from error
        raise


@contextmanager
def database_told() -> Iterator[None]:
    """Turn what DuckDB says of a full or closed disk into the OSError that it is."""
    try:
        yield
    except duckdb.Error as error:
        text = str(error).lower()
        if any(words in text for words in ("no space left", "file too large", "disk quota", "could not write")):
            raise OSError(errno.ENOSPC, str(error)) from error
        if any(words in text for words in ("permission denied", "read-only file system", "cannot open file")):
            raise OSError(errno.EACCES, str(error)) from error
        raise


@contextmanager
def locked(editor: Editor) -> Iterator[None]:
    """Let one writer at a time in, among threads and processes; the system frees the lock of a writer that dies.

    Raises NotAllowedError for anyone but an editor, StoreError when another holds it longer than LOCK_WAIT_S.
    """
    if not isinstance(editor, Editor):
        raise NotAllowedError("Only a signed-in editor may change what is kept.")
    with told():
        folder().mkdir(parents=True, exist_ok=True)
        handle = os.open(folder("lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = time.monotonic() + LOCK_WAIT_S
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > end:
                    raise StoreError("busy") from error
                time.sleep(LOCK_STEP_S)
        with told():
            yield
    finally:
        os.close(handle)


def write_json(path: Path, value: object) -> None:
    """Replace a JSON file in one step."""
    files.write_text(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def move_in(aside: Path, final: Path) -> None:
    """Give a finished folder its name in one step, once all in it is on the disk."""
    for path in sorted(aside.rglob("*")):
        if path.is_dir():
            files.sync_folder(path)
    files.sync_folder(aside)
    aside.rename(final)
    files.sync_folder(final.parent)


def remove(path: Path) -> None:
    """Remove a folder: out of sight in one step, then file by file."""
    gone = path.with_name(f"{ASIDE}gone-{path.name}")
    shutil.rmtree(gone, ignore_errors=True)
    path.rename(gone)
    files.sync_folder(path.parent)
    shutil.rmtree(gone, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Clear what writers that died left half-made; only under the lock, so that nobody is still at it."""
    if parent.is_dir():
        for path in parent.glob(f"{ASIDE}*"):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
