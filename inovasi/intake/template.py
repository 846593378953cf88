"""The template that people fill in: a sheet per table that they change, made from the descriptor, with help, choices and examples."""

import csv
import io

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from inovasi.descriptor import Field, Package, Table
from inovasi.export.tabular import SAFE_OPTIONS
from inovasi.i18n import t
from inovasi.intake import codes
from inovasi.intake.all_tables import BOM, Formats, fit, table_title, title
from inovasi.intake.known import NAME_COLUMNS
from inovasi.intake.model import Row, Tables

FILLED_ROWS = 2_000  # rows below the head that offer choices
GUIDE_LINES = 8
EXAMPLES = 3
UNASKED_FILLS = ("file", "row")  # what the system knows by itself
LONGEST_SHEET_NAME = 31
LONGEST_INPUT_TITLE, LONGEST_INPUT_TEXT = 32, 255
# The lists from which a cell is chosen, by the table that a field points to: its column of names in each language.
LISTED = {
    "provinces": ("name_id", "name_en"),
    "governments": ("name_id", "name_en"),
    "subjects": ("name_id", "name_en"),
    "indicator_catalogue": ("name_id", "name_en"),
    "innovations": ("name", "name"),
}
LISTED_FIELDS = ("competition", "tier_code")  # of awards: what the tiers on record are called


def editable(package: Package) -> list[Table]:
    """Return the tables that people change, those most asked for first."""
    first = ("replications", "replication_steps", "action_plans", "plan_milestones", "awards", "innovations", "hub_events")
    tables = [table for table in package.tables if table.editing == "editable"]
    return sorted(tables, key=lambda table: first.index(table.name) if table.name in first else len(first))


def asked(table: Table) -> tuple[Field, ...]:
    """Return the fields that a template asks for: without what the system knows, keys that it makes last."""
    fields = [item for item in table.fields if item.fill not in UNASKED_FILLS]
    return tuple(sorted(fields, key=lambda item: item.fill not in ("", "address")))


def workbook(package: Package, tables: Tables, language: str) -> bytes:
    """Return the template."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE_OPTIONS) as book:
        book.set_properties({"title": t("intake.template.guide_title", language), "author": "Jejak Inovasi"})
        formats = Formats(book)
        guide = book.add_worksheet(t("intake.template.guide_sheet", language))
        sheets = {table.name: book.add_worksheet(sheet_name(table, language)) for table in editable(package)}
        example = book.add_worksheet(t("intake.template.example_sheet", language))
        lists = book.add_worksheet(t("intake.template.lists_sheet", language))
        places = _write_lists(lists, package, tables, language, formats)
        _write_guide(guide, package, language, formats)
        for table in editable(package):
            _write_sheet(sheets[table.name], table, places, language, formats)
        _write_examples(example, package, tables, language, formats)
    return buffer.getvalue()


def csv_bytes(table: Table, language: str) -> bytes:
    """Return the head of a table as CSV for office programs."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerow([title(item, language) for item in asked(table)])
    return (BOM + buffer.getvalue()).encode()


def sheet_name(table: Table, language: str) -> str:
    """Return the name of a table's sheet."""
    return table_title(table, language).replace("/", "-")[:LONGEST_SHEET_NAME]


def help_text(item: Field, language: str) -> str:
    """Return what a column holds, whether it must be filled, and its choices."""
    described = item.description_id if language == "id" else item.description_en
    must = item.is_required and not item.fill and not item.default
    return f"{described} {t('intake.template.required' if must else 'intake.template.optional', language)}."


def _write_guide(sheet: xlsxwriter.worksheet.Worksheet, package: Package, language: str, formats: Formats) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, t("intake.template.guide_title", language), formats.heading)
    for line in range(1, GUIDE_LINES + 1):
        sheet.write_number(line + 1, 0, line, formats.bold)
        sheet.write_string(line + 1, 1, t(f"intake.template.guide_{line}", language), formats.wrap)
    start = GUIDE_LINES + 3
    sheet.write_string(start, 0, t("intake.template.guide_tables", language), formats.bold)
    for offset, table in enumerate(editable(package), start=1):
        name = sheet_name(table, language)
        sheet.write_url(start + offset, 0, f"internal:'{name}'!A3", string=name)
        described = table.description_id if language == "id" else table.description_en
        caveats = table.caveats_id if language == "id" else table.caveats_en
        sheet.write_string(start + offset, 1, " ".join((described, *caveats)), formats.wrap)


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, places: dict[str, str], language: str, formats: Formats
) -> None:
    fields = asked(table)
    for column, item in enumerate(fields):
        must = item.is_required and not item.fill and not item.default
        sheet.write_string(0, column, title(item, language) + (" *" if must else ""), formats.required if must else formats.title)
        sheet.write_string(1, column, item.name, formats.name)
        sheet.write_comment(0, column, help_text(item, language), {"x_scale": 2.2, "y_scale": 1.6, "author": "Jejak Inovasi"})
        options = _choices(table, item, places, language)
        if options:
            sheet.data_validation(2, column, FILLED_ROWS + 1, column, options)
    fit(sheet, fields, [], language)
    sheet.freeze_panes(2, 1)


