"""Floor 1: the sentence of a risk, formed from its parts as the guide asks for each class.

Source: Guía para la administración del riesgo, v5 and v6: «Posibilidad de» + afectación + «por» causa inmediata + «debido a» causa
raíz; corruption, fiscal and information-security risks have parts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.domain.entidad.gestion_riesgo import Afectacion, Control, Riesgo

AFECTACIONES: dict[Afectacion, str] = {
    Afectacion.ECONOMICA: "afectación económica",
    Afectacion.REPUTACIONAL: "afectación reputacional",
    Afectacion.AMBAS: "afectación económica y reputacional",
}

ES_ORACION = re.compile(r"(no|se|falta|faltan|hay|existe|existen)\b", re.I)
"""A root cause that an entity wrote as a sentence: «debido a que no se revisan…»."""

PARTES: dict[str, tuple[str, ...]] = {
    "corrupcion": ("accion_u_omision", "uso_del_poder", "desviacion", "beneficio_privado"),
    "fiscal": ("efecto_danoso", "causa_inmediata"),
    "seguridad-de-la-informacion": ("propiedad", "activo", "amenaza", "vulnerabilidad"),
}
"""The parts that each class needs; any other class needs those of a management risk."""

PARTES_DE_GESTION: tuple[str, ...] = ("afectacion", "causa_inmediata", "causa_raiz")


def partes_que_faltan(riesgo: Riesgo) -> tuple[str, ...]:
    """Keys that the sentence of this class needs and the record lacks. A risk with its own `descripcion` needs none."""
    if riesgo.descripcion:
        return ()
    return tuple(clave for clave in PARTES.get(riesgo.clase, PARTES_DE_GESTION) if not getattr(riesgo, clave))


def redactar(riesgo: Riesgo) -> str:
    """The sentence of the risk, in plain text. The entity's own `descripcion` comes first when there is one."""
    if riesgo.descripcion:
        return " ".join(riesgo.descripcion.text.split())
    oracion = REDACTORES.get(riesgo.clase, _gestion)(riesgo)
    return oracion.rstrip(". ") + "."


def _gestion(r: Riesgo) -> str:
    afectacion = AFECTACIONES.get(r.afectacion, "afectación") if r.afectacion else "afectación"
    return f"Posibilidad de {afectacion}{_si(' por ', r.causa_inmediata)}{_si(' debido a ', r.causa_raiz)}"


def _corrupcion(r: Riesgo) -> str:
    return (f"Posibilidad de {_m(r.accion_u_omision)}{_si(', con ', r.uso_del_poder)}{_si(', para ', r.desviacion)}"
            f"{_si(', en ', r.beneficio_privado)}")


def _fiscal(r: Riesgo) -> str:
    bien = _si(" sobre ", r.bien_afectado)
    return f"Posibilidad de {_m(r.efecto_danoso)}{bien}{_si(' por ', r.causa_inmediata)}{_si(' debido a ', r.causa_raiz)}"


def _seguridad(r: Riesgo) -> str:
    return (f"Posibilidad de pérdida de {_m(r.propiedad)}{_si(' de ', r.activo)}{_si(' por ', r.amenaza)}"
            f"{_si(', que aprovecha ', r.vulnerabilidad)}")


def redactar_control(control: Control) -> str:
    """Who and what: the system when the control is automatic, or the cargo, and the action."""
    quien = control.sistema or control.responsable.target.nombre
    return f"{quien} {control.accion[:1].lower()}{control.accion[1:]}"


def _si(enlace: str, parte: str) -> str:
    if not parte:
        return ""
    que = "que " if enlace == " debido a " and ES_ORACION.match(parte.strip()) else ""
    return f"{enlace}{que}{_m(parte)}"


def _m(parte: str) -> str:
    """In the middle of a sentence: lower case at the start, unless it is a sigla, and no final stop."""
    parte = parte.strip().rstrip(".")
    return parte if parte[:2].isupper() else parte[:1].lower() + parte[1:]


REDACTORES: dict[str, Callable[[Riesgo], str]] = {
    "corrupcion": _corrupcion, "fiscal": _fiscal, "seguridad-de-la-informacion": _seguridad,
}
