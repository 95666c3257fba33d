"""Floor 3: what an entity takes to its spreadsheets, as sheets of typed values. Each module makes one or two; `ALL` is their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.citations.bibtex import Source
from generator.compose.exports.catalogos import MANY
from generator.compose.exports.cobertura import coverage_sheet
from generator.compose.exports.documentos import master_list_sheet, normograma_sheet, planes_sheet
from generator.compose.exports.indicadores import indicadores_sheet, mediciones_sheet
from generator.compose.exports.riesgos import acciones_sheet, riesgos_sheet
from generator.doctree.sheets import Sheet
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo

Maker = Callable[[Modelo, SistemaDeGestion, Mapping[str, Source]], Sheet]

ALL: tuple[Maker, ...] = (
    riesgos_sheet, acciones_sheet, indicadores_sheet, mediciones_sheet, normograma_sheet, master_list_sheet, planes_sheet, coverage_sheet,
)


def compose_exports(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """Every sheet of one entity."""
    one = tuple(make(modelo, sistema, sources) for make in ALL)
    return (*one, *(sheet for make in MANY for sheet in make(modelo, sistema, sources)))
