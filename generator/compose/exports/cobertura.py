"""Floor 3: the coverage of MIPG by an entity, one row per policy, with what is missing in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citations.bibtex import Source
from generator.compose.exports.plain import lines, plain
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.domain.cobertura import ASPECTOS, CoberturaDePolitica, medir_cobertura
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo

COLUMNS = (
    SheetColumn("dimension", "Dimensión", width=28), SheetColumn("politica", "Política", width=40),
    SheetColumn("aplica", "Aplica", width=8),
    SheetColumn("responsable", "Responsable", width=28), SheetColumn("procesos", "Procesos", width=30),
    SheetColumn("procedimientos", "Procedimientos", width=36), SheetColumn("riesgos", "Riesgos", width=36),
    SheetColumn("indicadores", "Indicadores", width=36), SheetColumn("planes", "Planes", width=36),
    SheetColumn("evidencias", "Evidencias", width=50), SheetColumn("cobertura", "Cobertura", "percent", 12),
    SheetColumn("falta", "Qué falta", width=40),
)


def coverage_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """Policy × (who answers, processes, procedures, risks, indicators, plans, evidence)."""
    return Sheet("cobertura", "Cobertura de MIPG", COLUMNS, tuple(_row(c) for c in medir_cobertura(modelo, sistema).politicas))


def _row(c: CoberturaDePolitica) -> tuple[Value, ...]:
    missing = {key: sentence for key, _, sentence in ASPECTOS}
    return (
        c.politica.dimension.target.nombre, c.politica.nombre, c.aplica, c.responsable.nombre if c.responsable else "",
        lines(p.nombre for p in c.procesos), lines(p.nombre for p in c.procedimientos), lines(r.nombre for r in c.riesgos),
        lines(i.nombre for i in c.indicadores), lines(c.nombres_de_planes),
        lines(plain(e.texto) for e in c.evidencias), c.porcentaje, lines(missing[key][:1].upper() + missing[key][1:] for key in c.falta),
    )
