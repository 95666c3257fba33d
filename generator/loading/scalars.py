"""Floor 2: how each scalar type is read from its text, as a table. A reader gives the value, or why not: (code, sentence, help)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from generator.domain.fields import Clave, Correo, Hora, Identificador, Imagen, Url

Problem = tuple[str, str, str]
Reading = tuple[Any, Problem | None]
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
MAIL = re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
YEAR_FIRST = re.compile(r"([0-9]{4})([/.-]?)([0-9]{2}|(?<=[/.-])[0-9])\2([0-9]{2}|(?<=[/.-])[0-9])(?:[T ].*)?")
IN_WORDS = re.compile(r"([0-9]{1,2}) de ([a-z]+) (?:de|del) ([0-9]{4})", re.I)
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
AROUND = "\"'“”‘’«»`´.,;:@()[]{}\u00a0 "
MAX_DIGITS = 18
MAX_ID = 120
YEARS = range(1800, 2101)


def read_scalar(kind: Any, text: str) -> Reading:
    """Read a text as a declared type."""
    value, problem = READERS[kind](text)
    if problem and "¿" not in problem[1] and (meant := _cleaned(kind, text)):
        problem = (problem[0], f"{problem[1]}{_meant(meant)}", problem[2])
    return value, problem


def _cleaned(kind: Any, text: str) -> str:
    """The text without what was left around it by mistake (quotation marks, a comma, a unit), when that is of the type; else nothing."""
    bare = text.strip().strip(AROUND)
    tries = [bare, re.sub(r"(?<=[0-9])\s*[^\W\d_%][^\d]*$|\s*%$", "", bare)] if kind in (int, Decimal) else [bare]
    if kind is Decimal:
        tries += [one.replace(",", ".") for one in tries]
    return next((one for one in tries if one and one != text.strip() and READERS[kind](one)[1] is None), "")


def _meant(text: str) -> str:
    return f" ¿Quiso decir «{text}»?" if text else ""


def _str(text: str) -> Reading:
    return " ".join(text.split()), None


def _int(text: str) -> Reading:
    digits = text.strip()
    if re.fullmatch(rf"[+-]?[0-9]{{1,{MAX_DIGITS}}}", digits):
        return int(digits), None
    return None, ("E11", f"no es un número entero.{_ungrouped(digits)}", "Escriba solo cifras, sin puntos ni espacios, por ejemplo 1500.")


def _decimal(text: str) -> Reading:
    digits = text.strip()
    if re.fullmatch(rf"[+-]?[0-9]{{1,{MAX_DIGITS}}}(\.[0-9]{{1,{MAX_DIGITS}}})?", digits):
        return Decimal(digits), None
    comma = re.fullmatch(r"[+-]?[0-9]+,[0-9]+", digits)
    hint = f" ¿Quiso decir «{digits.replace(',', '.')}»?" if comma else _ungrouped(digits)
    return None, ("E11", f"no es un número.{hint}", "Escriba solo cifras, con punto para los decimales: 3.5.")


def _ungrouped(text: str) -> str:
    """The number without what separates its thousands, to propose it."""
    grouped = re.fullmatch(r"[+-]?[0-9]{1,3}(?:[.,_' \u00a0][0-9]{3})+", text)
    return f" ¿Quiso decir «{re.sub(r'[^0-9+-]', '', text)}»?" if grouped else ""


def _bool(text: str) -> Reading:
    word = text.strip().lower()
    answer = {"sí": True, "si": True, "true": True, "no": False, "false": False}.get(word)
    meant = "sí" if word in ("yes", "y", "s", "on", "1", "x", "verdadero", "cierto") else "no" if word in ("n", "off", "0", "not", "falso") else ""
    return (answer, None) if answer is not None else (None, ("E12", f"no es «sí» ni «no».{_meant(meant)}", "Escriba sí o no."))


def _date(text: str) -> Reading:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None, ("E13", f"no es una fecha válida: {'ese mes' if not 1 <= int(text[5:7]) <= 12 else 'ese día'} no existe.", "Revise el día y el mes (año-mes-día).")
        if day.year in YEARS:
            return day, None
        return None, ("E13", f"no es una fecha válida: el año debe estar entre {YEARS.start} y {YEARS.stop - 1}.", "Revise el año.")
    meant = _other_date(text.strip())
    why = ", y ese día no existe" if meant is None else ": le falta el día" if re.fullmatch("[0-9]{4}(-[0-9]{2})?", text.strip()) else ""
    return None, ("E13", f"no es una fecha en la forma año-mes-día (AAAA-MM-DD){why}.{_meant(meant or '')}", "Por ejemplo: 2024-03-15.")


def _other_date(text: str) -> str | None:
    """The day that was meant in another way of writing it; empty when it is no such way, None when there is no such day."""
    if found := DAY_FIRST.fullmatch(text):
        year, month, day = found[3] if len(found[3]) == 4 else f"20{found[3]}", int(found[2]), int(found[1])
        if month > 12 >= day:
            month, day = day, month
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], int(found[3]), int(found[4])
    elif (found := IN_WORDS.fullmatch(text)) and found[2].lower() in MONTHS:
        year, month, day = found[3], MONTHS.index(found[2].lower()) + 1, int(found[1])
    else:
        return ""
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _hora(text: str) -> Reading:
    if re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", text.strip()):
        return Hora(text.strip()), None
    return None, ("E14", f"no es una hora.{_meant(_other_hour(text.strip().lower()))}", "Escríbala como 08:30.")


def _other_hour(text: str) -> str:
    """The hour that was meant in another way of writing it («4:30 p. m.», «8h»); empty when there is none such."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?\s*(?:([ap])\.?\s*m\.?|h(?:oras|rs)?\.?)?", text)
    if found is None or int(found[1]) > (12 if found[3] else 23) or int(found[2] or 0) > 59:
        return ""
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return f"{hour:02}:{found[2] or '00'}"


