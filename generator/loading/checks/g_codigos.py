"""Floor 2: rules of the codes of an entity's documents: their form, the siglas they carry, and that none is used twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Note
from generator.domain.entidad.control_documental import Controlado
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import Report, systems
from generator.loading.checks.g_documentos import documents
from generator.loading.suggest import quote

PIECES = {"{ENTIDAD}": "", "{PROCESO}": "[A-ZÑ0-9]+", "{SUBPROCESO}": "[A-ZÑ0-9]+", "{TIPO_PROCESO}": "[A-ZÑ0-9]+", "{TIPO}": "[A-ZÑ0-9]+",
          "{N}": r"\d+", "{NN}": r"\d{2}", "{NNN}": r"\d{3}", "{NNNN}": r"\d{4}"}
OWN_TYPE = {Proceso: "caracterizacion", Procedimiento: "procedimiento"}
"""The type of what is not a `DocumentoControlado`: its sigla is the one the entity gives to that type."""


@dataclass(frozen=True, slots=True)
class Template:
    """The template of an entity's codes as an expression: each piece is a group, the first time that it appears."""

    text: str
    expression: re.Pattern[str]

    @classmethod
    def of(cls, system: SistemaDeGestion) -> Template:
        pieces = {**PIECES, "{ENTIDAD}": re.escape(system.entidad.sigla)}
        text, seen, made = system.entidad.codificacion.plantilla, set[str](), []
        for piece in re.split(r"(\{[A-Z_]+\})", text):
            if piece not in pieces:
                made.append(re.escape(piece))
                continue
            name = "NUMERO" if piece.startswith("{N") else piece[1:-1]
            made.append(f"(?P={name})" if name in seen else f"(?P<{name}>{pieces[piece]})")
            seen.add(name)
        return cls(text, re.compile("".join(made)))

    def read(self, code: str) -> dict[str, str] | None:
        found = self.expression.fullmatch(code)
        return found.groupdict() if found else None


@check("G01")
def check_code_form(context: Context) -> None:
    for system, report in systems(context, "G01"):
        rules = system.entidad.codificacion
        unknown = [piece for piece in re.findall(r"\{[^}]*\}", rules.plantilla) if piece not in PIECES]
        for piece in unknown:
            report(rules.at("plantilla"), f"La plantilla de códigos usa {quote(piece)}, que no es una de sus piezas.", f"Piezas: {', '.join(PIECES)}.")
        if unknown:
            continue
        used = Counter(document.codigo for document in documents(system))
        template, inherited = Template.of(system), rules.excepciones
        for document in documents(system):
            if document.codigo not in inherited and used[document.codigo] == 1:  # a repeated one is another rule's
                _check_form(document, template, system, report)


def _check_form(document: Controlado, template: Template, system: SistemaDeGestion, report: Report) -> None:
    code, pieces = document.codigo, template.read(document.codigo)
    if pieces is None:
        report(document.at("codigo"), f"El código {quote(code)} no sigue la plantilla «{template.text}» de la entidad.",
               "Corríjalo, o agréguelo a «excepciones» en «codificacion» si es un código heredado.")
        return
    for piece, siglas, whose in _siglas(document, system):
        if piece in pieces and pieces[piece] not in siglas:
            report(document.at("codigo"), f"El código {quote(code)} lleva «{pieces[piece]}», y la sigla de {whose} es «{siglas[0]}».",
                   "Corrija el código, o agréguelo a «excepciones» en «codificacion» si es un código heredado.")


def _siglas(document: Controlado, system: SistemaDeGestion) -> list[tuple[str, tuple[str, ...], str]]:
    """What each piece of the code may be: (piece, siglas, whose they are). A subprocess writes its own sigla or that of its process."""
    process: Proceso = document if isinstance(document, Proceso) else document.proceso.target  # type: ignore[attr-defined]
    above = tuple(_above(process))
    found = [(piece, (process.sigla, *above), f"«{process.nombre}»") for piece in ("PROCESO", "SUBPROCESO")]
    types = {str(one.id): one for one in system.entidad.tipos_de_documento}
    kind = document.tipo.target if isinstance(document, DocumentoControlado) else types.get(OWN_TYPE[type(document)])
    return [*found, ("TIPO", (kind.sigla,), f"«{kind.nombre}»")] if kind else found


def _above(process: Proceso) -> Iterator[str]:
    """The siglas of the processes that this one is part of, the nearest first."""
    seen = {process.id}
    while process.subproceso_de and process.subproceso_de.id not in seen:
        process = process.subproceso_de.target
        seen.add(process.id)
        yield process.sigla


@check("G02")
def check_code_unique(context: Context) -> None:
    for system, report in systems(context, "G02"):
        seen: dict[str, Controlado] = {}
        retired = {one.codigo: one for one in system.entidad.codigos_retirados}
        for document in documents(system):
            code = document.codigo
            if code in retired:
                report(document.at("codigo"), f"El código {quote(code)} es de un documento retirado y no se vuelve a usar.", "Use el consecutivo siguiente.",
                       (Note("se retiró en", retired[code].at("codigo")),))
            elif code in seen:
                report(document.at("codigo"), f"El código {quote(code)} está repetido.", "Cambie uno de los dos.", (Note("el primero está en", seen[code].at("codigo")),))
            seen.setdefault(code, document)
        _check_numbers(system, report)


def _check_numbers(system: SistemaDeGestion, report: Report) -> None:
    """Where the consecutive is one for the whole entity, no two documents have the same."""
    if system.entidad.codificacion.separado:
        return
    template, seen = Template.of(system), dict[str, Controlado]()
    for document in documents(system):
        number = (template.read(document.codigo) or {}).get("NUMERO")
        if number is None:
            continue
        first = seen.setdefault(number, document)
        if first is not document and first.codigo != document.codigo:
            report(document.at("codigo"), f"El consecutivo «{number}» está repetido, y en esta entidad es uno solo para todos los documentos.",
                   "Use el consecutivo siguiente.", (Note("el primero está en", first.at("codigo")),))
