"""A value in another form than the one asked for is refused with the one that was meant, when it can be known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.domain.fields import Hora, Identificador, Url
from generator.loading.scalars import read_scalar

MEANT: list[tuple[Any, str, str]] = [
    (bool, "yes", "sí"), (bool, "Verdadero", "sí"), (bool, "0", "no"),
    (date, "15/03/2024", "2024-03-15"), (date, "03/15/2024", "2024-03-15"), (date, "2024/3/5", "2024-03-05"), (date, "5 de marzo de 2024", "2024-03-05"),
    (Hora, "4:30 p. m.", "16:30"), (Hora, "8 am", "08:00"), (Hora, "12:15 a.m.", "00:15"), (Hora, "14h", "14:00"),
    (Url, "www.dafp.gov.co/mipg", "https://www.dafp.gov.co/mipg"),
    (Identificador, "Gestión Documental", "gestion-documental"), (Identificador, "mejora_normativa", "mejora-normativa"),
    (int, "1.500", "1500"), (int, "4,", "4"), (int, "120 veces", "120"), (Decimal, "75,5 %", "75.5"), (Decimal, "3.5%", "3.5"),
    (date, "“2024-03-15”", "2024-03-15"), (date, "20240315", "2024-03-15"), (date, "15/03/24", "2024-03-15"), (Identificador, "“integridad”", "integridad"),
]


@pytest.mark.parametrize(("kind", "text", "meant"), MEANT)
def test_what_was_meant_is_proposed_and_is_good(kind: Any, text: str, meant: str) -> None:
    value, problem = read_scalar(kind, text)
    assert value is None and problem and problem[1].endswith(f"¿Quiso decir «{meant}»?")
    assert read_scalar(kind, meant)[1] is None


@pytest.mark.parametrize(("kind", "text"), [
    (date, "31/02/2024"), (date, "2024-13-01"), (date, "0024-01-01"), (Hora, "25:00"), (Hora, "13 pm"), (Url, "javascript:alert(1)"), (Url, "https://"),
    (Url, "https://a b.co"), (Url, "https://a.co@b.co"), (Identificador, "../../x"), (Identificador, "con"), (date, "2024-05"), (date, "2024-3"), (Identificador, "a" * 121), (int, "0x10"),
])
def test_what_means_nothing_proposes_nothing(kind: Any, text: str) -> None:
    value, problem = read_scalar(kind, text)
    assert value is None and problem and "Quiso" not in problem[1]
