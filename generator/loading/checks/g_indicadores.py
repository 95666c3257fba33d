"""Floor 2: rules of an entity's indicators: a formula that can be computed, lights without gaps, and whole measurements."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.diagnostics import Note, SourcePos
from generator.domain.entidad.desempeno import Indicador, Rango
from generator.domain.formula import FormulaError, symbols
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import did_you_mean, quote

INFINITE = Decimal("Infinity")


@check("G20")
def check_formula(context: Context) -> None:
    for system, report in systems(context, "G20"):
        for indicator in system.indicadores:
            declared = [variable.simbolo for variable in indicator.variables]
            try:
                unknown = sorted(symbols(indicator.formula) - set(declared))
            except FormulaError as problem:
                report(indicator.at("formula"), f"La fórmula de {quote(indicator.id)} {problem}.", "Por ejemplo: (A / B) * 100.")
                continue
            for symbol in unknown:
                report(indicator.at("formula"), f"La fórmula usa {quote(symbol)}, que no está en «variables».{did_you_mean(symbol, declared)}", "Declare la variable o corrija la fórmula.")


@check("G27")
def check_baseline(context: Context) -> None:
    for system, report in systems(context, "G27"):
        for indicator in system.indicadores:
            if indicator.desde_linea_base and indicator.linea_base is None:
                report(indicator.at("desde_linea_base"), f"El cumplimiento de {quote(indicator.id)} se mide desde una línea base que no está escrita.", "Escriba «linea_base».")


@check("G21")
def check_lights(context: Context) -> None:
    for system, report in systems(context, "G21"):
        for indicator in system.indicadores:
            for pos, problem, note in _light_problems(indicator):
                report(pos, f"En el semáforo de {quote(indicator.id)}, {problem}.", "Cada rango va desde un valor (incluido) hasta otro (sin incluirlo), y empieza donde termina otro.", note)


def _light_problems(indicator: Indicador) -> Iterator[tuple[SourcePos, str, tuple[Note, ...]]]:
    empty = [light for light in indicator.rangos if _end(light) <= _start(light)]
    for light in empty:
        yield light.pos, f"el rango {light.nivel} termina antes de empezar", ()
    ordered = sorted((light for light in indicator.rangos if light not in empty), key=_start)
    for before, after in pairwise(ordered):
        note = (Note("el otro rango está en", before.pos),)
        if _start(after) < _end(before):
            yield after.pos, f"los rangos {before.nivel} y {after.nivel} se cruzan", note
        elif _start(after) > _end(before):
            yield after.pos, f"ningún rango cubre de {before.hasta} a {after.desde}", note


def _start(light: Rango) -> Decimal:
    return -INFINITE if light.desde is None else light.desde


def _end(light: Rango) -> Decimal:
    return INFINITE if light.hasta is None else light.hasta


@check("G22")
def check_measurements(context: Context) -> None:
    for system, report in systems(context, "G22"):
        for indicator in system.indicadores:
            for pos, problem, help_ in _series_problems(indicator):
                report(pos, f"En las mediciones de {quote(indicator.id)}, {problem}.", help_)


def _series_problems(indicator: Indicador) -> Iterator[tuple[SourcePos, str, str]]:
    declared, seen = [variable.simbolo for variable in indicator.variables], set[str]()
    for measure in indicator.serie:
        if measure.periodo in seen:
            yield measure.at("periodo"), f"el periodo {quote(measure.periodo)} está repetido", "Deje una medición por periodo."
        seen.add(measure.periodo)
        given = measure.variables or {}
        for name in [name for name in given if name not in declared]:
            yield measure.at("variables"), f"{quote(name)} no es una variable del indicador{did_you_mean(name, declared)}", f"Variables: {', '.join(declared)}."
        missing = [name for name in declared if name not in given]
        if measure.valor is None and given and missing and set(given) <= set(declared):
            yield measure.at("variables"), f"a {quote(measure.periodo)} le falta el valor de {', '.join(missing)}", "Escriba el valor de cada variable, o el del indicador en «valor»."
