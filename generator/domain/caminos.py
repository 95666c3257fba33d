"""Floor 1: the ways through the activities of a procedure: what comes next, and where the ways that were opened at once meet again."""

from __future__ import annotations

from generator.domain.entidad.documental import Actividad, Procedimiento

FIN = "fin"


def siguientes(actividad: Actividad, debajo: str) -> list[str]:
    """Where an activity goes on. `debajo`: the one below it. A way that goes on in another procedure ends here."""
    if actividad.ramas:
        return [rama.va_a or (FIN if rama.procedimiento else debajo) for rama in actividad.ramas]
    return [actividad.siguiente or debajo]


def encuentros(procedimiento: Procedimiento) -> dict[str, str]:
    """By activity, the one that opened the ways that meet in it: it begins when all of them end. Only ways forward count; where one of
    them leads straight into another there is no meeting."""
    orden = [str(a.id) for a in procedimiento.actividades]
    lugar: dict[str, int] = {ident: n for n, ident in enumerate(orden)}
    salen = {str(a.id): siguientes(a, orden[n + 1] if n + 1 < len(orden) else FIN) for n, a in enumerate(procedimiento.actividades)}
    hallados: dict[str, str] = {}
    for actividad in procedimiento.actividades:
        inicios = [ident for ident in salen[actividad.id] if ident in lugar]
        if not actividad.en_paralelo or len(inicios) < 2:
            continue
        comunes = set.intersection(*(_adelante(inicio, salen, lugar) for inicio in inicios))
        primero = min(comunes, key=lambda ident: lugar[ident], default="")
        if primero and primero not in inicios:
            hallados[primero] = actividad.id
    return hallados


def _adelante(inicio: str, salen: dict[str, list[str]], lugar: dict[str, int]) -> set[str]:
    vistos, pendientes = {inicio}, [inicio]
    while pendientes:
        actual = pendientes.pop()
        nuevos = [ident for ident in salen[actual] if ident in lugar and lugar[ident] > lugar[actual] and ident not in vistos]
        vistos.update(nuevos)
        pendientes += nuevos
    return vistos
