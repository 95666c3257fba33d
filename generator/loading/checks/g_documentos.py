"""Floor 2: rules of controlled documents: their codes, versions, approvals, and the way through a procedure's activities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Note, SourcePos
from generator.domain.entidad.documental import Actividad, Controlado, Estado, Procedimiento
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import did_you_mean, quote

PIECES = {"{PROCESO}": "[A-ZÑ0-9]+", "{SUBPROCESO}": "[A-ZÑ0-9]+", "{TIPO_PROCESO}": "[A-ZÑ0-9]+", "{TIPO}": "[A-ZÑ0-9]+",
          "{N}": r"\d+", "{NN}": r"\d{2}", "{NNN}": r"\d{3}", "{NNNN}": r"\d{4}"}


def documents(system: SistemaDeGestion) -> tuple[Controlado, ...]:
    return (*system.procesos, *system.procedimientos, *system.documentos)


def _code_pattern(system: SistemaDeGestion) -> re.Pattern[str]:
    pieces = {**PIECES, "{ENTIDAD}": re.escape(system.entidad.sigla)}
    return re.compile("".join(pieces.get(piece, re.escape(piece)) for piece in re.split(r"(\{[A-Z_]+\})", system.entidad.codificacion.plantilla)))


@check("G01")
def check_code_form(context: Context) -> None:
    for system, report in systems(context, "G01"):
        pattern, rules = _code_pattern(system), system.entidad.codificacion
        for document in documents(system):
            if document.codigo not in rules.excepciones and not pattern.fullmatch(document.codigo):
                report(document.at("codigo"), f"El código {quote(document.codigo)} no sigue la plantilla «{rules.plantilla}» de la entidad.",
                       "Corríjalo, o agréguelo a «excepciones» en «codificacion» si es un código heredado.")


@check("G02")
def check_code_unique(context: Context) -> None:
    for system, report in systems(context, "G02"):
        seen: dict[str, Controlado] = {}
        retired = {one.codigo: one for one in system.entidad.codigos_retirados}
        for document in documents(system):
            code = document.codigo
            if code in retired:
                report(document.at("codigo"), f"El código {quote(code)} es de un documento retirado y no se vuelve a usar.", "Use el consecutivo siguiente.",
                       (Note("se retiró en", retired[code].at("codigo")),))
            elif code in seen:
                report(document.at("codigo"), f"El código {quote(code)} está repetido.", "Cambie uno de los dos.", (Note("el primero está en", seen[code].at("codigo")),))
            seen.setdefault(code, document)


@check("G03")
def check_history(context: Context) -> None:
    for system, report in systems(context, "G03"):
        for document in documents(system):
            for before, after in zip(document.cambios, document.cambios[1:], strict=False):
                if after.fecha < before.fecha:
                    report(after.at("fecha"), f"La versión {quote(after.version)} tiene fecha anterior a la de la versión {quote(before.version)}.",
                           "Ordene el control de cambios de la versión más antigua a la más reciente.", (Note("la anterior está en", before.at("fecha")),))
            versions = [change.version for change in document.cambios]
            if len(set(versions)) < len(versions):
                report(document.at("cambios"), "El control de cambios repite una versión.", "Deje una línea por versión.")
            elif versions and versions[-1] != document.version:
                report(document.at("version"), f"La versión {quote(document.version)} no es la última del control de cambios ({quote(versions[-1])}).",
                       "Agregue el cambio o corrija la versión.")


@check("G04")
def check_approval(context: Context) -> None:
    for system, report in systems(context, "G04"):
        for document in documents(system):
            if document.estado is Estado.VIGENTE and not (document.aprobo and document.fecha):
                missing = "quién lo aprobó («aprobo»)" if not document.aprobo else "la fecha de aprobación («fecha»)"
                report(document.at("estado"), f"El documento {quote(document.codigo)} está vigente y no dice {missing}.", "Complete la aprobación, o déjelo en borrador.")


@check("G05")
def check_branches(context: Context) -> None:
    for system, report in systems(context, "G05"):
        for procedure in system.procedimientos:
            ids = [activity.id for activity in procedure.actividades]
            for target, pos in _targets(procedure):
                if target not in ids and target != "fin":
                    report(pos, f"El paso a {quote(target)} no lleva a ninguna actividad de este procedimiento.{did_you_mean(target, [*ids, 'fin'])}",
                           "Escriba el identificador de una actividad, o «fin».")


def _targets(procedure: Procedimiento) -> Iterator[tuple[str, SourcePos]]:
    for activity in procedure.actividades:
        if activity.siguiente:
            yield activity.siguiente, activity.at("siguiente")
        yield from ((branch.va_a, branch.at("va_a")) for branch in activity.ramas if branch.va_a)


@check("G06")
def check_reach(context: Context) -> None:
    for system, report in systems(context, "G06"):
        for procedure in system.procedimientos:
            reached, ends = _walk(procedure)
            for activity in procedure.actividades:
                if activity.id not in reached:
                    report(activity.at("id"), f"A la actividad {quote(activity.id)} no llega ningún paso.", "Revise «siguiente» y las ramas de las anteriores.")
            if procedure.actividades and not ends:
                report(procedure.at("actividades"), "El procedimiento no termina: ningún camino llega a «fin».", "Haga que alguna actividad termine el procedimiento.")


def _walk(procedure: Procedimiento) -> tuple[set[str], bool]:
    """The activities that can be reached from the first, and whether some way ends."""
    order = procedure.actividades
    place: dict[str, int] = {activity.id: n for n, activity in enumerate(order)}
    reached: set[str] = set()
    pending: list[str] = [order[0].id] if order else []
    ends = False
    while pending:
        ident = pending.pop()
        if ident not in place or ident in reached:
            ends = ends or ident == "fin"
            continue
        reached.add(ident)
        pending += _next(order[place[ident]], order[place[ident] + 1].id if place[ident] + 1 < len(order) else "fin")
    return reached, ends


def _next(activity: Actividad, below: str) -> list[str]:
    if activity.ramas:
        return [branch.va_a or ("fin" if branch.procedimiento else below) for branch in activity.ramas]
    return [activity.siguiente or below]


@check("G07")
def check_control_points(context: Context) -> None:
    for system, report in systems(context, "G07"):
        for procedure in system.procedimientos:
            for activity in procedure.actividades:
                if activity.punto_de_control and not activity.registros:
                    report(activity.at("punto_de_control"), f"El punto de control de {quote(activity.id)} no deja registro.", "Diga en «registros» qué queda escrito.")
