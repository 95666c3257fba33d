"""Floor 3: sheets of typed values written as XLSX, CSV and JSON. No formula of the data ever becomes one of the spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.doctree.sheets import Sheet, SheetColumn, Value

NUMBER_FORMATS = {"integer": "#,##0", "decimal": "#,##0.00", "percent": '0.0#" %"', "date": "yyyy-mm-dd"}
FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
INNER_FORMULA = re.compile(r"\n(?=[=+@\t\r])")
"""A line of a cell that a program which splits by lines would take for a formula."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_TAB = re.compile(r"[\[\]:*?/\\']")
MAX_TAB = 31
MAX_CELL = 32767
Look = tuple[str, bool, bool, bool]
"""What tells the style of a cell: format of its column, whether it is a text, whether it is quoted, whether it is empty."""
HEADER: Look = ("header", True, False, False)
FIXED_TIME = datetime(2017, 9, 11, 12)
"""Files carry no clock: two builds of the same model are equal byte for byte."""


def write_xlsx(sheets: Iterable[Sheet], title: str) -> bytes:
    """A workbook with one tab per sheet: real types, filters, frozen header, widths, wrapped text."""
    book = Workbook()
    book.remove(book.active)
    looks: dict[Look, Any] = {}
    used: set[str] = set()
    for sheet in sheets:
        _write_tab(book.create_sheet(_tab_name(sheet.name, used)), sheet, looks)
    book.properties.title = title
    book.properties.creator = "MIPG"
    book.properties.language = "es-CO"
    book.properties.created = book.properties.modified = FIXED_TIME
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()
    return _same_bytes(buffer)


def _tab_name(name: str, used: set[str]) -> str:
    """The name as far as a tab holds it, and another one where two are cut to the same: Excel repairs a book with equal names."""
    clean = NOT_TAB.sub("-", name)
    endings = ("", *(f"-{number}" for number in range(2, 1000)))
    found = next(cut for ending in endings if (cut := clean[:MAX_TAB - len(ending)] + ending).casefold() not in used)
    used.add(found.casefold())
    return found


def write_csv(sheet: Sheet) -> str:
    """CSV with a header of titles, `;` between fields as spreadsheets in Spanish expect, decimal comma, and formulas defused."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_csv_value(value) for value in row])
    return "\ufeff" + buffer.getvalue()


def write_json(sheet: Sheet) -> str:
    """A list of objects, one per row, with the columns' keys and real types."""
    keys = [column.key for column in sheet.columns]
    rows = [dict(zip(keys, map(_json_value, row), strict=True)) for row in sheet.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _write_tab(tab: Worksheet, sheet: Sheet, looks: dict[Look, Any]) -> None:
    """`looks`: the style of the cells of each kind, which openpyxl makes once for the whole book: to make it for each cell is most of the work."""
    for number, column in enumerate(sheet.columns, 1):
        _header(tab.cell(1, number), column, looks)
        tab.column_dimensions[get_column_letter(number)].width = column.width
    for line, row in enumerate(sheet.rows, 2):
        for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            _fill(tab.cell(line, number), column, value, looks)
    tab.freeze_panes = "B2"
    tab.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr.fitToPage = True
    tab.print_title_rows = "1:1"


def _header(cell: Cell, column: SheetColumn, looks: dict[Look, Any]) -> None:
    cell.value = column.title
    if HEADER not in looks:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3A5F")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        looks[HEADER] = cell._style
    cell._style = looks[HEADER]


def _fill(cell: Cell, column: SheetColumn, value: Value, looks: dict[Look, Any]) -> None:
    if isinstance(value, bool):
        value = "Sí" if value else "No"
    text, quoted = isinstance(value, str), isinstance(value, str) and value.startswith(FORMULA_START)
    cell.value = NOT_XML.sub("\ufffd", value)[:MAX_CELL] if isinstance(value, str) else value
    if text:
        cell.data_type = "s"
    kind = (column.format, text, quoted, value is None)
    if kind not in looks:
        cell.alignment = Alignment(wrap_text=column.format == "text", vertical="top")
        if text:
            cell.quotePrefix = quoted
        elif value is not None:
            cell.number_format = NUMBER_FORMATS.get(column.format, "General")
        looks[kind] = cell._style
    cell._style = looks[kind]


def _csv_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return f"{value}".replace(".", ",")
    defused = INNER_FORMULA.sub("\n'", value)
    return "'" + defused if value.startswith(FORMULA_START) else defused


def _json_value(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _same_bytes(package: io.BytesIO) -> bytes:
    """The parts of a package that is not compressed, compressed and with a fixed date: openpyxl stamps the clock on each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (2017, 9, 11, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
