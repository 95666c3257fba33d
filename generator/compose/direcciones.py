"""Floor 3: where each record of the reference is published. Addresses are a contract: they do not change."""

from __future__ import annotations

from typing import Any

from generator.domain.fields import Ref

OWN_PAGE = {"politica": "politicas", "dimension": "dimensiones"}
OWN_PLACE = {
    "objetivo": "objetivos", "principio": "principios", "enfoque": "enfoque", "valor": "que-es", "instancia": "institucionalidad",
    "medicion": "medicion", "componente_meci": "meci", "linea": "lineas", "plan": "planes", "instrumento": "instrumentos",
    "termino": "glosario", "guia_de_riesgo": "control-de-riesgo",
}


def address_of(record: Any) -> str:
    """The address of a record or of what a reference leads to; empty when it has no place of its own."""
    target = record.target if isinstance(record, Ref) else record
    kind = getattr(target, "kind", "")
    if kind in OWN_PAGE:
        return f"{OWN_PAGE[kind]}/{target.id}"
    return f"{OWN_PLACE[kind]}#{target.id}" if kind in OWN_PLACE else ""
