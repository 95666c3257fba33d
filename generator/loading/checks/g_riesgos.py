"""Floor 2: rules of how the risks of an entity are treated, and of what it wrote beside what the engine computes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import SourcePos
from generator.domain.entidad.gestion_riesgo import Control, Riesgo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.motor_de_riesgo import SinValorar, Valoracion, guia_de
from generator.domain.riesgo import NivelDeImpacto, NivelDeProbabilidad, OpcionDeTratamiento, Zona
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import did_you_mean, fold, quote

Problem = tuple[SourcePos, str, str]
DOCUMENTED = ("documentad", "procedimiento")
"""How the ways of saying that a control is documented begin, in the guides."""


def _valued(context: Context, system: SistemaDeGestion) -> Iterator[tuple[Riesgo, Valoracion]]:
    for risk in system.riesgos:
        found = context.value(risk, system.entidad)
        if not isinstance(found, SinValorar):
            yield risk, found


@check("G14", "guias_de_riesgo")
def check_treatment(context: Context) -> None:
    for system, report in systems(context, "G14", hard=False):
        for risk, valued in _valued(context, system):
            options = {str(o.id): o for o in guia_de(risk, system.entidad).tratamientos}
            option = options.get(risk.tratamiento.opcion) if risk.tratamiento else None
            for problem in _treatment_problems(risk, valued, option) if option else ():
                report(*problem)


def _treatment_problems(risk: Riesgo, valued: Valoracion, option: OpcionDeTratamiento) -> Iterator[Problem]:
    treatment, zone = risk.tratamiento, valued.residual.zona
    assert treatment is not None
    if option.exige_plan and not treatment.acciones:
        yield treatment.at("opcion"), f"El riesgo {quote(risk.id)} se trata con «{option.nombre}», que exige un plan de acción, y no tiene acciones.", "Escriba las «acciones» del tratamiento."
    if zone and option.zonas_admitidas and zone.id not in option.zonas_admitidas:
        admitted = " o ".join(quote(z.nombre) for z in valued.guia.zonas if z.id in option.zonas_admitidas)
        yield (treatment.at("opcion"), f"El riesgo {quote(risk.id)} queda en la zona {quote(zone.nombre)}, y «{option.nombre}» solo se admite en {admitted}.",
               "Elija otra opción de tratamiento, o refuerce los controles.")


@check("G15", "guias_de_riesgo")
def check_published_figures(context: Context) -> None:
    for system, report in systems(context, "G15", hard=False):
        for risk, valued in _valued(context, system):
            for key, given, computed in _differences(risk, valued):
                assert risk.declarado is not None
                report(risk.declarado.at(key), f"En el riesgo {quote(risk.id)}, «{key}» dice {quote(given)} y el cálculo da «{computed.id}».",
                       "Revise los datos del riesgo y sus controles, o corrija lo publicado: la página muestra los dos.")


def _differences(risk: Riesgo, valued: Valoracion) -> Iterator[tuple[str, str, NivelDeProbabilidad | NivelDeImpacto | Zona]]:
    """What the entity published that is not what is computed, where the guide gives a way to compute it."""
    given = risk.declarado
    if given is None or valued.declarada:
        return
    pairs = (("probabilidad", given.probabilidad, valued.residual.nivel_probabilidad), ("impacto", given.impacto, valued.residual.nivel_impacto),
             ("zona_inherente", given.zona_inherente, valued.inherente.zona), ("zona", given.zona, valued.residual.zona))
    for key, published, computed in pairs:
        if published and computed and published != computed.id:
            yield key, published, computed


@check("G16")
def check_documented_controls(context: Context) -> None:
    for system, report in systems(context, "G16", hard=False):
        for risk in system.riesgos:
            for control in risk.controles:
                if fold(control.documentacion).startswith(DOCUMENTED) and not (control.procedimiento or control.documentos):
                    report(control.at("documentacion"), f"El control {quote(control.id)} de {quote(risk.id)} está documentado, y no dice en qué documento.",
                           "Diga el «procedimiento» que lo contiene, o sus «documentos».")


@check("G17")
def check_causes_of_controls(context: Context) -> None:
    for system, report in systems(context, "G17", hard=False):
        for risk in system.riesgos:
            for control in risk.controles:
                for problem in _unknown_causes(risk, control):
                    report(*problem)


def _unknown_causes(risk: Riesgo, control: Control) -> Iterator[Problem]:
    causes = [cause for cause in (risk.causa_raiz, risk.causa_inmediata, *(c.causa for c in risk.causas)) if cause]
    known = {fold(cause) for cause in causes}
    for cause in control.causas if causes else ():
        if fold(cause) not in known:
            yield (control.at("causas"), f"El control {quote(control.id)} ataca la causa {quote(cause)}, que no es una de las del riesgo {quote(risk.id)}.{did_you_mean(cause, causes)}",
                   "Escríbala como está en el riesgo, o agréguela a sus «causas».")
