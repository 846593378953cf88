"""The cells of a workbook's sheets, read in a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from inovasi import paths
from inovasi.intake.model import IntakeError

SECONDS = 90
FROM_TAG = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}


@dataclass(frozen=True)
class Sheet:
    """A worksheet as the reader hands it over."""

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[object]]


def read(content: bytes) -> list[Sheet]:
    """Return the worksheets of a workbook, in its order. Raises IntakeError when the reader fails, dies, or takes too long."""
    command = [sys.executable, "-m", "inovasi.intake.cells_process"]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(paths.ROOT), "PYTHONUTF8": "1", "RUST_BACKTRACE": "0"}
    for name in ("SYSTEMROOT", "LD_LIBRARY_PATH"):
        if name in os.environ:
            environment[name] = os.environ[name]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise IntakeError("takes_too_long", seconds=SECONDS) from error
    if done.returncode:
        raise IntakeError("broken_workbook")
    sheets = []
    for line in done.stdout.split(b"\n"):
        if line:
            name, hidden, rows = json.loads(line, object_hook=_untagged)
            sheets.append(Sheet(name, hidden, rows))
    return sheets


def _untagged(value: dict[str, object]) -> object:
    """Return a date or time; one that JSON carries and Python cannot hold is left empty."""
    ((kind, text),) = value.items()
    try:
        if kind == "seconds":
            return timedelta(seconds=float(str(text)))
        return FROM_TAG[kind](str(text))
    except (ValueError, OverflowError):
        return None
