"""Floor 3: the whole model as plain data for other systems, with what is computed, and the schema of that data.

Keys are those of the YAML. A reference is its id; prose is its Markdown; dates are ISO; figures are numbers. `calculado` holds what
nobody writes: each risk's inherent and residual points and its sentence, each indicator's readings, each entity's coverage.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from generator.domain.cobertura import CoberturaDePolitica, medir_cobertura
from generator.domain.entidad.sistema import ENTIDAD_LUGARES, SistemaDeGestion
from generator.domain.fields import Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types
from generator.domain.lugar import Lugar
from generator.domain.modelo import LUGARES, Modelo
from generator.domain.motor_de_indicadores import Lectura, leer_serie
from generator.domain.motor_de_riesgo import Punto, SinValorar, valorar
from generator.domain.redaccion_de_riesgo import redactar

FORMAT = "1.0"
"""Version of the published format: the first number changes when a reader could break."""


def plain_data(value: Any) -> Any:
    """A record, or any value in it, as what JSON can hold."""
    if isinstance(value, Registro):
        return {f.name: plain_data(getattr(value, f.name)) for f in model_fields(type(value))}
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain_data(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def model_data(modelo: Modelo) -> dict[str, Any]:
    """The whole model: the reference, and each entity with its computed figures."""
    data: dict[str, Any] = {"formato": FORMAT}
    data |= {lugar.atributo: plain_data(getattr(modelo, lugar.atributo)) for lugar in LUGARES}
    data["entidades"] = [entity_data(modelo, sistema) for sistema in modelo.entidades]
    return data


def entity_data(modelo: Modelo, sistema: SistemaDeGestion) -> dict[str, Any]:
    """One entity: what it wrote, and what is computed from it."""
    data = {lugar.atributo: plain_data(getattr(sistema, lugar.atributo)) for lugar in ENTIDAD_LUGARES}
    data["calculado"] = {
        "riesgos": {riesgo.id: _risk(riesgo, sistema) for riesgo in sistema.riesgos},
        "indicadores": {indicador.id: [_reading(lec) for lec in leer_serie(indicador).lecturas] for indicador in sistema.indicadores},
        "cobertura": coverage_data(modelo, sistema),
    }
    return data


def coverage_data(modelo: Modelo, sistema: SistemaDeGestion) -> dict[str, Any]:
    """Coverage in total, by dimension and by policy; lists hold ids."""
    cobertura = medir_cobertura(modelo, sistema)
    return {
        "porcentaje": cobertura.porcentaje,
        "dimensiones": {c.dimension.id: c.porcentaje for c in cobertura.dimensiones},
        "politicas": {c.politica.id: _policy(c) for c in cobertura.politicas},
    }


def _policy(c: CoberturaDePolitica) -> dict[str, Any]:
    return {
        "aplica": c.aplica, "porcentaje": c.porcentaje, "falta": list(c.falta),
        "responsable": c.responsable.id if c.responsable else None,
        **{key: [record.id for record in getattr(c, key)] for key in ("procesos", "procedimientos", "riesgos", "indicadores")},
        "planes": [*(plan.plan.id for plan in c.planes), *(documento.id for documento in c.planes_propios)],
        "evidencias": [evidencia.texto.text for evidencia in c.evidencias],
    }


def _risk(riesgo: Any, sistema: SistemaDeGestion) -> dict[str, Any]:
    valoracion = valorar(riesgo, sistema.entidad)
    if isinstance(valoracion, SinValorar):
        return {"descripcion": redactar(riesgo), "guia": None, "inherente": None, "residual": None, "motivo": valoracion.motivo}
    return {"descripcion": redactar(riesgo), "guia": valoracion.guia.id, "inherente": _point(valoracion.inherente),
            "residual": _point(valoracion.residual), "motivo": ""}


def _point(punto: Punto) -> dict[str, Any]:
    return {"probabilidad": plain_data(punto.probabilidad), "nivel_probabilidad": punto.nivel_probabilidad.id,
            "impacto": plain_data(punto.impacto), "nivel_impacto": punto.nivel_impacto.id, "zona": punto.zona.id if punto.zona else None}


def _reading(lectura: Lectura) -> dict[str, Any]:
    return {"periodo": lectura.medida.periodo, "valor": plain_data(lectura.valor), "meta": plain_data(lectura.meta),
            "cumplimiento": plain_data(lectura.cumplimiento), "acumulado": plain_data(lectura.acumulado), "semaforo": plain_data(lectura.nivel)}


# ------------------------------------------------------------------------------------------------ schema
SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"}, Prose: {"type": "string"},
}
COMPUTED: dict[str, Any] = {"type": "object", "required": ["riesgos", "indicadores", "cobertura"]}


def data_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `model_data`, from the same declarations that the loader reads."""
    defs: dict[str, Any] = {}
    properties: dict[str, Any] = {"formato": {"const": FORMAT}}
    properties |= {lugar.atributo: _place(lugar, defs) for lugar in LUGARES}
    entity = {lugar.atributo: _place(lugar, defs) for lugar in ENTIDAD_LUGARES} | {"calculado": COMPUTED}
    properties["entidades"] = {"type": "array", "items": _object(entity)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Modelo MIPG", **_object(properties), "$defs": defs}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _place(lugar: Lugar, defs: dict[str, Any]) -> dict[str, Any]:
    if lugar.unir:
        return _schema(field_types(lugar.tipo)[lugar.unir], defs)
    one = _schema(lugar.tipo, defs)
    return {"type": "array", "items": one} if lugar.varios else one


def _schema(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(a, defs) if a is not type(None) else {"type": "null"} for a in args]}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], defs)}
    if origin is Ref:
        return {"type": "string"}
    if origin is not None:
        return {"type": "object", "additionalProperties": _schema(args[1], defs)}
    if isinstance(kind, type) and is_dataclass(kind) and issubclass(kind, Registro):
        return _record(kind, defs)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return SCALARS.get(getattr(kind, "__supertype__", kind), {"type": "string"})


def _record(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        hints = field_types(kind)
        properties = {f.name: {"title": f.metadata["title"], **_schema(hints[f.name], defs)} for f in model_fields(kind)}
        defs[kind.__name__] = _object(properties)
    return {"$ref": f"#/$defs/{kind.__name__}"}
