"""Floor 3: which policies of MIPG the entity covers, with what, and what is missing, in plain words."""

from __future__ import annotations

from generator.compose.direcciones import OWN
from generator.compose.entidad.contexto import Contexto, cells, links, own_page, paragraph
from generator.compose.inlines import cross, inlines, joined, name_of, text, written
from generator.compose.sheet import record_sections
from generator.compose.tables import records_table, table
from generator.doctree import nodes as n
from generator.domain.cobertura import ASPECTOS, Cobertura, CoberturaDePolitica, medir_cobertura
from generator.domain.entidad.desempeno import Evidencia
from generator.drawing.serie import Barra, draw_barras

TITLES = {key: title for key, title, _ in ASPECTOS}
SENTENCES = {key: sentence for key, _, sentence in ASPECTOS}


def coverage_page(ctx: Contexto) -> n.Document:
    """The matrix, the share by dimension, and what each policy has and lacks."""
    measured = medir_cobertura(ctx.modelo, ctx.sistema)
    missing = [c for c in measured.politicas if c.falta]
    lead = (f"Cobertura total: {measured.porcentaje} %. " + (f"A {len(missing)} de {len(measured.politicas)} políticas les falta algo."
                                                             if missing else "A ninguna política que aplica le falta nada."))
    sections = [n.Section("por-dimension", "Por dimensión", (_dimensions(measured, ctx),)),
                n.Section("matriz", "Matriz de cobertura", (_matrix(measured, ctx),))]
    if missing:
        sections.append(n.Section("faltantes", "Qué falta", (n.BulletList(tuple((_missing(c),) for c in missing)),)))
    sections.append(n.Section("politicas", "Cada política en la entidad", (), tuple(_policy(c, ctx) for c in measured.politicas)))
    return own_page(ctx, "cobertura", "Cobertura de MIPG", sections, lead)


def _dimensions(measured: Cobertura, ctx: Contexto) -> n.Figure:
    bars = tuple(Barra(d.dimension.nombre, d.porcentaje, f"{d.porcentaje} %") for d in measured.dimensiones)
    drawing = draw_barras(bars, titulo=f"Cobertura por dimensión: {ctx.sistema.entidad.nombre}", name=f"cobertura-{ctx.sistema.id}")
    rows = [n.Row((n.Cell((cross(d.dimension),), header=True), n.Cell(text(len(d.politicas))), n.Cell(text(sum(1 for c in d.politicas if c.falta))),
                   n.Cell(text(f"{d.porcentaje} %")))) for d in measured.dimensiones]
    rows.append(cells("Total", str(len(measured.politicas)), str(sum(1 for c in measured.politicas if c.falta)), f"{measured.porcentaje} %"))
    said = "; ".join(f"{d.dimension.nombre}, {d.porcentaje} %" for d in measured.dimensiones)
    detail = table(("Dimensión", "Políticas", "Con faltantes", "Cobertura"), rows)
    return n.Figure(drawing, f"Cobertura por dimensión: {said}.", text("Cobertura por dimensión"), "figura-cobertura", details=(detail,))


def _matrix(measured: Cobertura, ctx: Contexto) -> n.Table:
    titles = ("Política", "Dimensión", *TITLES.values(), "Cobertura")
    return table(titles, (_row(c) for c in measured.politicas), caption="Políticas de MIPG y lo que la entidad tiene para cada una",
                 id="tabla-cobertura", filters=True, wide=True)


def _row(c: CoberturaDePolitica) -> n.Row:
    where = (n.CrossRef(f"#politica-{c.politica.id}", text(c.politica.nombre)),)
    share = f"{c.porcentaje} %" if c.aplica else "No aplica"
    return n.Row((n.Cell(where, header=True), n.Cell((cross(c.politica.dimension),)), *(_aspect(c, key) for key in TITLES), n.Cell(text(share))))


def _aspect(c: CoberturaDePolitica, key: str) -> n.Cell:
    """How many there are, or that there is nothing."""
    if not c.aplica:
        return n.Cell(text("No aplica"))
    if key in c.falta:
        return n.Cell(text("Falta"), "rojo")
    if key == "responsable":
        return n.Cell((cross(c.responsable),) if c.responsable else ())
    return n.Cell(text(len(c.nombres_de_planes if key == "planes" else getattr(c, key))))


