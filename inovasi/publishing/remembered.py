"""What editors need not say twice: which header means which column, and which spelling is which innovation or government."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from inovasi.access.people import Editor
from inovasi.publishing import audit, store

MAPPINGS = "mappings.json"
DECISIONS = "decisions.json"


@dataclass(frozen=True)
class Decision:
    """What a person decided about an identity. `decision`: same, new or alias; `key`: the innovation or government it is."""

    kind: str  # innovation, government
    name: str  # as it stood in the uploaded file
    decision: str
    key: str
    decided_by: str = ""
    decided_at: str = ""


def mapping(header: str) -> Any:
    """Return the mapping last used for a form of file (`header`: a text made of its headings), or None."""
    return _read(MAPPINGS, {}).get(header)


def remember_mapping(editor: Editor, header: str, mapping: object) -> None:
    """Keep the mapping of a form of file for the next upload. Raises StoreError."""
    with store.locked(editor):
        kept = _read(MAPPINGS, {})
        if kept.get(header) != mapping:
            store.write_json(store.folder(MAPPINGS), kept | {header: mapping})
            audit.append(editor, "mapping_kept", header=header[:200])


def decisions() -> tuple[Decision, ...]:
    """Return every identity decision, oldest first; the last one on a kind and name holds."""
    return tuple(Decision(**row) for row in _read(DECISIONS, []))


def keep_decisions(editor: Editor, decided: tuple[Decision, ...]) -> None:
    """Add identity decisions with who and when; one that stands already is not added again. Raises StoreError."""
    with store.locked(editor):
        kept = _read(DECISIONS, [])
        holds = {(row["kind"], row["name"]): (row["decision"], row["key"]) for row in kept}
        at = store.now()
        new = [
            asdict(one) | {"decided_by": editor.name, "decided_at": at}
            for one in decided
            if holds.get((one.kind, one.name)) != (one.decision, one.key)
        ]
        if new:
            store.write_json(store.folder(DECISIONS), [*kept, *new])
            for row in new:
                audit.append(
                    editor, "identity_decided", kind=row["kind"], name=row["name"], decision=row["decision"], key=row["key"]
                )


def _read(name: str, empty: Any) -> Any:
    """Return a kept file; one that was never written is empty. Raises StoreError for a damaged one, which is never overwritten."""
    path = store.folder(name)
    if not path.exists():
        return empty
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise store.StoreError("damaged_file", file=name) from error
    if not isinstance(found, type(empty)):
        raise store.StoreError("damaged_file", file=name)
    return found
