"""Floor 3: the chapters of the manual of a management system: one for each dimension of MIPG, with what the entity has for its policies."""

from __future__ import annotations

from typing import Any

from generator.compose.chapters.registry import Material, chapter
from generator.compose.inlines import text
from generator.doctree import nodes as n
from generator.domain.cobertura import ASPECTOS, CoberturaDeDimension, CoberturaDePolitica, medir_cobertura
from generator.domain.manual import Capitulo

_PURPOSE = ("proposito",)


@chapter("dimensiones-de-entidad")
def _dimensions(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """A chapter per dimension: its purpose in MIPG, and who answers in the entity for each of its policies and with what."""
    sistema = material.sistema
    if sistema is None:
        return ()
    return tuple(_dimension(d, material) for d in medir_cobertura(material.modelo, sistema).dimensiones)


def _dimension(covered: CoberturaDeDimension, material: Material) -> n.Section:
    dimension = covered.dimension
    page = material.documents.get(f"dimensiones/{dimension.id}")
    purpose = tuple(s for s in page.sections if s.id in _PURPOSE) if page else ()
    policies = tuple(_policy(c, material) for c in covered.politicas)
    return n.Section(f"dimension-{dimension.id}", f"Dimensión de {dimension.nombre}", (), (*purpose, *policies))


def _policy(covered: CoberturaDePolitica, material: Material) -> n.Section:
    policy = covered.politica
    if not covered.aplica:
        reason = n.Paragraph(text("La política no aplica a la entidad."))
        return n.Section(f"politica-{policy.id}", policy.nombre, (reason,))
    rows = [n.Row((n.Cell(text(title), header=True), n.Cell(_value(key, lacking, covered, material)))) for key, title, lacking in ASPECTOS]
    table = n.Table((n.Column(text("Aspecto"), weight=1), n.Column(text("En la entidad"), weight=3)), tuple(rows),
                    text(f"{policy.nombre}: cómo la desarrolla la entidad"), f"tabla-{policy.id}")
    return n.Section(f"politica-{policy.id}", policy.nombre, (table,))


def _value(key: str, lacking: str, covered: CoberturaDePolitica, material: Material) -> tuple[n.Inline, ...]:
    if key in covered.falta:
        return text(lacking[:1].upper() + lacking[1:] + ".")
    value: Any = getattr(covered, key)
    many = value if isinstance(value, tuple) else (value,)
    return tuple(i for at, item in enumerate(many) for i in ((n.LineBreak(),) if at else ()) + _named(item, material))


def _named(item: Any, material: Material) -> tuple[n.Inline, ...]:
    target = getattr(item, "plan", item)
    record = getattr(target, "target", target)
    said = getattr(record, "texto", None)
    words = str(getattr(record, "nombre", "") or getattr(record, "titulo", "") or (said.text.strip() if said else ""))
    address = material.address_of(record)
    return (n.CrossRef(address, text(words)),) if address else text(words)
