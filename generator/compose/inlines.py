"""Floor 3: any value inside a line or a cell: what each type looks like there, once for all kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from generator.compose.direcciones import address_of
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.doctree.walk import find_nodes
from generator.domain.fields import Clave, Correo, Prose, Ref, Registro, Url, model_fields
from generator.domain.hints import field_types
from generator.domain.motor_de_riesgo import numero

PENDING = "Pendiente de cotejo"
PENDING_KEY = "pendiente"
NAME_KEYS = ("nombre", "titulo")
_WORDS = {
    "adentro": "Ventanilla adentro", "afuera": "Ventanilla afuera", "ambas": "Ambas ventanillas", "no_aplica": "No aplica",
    "rama_ejecutiva": "Entidades de la Rama Ejecutiva", "todas": "Todas las entidades del Estado", "segun_norma": "Las que señala su norma",
    "nucleo": "Núcleo", "verificar_actuar": "Verificar y actuar", "estrategico": "Estratégico", "evaluacion": "Evaluación",
    "conservacion_total": "Conservación total", "eliminacion": "Eliminación", "seleccion": "Selección", "reproduccion": "Reproducción técnica",
    "unica": "Única vez", "en_revision": "En revisión", "no_es_control": "No es un control", "suma": "Se suman los periodos",
    "promedio": "Promedio de los periodos", "ultimo": "Último periodo", "no_acumula": "No se acumula", "variables": "Se suman las variables y se aplica la fórmula", "valor": "El valor del indicador",
    "cumplimiento": "El cumplimiento de la meta (%)",
    "economica": "Económica", "economica_y_reputacional": "Económica y reputacional",
}
LAST_YEAR = 2100
"""A whole number above it is a quantity, written with points for the thousands; below, it may be a year."""
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")


def text(words: object) -> tuple[n.Inline, ...]:
    return (n.Text(str(words)),) if str(words) else ()


def joined(parts: Iterable[tuple[n.Inline, ...]], glue: n.Inline | None = None) -> tuple[n.Inline, ...]:
    lines = [part for part in parts if part]
    between = glue or n.LineBreak()
    return tuple(i for at, part in enumerate(lines) for i in ((between, *part) if at else part))


def name_of(record: Any) -> str:
    """Its name; of a record with an address and no name, its text."""
    named = next((str(getattr(record, key)) for key in NAME_KEYS if getattr(record, key, "")), "")
    said = getattr(record, "texto", None) if hasattr(type(record), "kind") else None
    return named or (" ".join(said.text.split()) if isinstance(said, Prose) else str(getattr(record, "id", "")))


def titled_name(record: Any) -> str:
    """The name with its acronym: «Formulario Único… (FURAG)»."""
    sigla = getattr(record, "sigla", "")
    return f"{name_of(record)} ({sigla})" if sigla and sigla not in name_of(record) else name_of(record)


def cross(record: Any) -> n.Inline:
    target = record.target if isinstance(record, Ref) else record
    address = address_of(target)
    return n.CrossRef(address, text(name_of(target))) if address else n.Text(name_of(target))


def cite(key: str, articles: str = "") -> n.Cite:
    """A source in a cell or a list: a norm by its name, anything else by its author and year."""
    return n.Cite((n.CiteItem(key, articles, "article-locator" if articles else ""),), "name")


def pending_note(reason: str) -> tuple[n.Inline, ...]:
    """The discreet mark of a fact that is not yet checked, with its reason."""
    return (n.Badge(PENDING, "pending"), n.Text(" "), n.Emph(text(reason))) if reason else ()


def word(value: Enum) -> str:
    return _WORDS.get(str(value.value), str(value.value).replace("_", " ").capitalize())


def inlines(value: Any, kind: Any, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """A value inside a line or a cell. `kind` is its declared type."""
    if value is None or value in ("", ()):
        return ()
    kind = declared_type(kind)
    if isinstance(value, tuple):
        inner = get_args(kind)[0] if get_args(kind) else str
        glue = n.Text("; ") if inner is Clave else None
        return joined((inlines(item, inner, diagnostics) for item in value), glue)
    if isinstance(value, Prose):
        blocks = read_prose(value.text, value.pos, diagnostics)
        if "![" in value.text and any(True for block in blocks for _ in find_nodes(block, n.Figure)):
            diagnostics.error("P01", value.pos, "Este texto va en la celda de una tabla, donde no caben imágenes.", "Ponga la imagen en una sección propia.")
        return joined(flat(block) for block in blocks)
    if isinstance(value, Ref):
        return (cross(value),)
    if isinstance(value, Registro):
        return _record_inlines(value, diagnostics)
    if isinstance(value, Mapping):
        return text("; ".join(f"{key} = {written(item)}" for key, item in value.items()))
    return _scalar(value, kind)


def _scalar(value: Any, kind: Any) -> tuple[n.Inline, ...]:
    if kind is Clave:
        return (cite(value),)
    if kind is Url:
        return (n.Link(value, text(value.split("://", 1)[-1])),)
    if isinstance(value, Enum):
        return text(word(value))
    if isinstance(value, bool):
        return text("Sí" if value else "No")
    return (n.Link(f"mailto:{value}", text(value)),) if kind is Correo else text(written(value))


def written(value: object) -> str:
    """A number or a date as they are written in Colombia; empty when there is none."""
    if isinstance(value, Decimal):
        return numero(value, 6)
    if isinstance(value, date):
        return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"
    if isinstance(value, int) and value > LAST_YEAR:
        return numero(Decimal(value))
    return "" if value is None else str(value)


def _record_inlines(record: Registro, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """A record inside a cell: its name or first field, and the other one after it; when they are more, each with its label."""
    parts = _filled(record, diagnostics)
    first, others = (text(name_of(record)), parts) if _has_name(type(record)) else (parts[0][1] if parts else (), parts[1:])
    labelled = (((n.Text(f"{_lowered(label)}: "), *part) for label, part in others) if len(others) > 1 else (part for _, part in others))
    note = pending_note(getattr(record, PENDING_KEY, ""))
    said = joined((first, *labelled), n.Text("; " if len(others) > 1 else ": "))
    return joined((said, note), n.Text(". "))


def datum(record: Registro, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """A short record as one datum: its first field, and the others in brackets with their labels: «50 (periodo: 2023)»."""
    (_, first), *others = _filled(record, diagnostics)
    labelled = joined(((n.Text(f"{_lowered(label)}: "), *part) for label, part in others), n.Text("; "))
    said = (*first, n.Text(" ("), *labelled, n.Text(")")) if labelled else first
    return joined((said, pending_note(getattr(record, PENDING_KEY, ""))))


def _lowered(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def flat(block: n.Block) -> tuple[n.Inline, ...]:
    """A block as lines of a cell: nothing is dropped, lists become lines."""
    if isinstance(block, (n.Paragraph, n.Heading)):
        return block.inlines
    if isinstance(block, n.BulletList):
        return joined((n.Text("• "), *joined(flat(b) for b in item)) for item in block.items)
    if isinstance(block, n.OrderedList):
        return joined((n.Text(f"{number}. "), *joined(flat(b) for b in item)) for number, item in enumerate(block.items, block.start))
    if isinstance(block, n.DefinitionList):
        return joined((*item.term, n.Text(": "), *joined(flat(b) for b in item.blocks)) for item in block.items)
    if isinstance(block, n.Table):
        titled = [[(*column.title, n.Text(": "), *cell.inlines) if column.title else cell.inlines for column, cell in zip(block.columns, row.cells, strict=False)] for row in block.rows]
        return joined((block.caption, *(joined(row, n.Text("; ")) for row in titled), block.source))
    if isinstance(block, n.Admonition):
        return joined((block.title, *(flat(b) for b in block.blocks)))
    return joined(flat(b) for b in getattr(block, "blocks", ()))


def shown_fields(kind: type) -> tuple[Field[Any], ...]:
    return _shown_fields(kind)


@cache
def _shown_fields(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(f for f in model_fields(kind) if not f.metadata["oculto"] and f.name not in (PENDING_KEY, "id", *title_key(kind)))


def title_key(kind: type) -> tuple[str, ...]:
    return _title_key(kind)


@cache
def _title_key(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in model_fields(kind) if f.name in NAME_KEYS)[:1]


def _has_name(kind: type) -> bool:
    return bool(title_key(kind))


def _filled(record: Registro, diagnostics: Diagnostics) -> list[tuple[str, tuple[n.Inline, ...]]]:
    hints = field_types(type(record))
    pairs = [(str(f.metadata["title"]), inlines(getattr(record, f.name), hints[f.name], diagnostics)) for f in shown_fields(type(record))]
    return [pair for pair in pairs if pair[1]]


@cache
def declared_type(hint: Any) -> Any:
    """`X | None` is X."""
    if get_origin(hint) in (Union, UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint
