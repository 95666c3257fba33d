"""Floor 2: data of persons in what is published (Ley 1581 de 2012): identity numbers, and private telephones and mail. Warnings: a person decides."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.loading.checks import Context, check
from generator.loading.suggest import quote
from generator.loading.text import position

CEDULA = re.compile(r"(?<!\w)(?:C\.? ?C\.?|cédula(?: de ciudadanía| de extranjería)?|T\.? ?I\.?|pasaporte)\s*(?:n\.?[°º]|no\.|núm(?:ero|\.)?)?\s*:?\s*"
                    r"\d{1,3}(?:[. ]?\d{3}){1,3}(?!\d)", re.I)
CELULAR = re.compile(r"(?<![\w/=.-])(?:\+?57[ -]?)?3[0-5]\d[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2}(?![\w-])")
CORREO = re.compile(r"(?<![\w.])[\w.+-]+@(?:gmail|hotmail|outlook|yahoo|live|icloud|msn)\.[a-z.]{2,6}\b", re.I)

STARTS = {CEDULA: re.compile(r"[CcTtPp](?<!\w.)(?i:\.? ?[CI][.\s:\dn]|édula|asaporte)"), CELULAR: re.compile(r"3[0-5]\d[ .-]?\d{3}"),
          CORREO: re.compile(r"@(?:gmail|hotmail|outlook|yahoo|live|icloud|msn)", re.I)}
"""What a text with one of them has, by its first character: most files have none, and this tells it at once."""


def _search(context: Context, code: str, pattern: re.Pattern[str], what: str, remedy: str, known: Collection[str] = ()) -> None:
    for file, text in context.texts.items():
        if file.endswith(".bib") or not STARTS[pattern].search(text):
            continue
        for found in pattern.finditer(text):
            if _plain(found[0]) not in known:
                context.diagnostics.warning(code, position(text, found.start(), file, len(found[0])), f"Esto parece {what}: {quote(found[0])}.", remedy)


def _plain(text: str) -> str:
    """A telephone by its last ten digits, mail without case."""
    return text.casefold() if "@" in text else re.sub(r"\D", "", text)[-10:]


def _institutional(context: Context) -> set[str]:
    """What an entity declares as its own: a line of attention may be a mobile one, and a small municipality may use a free mail service."""
    entities = [system.entidad for system in context.modelo.entidades if system.entidad]
    phones = [number for entity in entities for sede in entity.sedes or () for number in CELULAR.findall(sede.telefono or "")]
    return {_plain(contact) for contact in (*phones, *(str(entity.correo) for entity in entities if entity.correo))}


@check("D01")
def check_identity(context: Context) -> None:
    _search(context, "D01", CEDULA, "el documento de identidad de una persona (dato personal, Ley 1581 de 2012)", "Bórrelo: se publican cargos, nunca personas.")


@check("D02")
def check_contact(context: Context) -> None:
    own = _institutional(context)
    remedy = "Bórrelo, o use el teléfono o el correo institucional del cargo; el de la entidad se declara en «sedes» y en «correo»."
    _search(context, "D02", CELULAR, "el celular de una persona (dato personal, Ley 1581 de 2012)", remedy, own)
    _search(context, "D02", CORREO, "el correo personal de alguien (dato personal, Ley 1581 de 2012)", remedy, own)
