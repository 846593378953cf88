"""Write files whole or not at all: aside first, then one rename."""

import os
import tempfile
from pathlib import Path


def write_bytes(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Replace a file in one step; readers see the old or the new content, never a part. A secret asks for mode 0600."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(mode)
        Path(aside).replace(path)
        sync_folder(path.parent)
    finally:
        Path(aside).unlink(missing_ok=True)  # gone once renamed; left only by a write that failed


def write_text(path: Path, content: str) -> None:
    """Replace a text file in one step (UTF-8, line ends as given)."""
    write_bytes(path, content.encode())


def write_new(path: Path, content: bytes) -> None:
    """Write a file into a folder that nobody reads yet, and bring it to the disk. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, so that a rename outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Bring the content of a file to the disk that another library wrote."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