def _missing(c: CoberturaDePolitica) -> n.Paragraph:
    where = n.CrossRef(f"#politica-{c.politica.id}", text(c.politica.nombre))
    return n.Paragraph((where, n.Text(f": {enumerated([SENTENCES[key] for key in c.falta])}.")))


def enumerated(words: list[str]) -> str:
    """«a, b y c»; «e» before the sound of i."""
    if len(words) < 2:
        return "".join(words)
    glue = "e" if words[-1].lower().startswith(("i", "hi")) and not words[-1].lower().startswith("hie") else "y"
    return f"{', '.join(words[:-1])} {glue} {words[-1]}"


def _policy(c: CoberturaDePolitica, ctx: Contexto) -> n.Section:
    found = [(TITLES[key], _found(c, key, ctx)) for key in TITLES]
    found.insert(3, ("Otros documentos", links(c.documentos)))
    rows = [cells(title, value) for title, value in found if value]
    body: list[n.Block] = [n.Paragraph((n.Text("La política en MIPG: "), cross(c.politica), n.Text(".")))]
    if c.falta:
        said = enumerated([SENTENCES[key] for key in c.falta])
        body.append(n.Admonition("warning", text("Qué falta"), (paragraph(f"{said[:1].upper()}{said[1:]}."),)))
    if not c.aplica:
        body.append(paragraph("Esta política no aplica a la entidad."))
    if rows:
        body.append(table(("Aspecto", "Lo que hay"), rows, caption=c.politica.nombre, id=f"tabla-{c.politica.id}"))
    return n.Section(f"politica-{c.politica.id}", c.politica.nombre, (*body, *_own(c, ctx)), folded=True,
                     pos=c.registro.pos if c.registro else c.politica.pos)


def _found(c: CoberturaDePolitica, key: str, ctx: Contexto) -> tuple[n.Inline, ...]:
    if key == "responsable":
        shared = c.registro.corresponsables if c.registro else ()
        return links((c.responsable, *shared)) if c.responsable else links(shared)
    if key == "evidencias":
        return joined(_evidence(e, ctx) for e in c.evidencias)
    if key == "planes":
        entered = {p.plan.id for p in c.planes}
        named = [ref for ref in (c.registro.planes if c.registro else ()) if ref.id not in entered]
        return joined((*((n.CrossRef(f"{OWN}/planes", text(f"{name_of(p.plan.target)} ({p.vigencia})")), n.Text(f": {p.estado}")) for p in c.planes),
                       *((cross(ref),) for ref in (*named, *c.planes_propios))))
    return links(getattr(c, key))


def _evidence(e: Evidencia, ctx: Contexto) -> tuple[n.Inline, ...]:
    where = joined((text(written(e.fecha)), (cross(e.documento),) if e.documento else (), (n.Link(e.enlace, text("enlace")),) if e.enlace else ()), n.Text(", "))
    said = inlines(e.texto, None, ctx.diagnostics)
    return (*said, n.Text(" ("), *where, n.Text(")")) if where else said


def _own(c: CoberturaDePolitica, ctx: Contexto) -> tuple[n.Block, ...]:
    """Why it does not apply, its scores, and its gaps with their actions."""
    if c.registro is None:
        return ()
    made = record_sections(c.registro, ctx.diagnostics, only=("sustento", "puntajes"))
    body: list[n.Block] = []
    for section in made:
        body += [n.Paragraph((n.Strong(text(f"{section.title}.")),)), *_unnamed(section.blocks)]
    for gap in c.registro.brechas:
        body += [n.Paragraph((n.Strong(text("Brecha.")), n.Text(" "), *inlines(gap.descripcion, None, ctx.diagnostics)))]
        if gap.acciones:
            body += _unnamed((records_table(gap.acciones, ctx.diagnostics),))
    return tuple(body)


def _unnamed(found: tuple[n.Block, ...]) -> tuple[n.Block, ...]:
    """Tables without the id of their field: the page has one for each policy."""
    return tuple(n.Table(b.columns, b.rows, wide=b.wide) if isinstance(b, n.Table) else b for b in found)


