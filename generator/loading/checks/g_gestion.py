"""Floor 2: rules of the processes and the risks of an entity."""

from __future__ import annotations

from generator.diagnostics import SourcePos
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.motor_de_riesgo import SinValorar, guia_de
from generator.domain.redaccion_de_riesgo import partes_que_faltan
from generator.loading.checks import Context, check
from generator.loading.checks.entidades import systems
from generator.loading.suggest import did_you_mean, quote


@check("G10", "guias_de_riesgo")
def check_risk_treated(context: Context) -> None:
    for system, report in systems(context, "G10"):
        for risk in system.riesgos:
            problem = _untreated(risk, system)
            if problem:
                report(*problem)


def _untreated(risk: Riesgo, system: SistemaDeGestion) -> tuple[SourcePos, str, str] | None:
    treatment = risk.tratamiento
    option = next((o for o in guia_de(risk, system.entidad).tratamientos if treatment and o.id == treatment.opcion), None)
    if treatment and option and risk.clase in option.nunca_en:
        return treatment.at("opcion"), f"El riesgo {quote(risk.id)} es de {risk.clase} y nunca se trata con «{option.nombre}».", "Elija otra opción de tratamiento."
    if treatment and option is None and guia_de(risk, system.entidad).tratamientos:
        known = [o.id for o in guia_de(risk, system.entidad).tratamientos]
        return treatment.at("opcion"), f"El tratamiento {quote(treatment.opcion)} no existe en la guía.{did_you_mean(treatment.opcion, known)}", f"Opciones: {', '.join(known)}."
    if not risk.controles and not (treatment and treatment.justificacion):
        return risk.at("id"), f"El riesgo {quote(risk.id)} no tiene control ni razón para aceptarlo.", "Agregue un control, o diga en «tratamiento» por qué se acepta."
    return None


@check("G11", "guias_de_riesgo")
def check_risk_valued(context: Context) -> None:
    for system, report in systems(context, "G11"):
        for risk in system.riesgos:
            valued = context.value(risk, system.entidad)
            if isinstance(valued, SinValorar):
                report(_place(risk, valued.campo), f"El riesgo {quote(risk.id)} no se puede valorar: {valued.motivo.rstrip('.')}.", f"Complete o corrija «{valued.campo}».")


def _place(risk: Riesgo, path: str) -> SourcePos:
    """Where a value of the risk is, also in one of its controls: «controles.revisar-prestamos.tipo»."""
    _, ident, name = path.split(".") if path.startswith("controles.") else ("", "", path)
    control = next((one for one in risk.controles if ident and one.id == ident), None)
    return control.at(name) if control else risk.at(name)


@check("G13", "control_de_riesgo")
def check_risk_lists(context: Context) -> None:
    method = context.modelo.control_de_riesgo
    for system, report in systems(context, "G13", hard=False):
        for risk in system.riesgos:
            for name, known in (("factor", method.factores), ("clasificacion", method.clasificacion)):
                value = getattr(risk, name)
                if value and value not in known:
                    report(risk.at(name), f"«{name}» del riesgo {quote(risk.id)} es {quote(value)}, que no está en la metodología.{did_you_mean(value, known)}", f"Opciones: {', '.join(known)}.")


@check("G12", "control_de_riesgo")
def check_risk_sentence(context: Context) -> None:
    common = [one.id for one in context.modelo.control_de_riesgo.clases]
    for system, report in systems(context, "G12"):
        classes = [*common, *(own.id for own in system.entidad.clases_de_riesgo)]
        for risk in system.riesgos:
            if risk.clase not in classes:
                report(risk.at("clase"), f"La clase de riesgo {quote(risk.clase)} no existe.{did_you_mean(risk.clase, classes)}", f"Clases: {', '.join(classes)}.")
                continue
            missing = partes_que_faltan(risk)
            if missing:
                listed = ", ".join(f"«{name}»" for name in missing)
                report(risk.at("id"), f"A la redacción del riesgo {quote(risk.id)} le falta: {listed}.", "Complete esas claves, o escriba «descripcion» con la frase completa.")


@check("G30")
def check_process_policies(context: Context) -> None:
    for system, report in systems(context, "G30"):
        for process in system.procesos:
            if not process.politicas:
                report(process.at("id"), f"El proceso {quote(process.id)} no sirve a ninguna política de MIPG.", "Diga en «politicas» a cuáles sirve.")


@check("G31")
def check_flows(context: Context) -> None:
    for system, report in systems(context, "G31", hard=False):
        for row in (row for process in system.procesos for row in process.ciclo):
            for entry in row.entradas:
                if not entry.proveedores:
                    report(entry.at("nombre"), f"La entrada {quote(entry.nombre)} no tiene proveedor.", "Diga en «proveedores» qué proceso o quién la entrega.")
            for output in row.salidas:
                if not output.clientes:
                    report(output.at("nombre"), f"La salida {quote(output.nombre)} no tiene cliente.", "Diga en «clientes» qué proceso o quién la recibe.")
