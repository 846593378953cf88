"""Drafts: an uploaded file as it was given, and what an editor has decided about it so far. A draft is a folder and survives restarts.

What `mappings`, `corrections` and `decisions` hold is the affair of `inovasi.intake`; here they are JSON, kept as given.
"""

import json
import re
import secrets
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from inovasi import files
from inovasi.access.people import Editor
from inovasi.publishing import audit, store

FOLDER = "drafts"
FACTS = "draft.json"
UPLOAD = "upload"  # the bytes as given; their name stands in draft.json and never becomes a path
ID_PATTERN = r"\d{8}-[0-9a-f]{8}"
LONGEST_NAME = 200
JSON = Any


@dataclass(frozen=True)
class Draft:
    """One draft. `revision` grows with every save, so that two editors cannot overwrite each other unseen."""

    id: str
    created_by: str
    created_at: str
    base_version: str  # the data version of the release that it started from
    file_name: str
    changed_by: str = ""
    changed_at: str = ""
    revision: int = 1
    mappings: JSON = field(default_factory=dict)
    corrections: JSON = field(default_factory=list)
    decisions: JSON = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Listing:
    """The drafts that can be read, newest first, and the ids of those whose draft.json is damaged."""

    drafts: tuple[Draft, ...]
    damaged: tuple[str, ...]


def create(editor: Editor, file_name: str, content: bytes, base_version: str, *, note: str = "") -> Draft:
    """Keep an uploaded file as a new draft. Raises StoreError for a full or closed disk; nothing is left then."""
    at = store.now()
    draft = Draft(
        id=f"{at[:10].replace('-', '')}-{secrets.token_hex(4)}",
        created_by=editor.name,
        created_at=at,
        base_version=base_version,
        file_name=plain_name(file_name),
        changed_by=editor.name,
        changed_at=at,
        note=note,
    )
    with store.locked(editor):
        parent = store.folder(FOLDER)
        parent.mkdir(parents=True, exist_ok=True)
        store.sweep(parent)
        aside = parent / f"{store.ASIDE}new-{draft.id}"
        aside.mkdir()
        files.write_bytes(aside / UPLOAD, content)
        store.write_json(aside / FACTS, asdict(draft))
        store.move_in(aside, parent / draft.id)
    return draft


def save(editor: Editor, draft: Draft) -> Draft:
    """Keep a changed draft; return it as kept. Raises StoreError when another saved it meanwhile (load it again), or it is gone."""
    with store.locked(editor):
        kept = load(draft.id)
        if kept.revision != draft.revision:
            raise store.StoreError("draft_moved", name=kept.changed_by)
        changed = replace(
            draft,
            created_by=kept.created_by,
            created_at=kept.created_at,
            changed_by=editor.name,
            changed_at=store.now(),
            revision=kept.revision + 1,
        )
        store.sweep(_folder(draft.id))
        store.write_json(_folder(draft.id) / FACTS, asdict(changed))
    return changed


def listed() -> Listing:
    """Return all drafts. One that cannot be read is named and does not hide the others."""
    parent = store.folder(FOLDER)
    found, damaged = [], []
    for path in sorted(parent.iterdir()) if parent.is_dir() else ():
        if path.is_dir() and re.fullmatch(ID_PATTERN, path.name):
            try:
                found.append(load(path.name))
            except store.StoreError:
                damaged.append(path.name)
    return Listing(tuple(sorted(found, key=lambda draft: draft.created_at, reverse=True)), tuple(damaged))


def load(draft_id: str) -> Draft:
    """Return a draft. Raises StoreError for one that is not there or whose draft.json is damaged."""
    path = _folder(draft_id)
    if not path.is_dir():
        raise store.StoreError("no_draft", draft=draft_id[:40])
    try:
        raw = json.loads((path / FACTS).read_text(encoding="utf-8"))
        draft = Draft(**{item.name: raw[item.name] for item in fields(Draft) if item.name in raw})
        is_sound = draft.id == draft_id and isinstance(draft.revision, int) and isinstance(draft.created_at, str)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise store.StoreError("damaged_draft", draft=draft_id) from error
    if not is_sound:
        raise store.StoreError("damaged_draft", draft=draft_id)
    return draft


def content(draft_id: str) -> bytes:
    """Return the uploaded file, byte for byte. Raises StoreError when it is not there."""
    try:
        return (_folder(draft_id) / UPLOAD).read_bytes()
    except OSError as error:
        raise store.StoreError("no_draft", draft=draft_id[:40]) from error


def discard(editor: Editor, draft_id: str) -> None:
    """Remove a draft with its file, damaged or not. Raises StoreError when there is none."""
    with store.locked(editor):
        path = _folder(draft_id)
        if not path.is_dir():
            raise store.StoreError("no_draft", draft=draft_id[:40])
        audit.append(editor, "draft_discarded", draft=draft_id, file=_file_name(draft_id))
        store.remove(path)


def _file_name(draft_id: str) -> str:
    """Return the name of a draft's file; '' where the draft is damaged."""
    try:
        return load(draft_id).file_name
    except store.StoreError:
        return ""


def plain_name(file_name: str) -> str:
    """Return the last part of a file name as people see it: no folders, no control characters, not too long."""
    last = re.split(r"[/\\]", file_name)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:LONGEST_NAME] or UPLOAD


def _folder(draft_id: str) -> Path:
    """Return the folder of a draft. An id that is not exactly one of ours never becomes a path."""
    if not re.fullmatch(ID_PATTERN, draft_id):
        raise store.StoreError("no_draft", draft=draft_id[:40])
    return store.folder(FOLDER, draft_id)
