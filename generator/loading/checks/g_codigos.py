"""Floor 2: rules of the codes of an entity's documents: their form, the siglas they carry, and that none is used twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Note
from generator.domain.entidad.control_documental import Controlado
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.organizacion import Codificacion, TipoDeDocumento
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import Report, systems
from generator.loading.checks.g_documentos import documents
from generator.loading.suggest import quote

WORD = r"[^\W_]+"
NUMBERS = {"{N}": r"\d+", "{NN}": r"\d{2}", "{NNN}": r"\d{3}", "{NNNN}": r"\d{4}"}
PIECES = ("{ENTIDAD}", "{TIPO_PROCESO}", "{PROCESO}", "{SUBPROCESO}", "{TIPO}", *NUMBERS)
OWN_TYPE = {Proceso: "caracterizacion", Procedimiento: "procedimiento"}
"""The type of what is not a `DocumentoControlado`: its sigla is the one the entity gives to that type."""


@dataclass(frozen=True, slots=True)
class Sigla:
    """What a piece of a code may be, and of whom."""

    options: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Template:
    """The template of a document's code. `known`: the pieces that can only be a sigla; they are looked for as they are, since they may
    touch («ASPD01»), have points («MEDE01.05.P025») or small letters («Man.1»)."""

    text: str
    known: Mapping[str, Sigla]

    def read(self, code: str, free: str = "") -> dict[str, str] | None:
        """The pieces of a code, its last number as NUMERO; None when it does not follow the template. `free`: a piece that may be any word."""
        pieces, names, made = re.split(r"(\{[A-Z_]+\})", self.text), Counter[str](), []
        last = max((at for at, piece in enumerate(pieces) if piece in NUMBERS), default=-1)
        for at, piece in enumerate(pieces):
            if piece not in PIECES:
                made.append(re.escape(piece))
                continue
            name = "NUMERO" if at == last else piece[1:-1]
            names[name] += 1
            expression = NUMBERS.get(piece) or (WORD if piece == free or piece[1:-1] not in self.known else self._options(piece[1:-1]))
            made.append(f"(?P<{name}{names[name] if names[name] > 1 else ''}>{expression})")
        found = re.fullmatch("".join(made), code)
        return found.groupdict() if found else None

    def _options(self, name: str) -> str:
        return "|".join(re.escape(option) for option in sorted(self.known[name].options, key=len, reverse=True))

    @property
    def example(self) -> str:
        """A code that follows it."""
        return re.sub(r"\{([A-Z_]+)\}", lambda m: "1".zfill(len(m[1])) if m[0] in NUMBERS else self.known[m[1]].options[0] if m[1] in self.known else "X", self.text)

    def wrong_piece(self, code: str) -> tuple[str, str] | None:
        """The piece that alone keeps the code from following the template, and what the code has there."""
        for name in self.known:
            found = self.read(code, f"{{{name}}}")
            if found:
                return name, found[name]
        return None


def template_of(document: Controlado, system: SistemaDeGestion) -> Template:
    """That of its type, or else the entity's."""
    kind = _type_of(document, system)
    return Template(kind.plantilla if kind and kind.plantilla else system.entidad.codificacion.plantilla, dict(_siglas(document, kind, system)))


def _type_of(document: Controlado, system: SistemaDeGestion) -> TipoDeDocumento | None:
    if isinstance(document, DocumentoControlado):
        return document.tipo.target
    return next((one for one in system.entidad.tipos_de_documento if str(one.id) == OWN_TYPE[type(document)]), None)


def _siglas(document: Controlado, kind: TipoDeDocumento | None, system: SistemaDeGestion) -> Iterator[tuple[str, Sigla]]:
    """A subprocess writes its own sigla or that of its process."""
    process = _process_of(document)
    own = Sigla((process.sigla, *_above(process)), f"«{process.nombre}»")
    yield "ENTIDAD", Sigla((system.entidad.sigla,), f"«{system.entidad.nombre}»")
    yield "PROCESO", own
    yield "SUBPROCESO", own
    if kind:
        yield "TIPO", Sigla((kind.sigla,), f"«{kind.nombre}»")


def _process_of(document: Controlado) -> Proceso:
    return document if isinstance(document, Proceso) else document.proceso.target  # type: ignore[attr-defined]


def _coded(system: SistemaDeGestion) -> Iterator[Controlado]:
    """The documents whose process, and those above it, could be read: their siglas are known."""
    whole = {id(process) for process in system.procesos}
    for document in documents(system):
        process: Proceso | None = _process_of(document)
        seen: set[int] = set()
        while process and id(process) in whole - seen:
            seen.add(id(process))
            process = process.subproceso_de.target if process.subproceso_de else None
        if process is None or id(process) in seen:
            yield document


def _above(process: Proceso) -> Iterator[str]:
    """The siglas of the processes that this one is part of, the nearest first."""
    seen = {process.id}
    while process.subproceso_de and process.subproceso_de.id not in seen:
        process = process.subproceso_de.target
        seen.add(process.id)
        yield process.sigla


@check("G01")
def check_code_form(context: Context) -> None:
    for system, report in systems(context, "G01"):
        rules = system.entidad.codificacion
        holders: tuple[Codificacion | TipoDeDocumento, ...] = (rules, *system.entidad.tipos_de_documento)
        if [problem for record in holders for problem in _unknown_pieces(record, report)]:
            continue
        used = Counter(document.codigo for document in documents(system))
        for document in _coded(system):
            if document.codigo not in rules.excepciones and used[document.codigo] == 1:  # a repeated one is another rule's
                _check_form(document, template_of(document, system), report)


def _unknown_pieces(record: Codificacion | TipoDeDocumento, report: Report) -> list[str]:
    unknown = [piece for piece in re.findall(r"\{[^}]*\}", record.plantilla) if piece not in PIECES]
    for piece in unknown:
        report(record.at("plantilla"), f"La plantilla de códigos usa {quote(piece)}, que no es una de sus piezas.", f"Piezas: {', '.join(PIECES)}.")
    return unknown


def _check_form(document: Controlado, template: Template, report: Report) -> None:
    code = document.codigo
    if template.read(code):
        return
    wrong = template.wrong_piece(code)
    if wrong:
        known = template.known[wrong[0]]
        report(document.at("codigo"), f"El código {quote(code)} lleva «{wrong[1]}», y la sigla de {known.owner} es «{known.options[0]}».",
               "Corrija el código, o agréguelo a «excepciones» en «codificacion» si es un código heredado.")
    else:
        report(document.at("codigo"), f"El código {quote(code)} no sigue la plantilla «{template.text}» de la entidad.",
               f"Sería como «{template.example}». Corríjalo, o agréguelo a «excepciones» en «codificacion» si es un código heredado; si todos los de su tipo son así, dé una "
               "«plantilla» a ese tipo en «tipos_de_documento».")


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
    seen: dict[str, Controlado] = {}
    for document in _coded(system):
        number = (template_of(document, system).read(document.codigo) or {}).get("NUMERO")
        if number is None:
            continue
        first = seen.setdefault(number, document)
        if first is not document and first.codigo != document.codigo:
            report(document.at("codigo"), f"El consecutivo «{number}» está repetido, y en esta entidad es uno solo para todos los documentos.",
                   "Use el consecutivo siguiente.", (Note("el primero está en", first.at("codigo")),))
