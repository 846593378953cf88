"""The one place where calamine runs: a process of its own, with bounded memory and time, since its abort would end the server.

A damaged sheet can make calamine ask for a terabyte, which no Python can catch (decision 0013). Workbook in on standard input,
sheets out as JSON lines on standard output. Run by `inovasi.intake.cells`, never by hand.
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

MEMORY_BYTES = 3 << 30
CPU_SECONDS = 60
ABORTED = 3


def main() -> int:
    """Read the workbook and write one JSON line a worksheet: name, whether hidden, rows."""
    _bound()
    content = sys.stdin.buffer.read()
    try:
        with calamine.load_workbook(io.BytesIO(content)) as book:
            for item in book.sheets_metadata:
                if item.typ is calamine.SheetTypeEnum.WorkSheet:
                    rows = book.get_sheet_by_name(item.name).to_python(skip_empty_area=False)
                    hidden = item.visible is not calamine.SheetVisibleEnum.Visible
                    json.dump([item.name, hidden, [[tagged(value) for value in row] for row in rows]], sys.stdout)
                    sys.stdout.write("\n")
    except BaseException:  # also a panic of the reader, which is no Exception: whatever it was, there is no workbook
        return ABORTED
    return 0


def tagged(value: object) -> object:
    """Return a cell as JSON can hold it: dates and times as a one-key object, what is empty as null."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    return None if value == "" else value


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the caller holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
