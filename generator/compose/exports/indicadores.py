"""Floor 3: indicators: their hoja de vida, and every measurement with its light."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citations.bibtex import Source
from generator.compose.exports.plain import lines, name, plain
from generator.compose.inlines import word
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.domain.entidad.desempeno import Indicador, Rango
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo
from generator.domain.motor_de_indicadores import Lectura, leer_serie
from generator.domain.motor_de_riesgo import numero

SHEET_COLUMNS = (
    SheetColumn("codigo", "Código", width=14), SheetColumn("nombre", "Indicador", width=36), SheetColumn("proceso", "Proceso", width=24),
    SheetColumn("objetivo", "Objetivo que mide", width=44), SheetColumn("tipo", "Tipo", width=14),
    SheetColumn("formula", "Fórmula", width=26),
    SheetColumn("variables", "Variables", width=40), SheetColumn("unidad", "Unidad", width=14),
    SheetColumn("linea_base", "Línea base", "decimal", 12), SheetColumn("metas", "Metas", width=20),
    SheetColumn("tendencia", "Tendencia", width=14), SheetColumn("rangos", "Semáforo", width=30),
    SheetColumn("frecuencia_de_medicion", "Frecuencia de medición", width=16),
    SheetColumn("frecuencia_de_reporte", "Frecuencia de reporte", width=16), SheetColumn("fuente", "Fuente", width=26),
    SheetColumn("responsable_de_medir", "Responsable de medir", width=26),
    SheetColumn("responsable_de_analizar", "Responsable de analizar", width=26), SheetColumn("ultimo_periodo", "Último periodo", width=12),
    SheetColumn("ultimo_valor", "Último valor", "decimal", 12), SheetColumn("semaforo", "Semáforo actual", width=14),
)
SERIES_COLUMNS = (
    SheetColumn("codigo", "Código", width=14), SheetColumn("indicador", "Indicador", width=36), SheetColumn("periodo", "Periodo", width=12),
    SheetColumn("valor", "Valor", "decimal", 12), SheetColumn("meta", "Meta", "decimal", 12), SheetColumn("cumplimiento", "Cumplimiento", "percent", 14),
    SheetColumn("acumulado", "Acumulado del año", "decimal", 14), SheetColumn("semaforo", "Semáforo", width=12),
    SheetColumn("analisis", "Análisis", width=60), SheetColumn("accion", "Acción", width=40),
)


def indicadores_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """One row per indicator, with its last reading."""
    return Sheet("indicadores", "Indicadores", SHEET_COLUMNS, tuple(_row(i) for i in sistema.indicadores))


def mediciones_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """One row per measurement."""
    rows = tuple((i.codigo, i.nombre, lec.medida.periodo, lec.valor, lec.meta, lec.cumplimiento, lec.acumulado, _light(lec), plain(lec.medida.analisis),
                  plain(lec.medida.accion)) for i in sistema.indicadores for lec in leer_serie(i).lecturas)
    return Sheet("mediciones", "Mediciones", SERIES_COLUMNS, rows)


def _row(i: Indicador) -> tuple[Value, ...]:
    ultima = leer_serie(i).ultima
    return (i.codigo, i.nombre, name(i.proceso), plain(i.objetivo), i.tipo, i.formula,
            lines(f"{v.simbolo}: {v.nombre}" for v in i.variables), i.unidad, i.linea_base.valor if i.linea_base else None,
            lines(f"{m.periodo}: {numero(m.valor, 6)}" for m in i.metas), word(i.tendencia),
            lines(f"{r.nombre or word(r.nivel)}: {_bounds(r)}" for r in i.rangos),
            word(i.frecuencia_de_medicion), word(i.frecuencia_de_reporte), i.fuente, name(i.responsable_de_medir),
            name(i.responsable_de_analizar), ultima.medida.periodo if ultima else "", ultima.valor if ultima else None,
            _light(ultima))


def _light(reading: Lectura | None) -> str:
    return (reading.rango.nombre or word(reading.rango.nivel)) if reading and reading.rango else ""


def _bounds(r: Rango) -> str:
    until = "" if r.hasta is None else f"{'hasta' if r.hasta_incluido else 'menos de'} {numero(r.hasta, 6)}"
    if r.desde is None:
        return until
    return f"desde {numero(r.desde, 6)} {until}".strip()
