"""Floor 3: sheets of typed values written as CSV and JSON. No formula of the data ever becomes one of the spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

from generator.doctree.sheets import Sheet, Value
from generator.writers.xlsx import FORMULA_START

INNER_FORMULA = re.compile(r"\n(?=[=+@\t\r])")
"""A line of a cell that a program which splits by lines would take for a formula."""


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
