"""Floor 2: how each scalar type is read from its text, as a table. A reader gives the value, or why not: (code, sentence, help)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from generator.domain.fields import Clave, Correo, Hora, Identificador, Imagen, Url

Problem = tuple[str, str, str]
Reading = tuple[Any, Problem | None]
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)
MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[A-Za-z]{2,}")
DAY_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def read_scalar(kind: Any, text: str) -> Reading:
    """Read a text as a declared type."""
    return READERS[kind](text)


def _str(text: str) -> Reading:
    return " ".join(text.split()), None


def _int(text: str) -> Reading:
    if re.fullmatch(r"[+-]?\d+", text.strip()):
        return int(text), None
    return None, ("E11", "no es un número entero.", "Escriba solo cifras, por ejemplo 3.")


def _decimal(text: str) -> Reading:
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", text.strip()):
        return Decimal(text.strip()), None
    return None, ("E11", "no es un número.", "Escriba solo cifras, con punto para los decimales: 3.5.")


def _bool(text: str) -> Reading:
    answer = {"sí": True, "si": True, "true": True, "no": False, "false": False}.get(text.strip().lower())
    return (answer, None) if answer is not None else (None, ("E12", "no es «sí» ni «no».", "Escriba sí o no."))


def _date(text: str) -> Reading:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            return None, ("E13", "no es una fecha válida: ese día no existe.", "Revise el día y el mes (año-mes-día).")
    found = DAY_FIRST.fullmatch(text.strip())
    fixed = f" ¿Quiso decir «{found[3]}-{int(found[2]):02}-{int(found[1]):02}»?" if found else ""
    return None, ("E13", f"no es una fecha en la forma año-mes-día (AAAA-MM-DD).{fixed}", "Por ejemplo: 2024-03-15.")


def _hora(text: str) -> Reading:
    if re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text.strip()):
        return Hora(text.strip()), None
    return None, ("E14", "no es una hora.", "Escríbala como 08:30.")


def _url(text: str) -> Reading:
    if re.fullmatch(r"https?://[^\s<>\"'`]+", text.strip()):
        return Url(text.strip()), None
    return None, ("S01", "no es un enlace permitido: debe empezar con http:// o https://.", "Copie la dirección completa desde el navegador.")


def _correo(text: str) -> Reading:
    if MAIL.fullmatch(text.strip()):
        return Correo(text.strip()), None
    return None, ("E15", "no es un correo electrónico válido.", "Por ejemplo: contacto@entidad.gov.co.")


def _identificador(text: str) -> Reading:
    if ID.fullmatch(text) and not RESERVED.fullmatch(text) and len(text) <= 120:
        return Identificador(text), None
    return None, ("E16", "no es un identificador válido.", "Use minúsculas sin tildes, cifras y guiones: gestion-documental.")


def _clave(text: str) -> Reading:
    if re.fullmatch(r"[\w:.+/-]+", text.strip()):
        return Clave(text.strip()), None
    return None, ("E16", "no es una clave de references.bib.", "Copie la clave de la entrada, sin @ ni espacios.")


def _imagen(text: str) -> Reading:
    parts = text.replace("\\", "/").split("/")
    if text.startswith(("/", "\\")) or ":" in text or ".." in parts:
        return None, ("S02", "no es una ruta de imagen permitida: está fuera del proyecto.", "Use una ruta relativa al proyecto, sin «..».")
    return Imagen(text), None


READERS: dict[Any, Callable[[str], Reading]] = {
    str: _str, int: _int, Decimal: _decimal, bool: _bool, date: _date, Hora: _hora, Url: _url, Correo: _correo,
    Identificador: _identificador, Clave: _clave, Imagen: _imagen,
}
