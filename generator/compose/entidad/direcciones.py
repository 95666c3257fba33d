"""Floor 3: where each record of an entity, or one that it names, is published."""

from __future__ import annotations

from generator.domain.fields import Ref

BASE = "entidades"
_OWN_PAGE = {"proceso": "procesos", "procedimiento": "procedimientos", "documento": "documentos", "riesgo": "riesgos", "indicador": "indicadores"}
_OWN_PLACE = {"cargo": "cargos", "dependencia": "dependencias"}
_REFERENCE_PAGE = {"politica": "politicas", "dimension": "dimensiones"}
_REFERENCE_PLACE = {
    "plan": "planes", "termino": "glosario", "linea_de_defensa": "lineas", "linea": "lineas", "instrumento": "instrumentos",
    "objetivo": "objetivos", "principio": "principios",
}
_FIXED = {"guia_de_riesgo": "control-de-riesgo"}


def base_of(entity: str) -> str:
    return f"{BASE}/{entity}"


def address_of(record: object, entity: str) -> str:
    """The address of a record or of what a reference leads to; empty when it has no place of its own."""
    target = record.target if isinstance(record, Ref) else record
    kind, ident = getattr(target, "kind", ""), getattr(target, "id", "")
    if kind in _OWN_PAGE:
        return f"{base_of(entity)}/{_OWN_PAGE[kind]}/{ident}"
    if kind in _OWN_PLACE:
        return f"{base_of(entity)}/{_OWN_PLACE[kind]}#{ident}"
    if kind in _REFERENCE_PAGE:
        return f"{_REFERENCE_PAGE[kind]}/{ident}"
    if kind in _REFERENCE_PLACE:
        return f"{_REFERENCE_PLACE[kind]}#{ident}"
    if kind == "objetivo_estrategico":
        return f"{base_of(entity)}#objetivos_estrategicos"
    return _FIXED.get(kind, "")
