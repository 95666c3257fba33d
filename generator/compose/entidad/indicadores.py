"""Floor 3: the indicators of an entity: the board of all, and each one with its series drawn and written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, cells, own_page, paragraph
from generator.compose.entidad.documentos import changes_table, used_columns
from generator.compose.inlines import cross, inlines, joined, text, word
from generator.compose.sheet import record_sections
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.domain.entidad.desempeno import Base, Indicador, Nivel, Rango
from generator.domain.formula import in_words
from generator.domain.motor_de_indicadores import Lectura, suma_para_la_meta
from generator.domain.motor_de_riesgo import numero
from generator.drawing.serie import Barra, Franja, Punto, draw_barras, draw_semaforo, draw_serie

UNMEASURED = "Sin medir"
NOT_COMPUTED = "No se puede calcular: divide por cero"
SHORT_UNIT = 10
"""Letters of a unit that is said beside each value."""
USUAL = (Nivel.VERDE, Nivel.AMARILLO, Nivel.ROJO)


def board(ctx: Contexto) -> n.Document:
    """The board: how many are at each light, and the last reading of each indicator."""
    indicators = ctx.sistema.indicadores
    sections = (n.Section("resumen", "Resumen", (_summary(ctx),)), n.Section("indicadores", "Indicadores", (_table(ctx),))) if indicators else (
        n.Section("indicadores", "Indicadores", (paragraph("La entidad no ha registrado indicadores."),)),)
    return own_page(ctx, "indicadores", "Tablero de indicadores", sections)


def _summary(ctx: Contexto) -> n.Figure:
    last = [ctx.leer_serie(i).ultima for i in ctx.sistema.indicadores]
    lights = [level for level in Nivel if level in USUAL or any(r.nivel is level for i in ctx.sistema.indicadores for r in i.rangos)]
    counted = [(word(level), level.value, sum(1 for r in last if r and r.nivel is level)) for level in lights]
    counted.append((UNMEASURED, "neutro", sum(1 for r in last if r is None or r.nivel is None)))
    bars = tuple(Barra(title, 100 * count / len(last), f"{count} de {len(last)}", tone) for title, tone, count in counted)
    drawing = draw_barras(bars, titulo=f"Indicadores por semáforo: {ctx.sistema.entidad.nombre}", name=f"semaforos-{ctx.sistema.id}")
    rows = (cells(title, str(count)) for title, _, count in counted)
    said = ", ".join(f"{title.lower()}: {count}" for title, _, count in counted)
    return n.Figure(drawing, f"Indicadores según su última medición: {said}.", text("Indicadores según su última medición"), "figura-semaforos",
                    details=(table(("Semáforo", "Indicadores"), rows),))


def _table(ctx: Contexto) -> n.Table:
    titles = ("Código", "Indicador", "Proceso", "Periodo", "Valor", "Meta", "Cumplimiento", "Semáforo", "Marcha")
    return table(titles, (_row(i, ctx) for i in ctx.sistema.indicadores), caption="Última medición de cada indicador", id="tabla-indicadores",
                 filters=True, wide=True)


def _row(i: Indicador, ctx: Contexto) -> n.Row:
    read = ctx.leer_serie(i)
    last = read.ultima
    period, value, goal = (last.medida.periodo, shown(i, last.valor), shown(i, last.meta)) if last else ("", UNMEASURED, "")
    return n.Row((n.Cell(text(i.codigo)), n.Cell((cross(i),), header=True), n.Cell((cross(i.proceso),)), n.Cell(text(period)),
                  n.Cell(text(value)), n.Cell(text(goal)), n.Cell(text(_share(last))), _light(last), n.Cell(text(read.marcha.capitalize()))), f"indicador_{i.id}")


def _light(read: Lectura | None) -> n.Cell:
    return n.Cell(text(light_name(read.rango)), read.rango.nivel.value) if read and read.rango else n.Cell(text("Sin semáforo"))


def light_name(band: Rango) -> str:
    """The colour, with the name that the entity gives it."""
    return f"{word(band.nivel)}: {band.nombre.lower()}" if band.nombre else word(band.nivel)


def _share(read: Lectura | None) -> str:
    return f"{numero(read.cumplimiento, 1)} %" if read and read.cumplimiento is not None else ""


def shown(i: Indicador, value: Decimal | None) -> str:
    """A value with its unit and the decimals that the indicator asks for."""
    if value is None:
        return ""
    return f"{numero(value, i.decimales)}{_unit(i)}"


def _unit(i: Indicador) -> str:
    return " %" if i.unidad.lower() in ("%", "porcentaje") else f" {i.unidad}" if i.unidad else ""


def _long(i: Indicador) -> bool:
    """A unit of several words is said once, over the column."""
    return len(_unit(i)) > SHORT_UNIT


# ---------------------------------------------------------------------------------------- one indicator
def indicator_lead(i: Indicador, ctx: Contexto) -> tuple[n.Block, ...]:
    """The last measurement, its light and where it goes."""
    read = ctx.leer_serie(i)
    last = read.ultima
    if last is None:
        return ()
    light = (n.Badge(light_name(last.rango), last.rango.nivel.value),) if last.rango else ()
    course = text(f"{_MARCHA[read.marcha]} frente a la anterior") if read.marcha else ()
    return (n.Paragraph((n.Text(f"Última medición ({last.medida.periodo}): {shown(i, last.valor)}. "), *joined((light, course), n.Text(" · ")))),)


def indicator_sections(i: Indicador, ctx: Contexto) -> tuple[n.Section, ...]:
    """Its hoja de vida, and the series in the place of the bare measurements."""
    made = record_sections(i, ctx.diagnostics, skip=("serie", "cambios"), data_title="Datos del indicador")
    made = tuple(replace(s, blocks=(_with_words(s.blocks, i),)) if s.id == "datos" else s for s in made)
    changes = (n.Section("cambios", "Control de cambios", (changes_table(i.cambios, ctx),), pos=i.at("cambios")),) if i.cambios else ()
    return (*made, n.Section("serie", "Mediciones", _series(i, ctx), pos=i.at("serie")), *changes)


def _with_words(blocks: tuple[n.Block, ...], i: Indicador) -> n.Block:
    """The table of data with the formula said with the names of its variables, under the one with symbols."""
    (shown,) = blocks
    assert isinstance(shown, n.Table)
    said = in_words(i.formula, {v.simbolo: v.nombre for v in i.variables})
    rows = [(row, *((cells("Fórmula en palabras", said),) if row.id == "formula" and said != i.formula else ())) for row in shown.rows]
    return replace(shown, rows=tuple(row for pair in rows for row in pair))


def _series(i: Indicador, ctx: Contexto) -> tuple[n.Block, ...]:
    read = ctx.leer_serie(i)
    if not read.lecturas:
        return (paragraph("Aún no hay mediciones."),)
    bands = tuple(Franja(r.nombre or word(r.nivel), r.nivel.value, _float(r.desde), _float(r.hasta)) for r in i.rangos) if i.base_de_rangos is Base.VALOR else ()
    points = tuple(Punto(x.medida.periodo, _float(x.valor), _in_table(i, x.valor), None if suma_para_la_meta(i, x.medida.periodo) else _float(x.meta)) for x in read.lecturas)
    place = settle_address(address_of(i), ctx.sistema.id).replace("/", "-")
    drawing = draw_serie(points, bands, titulo=i.nombre, unidad=i.unidad, name=f"serie-{place}")
    alt = f"{len(points)} {'medición' if len(points) == 1 else 'mediciones'} de {i.nombre}. {_last(i, read.ultima)} La tabla de mediciones tiene todos los valores."
    figure = n.Figure(drawing, alt, text("Comportamiento del indicador"), "figura-serie")
    blocks: tuple[n.Block, ...] = (figure, _readings(i, read.lecturas, ctx))
    if read.ultima and read.ultima.rango:
        band = read.ultima.rango
        light = draw_semaforo(band.nivel.value, texto=band.nombre or word(band.nivel), niveles=[r.nivel.value for r in i.rangos], name=f"semaforo-{place}")
        blocks = (n.Figure(light, _last(i, read.ultima), text(f"Semáforo en {read.ultima.medida.periodo}"), "figura-semaforo"), *blocks)
    return (paragraph(f"En la última medición el indicador {_MARCHA[read.marcha]}."), *blocks) if read.marcha else blocks


_MARCHA = {"mejora": "mejora", "empeora": "empeora", "estable": "se mantiene estable"}


def _last(i: Indicador, read: Lectura | None) -> str:
    if read is None:
        return "Sin valores conocidos."
    light = f", en {light_name(read.rango).lower()}" if read.rango else ""
    return f"Última medición ({read.medida.periodo}): {shown(i, read.valor)}{light}."


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _readings(i: Indicador, readings: tuple[Lectura, ...], ctx: Contexto) -> n.Table:
    unit = f" ({i.unidad})" if _long(i) else ""
    added = any(suma_para_la_meta(i, x.medida.periodo) for x in readings)
    titles = ("Periodo", f"Valor{unit}", f"Meta{unit}", "Cumplimiento del acumulado" if added else "Cumplimiento", "Semáforo", f"Acumulado del año{unit}", "Fecha", "Variables",
              "Desagregado", "Análisis", "Acción", "Acciones con responsable y fecha")
    return replace(used_columns(titles, [_reading(i, x, ctx) for x in readings], caption="Mediciones", id="tabla-mediciones"), wide=True)


def _in_table(i: Indicador, value: Decimal | None) -> str:
    return shown(i, value) if value is None or not _long(i) else numero(value, i.decimales)


def _reading(i: Indicador, x: Lectura, ctx: Contexto) -> n.Row:
    m = x.medida
    said = tuple(n.Cell(inlines(value, None, ctx.diagnostics)) for value in (m.fecha, m.variables, m.desagregado, m.analisis, m.accion, m.acciones))
    value = _in_table(i, x.valor) or (NOT_COMPUTED if m.variables else UNMEASURED)
    return n.Row((n.Cell(text(m.periodo), header=True), n.Cell(text(value)), n.Cell(text(_in_table(i, x.meta))), n.Cell(text(_share(x))), _light(x),
                  n.Cell(text(_in_table(i, x.acumulado))), *said))
