"""Floor 3: what comes before the contents: cubierta, portada, control of changes and approvals."""

from __future__ import annotations

from generator.doctree.manual import Manual
from generator.doctree.nodes import Cell, Column, LineBreak, Row, Table, Text
from generator.writers.docx.context import Context
from generator.writers.docx.oxml import paragraph, text_run, twips
from generator.writers.docx.sections import text_height, text_width
from generator.writers.docx.tables import write_table
from generator.writers.docx.words import APROBACION, CONTROL_DE_CAMBIOS, date_in_words

_Line = tuple[str, str]
"""Role of the style and words."""


def write_cubierta(manual: Manual, ctx: Context, logo: str) -> str:
    """The outer cover: entidad, title, city and year."""
    cover = manual.cover
    entity = cover.entidad or manual.control.entidad
    return _page(ctx, "cubierta", logo, (
        [("Cover", entity)],
        [("Title", manual.title), ("Subtitle", manual.subtitle)],
        [("Cover", cover.ciudad), ("Cover", cover.anio)],
    ))


def write_portada(manual: Manual, ctx: Context, logo: str) -> str:
    """The title page: title, what it is and under which control, entidad, dependencia, city and year."""
    cover, control = manual.cover, manual.control
    identity = [
        ("Cover", f"Código: {control.codigo}" if control.codigo else ""),
        ("Cover", f"Versión: {control.version}" if control.version else ""),
        ("Cover", f"Fecha: {date_in_words(control.fecha)}" if control.fecha else ""),
        ("Cover", f"Estado: {control.estado}" if control.estado else ""),
        ("Cover", f"Proceso: {control.proceso}" if control.proceso else ""),
        ("Cover", f"Acto de adopción: {control.acto}" if control.acto else ""),
        ("Cover", f"Próxima revisión: {date_in_words(control.revision)}" if control.revision else ""),
    ]
    return _page(ctx, "portada", logo, (
        [("Title", manual.title), ("Subtitle", manual.subtitle)],
        [("Cover", cover.clase if cover.clase.casefold() != manual.title.casefold() else ""), ("Cover", cover.autor), *identity],
        [("Cover", cover.entidad or control.entidad), ("Cover", cover.dependencia), ("Cover", cover.ciudad), ("Cover", cover.anio)],
    ))


def _page(ctx: Context, kind: str, logo: str, blocks: tuple[list[_Line], ...]) -> str:
    """Symmetrical blocks within the margins: one column of equal rows, so that a long title does not push the rest."""
    width = text_width(ctx.profile, kind)
    height = twips((text_height(ctx.profile, kind) - 0.8) / len(blocks))
    places = ("top", "center", "bottom")
    space = twips(ctx.profile.capitulo_espacio_antes_cm) if ctx.profile.capitulo_hoja_nueva else 0
    above = f'<w:tcMar><w:top w:w="{space}" w:type="dxa"/></w:tcMar>' if space else ""
    rows = []
    for index, (lines, place) in enumerate(zip(blocks, places, strict=True)):
        picture = paragraph(ctx.style("CoverLogo"), logo) if logo and index == 0 else ""
        content = picture + "".join(paragraph(ctx.style(role), text_run(words)) for role, words in lines if words.strip())
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr><w:tc><w:tcPr>'
            f'<w:tcW w:w="{width}" w:type="dxa"/>{above if index == 0 else ""}<w:vAlign w:val="{place}"/></w:tcPr>{content or paragraph(ctx.style("Cover"), "")}</w:tc></w:tr>'
        )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ctx.style("TableLayout")}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def write_control(manual: Manual, ctx: Context, fresh: bool = False) -> str:
    """Control of changes and the table to sign. Nothing when the manual has neither. `fresh`: on a page of its own."""
    first = "TOCHeadingBreak" if fresh else "TOCHeading"
    control = manual.control
    parts = []
    if control.cambios:
        parts += [paragraph(ctx.style(first), text_run(CONTROL_DE_CAMBIOS)), write_table(_changes(manual), ctx)]
    if control.aprobaciones:
        heading = "TOCHeadingNext" if parts else first
        parts += [paragraph(ctx.style(heading), text_run(APROBACION)), write_table(_approvals(manual), ctx)]
    return "".join(parts)


def _changes(manual: Manual) -> Table:
    changes = manual.control.cambios
    asked = any(change.solicito for change in changes)
    titles = ["Versión", "Fecha", "Descripción del cambio", *(["Solicitó"] if asked else [])]
    rows = [
        [change.version, date_in_words(change.fecha), change.descripcion, *([change.solicito] if asked else [])] for change in changes
    ]
    return Table(_columns(titles, (2, 4, 9, 4)), tuple(Row(tuple(Cell((Text(text),)) for text in row)) for row in rows))


def _approvals(manual: Manual) -> Table:
    columns = _columns(["Acción", "Cargo", "Fecha", "Firma"], (3, 6, 4, 5))
    room = Cell((LineBreak(), LineBreak()))  # a signature takes three lines
    rows = tuple(
        Row((*(Cell((Text(text),)) for text in (item.accion, item.cargo, date_in_words(item.fecha))), room))
        for item in manual.control.aprobaciones
    )
    return Table(columns, rows)


def _columns(titles: list[str], weights: tuple[int, ...]) -> tuple[Column, ...]:
    return tuple(Column((Text(title),), weight=weight) for title, weight in zip(titles, weights, strict=False))
