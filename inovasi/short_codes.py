"""Short codes of views, for slides that a hall reads with a phone: `/k/<view number>` leads to the view's long address.

A code is the view number; it is resolved from a file beside its release. Long addresses work without it, always.
"""

import json
import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from inovasi import files, paths, views
from inovasi.views import View

MOST_CODES = 20_000  # an address is some 200 bytes, so the file stays small; a full one takes no more
CODE_PATTERN = r"[0-9a-f]{8}"
_writing = threading.Lock()


def path_of(data_version: str, build: Path = paths.BUILD) -> Path:
    """Return the file of a release's codes."""
    return build / f"{data_version}.codes.json"


def remember(shown: Iterable[View], data_version: str, build: Path = paths.BUILD) -> None:
    """Keep the codes of some views. Written aside and renamed, one writer at a time; a folder that cannot be written keeps none."""
    wanted = {views.number(view, data_version): f"/{view.page}?{views.address(view)}" for view in shown}
    path = path_of(data_version, build)
    with _writing:
        known = dict(_read(path, _stamp(path)))
        if wanted.keys() <= known.keys():
            return
        for code, address in wanted.items():
            if len(known) < MOST_CODES:
                known.setdefault(code, address)
        try:
            files.write_text(path, json.dumps(known, indent=0, sort_keys=True))
        except OSError:
            return  # read-only installation: long addresses still work


def resolve(code: str, data_version: str, build: Path = paths.BUILD) -> str | None:
    """Return the address that a code stands for, with a leading slash, or None.

    What was printed before a release was replaced still leads to its view: the files of older releases are asked, too.
    """
    if not re.fullmatch(CODE_PATTERN, code):
        return None
    newest = path_of(data_version, build)
    older = sorted(set(build.glob("*.codes.json")) - {newest}, key=_stamp, reverse=True)
    return next((found for path in (newest, *older) if (found := _read(path, _stamp(path)).get(code))), None)


def find(code: str, build: Path = paths.BUILD) -> str | None:
    """Return the address that a code of any release stands for: a slide printed before the last publication still leads somewhere."""
    for path in sorted(build.glob("*.codes.json")) if re.fullmatch(CODE_PATTERN, code) else ():
        found = _read(path, _stamp(path)).get(code)
        if found:
            return found
    return None


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=16)
def _read(path: Path, stamp: int) -> dict[str, str]:
    """Return the codes of a file; one that is not there, or damaged, holds none. `stamp` is its time of writing."""
    if not stamp:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError, UnicodeDecodeError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(code): str(address)
        for code, address in found.items()
        if str(address).startswith("/") and not str(address).startswith("//")
    }
