"""Floor 3: the risk map of an entity, one row per control as quality teams keep it, and the actions of its treatments."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citations.bibtex import Source
from generator.compose.exports.plain import lines, name, names, plain
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.domain.entidad.gestion_riesgo import Control, Riesgo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Identificador
from generator.domain.modelo import Modelo
from generator.domain.motor_de_riesgo import Efecto, Punto, SinValorar, Valoracion, guia_de, valorar
from generator.domain.redaccion_de_riesgo import redactar, redactar_control

RISK = (
    SheetColumn("codigo", "Código", width=14), SheetColumn("riesgo", "Riesgo", width=30), SheetColumn("proceso", "Proceso", width=24),
    SheetColumn("clase", "Clase", width=16), SheetColumn("tipologia", "Tipología", width=18), SheetColumn("responsable", "Responsable", width=26),
    SheetColumn("descripcion", "Descripción del riesgo", width=50),
    SheetColumn("causa_inmediata", "Causa inmediata", width=30), SheetColumn("causa_raiz", "Causa raíz", width=30),
    SheetColumn("factor", "Factor", width=16), SheetColumn("clasificacion", "Clasificación", width=22),
    SheetColumn("otras_causas", "Otras causas", width=30), SheetColumn("activos", "Activos de información", width=26),
    SheetColumn("amenaza", "Amenaza", width=24), SheetColumn("vulnerabilidad", "Vulnerabilidad", width=24),
    SheetColumn("objetivo_estrategico", "Objetivo estratégico", width=30), SheetColumn("consecuencias", "Consecuencias", width=30), SheetColumn("guia", "Guía", width=8),
    SheetColumn("exposicion", "Veces al año", "integer", 12),
)
POINT = (("probabilidad", "Probabilidad", "percent"), ("nivel_probabilidad", "Nivel de probabilidad", "text"),
         ("impacto", "Impacto", "percent"), ("nivel_impacto", "Nivel de impacto", "text"), ("zona", "Zona", "text"))
CONTROL = (
    SheetColumn("control", "Control", width=50), SheetColumn("control_responsable", "Responsable del control", width=24),
    SheetColumn("control_tipo", "Tipo", width=14), SheetColumn("control_implementacion", "Implementación", width=16),
    SheetColumn("control_eficiencia", "Eficiencia", "percent", 12), SheetColumn("control_documentacion", "Documentación", width=16),
    SheetColumn("control_documentos", "Documentos que lo contienen", width=30), SheetColumn("control_desviaciones", "Qué pasa con las desviaciones", width=40),
    SheetColumn("control_frecuencia", "Frecuencia", width=14), SheetColumn("control_evidencia", "Evidencia", width=18),
    SheetColumn("control_reduce", "Reduce", width=14), SheetColumn("control_deja", "Queda en", "percent", 12),
)
TREATMENT = (SheetColumn("tratamiento", "Tratamiento", width=14), SheetColumn("kri", "Indicador clave de riesgo", width=40))


def _point_columns(when: str, title: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(f"{key}_{when}", f"{label} {title}", kind, 16) for key, label, kind in POINT)


COLUMNS = (*RISK, *_point_columns("inherente", "inherente"), *CONTROL, *_point_columns("residual", "residual"), *TREATMENT)


def riesgos_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """The risk map. A risk without controls has one row."""
    rows = [row for riesgo in sistema.riesgos for row in _rows(riesgo, modelo, sistema)]
    return Sheet("riesgos", "Mapa de riesgos", COLUMNS, tuple(rows))


def acciones_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """The actions of the treatment plans, one row each."""
    columns = (SheetColumn("codigo", "Código del riesgo", width=14), SheetColumn("riesgo", "Riesgo", width=30),
               SheetColumn("accion", "Acción", width=50), SheetColumn("responsable", "Responsable", width=26),
               SheetColumn("inicio", "Inicio", "date", 12), SheetColumn("fin", "Fin", "date", 12),
               SheetColumn("seguimiento", "Seguimiento", "date", 13), SheetColumn("estado", "Estado", width=16),
               SheetColumn("evidencia", "Evidencia", width=30))
    rows = tuple((r.codigo, r.nombre, plain(a.accion), name(a.responsable), a.inicio, a.fin, a.seguimiento, a.estado, a.evidencia)
                 for r in sistema.riesgos if r.tratamiento for a in r.tratamiento.acciones)
    return Sheet("acciones", "Acciones de tratamiento", columns, rows)


def _rows(riesgo: Riesgo, modelo: Modelo, sistema: SistemaDeGestion) -> list[tuple[Value, ...]]:
    valoracion = valorar(riesgo, sistema.entidad)
    valued = None if isinstance(valoracion, SinValorar) else valoracion
    effects = {efecto.control.id: efecto for efecto in valued.efectos} if valued else {}
    inherente = _point(valued.inherente if valued else None)
    residual = _point(valued.residual if valued else None)
    options = {(o.atributo, o.id): o.nombre for o in guia_de(riesgo, sistema.entidad).controles}
    controls = [_control(control, effects.get(control.id), options) for control in riesgo.controles] or [(None,) * len(CONTROL)]
    return [(*_risk(riesgo, valued, modelo, sistema), *inherente, *control, *residual, *_treatment(riesgo, sistema)) for control in controls]


def _risk(r: Riesgo, valued: Valoracion | None, modelo: Modelo, sistema: SistemaDeGestion) -> tuple[Value, ...]:
    return (r.codigo, r.nombre, lines((name(r.proceso), names(r.otros_procesos))), _class(r, modelo, sistema), r.tipologia, name(r.responsable), redactar(r), r.causa_inmediata,
            r.causa_raiz, r.factor, r.clasificacion, lines(c.causa for c in r.causas), lines((r.activo, names(r.activos))), r.amenaza, r.vulnerabilidad,
            plain(r.objetivo_estrategico.target.texto) if r.objetivo_estrategico else "", lines(r.consecuencias), valued.guia.id if valued else "", r.exposicion)


def _class(r: Riesgo, modelo: Modelo, sistema: SistemaDeGestion) -> str:
    own = {c.id: c.nombre for c in sistema.entidad.clases_de_riesgo}
    return ({c.id: c.nombre for c in modelo.control_de_riesgo.clases} | own).get(r.clase, r.clase)


def _point(point: Punto | None) -> tuple[Value, ...]:
    if point is None:
        return (None, "Sin valorar", None, "Sin valorar", "Sin valorar")
    zona = point.zona.nombre if point.zona else "Sin mapa"
    return (point.probabilidad, point.nivel_probabilidad.nombre, point.impacto, point.nivel_impacto.nombre, zona)


def _control(c: Control, effect: Efecto | None, options: Mapping[tuple[str, Identificador], str]) -> tuple[Value, ...]:
    text = f"{redactar_control(c)} {plain(c.complemento)}"
    kind, way = (options.get((key, value), value) for key, value in (("tipo", c.tipo), ("implementacion", c.implementacion)))
    return (text, names((c.responsable, *c.corresponsables)), kind, way, effect.eficiencia if effect else None, c.documentacion,
            lines((name(c.procedimiento) if c.procedimiento else "", names(c.documentos))), plain(c.desviaciones), c.frecuencia,
            c.evidencia, effect.sobre if effect else "", effect.despues if effect else None)


def _treatment(r: Riesgo, sistema: SistemaDeGestion) -> tuple[Value, ...]:
    if r.tratamiento is None:
        return ("", "")
    options = {o.id: o.nombre for o in guia_de(r, sistema.entidad).tratamientos}
    return (options.get(r.tratamiento.opcion, r.tratamiento.opcion), lines(f"{k.nombre}: {k.umbral}" for k in r.tratamiento.kri))


