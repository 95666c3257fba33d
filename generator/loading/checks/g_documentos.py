"""Floor 2: rules of controlled documents: their versions, dates, approvals, and the way through a procedure's activities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Note, SourcePos
from generator.domain.caminos import siguientes
from generator.domain.entidad.control_documental import Controlado, Estado
from generator.domain.entidad.documental import Procedimiento
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.resolve import model_records, walk_records
from generator.loading.suggest import did_you_mean, quote

SPANS = (("inicio", "fin", "la fecha"), ("inicio", "seguimiento", "la fecha"), ("aprobado", "publicado", "la fecha"), ("abre", "cierra", "la hora"))
"""Keys of any record whose second value comes after the first, or at the same time."""
Dated = tuple[date | None, SourcePos]


def documents(system: SistemaDeGestion) -> tuple[Controlado, ...]:
    return (*system.procesos, *system.procedimientos, *system.documentos)


@check("G03")
def check_history(context: Context) -> None:
    for system, report in systems(context, "G03"):
        for document in documents(system):
            for before, after in zip(document.cambios, document.cambios[1:], strict=False):
                if after.fecha and before.fecha and after.fecha < before.fecha:
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


@check("G08")
def check_dates(context: Context) -> None:
    for system, report in systems(context, "G08"):
        for document in documents(system):
            for early, late, why in _dates(document):
                if early[0] and late[0] and late[0] < early[0]:
                    report(late[1], f"En {quote(document.codigo)}, {why}.", "Corrija la fecha que esté mal.", (Note("la otra fecha está en", early[1]),))
        for record in walk_records(model_records(system)):
            for start, end, what in SPANS:
                first, last = getattr(record, start, None), getattr(record, end, None)
                if first and last and _moment(last) < _moment(first):
                    report(record.at(end), f"«{end}» ({last}) es antes de «{start}» ({first}).", f"Corrija {what} que esté mal.", (Note("la otra está en", record.at(start)),))


def _moment(value: date | str) -> str:
    """Dates and hours, in an order."""
    return value.zfill(5) if isinstance(value, str) else value.isoformat()


def _dates(document: Controlado) -> Iterator[tuple[Dated, Dated, str]]:
    """Pairs of dates that must be in this order, and what is wrong when they are not."""
    approved: Dated = (document.fecha, document.at("fecha"))
    yield approved, (document.proxima_revision, document.at("proxima_revision")), "la próxima revisión es anterior a la aprobación"
    yield approved, (document.vigente_desde, document.at("vigente_desde")), "la vigencia empieza antes de la aprobación"
    steps = [[(firma.fecha, firma.at("fecha")) for firma in firmas] for firmas in (document.elaboro, document.reviso, document.aprobo)]
    for before, after, why in ((steps[0], steps[1], "se revisó antes de elaborarse"), (steps[1], steps[2], "se aprobó antes de revisarse"),
                               (steps[0], steps[2], "se aprobó antes de elaborarse")):
        yield from ((one, two, why) for one in before for two in after)


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
            ids = {*(activity.id for activity in procedure.actividades), "fin"}
            if any(target not in ids for target, _ in _targets(procedure)):
                continue  # a step that leads nowhere is another rule's
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
        pending += siguientes(order[place[ident]], order[place[ident] + 1].id if place[ident] + 1 < len(order) else "fin")
    return reached, ends


@check("G07")
def check_control_points(context: Context) -> None:
    for system, report in systems(context, "G07"):
        for procedure in system.procedimientos:
            for activity in procedure.actividades:
                if activity.punto_de_control and not activity.registros:
                    report(activity.at("punto_de_control"), f"El punto de control de {quote(activity.id)} no deja registro.", "Diga en «registros» qué queda escrito.")
