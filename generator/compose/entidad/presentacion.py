"""Floor 3: the entity's own format of its documents: its titles of sections and their order. The facts stay the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.compose.inlines import text
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, rewrite
from generator.domain.entidad.catalogos import Matriz
from generator.domain.entidad.desempeno import Indicador
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.organizacion import Entidad, Presentacion
from generator.domain.fields import model_fields
from generator.loading.suggest import did_you_mean, quote

RECORDS: Mapping[str, type] = {record.kind: record for record in (Proceso, Procedimiento, DocumentoControlado, Riesgo, Indicador, Matriz)}


def _kinds(record: Any) -> tuple[str, ...]:
    return (record.kind, record.tipo.id) if record.kind == "documento" else (record.kind,)


def present(sections: list[n.Section], record: Any, entity: Entidad) -> list[n.Section]:
    """The sections of a record as the entity titles and orders them: what it says of its kind, and of its type of document over that."""
    for kind in _kinds(record):
        for given in entity.presentacion_de_documentos:
            if given.clase == kind:
                sections = _ordered([_titled(s, given.titulos or {}) for s in sections], given)
    return sections


def check_format(entity: Entidad, records: Iterable[Any], pages: Iterable[n.Document], diagnostics: Diagnostics) -> None:
    """The entity's own format speaks of kinds that there are, and of sections and facts that their pages have. `pages`: one for each record."""
    if not entity.presentacion_de_documentos:
        return
    known = {kind: {spec.name for spec in model_fields(record)} for kind, record in RECORDS.items()}
    known |= {str(one.id): set(known["documento"]) for one in entity.tipos_de_documento}
    for record, page in zip(records, pages, strict=True):
        ids = {*(section.id for section in page.sections), *(row.id for row in find_nodes(page, n.Row))}
        for kind in _kinds(record):
            known.setdefault(kind, set()).update(ids)
    for given in entity.presentacion_de_documentos:
        if given.clase not in known:
            diagnostics.error("G41", given.at("clase"), f"El formato propio es de {quote(given.clase)}, que no es una clase de registro ni un tipo de documento de la entidad.{did_you_mean(given.clase, known)}",
                              f"Elija entre: {', '.join(known)}.")
            continue
        named = [*((key, given.at("titulos")) for key in given.titulos or {}), *((key, given.at(f"orden.{at}")) for at, key in enumerate(given.orden))]
        for key, pos in named:
            if key not in known[given.clase]:
                diagnostics.error("G41", pos, f"El formato propio de {quote(given.clase)} nombra {quote(key)}, que no es una sección ni un dato de esos documentos.{did_you_mean(key, known[given.clase])}",
                                  "Escriba la clave de la sección como está en los archivos de esa clase, por ejemplo «objetivo».")


def _ordered(sections: list[n.Section], given: Presentacion) -> list[n.Section]:
    place = {key: at for at, key in enumerate(given.orden)}
    return sorted(sections, key=lambda s: place.get(s.id, len(place))) if place else sections


def _titled(section: n.Section, titles: Mapping[str, str]) -> n.Section:
    """A section with its title; the facts of one line are rows of the table of data, each with the key of its fact."""
    def change(node: Any) -> Any:
        return replace(node, cells=(replace(node.cells[0], inlines=text(titles[node.id])), *node.cells[1:])) if isinstance(node, n.Row) and node.id in titles else node

    title = titles.get(section.id, section.title)
    blocks = rewrite(section.blocks, change) if section.id == "datos" else tuple(_captioned(b, section.title, title) for b in section.blocks)
    return replace(section, title=title, blocks=blocks)


def _captioned(block: n.Block, before: str, title: str) -> n.Block:
    """A table that repeats the title of its section in its caption."""
    return replace(block, caption=text(title)) if isinstance(block, n.Table) and block.caption == text(before) else block
