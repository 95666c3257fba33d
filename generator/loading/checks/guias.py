"""Floor 2: rules of the tables of each version of the risk guide: a whole heat map, scales without gaps, and the counts of the guide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.diagnostics import SourcePos
from generator.domain.riesgo import CuestionarioDeCorrupcion, GuiaDeRiesgo, NivelDeImpacto, NivelDeProbabilidad
from generator.loading.checks import Context, check
from generator.loading.suggest import quote

COUNTS = {"v6": {"bajo": 3, "moderado": 8, "alto": 9, "extremo": 5}}
"""How many cells of each zone the matrix of a version has."""
QUESTIONS = {"v6": 19}


@check("M05", "guias_de_riesgo")
def check_heat_map(context: Context) -> None:
    for guia in context.modelo.guias_de_riesgo:
        if not guia.mapa_de_calor:
            continue
        rows = [fila.probabilidad for fila in guia.mapa_de_calor]
        if sorted(rows) != sorted(nivel.id for nivel in guia.probabilidad):
            context.diagnostics.error("M05", guia.at("mapa_de_calor"), "El mapa de calor no tiene una fila por cada nivel de probabilidad.", "Complete las filas.")
        zonas = {zona.id for zona in guia.zonas}
        for fila in guia.mapa_de_calor:
            if len(fila.zonas) != len(guia.impacto):
                context.diagnostics.error("M05", fila.at("zonas"), f"La fila «{fila.probabilidad}» debe tener {len(guia.impacto)} zonas, una por nivel de impacto.", "Complete la fila.")
            for zona in sorted(set(fila.zonas) - zonas):
                context.diagnostics.error("M05", fila.at("zonas"), f"La zona «{zona}» no existe en esta guía.", f"Zonas: {', '.join(sorted(zonas))}.")


@check("M07", "guias_de_riesgo")
def check_scales(context: Context) -> None:
    for guia in context.modelo.guias_de_riesgo:
        for pos, problem in _scale_problems(guia):
            context.diagnostics.error("M07", pos, f"En la guía {quote(guia.id)}, {problem}.", "Los niveles van de menor a mayor, y cada uno empieza donde termina el anterior.")


def _scale_problems(guia: GuiaDeRiesgo) -> Iterator[tuple[SourcePos, str]]:
    yield from _order(guia.probabilidad)
    yield from _order(guia.probabilidad_corrupcion)
    yield from _order(guia.impacto)
    for low, high in pairwise(guia.probabilidad):
        if low.hasta is not None and high.desde is not None and high.desde != low.hasta + 1:
            yield high.at("desde"), f"el nivel {quote(high.id)} empieza en {high.desde} y el anterior termina en {low.hasta}"
    for below, above in pairwise(guia.impacto):
        if below.hasta_smlmv is not None and above.desde_smlmv is not None and above.desde_smlmv != below.hasta_smlmv:
            yield above.at("desde_smlmv"), f"el nivel {quote(above.id)} empieza en {above.desde_smlmv} SMLMV y el anterior termina en {below.hasta_smlmv}"
    if guia.corrupcion:
        yield from _questionnaire(guia.corrupcion, [level.id for level in guia.impacto])


def _order(levels: Sequence[NivelDeProbabilidad | NivelDeImpacto]) -> Iterator[tuple[SourcePos, str]]:
    for low, high in pairwise(levels):
        if high.valor <= low.valor:
            yield high.at("valor"), f"el nivel {quote(high.id)} no vale más que el anterior"


def _questionnaire(asked: CuestionarioDeCorrupcion, impacts: list[str]) -> Iterator[tuple[SourcePos, str]]:
    total, following = len(asked.preguntas), 1
    for row in asked.rangos:
        if row.desde != following or row.hasta < row.desde:
            yield row.at("desde"), f"el rango de respuestas empieza en {row.desde} y debe empezar en {following}"
        if row.impacto not in impacts:
            yield row.at("impacto"), f"el impacto {quote(row.impacto)} no es un nivel de la escala ({', '.join(impacts)})"
        following = row.hasta + 1
    if following != total + 1:
        yield asked.at("rangos"), f"los rangos llegan a {following - 1} respuestas y hay {total} preguntas"
    if asked.pregunta_decisiva is not None and not 1 <= asked.pregunta_decisiva <= total:
        yield asked.at("pregunta_decisiva"), f"la pregunta decisiva no es una de las {total}"


@check("M08", "guias_de_riesgo")
def check_counts(context: Context) -> None:
    """The tables of a version that is known cell by cell are as the guide prints them."""
    for guia in context.modelo.guias_de_riesgo:
        expected = COUNTS.get(guia.id)
        found = Counter(zone for row in guia.mapa_de_calor for zone in row.zonas)
        if expected and found != Counter(expected) and set(found) == set(expected) and found.total() == sum(expected.values()):
            listed = ", ".join(f"{count} {zone}" for zone, count in expected.items())
            context.diagnostics.error("M08", guia.at("mapa_de_calor"), f"El mapa de calor de la guía {quote(guia.id)} no tiene las casillas de la guía: {listed}.", "Compare cada fila con la guía.")
        if guia.corrupcion and len(guia.corrupcion.preguntas) != QUESTIONS.get(guia.id, len(guia.corrupcion.preguntas)):
            context.diagnostics.error("M08", guia.corrupcion.at("preguntas"), f"El cuestionario de corrupción de la guía {quote(guia.id)} debe tener {QUESTIONS[guia.id]} preguntas.",
                                      "Complete o corrija la lista.")