def _url(text: str) -> Reading:
    address, help_ = text.strip(), "Copie la dirección completa desde el navegador."
    if re.fullmatch(r"https?://[^\s<>\"'`/@?#]+(?::\d+)?(?:[/?#][^\s<>\"'`]*)?", address):
        return Url(address), None
    if not re.match("https?://", address):
        meant = f"https://{address}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", address) else ""
        return None, ("S01", f"no es un enlace permitido: debe empezar con http:// o https://.{_meant(meant)}", help_)
    return None, ("S01", "no es un enlace permitido: le falta el nombre del sitio, o tiene espacios u otros caracteres que no van en una dirección.", help_)


def _correo(text: str) -> Reading:
    if MAIL.fullmatch(text.strip()):
        return Correo(text.strip()), None
    return None, ("E15", "no es un correo electrónico válido.", "Por ejemplo: contacto@entidad.gov.co.")


def _identificador(text: str) -> Reading:
    if ID.fullmatch(text) and not RESERVED.fullmatch(text) and len(text) <= MAX_ID:
        return Identificador(text), None
    if RESERVED.fullmatch(text):
        return None, ("E16", "no es un identificador válido: Windows reserva ese nombre.", "Use otro identificador.")
    if ID.fullmatch(text):
        return None, ("E16", f"no es un identificador válido: pasa de {MAX_ID} caracteres.", "Use un identificador más corto.")
    return None, ("E16", f"no es un identificador válido.{_meant(_slug(text))}", "Use minúsculas sin tildes, cifras y guiones: gestion-documental.")


def _slug(text: str) -> str:
    """The identifier that a name would have; empty when it is no name."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain)) if re.fullmatch(r"[\w .-]{1,80}", text) and ".." not in text else ""


def _clave(text: str) -> Reading:
    return Clave(text.strip()), None


def _imagen(text: str) -> Reading:
    parts = text.replace("\\", "/").split("/")
    if text.startswith(("/", "\\")) or ":" in text or ".." in parts:
        return None, ("S02", "no es una ruta de imagen permitida: está fuera del proyecto.", "Use una ruta relativa al proyecto, sin «..».")
    return Imagen(text), None


READERS: dict[Any, Callable[[str], Reading]] = {
    str: _str, int: _int, Decimal: _decimal, bool: _bool, date: _date, Hora: _hora, Url: _url, Correo: _correo,
    Identificador: _identificador, Clave: _clave, Imagen: _imagen,
}
