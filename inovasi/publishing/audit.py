"""The audit log: one JSON line for every change, only ever added to. Each line carries the hash of the one before it,
so that a line that was altered or taken out shows. A last line torn by a crash is told and closed by the next entry.
"""

import csv
import hashlib
import io
import json
import os
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from inovasi import files
from inovasi.access.people import Editor
from inovasi.export import tabular
from inovasi.publishing import audit_words, store

FILE = "audit.jsonl"
START = "0" * 64  # what the first line carries in place of a hash
TORN = "torn_line"  # the entry that says a half-written line stands before it


@dataclass(frozen=True)
class Entry:
    """One line: when, who, how signed in, what was done, and the particulars as text."""

    number: int
    at: str
    by: str
    via: str
    action: str
    facts: dict[str, str]


@dataclass(frozen=True)
class Log:
    """The entries, oldest first; the lines (1 is the first) at which the chain is broken; whether the last line is torn."""

    entries: tuple[Entry, ...]
    broken: tuple[int, ...]
    is_torn: bool


def append(editor: Editor, action: str, **facts: object) -> None:
    """Add an entry: one write, then to the disk. Call it under `store.locked(editor)`. Raises StoreError for a full or closed disk."""
    path = store.folder(FILE)
    with store.told():
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            size = os.fstat(handle).st_size
            kept = path.read_bytes() if size else b""
            torn = bool(kept) and not kept.endswith(b"\n")
            lines = kept.splitlines()
            written = b"\n" if torn else b""
            if torn:
                written += _line(editor, TORN, {}, lines[-1], len(lines) + 1)
                lines = [*lines, written.strip()]
            written += _line(editor, action, facts, lines[-1] if lines else None, len(lines) + 1)
            try:
                _write_all(handle, written)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)  # a disk that filled up midway keeps no half line
                raise
        finally:
            os.close(handle)
        if is_new:
            files.sync_folder(path.parent)


def read() -> Log:
    """Return the log. Nothing that is damaged stops the reading: it is listed."""
    path = store.folder(FILE)
    kept = path.read_bytes() if path.exists() else b""
    is_torn = bool(kept) and not kept.endswith(b"\n")
    lines = kept.splitlines()
    entries, broken, before = list[Entry](), list[int](), None
    torn_before = {number for number, line in enumerate(lines, start=1) if _action(line) == TORN}
    for number, line in enumerate(lines, start=1):
        is_last_torn = is_torn and number == len(lines)
        raw = _parsed(line)
        if raw is None:
            if not is_last_torn and number + 1 not in torn_before:
                broken.append(number)
        else:
            if raw["before"] != _hash(before) or raw["n"] != number:
                broken.append(number)
            facts = {str(key): str(value) for key, value in raw["facts"].items()}
            entries.append(Entry(number, str(raw["at"]), str(raw["by"]), str(raw["via"]), str(raw["action"]), facts))
        before = line
    return Log(tuple(entries), tuple(broken), is_torn)


COLUMNS = ("number", "at", "by", "via", "action", "facts", "chain", "details")


def table(log: Log, language: str) -> list[list[object]]:
    """Return the log as rows of plain values, newest last; `chain` says of each line whether it follows from the one before.

    `facts` is for machines and the same in both languages; `details` says it in words.
    """
    return [
        [
            entry.number,
            entry.at,
            entry.by,
            entry.via,
            entry.action,
            "; ".join(f"{key}={value}" for key, value in entry.facts.items()),
            "broken" if entry.number in log.broken else "whole",
            audit_words.details(entry.action, entry.facts, language),
        ]
        for entry in log.entries
    ]


def csv_bytes(log: Log, language: str) -> bytes:
    """Return the log as CSV; a spreadsheet takes every cell as text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[tabular.guarded(str(value)) for value in row] for row in table(log, language)])
    return (tabular.BOM + buffer.getvalue()).encode("utf-8")


def xlsx_bytes(log: Log, language: str) -> bytes:
    """Return the log as a workbook; no cell is a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, tabular.SAFE_OPTIONS) as book:
        head, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        lines = [COLUMNS, *(tuple(str(value) for value in row) for row in table(log, language))]
        tabular.pairs_sheet(book, lines, head, wrap, "Audit")
    return buffer.getvalue()


def _line(editor: Editor, action: str, facts: dict[str, object], before: bytes | None, number: int) -> bytes:
    raw = {
        "n": number,
        "at": store.now(),
        "by": editor.name,
        "via": editor.via,
        "action": action,
        "facts": {key: str(value) for key, value in facts.items()},
        "before": _hash(before),
    }
    return json.dumps(raw, ensure_ascii=True).encode() + b"\n"


def _hash(line: bytes | None) -> str:
    return START if line is None else hashlib.sha256(line).hexdigest()


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    needed = {"n", "at", "by", "via", "action", "facts", "before"}
    return raw if isinstance(raw, dict) and needed <= raw.keys() and isinstance(raw["facts"], dict) else None


def _action(line: bytes) -> str:
    raw = _parsed(line)
    return str(raw["action"]) if raw else ""


def _write_all(handle: int, content: bytes) -> None:
    written = os.write(handle, content)
    while written < len(content):  # the system may take a part; a full disk then raises on the rest
        written += os.write(handle, content[written:])
