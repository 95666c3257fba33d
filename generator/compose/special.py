"""Floor 3: the pages that gather what many records say: home, indexes, matrix, glossary, norms, bibliography, what is pending."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.compose.direcciones import address_of
from generator.compose.inlines import PENDING, PENDING_KEY, cite, cross, joined, pending_note, text, titled_name, word
from generator.compose.links import USERS, page_links
from generator.compose.tables import table
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.fields import Registro, model_fields
from generator.domain.modelo import LUGARES, Modelo
from generator.domain.politica import Politica
from generator.drawing.modelo import DimensionDelModelo, draw_modelo

DOORS = 3
"""Up to how many entities have a place in the home: with more, the navigation lists them."""


@dataclass(frozen=True, slots=True)
class Fuente:
    """What the pages say of an entry of references.bib. `grupo`: «Leyes», «Decretos»…; `normativa`: it goes in the normograma."""

    clave: str
    nombre: str
    titulo: str
    grupo: str
    normativa: bool = False
    diario: str = ""
    estado: str = ""
    cotejo: str = ""
    pos: SourcePos = n.NOWHERE


def prose(value: Any, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    return read_prose(value.text, value.pos, diagnostics) if value else ()


def compose_index(modelo: Modelo, diagnostics: Diagnostics) -> n.Document:
    mipg = modelo.mipg
    drawing = draw_modelo(
        tuple(DimensionDelModelo(d.numero, d.nombre, address_of(d), d.ciclo.value) for d in modelo.dimensiones),
        entrada="Necesidades y problemas de los ciudadanos", salida="Resultados con valores", titulo=mipg.nombre)
    listed = n.OrderedList(tuple((n.Paragraph((cross(d), n.Text(f": {word(d.ciclo).lower()}."))),) for d in modelo.dimensiones))
    alt = "Las siete dimensiones de MIPG, con Talento Humano en el centro, entre las necesidades de los ciudadanos y los resultados con valores."
    figure = n.Figure(drawing, alt, text("Las dimensiones de MIPG"), "figura-modelo", (cite("decreto1499_2017"),), (listed,))
    doors = (("que-es", "Definición, base legal y a quién aplica."), ("dimensiones", "Los siete conjuntos que agrupan las políticas."),
             ("politicas", "Propósito, lineamientos, normas y evidencias de cada una."), ("matriz", "Dimensiones, políticas y líderes de una mirada."),
             ("control-de-riesgo", "Metodología, escalas y mapa de calor."), ("planes", "Los planes que se integran al plan de acción."),
             ("normograma", "Las normas y dónde se usan."), ("glosario", "Los términos del modelo."))
    systems = tuple((f"entidades/{s.id}", "El sistema de gestión de la entidad: procesos, riesgos, indicadores y documentos.") for s in modelo.entidades)
    entries = n.BulletList(tuple((n.Paragraph((n.Strong((n.CrossRef(target),)), n.LineBreak(), n.Text(what))),) for target, what in (*doors, *systems[:DOORS])))
    sections = (n.Section("dimensiones", "El modelo", (figure,), numbered=False), n.Section("entradas", "Por dónde empezar", (entries,), numbered=False))
    return n.Document("", "inicio", mipg.nombre, sections, prose(mipg.presentacion, diagnostics), nav_title="Inicio", pos=mipg.pos)


def compose_dimensions(modelo: Modelo, diagnostics: Diagnostics) -> n.Document:
    rows = (n.Row((n.Cell(text(d.numero)), n.Cell((cross(d),), header=True), n.Cell(text(word(d.ciclo))),
                   n.Cell(joined((cross(p),) for p in modelo.politicas if p.dimension.id == d.id)))) for d in modelo.dimensiones)
    shown = table(("N.º", "Dimensión", "Lugar en el ciclo", "Políticas"), rows, caption="Dimensiones de MIPG y sus políticas", id="tabla-dimensiones")
    return n.Document("dimensiones", "indice", "Dimensiones operativas de MIPG", (n.Section("lista", "Las siete dimensiones", (shown,)),),
                      prose(modelo.mipg.dimensiones_introduccion, diagnostics), nav_title="Dimensiones", pos=modelo.mipg.at("dimensiones_introduccion"))


def compose_policies(modelo: Modelo, diagnostics: Diagnostics) -> n.Document:
    rows = (n.Row((n.Cell(text(p.numero_base or f"Desde {p.desde}")), n.Cell((cross(p),), header=True), n.Cell((cross(p.dimension),)),
                   n.Cell(text(word(p.ventanilla))))) for p in modelo.politicas)
    shown = table(("N.º", "Política", "Dimensión", "Ventanilla"), rows, caption="Políticas de gestión y desempeño institucional",
                  id="tabla-politicas", filters=True)
    sections = (n.Section("lista", "Las políticas", (shown,)),
                n.Section("numeraciones", "Numeraciones que se confunden", prose(modelo.mipg.numeraciones, diagnostics)))
    return n.Document("politicas", "indice", "Políticas de gestión y desempeño institucional", sections,
                      prose(modelo.mipg.politicas_introduccion, diagnostics), nav_title="Políticas", pos=modelo.mipg.at("politicas_introduccion"))


def compose_matrix(modelo: Modelo) -> n.Document:
    ordered = [p for d in modelo.dimensiones for p in modelo.politicas if p.dimension.id == d.id]
    rows = (n.Row((n.Cell((cross(p.dimension),)), n.Cell((cross(p),), header=True), n.Cell(joined((text(p.lider_nacional), _reason(p, "lider_nacional")))),
                   n.Cell(joined((cross(d),) for d in p.dimensiones_relacionadas)))) for p in ordered)
    shown = table(("Dimensión", "Política", "Líder nacional", "Dimensiones relacionadas"), rows, caption="Dimensiones, políticas y líderes",
                  id="tabla-matriz", filters=True, wide=True)
    lead = (n.Paragraph(text("Cada política tiene una sola dimensión principal; puede aportar además a otras, que se señalan como relacionadas.")),)
    return n.Document("matriz", "matriz", "Matriz de dimensiones, políticas y líderes", (n.Section("matriz", "Matriz", (shown,)),), lead, nav_title="Matriz")


def _reason(record: Politica, key: str) -> tuple[n.Inline, ...]:
    """The mark alone: the page of the policy says why, and the list of what is pending too."""
    reason = "; ".join(p.motivo for p in record.pendientes if p.campo == key)
    return (n.CrossRef("pendientes", (n.Badge(PENDING, "pending"),), reason),) if reason else ()


def compose_glossary(modelo: Modelo, diagnostics: Diagnostics) -> n.Document:
    """The terms by their first letter, and the letters on top."""
    letters: dict[str, list[n.DefinitionItem]] = {}
    for term in modelo.glosario.terminos:
        others = [form for form in term.variantes if _bare(form) != _bare(term.nombre)]
        extra = joined((_closed("También: ", (text(form) for form in others), ", "), _closed("Fuente: ", ((cite(key),) for key in term.fuentes), "; "),
                        _closed("Véase también: ", ((cross(ref),) for ref in term.relacionados), ", "), pending_note(term.pendiente)), n.Text(" "))
        said = (n.Paragraph(extra),) if extra else ()
        item = n.DefinitionItem(text(titled_name(term)), (*prose(term.definicion, diagnostics), *said), term.id)
        letters.setdefault(_plain(term.nombre)[:1].upper(), []).append(item)
    index = n.Paragraph(joined(((n.CrossRef(f"#letra-{letter.lower()}", text(letter)),) for letter in sorted(letters)), n.Text(" · ")))
    inside = (n.Section(f"letra-{letter.lower()}", letter, (n.DefinitionList(tuple(items)),), numbered=False) for letter, items in sorted(letters.items()))
    return n.Document("glosario", "glosario", "Glosario", tuple(inside), (*prose(modelo.glosario.introduccion, diagnostics), index), pos=modelo.glosario.pos)


def _closed(label: str, names: Iterable[tuple[n.Inline, ...]], glue: str) -> tuple[n.Inline, ...]:
    """«Fuente: Ley 87 de 1993.»; nothing without names."""
    shown = joined(names, n.Text(glue))
    return (n.Text(label), *shown, n.Text(".")) if shown else ()


def _plain(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(c))


def _bare(words: str) -> list[str]:
    """The words that mean something, in singular: a plural is not another way to name a thing."""
    return [re.sub("(?:es|s)$", "", word) for word in _plain(words).split() if len(word) > 3]


# --------------------------------------------------------------------------------------- sources and use
def compose_norms(fuentes: tuple[Fuente, ...], usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str],
                  subjects: Mapping[str, tuple[str, ...]]) -> n.Document:
    """`subjects`: key of a source → what it regulates, as its records say."""
    groups: dict[str, list[Fuente]] = {}
    for fuente in fuentes:
        if fuente.normativa:
            groups.setdefault(fuente.grupo, []).append(fuente)
    sections = tuple(n.Section(_group_id(at), group, (_norms(found, group, at, usage, titles, subjects),)) for at, (group, found) in enumerate(groups.items(), 1))
    lead = (n.Paragraph(text("Normas de la referencia, con su título oficial, lo que regulan para MIPG y su vigencia conocida.")),
            _jumps(groups))
    return n.Document("normograma", "normograma", "Normograma", sections, lead)


def _group_id(at: int) -> str:
    return f"grupo-{at}"


def _jumps(groups: Mapping[str, list[Fuente]]) -> n.Paragraph:
    """«Leyes (30) · Decretos (41)»: to each group."""
    links = ((n.CrossRef(f"#{_group_id(at)}", text(f"{group} ({len(found)})")),) for at, (group, found) in enumerate(groups.items(), 1))
    return n.Paragraph(joined(links, n.Text(" · ")))


def _norms(found: list[Fuente], group: str, at: int, usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str],
           subjects: Mapping[str, tuple[str, ...]]) -> n.Table:
    rows = (n.Row((n.Cell(text(f.nombre), header=True), n.Cell(_official(f)), n.Cell(joined(text(subject) for subject in subjects.get(f.clave, ()))),
                   n.Cell(page_links(usage.get(f"@{f.clave}", ()), titles))), f.clave) for f in found)
    return table(("Norma", "Título oficial, publicación y estado", "Qué regula", USERS), rows, caption=group, id=f"tabla-{at}", filters=True, wide=True)


def _official(fuente: Fuente) -> tuple[n.Inline, ...]:
    """The title and, under it, where it was published, its state and what of it is still to be checked."""
    published = f"Diario Oficial {fuente.diario}." if fuente.diario else ""
    state = f"Estado: {fuente.estado}." if fuente.estado else ""
    return joined((text(fuente.titulo), text(published), (*text(state), *((n.Text(" "), *note) if (note := pending_note(fuente.cotejo)) else ()))))


def compose_bibliography(fuentes: tuple[Fuente, ...], usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str],
                         downloads: tuple[n.Download, ...] = (), entry: Callable[[str], tuple[n.Inline, ...]] | None = None,
                         keys: tuple[str, ...] = ()) -> n.Document:
    """`keys`: all the sources in the order of a list of references, which each group follows."""
    rank = {key: at for at, key in enumerate(keys)}
    groups: dict[str, list[Fuente]] = {}
    for fuente in fuentes:
        groups.setdefault(fuente.grupo, []).append(fuente)
    sections = []
    for at, (group, found) in enumerate(groups.items(), 1):
        rows = (n.Row((n.Cell(entry(f.clave) if entry else text(f.titulo)), n.Cell(page_links(usage.get(f"@{f.clave}", ()), titles))), f"ref-{f.clave}")
                for f in sorted(found, key=lambda f: rank.get(f.clave, 0)))
        shown = table(("Referencia", "Dónde se cita"), rows, caption=group, id=f"tabla-{at}", filters=True)
        sections.append(n.Section(_group_id(at), group, (shown,)))
    lead = (n.Paragraph(text("Todas las fuentes de la referencia, por clase, y las páginas en que se cita cada una.")), _jumps(groups))
    return n.Document("bibliografia", "bibliografia", "Bibliografía", tuple(sections), lead, downloads=downloads)


# ----------------------------------------------------------------------------------------------- pending
def pending_of(record: Registro, called: Mapping[str, str], pages: Mapping[str, str], page: str = "", name: str = "",
               ) -> Iterator[tuple[str, str, str, SourcePos]]:
    """(page, what, reason, place) of all that is pending in a record and in those it holds.

    `called`: key of a source → its name. `pages`: field of the record → the page that shows it, when it is not that of the others."""
    page = (address_of(record) or page) if hasattr(type(record), "kind") else page
    name = titled_name(record) or name
    for note in getattr(record, "pendientes", ()):
        label = next((str(f.metadata["title"]) for f in model_fields(type(record)) if f.name == note.campo), note.campo)
        yield pages.get(note.campo, page), f"{name}: {label}" if name else label, note.motivo, note.pos
    if getattr(record, "pendiente", ""):
        yield page, name, str(getattr(record, "pendiente", "")), record.at("pendiente")
    for f in model_fields(type(record)):
        value = getattr(record, f.name)
        for item in value if isinstance(value, tuple) and f.name != "pendientes" else (value,):
            if isinstance(item, Registro):
                title = f"{f.metadata['title']}{_told_apart(item, called)}"
                yield from pending_of(item, called, {}, pages.get(f.name, page), f"{name}: {title}" if name else title)


def _told_apart(record: Registro, called: Mapping[str, str]) -> str:
    """« (Decreto 1083 de 2015, 2.2.22.3.5)», « (2018, 25 de julio)»: which one it is, for a record of a list that has no name."""
    values = (getattr(record, f.name) for f in model_fields(type(record))[:2] if f.name not in (PENDING_KEY, "id"))
    said = [called.get(str(value), str(value)) for value in values if isinstance(value, str | int) and value]
    return f" ({', '.join(said)})" if said and not titled_name(record) else ""


def compose_pending(modelo: Modelo, fuentes: tuple[Fuente, ...], page_of: Mapping[str, str], shown_in: Mapping[str, Mapping[str, str]]) -> n.Document:
    """`page_of`: place of the model → its page; `shown_in`: the same, for each field that has another."""
    found = []
    called = {fuente.clave: fuente.nombre for fuente in fuentes}
    for lugar in LUGARES:
        value = getattr(modelo, lugar.atributo)
        for record in value if isinstance(value, tuple) else (value,) if value else ():
            found += list(pending_of(record, called, shown_in.get(lugar.atributo, {}), page_of.get(lugar.atributo, "")))
    found += [("normograma" if f.normativa else "bibliografia", f.nombre, f.cotejo, f.pos) for f in fuentes if f.cotejo]
    rows = (n.Row((n.Cell((n.CrossRef(page, text(what)),) if page else text(what), header=True), n.Cell(text(reason)),
                   n.Cell((n.Code(f"{pos.file}:{pos.line}"),) if pos.file else ()))) for page, what, reason, pos in found)
    shown = table(("Dato", "Qué falta cotejar", "Dónde se corrige"), rows, caption="Datos pendientes de cotejo", id="tabla-pendientes", filters=True)
    lead = (n.Paragraph(text("Estos datos se publican con reserva: falta verificar cada uno con su fuente oficial. Cuando uno se confirme, corrija el "
                             "archivo que se indica y borre allí la marca de pendiente.")),)
    return n.Document("pendientes", "pendientes", "Pendientes de cotejo", (n.Section("pendientes", "Lista", (shown,)),), lead)
