"""Floor 2: rules of who the entity is: the values of its code of integrity, and the rules that it adjusts."""

from __future__ import annotations

from generator.codes import CODES
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import did_you_mean, fold, quote

OWN_VALUES = 2
"""How many values of its own an entity may add to those of the Código de Integridad."""


@check("G40", "mipg")
def check_values(context: Context) -> None:
    common = [value.nombre for value in context.modelo.mipg.valores]
    for system, report in systems(context, "G40", hard=False):
        held = {fold(value.nombre) for value in system.entidad.valores}
        missing = [name for name in common if fold(name) not in held]
        if missing:
            report(system.entidad.at("valores"), f"A los valores de la entidad les falta: {', '.join(missing)}.", "Los cinco del Código de Integridad son comunes a todas las entidades.")
        own = [value for value in system.entidad.valores if fold(value.nombre) not in {fold(name) for name in common}]
        for value in own[OWN_VALUES:]:
            report(value.at("nombre"), f"El valor {quote(value.nombre)} pasa de los {OWN_VALUES} propios que admite el Código de Integridad.", "Deje a lo sumo dos valores propios.")


@check("G90")
def check_adjusted_rules(context: Context) -> None:
    known = [code for code in CODES if code.startswith("G")]
    for system, report in systems(context, "G90"):
        for adjusted in system.entidad.reglas:
            if adjusted.regla not in known:
                report(adjusted.at("regla"), f"La regla {quote(adjusted.regla)} no existe.{did_you_mean(adjusted.regla, known)}", f"Reglas: {', '.join(known)}.")
