"""Floor 3: all the pages of one entity, in the order of its navigation. Pure: the model and the entity in, documents out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from generator.compose.direcciones import address_of, base_of, settle_address
from generator.compose.entidad.catalogos import catalogue_pages, matrix_sections
from generator.compose.entidad.cobertura import coverage_page
from generator.compose.entidad.contexto import Contexto
from generator.compose.entidad.documentos import (
    backlinks,
    control_of,
    control_section,
    document_sections,
    procedure_sections,
    process_sections,
)
from generator.compose.entidad.indicadores import board, indicator_lead, indicator_sections
from generator.compose.entidad.listas import changes_page, master_list, norms_page, plans_page, procedures_page, processes_page
from generator.compose.entidad.organizacion import index_page, posts_page, units_page
from generator.compose.entidad.presentacion import check_format, present
from generator.compose.entidad.relaciones import relate
from generator.compose.entidad.riesgos import risk_lead, risk_map, risk_sections
from generator.compose.inlines import text, word
from generator.compose.links import used_in
from generator.compose.made import made
from generator.compose.nav import ENTITIES
from generator.compose.special import Fuente
from generator.compose.tables import table
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.domain.entidad.control_documental import Controlado
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo

SECTIONS: dict[str, Any] = {"proceso": process_sections, "procedimiento": procedure_sections, "documento": document_sections,
                            "riesgo": risk_sections, "indicador": indicator_sections, "matriz": matrix_sections}

LEADS: dict[str, Any] = {"riesgo": risk_lead, "indicador": indicator_lead}
"""What the first screen of a page says, for the kinds that have a result."""


def compose_entidad(modelo: Modelo, sistema: SistemaDeGestion, fuentes: tuple[Fuente, ...], diagnostics: Diagnostics, whole: bool = True) -> tuple[n.Document, ...]:
    """Every page of an entity, below `entidades/<id>`. `compose_site` takes them as `extra` and finishes them. Not `whole`: those that can be made."""
    ctx = Contexto(modelo, sistema, relate(sistema), diagnostics)
    records = (*sistema.procesos, *sistema.procedimientos, *sistema.documentos, *sistema.riesgos, *sistema.indicadores, *sistema.matrices)
    gathered = (processes_page, procedures_page, master_list, risk_map, board, coverage_page, plans_page, units_page, posts_page, changes_page)
    written = made((partial(index_page, ctx), *(partial(_page, record, ctx) for record in records), *(partial(make, ctx) for make in gathered)), whole)
    if whole:
        check_format(sistema.entidad, records, written[1:len(records) + 1], diagnostics)
    written += tuple(page for pages in made((lambda: tuple(catalogue_pages(ctx)),), whole) for page in pages)
    norms = made((lambda: norms_page(ctx, {f.clave: f for f in fuentes}, used_in(written), {d.address: d.title for d in written}),), whole)
    return tuple(replace(d, address=settle_address(d.address, sistema.id)) for d in (*written, *norms))


def entities_page(modelo: Modelo) -> n.Document:
    """The page that gathers the entities, when they are too many for a tab each."""
    rows = [n.Row((n.Cell((n.CrossRef(base_of(s.id), text(s.entidad.nombre)),), header=True),
                   *(n.Cell(text(words)) for words in (s.entidad.sigla, word(s.entidad.orden), s.entidad.ciudad)))) for s in modelo.entidades]
    shown = table(("Entidad", "Sigla", "Orden", "Ciudad"), rows, caption="Entidades de este sitio", id="tabla-entidades", filters=True)
    return n.Document(ENTITIES, "indice", "Entidades", (n.Section("lista", "Lista de entidades", (shown,)),),
                      (n.Paragraph(text("El sistema de gestión de cada entidad: procesos, procedimientos, documentos, riesgos e indicadores.")),), nav_title="Entidades")


def _page(record: Any, ctx: Contexto) -> n.Document:
    sections = present([*SECTIONS[record.kind](record, ctx)], record, ctx.sistema.entidad)
    used = backlinks(record, ctx)
    if used:
        sections.append(used)
    entity = ctx.sistema.entidad.nombre
    control = n.Control(record.codigo, entidad=entity)
    if isinstance(record, Controlado):
        control = control_of(record, ctx)
        sections.append(control_section(record, ctx))
    lead = LEADS[record.kind](record, ctx) if record.kind in LEADS else ()
    return n.Document(address_of(record), record.kind, record.nombre, tuple(sections), lead, f"{record.nombre}. {entity}.", control,
                      record.nombre, ctx.sistema.id, pos=record.pos)
