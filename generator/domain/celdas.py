"""Floor 1: what the cells of a column of a matrix are: numbers, percentages or dates when all of them are, or else texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

Valor = str | Decimal | date | None
VACIAS = ("", "—", "–", "-")
"""What a cell that says nothing holds."""
NUMERO = re.compile(r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,\d+)?")
PUNTO = re.compile(r"-?(?:0|[1-9]\d*)\.(?:\d{1,2}|\d{4,})")
"""A decimal point, where it cannot be that of the thousands."""


def leer_columna(textos: Sequence[str]) -> tuple[str, list[Valor]]:
    """The format of a column («text», «integer», «decimal», «percent», «date») and its values. A column of another kind in one cell is of text."""
    limpios = [texto.strip() for texto in textos]
    for formato, leer in LECTORES:
        leidos = [None if texto in VACIAS else leer(texto) for texto in limpios]
        if any(valor is not None for valor in leidos) and all(valor is not None for valor, texto in zip(leidos, limpios, strict=True) if texto not in VACIAS):
            enteros = formato == "decimal" and all(valor is None or valor == int(valor) for valor in leidos if not isinstance(valor, date))
            return "integer" if enteros else formato, list(leidos)
    return "text", list(textos)


def _numero(texto: str) -> Decimal | None:
    if NUMERO.fullmatch(texto):
        return Decimal(texto.replace(".", "").replace(",", "."))
    return Decimal(texto) if PUNTO.fullmatch(texto) else None


def _porcentaje(texto: str) -> Decimal | None:
    return _numero(texto[:-1].rstrip()) if texto.endswith("%") else None


def _fecha(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", texto) else None
    except ValueError:
        return None


LECTORES: tuple[tuple[str, Callable[[str], Decimal | date | None]], ...] = (("decimal", _numero), ("percent", _porcentaje), ("date", _fecha))
