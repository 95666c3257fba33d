"""Floor 3: where each record is published. Addresses are a contract: they do not change.

A record of an entity does not know which entity it is of: its address starts with `OWN`, and `settle_address` writes the entity in
its place: in the addresses of the pages when the entity is composed, and in the links when they are resolved.
"""

from __future__ import annotations

from typing import Any

from generator.domain.fields import Ref

OWN_PAGE = {"politica": "politicas", "dimension": "dimensiones"}
OWN_PLACE = {
    "objetivo": "objetivos", "principio": "principios", "enfoque": "enfoque", "valor": "que-es", "instancia": "institucionalidad",
    "medicion": "medicion", "componente_meci": "meci", "linea": "lineas", "plan": "planes", "instrumento": "instrumentos",
    "termino": "glosario", "guia_de_riesgo": "control-de-riesgo",
}
OWN = "~"
ENTITY_PAGE = {
    "proceso": "procesos", "procedimiento": "procedimientos", "documento": "documentos", "riesgo": "riesgos", "indicador": "indicadores",
    "matriz": "matrices",
}
ENTITY_PLACE = {
    "cargo": "cargos", "dependencia": "dependencias", "tramite": "tramites", "grupo_de_valor": "grupos-de-valor", "serie": "retencion-documental",
    "activo": "activos-de-informacion", "documento_externo": "documentos-externos",
}
PREFIXES = {"objetivo_estrategico": "objetivo_", "control": "control_"}
"""Before the id of what shares its page with sections: an identifier has no underscore, so the two are never the same."""


def address_of(record: Any) -> str:
    """The address of a record or of what a reference leads to; empty when it has no place of its own."""
    target = record.target if isinstance(record, Ref) else record
    kind = getattr(target, "kind", "")
    if kind in OWN_PAGE:
        return f"{OWN_PAGE[kind]}/{target.id}"
    if kind in OWN_PLACE:
        return f"{OWN_PLACE[kind]}#{target.id}"
    return _in_entity(kind, getattr(target, "id", ""))


def _in_entity(kind: str, ident: str) -> str:
    if kind in ENTITY_PAGE:
        return f"{OWN}/{ENTITY_PAGE[kind]}/{ident}"
    if kind in ENTITY_PLACE:
        return f"{OWN}/{ENTITY_PLACE[kind]}#{ident}"
    return OWN if kind == "entidad" else f"{OWN}#{PREFIXES[kind]}{ident}" if kind == "objetivo_estrategico" else ""


def anchor_of(record: Any) -> str:
    """The place of a record in the page that has it as a row; empty for what has none."""
    kind = getattr(type(record), "kind", "")
    return f"{PREFIXES.get(kind, '')}{getattr(record, 'id', '')}" if kind else ""


def base_of(entity: str) -> str:
    """The address of the first page of an entity; the others are below it."""
    return f"entidades/{entity}"


def settle_address(address: str, entity: str) -> str:
    return base_of(entity) + address[len(OWN):] if address.startswith(OWN) else address
