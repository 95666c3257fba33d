"""Sheets as people open them: real types, filters, and no text that turns into a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from generator.doctree.sheets import Sheet, SheetColumn
from generator.writers.sheets import write_csv, write_json, write_xlsx

COLUMNS = (SheetColumn("nombre", "Nombre"), SheetColumn("veces", "Veces", "integer"), SheetColumn("valor", "Valor", "percent"),
           SheetColumn("fecha", "Fecha", "date"), SheetColumn("aplica", "Aplica"))
ATTACKS = ("=cmd|'/C calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1")


def _sheet(*names: str) -> Sheet:
    return Sheet("riesgos", "Riesgos", COLUMNS, tuple((name, 3, Decimal("25.2"), date(2025, 1, 31), True) for name in names))


def test_values_keep_their_types() -> None:
    tab = load_workbook(io.BytesIO(write_xlsx([_sheet("05001")], "Prueba")))["riesgos"]
    assert [cell.value for cell in tab[2]] == ["05001", 3, 25.2, datetime(2025, 1, 31), "Sí"]
    assert (tab.freeze_panes, tab.auto_filter.ref) == ("B2", "A1:E2")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_a_formula(attack: str) -> None:
    cell = load_workbook(io.BytesIO(write_xlsx([_sheet(attack)], "Prueba")))["riesgos"]["A2"]
    assert cell.data_type == "s"
    row = list(csv.reader(io.StringIO(write_csv(_sheet(attack)).lstrip("\ufeff")), delimiter=";"))[1]
    assert row[0] == "'" + attack


def test_control_characters_do_not_break_the_workbook() -> None:
    tab = load_workbook(io.BytesIO(write_xlsx([_sheet("a\x07b\ud800c")], "Prueba")))["riesgos"]
    assert tab["A2"].value == "a\ufffdb\ufffdc"


def test_csv_is_what_a_spreadsheet_in_spanish_reads() -> None:
    assert write_csv(_sheet("x")) == "\ufeffNombre;Veces;Valor;Fecha;Aplica\r\nx;3;25,2;2025-01-31;Sí\r\n"


def test_json_has_numbers_and_keys() -> None:
    assert json.loads(write_json(_sheet("x"))) == [{"nombre": "x", "veces": 3, "valor": 25.2, "fecha": "2025-01-31", "aplica": True}]


def test_two_workbooks_are_equal_byte_for_byte() -> None:
    assert write_xlsx([_sheet("x", "y")], "Prueba") == write_xlsx([_sheet("x", "y")], "Prueba")


def test_a_line_inside_a_cell_does_not_become_a_formula_either() -> None:
    assert "\n'=1+1" in write_csv(_sheet("acciones\n=1+1"))


def test_tabs_that_are_cut_to_the_same_name_get_another() -> None:
    names = [f"matriz-de-un-nombre-muy-largo-{end}" for end in ("de-riesgos", "DE-RIESGOS", "de-roles")]
    sheets = [replace(_sheet("x"), name=name) for name in (*names, "a/b:c?")]
    found = [tab.title for tab in load_workbook(io.BytesIO(write_xlsx(sheets, "Datos"))).worksheets]
    assert len({name.casefold() for name in found}) == 4 and all(len(name) <= 31 for name in found)
