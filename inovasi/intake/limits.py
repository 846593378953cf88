"""How much an upload may hold, and the check of a workbook's container before any of it is unpacked for reading.

A workbook is a zip. Its directory may lie, so every part is also counted while it is unpacked; only the parts that hold cells
are unpacked at all, and they are packed anew, plainly, for the reader. Macros, links and pictures never reach it.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from inovasi.intake.model import IntakeError

MEBIBYTE = 1 << 20
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of XLS, and of a workbook locked by a password
ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
ZIP_SIGN = b"PK"
READ_PARTS = re.compile(r"^(\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels)$", re.I)
CELL_PARTS = re.compile(r"^xl/(worksheets/[^/]+\.xml|sharedStrings\.xml|styles\.xml)$", re.I)
IGNORED_PARTS = {"macros": re.compile(r"vbaProject", re.I), "links": re.compile(r"externalLinks/|connections\.xml", re.I)}
CHUNK = 1 << 16


@dataclass(frozen=True)
class Limits:
    """The bounds of an upload; a test may set smaller ones."""

    file_bytes: int = 30 * MEBIBYTE
    unpacked_bytes: int = 300 * MEBIBYTE
    ratio: int = 150  # unpacked to packed, of parts above `ratio_from_bytes`; honest sheets stay under 40
    ratio_from_bytes: int = 4 * MEBIBYTE
    parts: int = 2_000
    sheets: int = 60
    rows: int = 150_000  # of one sheet, down to the last cell that holds something
    columns: int = 300
    cells: int = 8_000_000  # of all sheets, empty but formatted ones included
    grid_cells: int = 6_000_000  # rows times columns of all sheets
    cell_letters: int = 32_767  # the most that an office program puts in a cell
    merged_cells: int = 200_000


LIMITS = Limits()


def check_size(content: bytes, limits: Limits = LIMITS) -> None:
    """Refuse an empty file and one that is too large. Raises IntakeError."""
    if not content:
        raise IntakeError("empty_file")
    if len(content) > limits.file_bytes:
        raise IntakeError("file_too_large", size=len(content) // MEBIBYTE + 1, most=limits.file_bytes // MEBIBYTE)


def kind_of(content: bytes, file_name: str) -> str:
    """Return `xlsx` or `csv` by what the file is, not by what it is called. Raises IntakeError for what cannot be read."""
    if content.startswith(OLD_OFFICE):
        raise IntakeError("locked" if ENCRYPTED_MARK in content else "old_workbook")
    if content.startswith(ZIP_SIGN):
        return "xlsx"
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise IntakeError("not_a_table_file", name=file_name)
    if re.match(rb"\s*<(?:!doctype|html|\?xml)", content[:200], re.I):
        raise IntakeError("not_a_table_file", name=file_name)
    return "csv"


def unpacked(content: bytes, limits: Limits = LIMITS) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the parts of a workbook that hold its cells, and which kinds of part were left aside.

    Raises IntakeError for a container that is broken, locked, none of a workbook, or larger than the limits once unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            entries = box.infolist()
            _check_directory(entries, limits)
            names = {item.filename for item in entries}
            if "xl/workbook.xml" not in names:
                raise IntakeError("binary_workbook" if "xl/workbook.bin" in names else "not_a_workbook")
            parts, left = {}, limits.unpacked_bytes
            for item in entries:
                if READ_PARTS.match(item.filename) or CELL_PARTS.match(item.filename):
                    parts[item.filename] = _read(box, item, left)
                    left -= len(parts[item.filename])
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
        OverflowError,
    ) as error:
        if isinstance(error, IntakeError):
            raise
        raise IntakeError("broken_workbook") from error
    ignored = tuple(kind for kind, pattern in IGNORED_PARTS.items() if any(pattern.search(name) for name in names))
    return parts, ignored


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts without compression, so that a reader meets no more bytes than were counted."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as box:
        for name, part in parts.items():
            box.writestr(name, part)
    return buffer.getvalue()


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise IntakeError("too_many_parts", most=limits.parts)
    if len({item.filename.casefold() for item in entries}) != len(entries):
        raise IntakeError("broken_workbook")
    total = sum(item.file_size for item in entries)
    if total > limits.unpacked_bytes:
        raise IntakeError("unpacks_too_large", most=limits.unpacked_bytes // MEBIBYTE)
    for item in entries:
        if item.flag_bits & 0x1:
            raise IntakeError("locked")
        if item.file_size > limits.ratio_from_bytes and item.file_size > limits.ratio * max(item.compress_size, 1):
            raise IntakeError("packed_too_tightly", most=limits.ratio)


def _read(box: zipfile.ZipFile, item: zipfile.ZipInfo, left: int) -> bytes:
    pieces, size = [], 0
    with box.open(item) as part:
        while piece := part.read(CHUNK):
            size += len(piece)
            if size > left:
                raise IntakeError("unpacks_too_large", most=LIMITS.unpacked_bytes // MEBIBYTE)
            pieces.append(piece)
    return b"".join(pieces)
