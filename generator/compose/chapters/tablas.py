"""Floor 3: chapters that are one table of an entity: risk map, treatments, indicators, normograma, listado maestro, plans, changes.

The rows are those of the spreadsheets that the entity downloads; here only some columns are chosen, as many as a page takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.citations.bibtex import Source
from generator.compose.chapters.registry import CHAPTERS, Material, chapter, named
from generator.compose.exports.documentos import master_list_sheet, normograma_sheet, planes_sheet
from generator.compose.exports.indicadores import indicadores_sheet
from generator.compose.exports.riesgos import acciones_sheet, riesgos_sheet
from generator.compose.inlines import inlines, text
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.doctree.walk import plain_text
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.manual import Capitulo
from generator.domain.modelo import Modelo
from generator.domain.motor_de_riesgo import numero


@dataclass(frozen=True, slots=True)
class Matriz:
    """Which sheet and which of its columns, in order."""

    sheet: Callable[[Modelo, SistemaDeGestion, Mapping[str, Source]], Sheet]
    columns: tuple[str, ...]


MATRICES = {
    "mapa-de-riesgos": Matriz(riesgos_sheet, (
        "codigo", "descripcion", "proceso", "zona_inherente", "control", "control_tipo", "control_eficiencia", "zona_residual", "tratamiento")),
    "plan-de-tratamiento": Matriz(acciones_sheet, ("codigo", "riesgo", "accion", "responsable", "inicio", "fin", "estado")),
    "tabla-de-indicadores": Matriz(indicadores_sheet, ("codigo", "nombre", "proceso", "tipo", "formula", "unidad", "metas", "frecuencia_de_medicion", "responsable_de_medir", "ultimo_valor", "semaforo")),
    "normograma-de-entidad": Matriz(normograma_sheet, ("tipo", "numero", "anio", "titulo", "articulos", "obligacion", "responsable", "cumplimiento", "evidencia", "estado")),
    "listado-maestro": Matriz(master_list_sheet, ("codigo", "nombre", "tipo", "proceso", "version", "fecha", "estado", "aprobo")),
    "planes-de-entidad": Matriz(planes_sheet, ("plan", "vigencia", "estado", "responsable", "aprobado", "publicado", "avance")),
}
TONES = {"bajo": "bajo", "moderado": "moderado", "alto": "alto", "extremo": "extremo"}
"""A zone of the heat map is shown with its colour, besides its word."""


def _register(name: str, matriz: Matriz) -> None:
    @chapter(name)
    def _matrix(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
        if material.sistema is None:
            return ()
        sheet = matriz.sheet(material.modelo, material.sistema, material.sources)
        if not sheet.rows:
            return ()
        table = sheet_table(sheet, capitulo.secciones or matriz.columns)
        return (n.Section(name, named(capitulo, sheet.title), (table,)),)


for _name, _matriz in MATRICES.items():
    if _name not in CHAPTERS:
        _register(_name, _matriz)


def sheet_table(sheet: Sheet, keys: tuple[str, ...]) -> n.Table:
    """Some columns of a sheet as a landscape table. A row equal to the one above in its first columns still says them."""
    at = {column.key: place for place, column in enumerate(sheet.columns)}
    chosen = [at[key] for key in keys if key in at]
    used = [place for place in chosen if any(row[place] not in (None, "") for row in sheet.rows)]
    columns = tuple(n.Column(text(sheet.columns[place].title)) for place in used)
    rows = tuple(n.Row(tuple(_cell(row[place], sheet.columns[place], place == used[0]) for place in used)) for row in sheet.rows)
    return n.Table(columns, rows, text(sheet.title), sheet.name, wide=len(used) > 4)


def _cell(value: Value, column: SheetColumn, header: bool) -> n.Cell:
    words = written(value, column.format)
    tone = TONES.get(words.lower(), "") if column.key.startswith("zona") else ""
    lines = words.split("\n")
    content = tuple(i for line in lines for i in (n.LineBreak(), *text(line)))[1:]
    return n.Cell(content, tone, header)


def written(value: Value, form: str) -> str:
    """A typed value as a reader expects it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, Decimal | int):
        return numero(Decimal(value)) + (" %" if form == "percent" else "")
    return _sentence(str(getattr(value, "value", value)))


def in_words(day: date) -> str:
    """A date as the pages write it."""
    return plain_text(inlines(day, date, Diagnostics()))


def _sentence(words: str) -> str:
    """A word of a list of options («no_aplica») as people write it; any other text as it is."""
    return words.replace("_", " ").capitalize() if words.islower() and " " not in words and words.replace("_", "").isalpha() else words


def _day(said: str) -> str:
    """A date in words; what is known of it when it is not a day."""
    try:
        return in_words(date.fromisoformat(said))
    except ValueError:
        return said


@chapter("control-de-cambios")
def _changes(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """The control of changes as a chapter, for who does not want it among the preliminaries."""
    if not material.control.cambios:
        return ()
    rows = tuple(n.Row((n.Cell(text(c.version), header=True), n.Cell(text(_day(c.fecha))), n.Cell(text(c.descripcion))))
                 for c in material.control.cambios)
    columns = tuple(n.Column(text(title)) for title in ("Versión", "Fecha", "Descripción del cambio"))
    return (n.Section("control-de-cambios", named(capitulo, "Control de cambios"), (n.Table(columns, rows),)),)
