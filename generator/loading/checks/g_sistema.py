"""Floor 2: rules of the rest of an entity's system: its matrices, its plans, who does what in which dependencia, and what is said once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.diagnostics import Note, SourcePos
from generator.domain.entidad.control_documental import Estado
from generator.domain.entidad.desempeno import Indicador
from generator.domain.entidad.documental import AccionDePlan
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.organizacion import Cargo, Dependencia, Responsable
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.checks.g_documentos import documents
from generator.loading.suggest import quote

PUBLISHED_BY = (1, 31)
"""Decreto 612 de 2018: the plans are published by the 31st of January."""


@check("G09")
def check_replaced(context: Context) -> None:
    for system, report in systems(context, "G09", hard=False):
        for document in documents(system):
            if document.reemplazado_por and document.estado is not Estado.OBSOLETO:
                report(document.at("reemplazado_por"), f"El documento {quote(document.codigo)} dice que otro lo reemplazó, y no está obsoleto.", "Cambie su «estado» a obsoleto, o borre «reemplazado_por».")


@check("G32")
def check_units(context: Context) -> None:
    for system, report in systems(context, "G32", hard=False):
        for activity in (activity for procedure in system.procedimientos for activity in procedure.actividades):
            posts = [ref.target for ref in (activity.responsable, *activity.corresponsables)]
            if activity.dependencia and not any(_works_in(post, activity.dependencia.target) for post in posts):
                report(activity.at("dependencia"), f"La actividad {quote(activity.id)} es de {quote(activity.dependencia.target.nombre)}, y quien responde por ella no es de esa dependencia.",
                       "Corrija la dependencia o el responsable.")


def _works_in(post: Responsable, unit: Dependencia) -> bool:
    """Whether a cargo is of a unit, or of one above or below it. A role that has no unit is of any."""
    if isinstance(post, Cargo) and post.dependencia is None:
        return True
    own = post.dependencia.target if isinstance(post, Cargo) and post.dependencia else post
    assert isinstance(own, Dependencia)
    return unit.id in _chain(own) or own.id in _chain(unit)


def _chain(unit: Dependencia | None) -> list[str]:
    found: list[str] = []
    while unit is not None and unit.id not in found:
        found.append(unit.id)
        unit = unit.superior.target if unit.superior else None
    return found


@check("G33")
def check_matrices(context: Context) -> None:
    for system, report in systems(context, "G33"):
        for matrix in system.matrices:
            for row in matrix.filas:
                if len(row.celdas) != len(matrix.columnas):
                    report(row.at("celdas"), f"Esta fila de la matriz {quote(matrix.id)} tiene {_count(len(row.celdas), 'celda')} y la matriz {_count(len(matrix.columnas), 'columna')}.",
                           "Escriba una celda por columna; la que no dice nada es «—».", (Note("las columnas están en", matrix.at("columnas")),))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


@check("G34")
def check_weights(context: Context) -> None:
    for system, report in systems(context, "G34", hard=False):
        for pos, name, actions in _plans(system):
            weights = [action.peso for action in actions]
            total = sum((weight for weight in weights if weight is not None), Decimal(0))
            if weights and None not in weights and abs(total - 100) >= 1:
                report(pos, f"Los pesos de las acciones de {quote(name)} suman {total.normalize():f} %.", "Corríjalos para que sumen 100.")


def _plans(system: SistemaDeGestion) -> Iterator[tuple[SourcePos, str, tuple[AccionDePlan, ...]]]:
    for document in system.documentos:
        yield document.at("acciones"), document.nombre, document.acciones
    for plan in system.planes:
        yield plan.at("acciones"), f"{plan.plan.target.nombre} ({plan.vigencia})", plan.acciones


@check("G35")
def check_publication(context: Context) -> None:
    for system, report in systems(context, "G35", hard=False):
        for plan in system.planes:
            day = plan.publicado
            if day and (day.year > plan.vigencia or (day.year == plan.vigencia and (day.month, day.day) > PUBLISHED_BY)):
                report(plan.at("publicado"), f"El {plan.plan.target.nombre} de {plan.vigencia} se publicó el {day}, después del 31 de enero.",
                       "Revise la fecha; el Decreto 612 de 2018 da plazo hasta el 31 de enero de cada año.")


@check("G36")
def check_once(context: Context) -> None:
    """What has no identifier and can only be said once: the second would never be seen."""
    for system, report in systems(context, "G36"):
        for records, key, what in _unique(system):
            seen: dict[object, Any] = {}
            for record in records:
                value = key(record)
                first = seen.setdefault(value, record) if value else record
                if first is not record:
                    report(record.pos, f"{what.format(quote(str(value)))} está dos veces.", "Junte los dos, o corrija uno.", (Note("el primero está en", first.pos),))


def _own_code(record: Riesgo | Indicador) -> str:
    """Many entities number those of each process from one."""
    return record.codigo and f"{record.codigo} de {record.proceso.id}"


def _unique(system: SistemaDeGestion) -> Iterator[tuple[tuple[Any, ...], Any, str]]:
    entity = system.entidad
    yield system.politicas, lambda r: r.politica.id, "La política {}"
    yield system.planes, lambda r: f"{r.plan.id} de {r.vigencia}", "El plan {}"
    yield system.riesgos, _own_code, "El código de riesgo {}"
    yield system.indicadores, _own_code, "El código de indicador {}"
    yield entity.salario_minimo, lambda r: r.anio, "El salario mínimo de {}"
    yield entity.reglas, lambda r: r.regla, "La regla {}"
    yield entity.lineas_de_defensa, lambda r: r.linea.id, "La línea {}"
    yield entity.franjas, lambda r: r.tipo, "La franja {}"
    for risk in system.riesgos:
        yield risk.respuestas, lambda r: r.pregunta, "La pregunta {}"
    for indicator in system.indicadores:
        yield indicator.metas, lambda r: r.periodo, "La meta de {}"
