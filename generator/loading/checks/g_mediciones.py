"""Floor 2: rules of the measurements of an indicator and its targets: their periods, their values, and lights that say the same as them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from generator.diagnostics import SourcePos
from generator.domain.entidad.desempeno import Base, Frecuencia, Indicador, Medida, Nivel, Rango, Tendencia
from generator.domain.formula import FormulaError, symbols
from generator.domain.motor_de_indicadores import rango_de, valor_calculado
from generator.domain.motor_de_riesgo import numero
from generator.domain.periodos import dias_de
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import quote

Problem = tuple[SourcePos, str, str]
FORMS: dict[Frecuencia, tuple[str, str]] = {
    Frecuencia.DIARIA: (r"\d{4}-\d{2}-\d{2}", "2025-03-14"), Frecuencia.SEMANAL: (r"\d{4}-W\d{2}", "2025-W11"), Frecuencia.QUINCENAL: (r"\d{4}-\d{2}-Q[12]", "2025-03-Q1"),
    Frecuencia.MENSUAL: (r"\d{4}-\d{2}", "2025-03"), Frecuencia.BIMESTRAL: (r"\d{4}-B[1-6]", "2025-B2"), Frecuencia.TRIMESTRAL: (r"\d{4}-T[1-4]", "2025-T1"),
    Frecuencia.CUATRIMESTRAL: (r"\d{4}-C[1-3]", "2025-C1"), Frecuencia.SEMESTRAL: (r"\d{4}-S[12]", "2025-S1"), Frecuencia.ANUAL: (r"\d{4}", "2025"),
}
"""How the period of a measurement is written for each frequency, with an example; the others admit any."""


@check("G23")
def check_periods(context: Context) -> None:
    for system, report in systems(context, "G23", hard=False):
        for indicator in system.indicadores:
            for pos, problem, help_ in (*_unknown_targets(indicator), *_odd_periods(indicator)):
                report(pos, f"En el indicador {quote(indicator.id)}, {problem}.", help_)


def _unknown_targets(indicator: Indicador) -> Iterator[Problem]:
    for target in indicator.metas:
        if dias_de(target.periodo) is None:
            yield (target.at("periodo"), f"no se sabe qué días son el periodo {quote(target.periodo)} de una meta, y ninguna medición se compara con ella",
                   "Por ejemplo: 2025, 2025-T1, 2025-03, o 2024-2027 para varios años.")


def _odd_periods(indicator: Indicador) -> Iterator[Problem]:
    form, example = FORMS.get(indicator.frecuencia_de_medicion, ("", ""))
    for measure in indicator.serie:
        days = dias_de(measure.periodo)
        if days is None:
            yield measure.at("periodo"), f"el periodo {quote(measure.periodo)} no existe", "Revise el mes o el número del periodo."
        elif form and not re.fullmatch(form, measure.periodo):
            yield (measure.at("periodo"), f"la medición es {indicator.frecuencia_de_medicion.value.replace('_', ' ')} y el periodo {quote(measure.periodo)} no lo es",
                   f"Escríbalo como «{example}», o corrija «frecuencia_de_medicion».")
        elif measure.fecha and measure.fecha < days[0]:
            yield measure.at("fecha"), f"{quote(measure.periodo)} se midió el {measure.fecha}, antes de que empezara", "Corrija la fecha o el periodo."
        elif indicator.vigente_desde and days[1] < indicator.vigente_desde:
            yield (measure.at("periodo"), f"{quote(measure.periodo)} es anterior a la fecha desde la que se mide ({indicator.vigente_desde})",
                   "Corrija el periodo o «vigente_desde».")


@check("G24")
def check_written_values(context: Context) -> None:
    for system, report in systems(context, "G24", hard=False):
        for indicator in system.indicadores:
            for measure in indicator.serie:
                computed = valor_calculado(indicator, measure)
                if measure.valor is not None and computed is not None and not _same(measure.valor, computed):
                    report(measure.at("valor"), f"En {quote(measure.periodo)}, el indicador {quote(indicator.id)} dice {numero(measure.valor, 6)} y la fórmula da {numero(computed, 6)}.",
                           "Borre «valor» para que se calcule, o corrija las variables.")


def _same(written: Decimal, computed: Decimal) -> bool:
    """Whether what is written is the computed value, rounded or cut at its own decimals."""
    unit = Decimal(1).scaleb(min(int(written.as_tuple().exponent), 0))
    return written in (computed.quantize(unit, ROUND_HALF_UP), computed.quantize(unit, ROUND_DOWN))


@check("G25")
def check_computable(context: Context) -> None:
    for system, report in systems(context, "G25", hard=False):
        for indicator in system.indicadores:
            for measure in indicator.serie:
                if _divides_by_zero(indicator, measure) and not measure.analisis:
                    report(measure.at("variables"), f"En {quote(measure.periodo)}, la fórmula de {quote(indicator.id)} divide por cero y no da un valor.",
                           "Diga en «analisis» por qué no hubo casos, o escriba el «valor» que la entidad le da.")


def _divides_by_zero(indicator: Indicador, measure: Medida) -> bool:
    if not measure.variables or measure.valor is not None:
        return False
    try:
        whole = symbols(indicator.formula) <= set(measure.variables)
    except FormulaError:
        return False
    return whole and valor_calculado(indicator, measure) is None


@check("G26")
def check_direction(context: Context) -> None:
    for system, report in systems(context, "G26", hard=False):
        for indicator in system.indicadores:
            for problem in _direction_problems(indicator):
                report(*problem)


def _direction_problems(indicator: Indicador) -> Iterator[Problem]:
    best, worst = (_range(indicator, level) for level in (Nivel.VERDE, Nivel.ROJO))
    rising = indicator.base_de_rangos is Base.CUMPLIMIENTO or indicator.tendencia is Tendencia.CRECIENTE
    if best and worst and indicator.tendencia is not Tendencia.MANTENER and rising != (_low(best) > _low(worst)):
        whole = "el cumplimiento" if indicator.base_de_rangos is Base.CUMPLIMIENTO else "el indicador"
        yield (best.pos, f"En {quote(indicator.id)}, el verde queda por {'debajo' if rising else 'encima'} del rojo, y en {whole} lo mejor es lo {'más alto' if rising else 'más bajo'}.",
               "Corrija los rangos, o «tendencia».")
    elif indicator.base_de_rangos is Base.VALOR:
        yield from _red_targets(indicator)


def _red_targets(indicator: Indicador) -> Iterator[Problem]:
    for target in indicator.metas:
        found = rango_de(indicator, target.valor)
        if found and found.nivel is Nivel.ROJO and any(r.nivel is not Nivel.ROJO for r in indicator.rangos):
            yield (target.at("valor"), f"En {quote(indicator.id)}, la meta de {quote(target.periodo)} ({numero(target.valor, 6)}) cae en el rango rojo: cumplirla se vería como un incumplimiento.",
                   "Corrija la meta, o los rangos; si cambian con la meta, use «base_de_rangos: cumplimiento».")


def _range(indicator: Indicador, level: Nivel) -> Rango | None:
    return next((r for r in indicator.rangos if r.nivel is level), None)


def _low(found: Any) -> Decimal:
    return -Decimal("Infinity") if found.desde is None else found.desde
