"""Floor 1: the periods of measurements and targets («2025», «2025-T1», «2025-03»): the days that each one covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Dias = tuple[date, date]
PERIODO = r"\d{4}(-(\d{2}|T[1-4]|S[12]|C[1-3]|B[1-6]|W\d{2}|\d{2}-\d{2}|\d{2}-Q[12]))?"
VARIOS_ANIOS = r"\d{4}-\d{4}"
"""Of a target: the years of a plan, «2024-2027»."""
MESES = {"T": 3, "S": 6, "C": 4, "B": 2}
"""Months of a trimestre, a semestre, a cuatrimestre and a bimestre."""


def dias_de(periodo: str) -> Dias | None:
    """First and last day of a period; None when it is not one that is known."""
    if re.fullmatch(VARIOS_ANIOS, periodo):
        desde, hasta = int(periodo[:4]), int(periodo[5:])
        return (date(desde, 1, 1), date(hasta, 12, 31)) if 0 < desde <= hasta else None
    if not re.fullmatch(PERIODO, periodo):
        return None
    anio, resto = int(periodo[:4]), periodo[5:]
    try:
        return _dias(anio, resto)
    except ValueError:
        return None


def _dias(anio: int, resto: str) -> Dias:
    if not resto:
        return date(anio, 1, 1), date(anio, 12, 31)
    if resto[0] in MESES:
        meses = MESES[resto[0]]
        ultimo = int(resto[1:]) * meses
        return date(anio, ultimo - meses + 1, 1), _fin(anio, ultimo)
    if resto[0] == "W":
        lunes = date.fromisocalendar(anio, int(resto[1:]), 1)
        return lunes, lunes + timedelta(days=6)
    mes = int(resto[:2])
    if "Q" in resto:
        return (date(anio, mes, 1), date(anio, mes, 15)) if resto.endswith("1") else (date(anio, mes, 16), _fin(anio, mes))
    if len(resto) > 2:
        dia = date(anio, mes, int(resto[3:]))
        return dia, dia
    return date(anio, mes, 1), _fin(anio, mes)


def _fin(anio: int, mes: int) -> date:
    return date(anio, mes, monthrange(anio, mes)[1])


def orden_de(periodo: str) -> tuple[date, date, str]:
    """Key to sort periods by when they end, the shorter first; those that are not known go first."""
    dias = dias_de(periodo)
    return (dias[1], date.max - (dias[0] - date.min), periodo) if dias else (date.min, date.min, periodo)


def contiene(mayor: str, menor: str) -> bool:
    """Whether a period holds another."""
    fuera, dentro = dias_de(mayor), dias_de(menor)
    return fuera is not None and dentro is not None and fuera[0] <= dentro[0] and dentro[1] <= fuera[1]
