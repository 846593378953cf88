"""All problems as rows for people, and the workbook given back as it was with the bad cells marked."""

import io
from collections.abc import Sequence
from copy import copy

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from inovasi.descriptor import Package
from inovasi.export.tabular import SAFE_OPTIONS
from inovasi.i18n import t
from inovasi.intake import all_tables, limits
from inovasi.intake.limits import Limits
from inovasi.intake.model import IntakeError, Problem, Workbook, place

FAULT_FILL = PatternFill("solid", fgColor="F6D5C8")
NOTICE_FILL = PatternFill("solid", fgColor="FBEFC9")
COLUMNS = ("sheet", "row", "column", "field", "value", "what", "advice", "suggestion", "state")
WIDTHS = (22, 8, 8, 26, 30, 44, 50, 36, 12)
LONGEST_COMMENT = 800
LIMITS_OF_MARKING = Limits(
    file_bytes=8 * limits.MEBIBYTE, unpacked_bytes=20 * limits.MEBIBYTE
)  # openpyxl holds every cell as an object
FORMULA_SIGNS = ("=", "+", "-", "@")


def what(problem: Problem, package: Package, language: str) -> str:
    """Return what is wrong, in words."""
    return t(f"intake.problems.{problem.kind}", language, **_params(problem, package, language))


def advice(problem: Problem, package: Package, language: str) -> str:
    """Return what to do about it, in words."""
    return t(f"intake.advice.{problem.kind}", language, **_params(problem, package, language))


def field_title(problem: Problem, package: Package, language: str) -> str:
    """Return the name of the field that a problem is about; '' when it is about more than one."""
    if not problem.table or not problem.field:
        return ""
    return all_tables.title(package.table(problem.table).field(problem.field), language)


def listed(problems: Sequence[Problem], package: Package, language: str) -> list[tuple[str | int, ...]]:
    """Return problems as rows of COLUMNS."""
    return [
        (
            problem.sheet,
            problem.row or "",
            problem.column,
            field_title(problem, package, language),
            problem.value,
            what(problem, package, language),
            advice(problem, package, language),
            "; ".join(item.label for item in problem.suggestions),
            t(f"intake.page.state_{'notice' if problem.is_notice else 'fault'}", language),
        )
        for problem in problems
    ]


def list_workbook(problems: Sequence[Problem], package: Package, language: str) -> bytes:
    """Return the list of problems as a workbook; no cell of it runs as a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE_OPTIONS) as book:
        formats = all_tables.Formats(book)
        sheet = book.add_worksheet(t("intake.page.list_name", language))
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.write_string(0, column, t(f"intake.page.list_{name}", language), formats.title)
            sheet.set_column(column, column, width)
        for number, row in enumerate(listed(problems, package, language), start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                else:
                    sheet.write_string(number, column, value[: limits.LIMITS.cell_letters], formats.wrap)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(problems), 1), len(COLUMNS) - 1)
    return buffer.getvalue()


def marked_workbook(content: bytes, book: Workbook, problems: Sequence[Problem], package: Package, language: str) -> bytes:
    """Return the uploaded workbook with the bad cells filled and commented; everything else stays as openpyxl keeps it.

    A CSV comes back as a workbook. Macros do not come back. Raises IntakeError for a workbook too large to be held whole,
    and for one that the stricter openpyxl cannot read or write again though its cells could be read.
    """
    try:
        return _marked(content, book, problems, package, language)
    except IntakeError:
        raise
    except Exception as error:  # openpyxl names no error of its own: a damaged part ends in whatever broke first
        raise IntakeError("cannot_mark") from error


def _marked(content: bytes, book: Workbook, problems: Sequence[Problem], package: Package, language: str) -> bytes:
    target = openpyxl.Workbook() if book.kind == "csv" else _loaded(content)
    if book.kind == "csv":
        _write_grid(target, book)
    notes: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        if problem.sheet and problem.row:
            column = place(problem.column) + 1 if problem.column else 1
            notes.setdefault((problem.sheet, problem.row, column), []).append(problem)
    for sheet in target.worksheets:
        _keep_text(sheet)
    for (name, row, column), own in notes.items():
        title = name if book.kind == "xlsx" else target.worksheets[0].title
        if title in target.sheetnames and isinstance(target[title], Worksheet):
            _mark(target[title], row, column, own, package, language)
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def _loaded(content: bytes) -> openpyxl.Workbook:
    limits.check_size(content, LIMITS_OF_MARKING)
    limits.unpacked(content, LIMITS_OF_MARKING)
    return openpyxl.load_workbook(io.BytesIO(content), keep_links=False)


def _write_grid(target: openpyxl.Workbook, book: Workbook) -> None:
    sheet = target.worksheets[0]
    for number, row in enumerate(book.grids[0].rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(number, column)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type


def _keep_text(sheet: Worksheet) -> None:
    """Mark text that begins like a formula as text, so that no program takes it for one when the cell is edited."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "s" and isinstance(cell.value, str) and cell.value.startswith(FORMULA_SIGNS):
                cell.quotePrefix = True


def _mark(sheet: Worksheet, row: int, column: int, own: list[Problem], package: Package, language: str) -> None:
    cell = sheet.cell(row, column)
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            cell = sheet.cell(area.min_row, area.min_col)
    cell.fill = copy(NOTICE_FILL if all(problem.is_notice for problem in own) else FAULT_FILL)
    lines = [f"{what(problem, package, language)}. {advice(problem, package, language)}" for problem in own]
    lines += [item.label for problem in own for item in problem.suggestions]
    cell.comment = Comment("\n".join(lines)[:LONGEST_COMMENT], "Jejak Inovasi", width=320, height=140)


def _params(problem: Problem, package: Package, language: str) -> dict[str, object]:
    params = dict(problem.params)
    if "target" in params:
        params["target"] = all_tables.table_title(package.table(str(params["target"])), language)
    return params | {"field": field_title(problem, package, language)}