def _choices(table: Table, item: Field, places: dict[str, str], language: str) -> dict[str, object] | None:
    """Return the drop-down list of a column. A value outside it is warned of, not refused: people paste other spellings."""
    target = next((key.table for key in table.foreign_keys if key.fields == (item.name,)), "")
    source = places.get(f"{table.name}.{item.name}") or places.get(target)
    if source is None:
        return None
    return {
        "validate": "list",
        "source": source,
        "error_type": "information",
        "ignore_blank": True,
        "input_title": title(item, language)[:LONGEST_INPUT_TITLE],
        "input_message": help_text(item, language)[:LONGEST_INPUT_TEXT],
    }


def _write_lists(
    sheet: xlsxwriter.worksheet.Worksheet, package: Package, tables: Tables, language: str, formats: Formats
) -> dict[str, str]:
    """Write every list of choices as a column; return where each stands, by table or by table and field."""
    columns: dict[str, tuple[str, list[str]]] = {}
    for name, names in LISTED.items():
        listed = sorted({row[names[0 if language == "id" else 1]] for row in tables.get(name, ())})
        columns[name] = (table_title(package.table(name), language), listed)
    for table in editable(package):
        for item in table.fields:
            place = f"{table.name}.{item.name}"
            label = f"{table_title(table, language)}: {title(item, language)}"
            if item.codes:
                columns[place] = (label, list(codes.labels(item, language).values()))
            elif item.type == "boolean":
                columns[place] = (label, ["ya", "tidak"] if language == "id" else ["yes", "no"])
            elif table.name == "awards" and item.name in LISTED_FIELDS:
                source = {"competition": "competition", "tier_code": "tier"}[item.name]
                columns[place] = (label, sorted({row[source] for row in tables.get("award_tiers", ())}))
    name = t("intake.template.lists_sheet", language)
    found = {}
    for column, (place, (label, values)) in enumerate(columns.items()):
        sheet.write_string(0, column, label, formats.title)
        for row, value in enumerate(values, start=1):
            sheet.write_string(row, column, value)
        letter = xl_col_to_name(column)
        if values:
            found[place] = f"='{name}'!${letter}$2:${letter}${len(values) + 1}"
        sheet.set_column(column, column, 30)
    sheet.freeze_panes(1, 0)
    return found


def _write_examples(
    sheet: xlsxwriter.worksheet.Worksheet, package: Package, tables: Tables, language: str, formats: Formats
) -> None:
    """Write a few real records of each table as people would write them, one table below the other."""
    names = _names(tables, language)
    sheet.write_string(0, 0, t("intake.template.example_note", language), formats.bold)
    sheet.set_column(0, 30, 24)
    line = 2
    for table in editable(package):
        rows = _examples(table, tables)
        if not rows:
            continue
        fields = asked(table)
        sheet.write_string(line, 0, table_title(table, language), formats.heading)
        for column, item in enumerate(fields):
            sheet.write_string(line + 1, column, title(item, language), formats.title)
        for offset, row in enumerate(rows, start=2):
            for column, item in enumerate(fields):
                sheet.write_string(line + offset, column, _as_written(table, item, row, names, language))
        line += len(rows) + 3


def _examples(table: Table, tables: Tables) -> list[Row]:
    """Return the fullest records of a table."""
    rows = sorted(tables.get(table.name, ()), key=lambda row: -sum(bool(text) for text in row.values()))
    return rows[:EXAMPLES]


def _names(tables: Tables, language: str) -> dict[str, dict[str, str]]:
    keys = {"provinces": "province_code", "governments": "government_id", "subjects": "subject_code"}
    keys |= {"indicator_catalogue": "indicator_id", "innovations": "innovation_id", "sources": "source_id", "forums": "forum_id"}
    columns = {name: pair[0 if language == "id" else 1] for name, pair in LISTED.items()}
    columns |= {"sources": "url", "forums": NAME_COLUMNS["forums"][0 if language == "id" else 1]}
    return {name: {row[key]: row[columns[name]] for row in tables.get(name, ())} for name, key in keys.items()}


def _as_written(table: Table, item: Field, row: Row, names: dict[str, dict[str, str]], language: str) -> str:
    text = row[item.name]
    target = next((key.table for key in table.foreign_keys if key.fields == (item.name,)), "")
    if item.codes and text:
        return codes.labels(item, language)[text]
    if item.type == "boolean" and text:
        return {"yes": "ya", "no": "tidak"}[text] if language == "id" else text
    if item.type == "number" and language == "id":
        return text.replace(".", ",")
    return names.get(target, {}).get(text) or text
