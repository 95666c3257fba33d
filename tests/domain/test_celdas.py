"""The columns of a matrix are read as numbers, percentages or dates only when all their cells are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.domain.celdas import leer_columna


@pytest.mark.parametrize(("textos", "formato", "valores"), [
    (["9", "—", "10"], "integer", [9, None, 10]),
    (["1.234,5", "-7", "0,25"], "decimal", [Decimal("1234.5"), -7, Decimal("0.25")]),
    (["1.5", "2"], "decimal", [Decimal("1.5"), 2]),
    (["45 %", "0,5%", ""], "percent", [45, Decimal("0.5"), None]),
    (["2025-01-31", "—"], "date", [date(2025, 1, 31), None]),
    (["2025-02-31"], "text", ["2025-02-31"]),
    (["001", "002"], "text", ["001", "002"]),
    (["9", "alto"], "text", ["9", "alto"]),
    (["—", ""], "text", ["—", ""]),
    (["=1+1", "+57"], "text", ["=1+1", "+57"]),
])
def test_a_column_has_the_type_of_all_its_cells(textos: list[str], formato: str, valores: list[object]) -> None:
    assert leer_columna(textos) == (formato, valores)
