"""Floor 1: a table of typed values for people who work in spreadsheets. Neutral: XLSX, CSV and JSON are written from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`key`: name in CSV and JSON. `title`: what people read. `format`: «text», «integer», «decimal», «percent» (25.2 = 25,2 %), «date»."""

    key: str
    title: str
    format: str = "text"
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name`: of its files, and of its tab as far as it fits. Each row has one value per column."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
