"""Floor 3: recipes to manuals. The chapters hold the very sections of the pages; a manual adds the cover, its own citations and its glossary.

Pure: the pages come composed. It knows nothing of Word or of the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.citations.bibtex import Bibliography
from generator.citations.publication import Publication
from generator.compose.chapters import chapter_kinds
from generator.compose.chapters.impreso import printed
from generator.compose.chapters.registry import Material
from generator.compose.chapters.titulos import tell_apart
from generator.compose.control_de_manual import control_of
from generator.compose.links import without_usage
from generator.compose.made import Lost, nothing_lost
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.manual import Cover, Manual
from generator.doctree.prose import read_prose
from generator.doctree.walk import find_nodes
from generator.domain.entidad.organizacion import Entidad
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Prose
from generator.domain.manual import Capitulo, Receta
from generator.domain.modelo import Modelo
from generator.loading.suggest import did_you_mean

OF_REFERENCE = ("politica", "dimension")
OF_ENTITY = ("entidad", "proceso", "procedimiento", "documento", "riesgo", "indicador")
GLOSSARY = "glosario"
FOLDER = "manuales"


@dataclass(frozen=True, slots=True)
class Ejemplar:
    """A manual to write: `path` in the site, the page that offers it, and its Word template (path from the root; empty: none)."""

    path: str
    page: str
    receta: str
    manual: Manual
    template: str = ""
    pos: SourcePos = n.NOWHERE


def compose_manuals(modelo: Modelo, documents: Iterable[n.Document], bibliography: Bibliography, diagnostics: Diagnostics,
                    only: str = "", lost: Lost = nothing_lost) -> tuple[Ejemplar, ...]:
    """Every manual of every recipe, its citations not yet written (`cite_manual`); `only`: those of one recipe, or the one of that path. A recipe without anything to tell gives none.
    `lost`: pages that may be of what could not be read; that they are not there is not told."""
    pages = {document.address: document for document in documents}
    made: list[Ejemplar] = []
    for receta in modelo.manuales:
        if only and not (only == receta.id or only.startswith(f"{FOLDER}/") or only.endswith(".docx")):
            continue
        if not receta.capitulos and "capitulos" in receta.lugares:
            diagnostics.error("T24", receta.at("capitulos"), "La receta no tiene capítulos: no haría ningún manual.", "Escriba al menos un capítulo en «capitulos», con un guion y su «tipo».")
        for sistema, page in _subjects(receta, modelo, pages, diagnostics):
            path = _path(receta, sistema, page)
            if only in ("", receta.id, path, path.removeprefix(f"{FOLDER}/")):
                material = Material(modelo, pages, bibliography.sources, diagnostics, sistema, page, lost=lost)
                made += _compose(receta, path, material)
    return tuple(made)


# ------------------------------------------------------------------------------------------------ of what
_Subject = tuple[SistemaDeGestion | None, n.Document | None]


def _subjects(receta: Receta, modelo: Modelo, pages: Mapping[str, n.Document], diagnostics: Diagnostics) -> Iterator[_Subject]:
    """One for each manual of the recipe: the entity and the page that it is of, when it is of one."""
    kind = receta.por_cada
    if kind and kind not in (*OF_REFERENCE, *OF_ENTITY):
        diagnostics.error("T21", receta.at("por_cada"), f"No se puede hacer un manual por cada «{kind}».{did_you_mean(kind, (*OF_REFERENCE, *OF_ENTITY))}",
                          f"Elija entre: {', '.join(sorted((*OF_REFERENCE, *OF_ENTITY)))}.")
        return
    if kind in OF_REFERENCE:
        yield from ((None, page) for page in pages.values() if page.kind == kind and not page.entity)
        return
    wanted = receta.entidad.id if receta.entidad else ""
    systems = [s for s in modelo.entidades if wanted in ("", s.id)]
    if not kind:
        yield (systems[0] if wanted and systems else None), None
        return
    for sistema in systems:
        if kind == "entidad":
            yield sistema, None
        else:
            yield from ((sistema, page) for page in pages.values() if page.kind == kind and page.entity == sistema.id)


def _path(receta: Receta, sistema: SistemaDeGestion | None, page: n.Document | None) -> str:
    """«manuales/ficha-de-politica/integridad.docx»: a name that says what it is, without two that are equal."""
    parts = [FOLDER, *([sistema.id] if sistema else []), receta.id, *([page.address.rsplit("/", 1)[-1]] if page else [])]
    return "/".join(parts) + ".docx"


# ------------------------------------------------------------------------------------------------ the manual
def _compose(receta: Receta, path: str, material: Material) -> list[Ejemplar]:
    material = replace(material, control=control_of(receta, material))
    chapters = _chapters(receta.capitulos, material)
    if not chapters:
        return []
    entity, page = material.sistema.entidad if material.sistema else None, material.page
    manual = Manual(
        title=_title(receta, material), chapters=chapters, kind=receta.id, address=page.address if page else f"{FOLDER}/{receta.id}",
        subtitle=receta.subtitulo, profile=_profile(receta, entity), control=material.control, cover=_cover(receta, material),
        introduction=_part("introduccion", "Introducción", receta.introduccion, material),
        conclusions=_part("conclusiones", "Conclusiones", receta.conclusiones, material),
        annexes=_chapters(receta.anexos, material), subject=receta.clase, keywords=receta.palabras_clave,
        contents_levels=receta.niveles_de_contenido, notice=entity.leyenda if entity else "",
    )
    manual = tell_apart(printed(manual))
    if receta.glosario:
        manual = replace(manual, glossary=_glossary(manual, material))
    home = page.address if page else material.base
    return [Ejemplar(path, home, receta.id, manual, _template(receta, entity), receta.pos)]


def _title(receta: Receta, material: Material) -> str:
    return receta.titulo or (material.page.title if material.page else receta.clase)


def _chapters(chapters: Iterable[Capitulo], material: Material) -> tuple[n.Section, ...]:
    kinds = chapter_kinds()
    found: list[n.Section] = []
    for capitulo in chapters:
        if not capitulo.tipo:
            continue  # it has been told that it is not there, or is no identifier
        make = kinds.get(capitulo.tipo)
        if make is None:
            material.diagnostics.error("T20", capitulo.at("tipo"), f"No existe el tipo de capítulo «{capitulo.tipo}».{did_you_mean(capitulo.tipo, kinds)}",
                                       f"Elija entre: {', '.join(kinds)}.")
            continue
        found += make(capitulo, material)
    return tuple(found)


def _part(ident: str, title: str, prose: Prose | None, material: Material) -> n.Section | None:
    return n.Section(ident, title, read_prose(prose.text, prose.pos, material.diagnostics), numbered=False, pos=prose.pos) if prose else None


def _profile(receta: Receta, entity: Entidad | None) -> str:
    """The recipe's own when it says one; else the entity's."""
    return entity.perfil if entity and "perfil" not in receta.lugares else receta.perfil


def _template(receta: Receta, entity: Entidad | None) -> str:
    if receta.plantilla:
        return receta.plantilla
    return f"model/entidades/{entity.id}/{entity.plantilla}" if entity and entity.plantilla else ""


def _cover(receta: Receta, material: Material) -> Cover:
    entity = material.sistema.entidad if material.sistema else None
    return Cover(
        entidad=entity.nombre if entity else receta.institucion, dependencia=receta.dependencia, ciudad=entity.ciudad if entity else receta.ciudad,
        anio=material.control.fecha[:4], logo=entity.logo or "" if entity else "", logo_alt=f"Logo de {entity.nombre}" if entity else "",
        clase=receta.clase, autor="",
    )


# ------------------------------------------------------------------------------------------- what is derived
def _glossary(manual: Manual, material: Material) -> n.DefinitionList | None:
    """The terms that the manual uses, as the page of the glossary defines them."""
    page = material.documents.get(GLOSSARY)
    if page is None:
        return None
    used = set(_terms((manual.introduction, manual.chapters, manual.conclusions, manual.annexes)))
    items = (item for item in find_nodes(page, n.DefinitionItem) if item.id in used)
    found = tuple(replace(item, blocks=without_usage(item.blocks)) for item in items)
    return n.DefinitionList(found) if found else None


def _terms(tree: Any) -> Iterator[str]:
    yield from (ref.target.partition("#")[2] for ref in find_nodes(tree, n.CrossRef) if ref.target.startswith(f"{GLOSSARY}#"))


def cite_manual(manual: Manual, bibliography: Bibliography) -> Manual:
    """The manual as a publication of its own: its letters of years, its citations and its list."""
    publication = Publication(bibliography, (manual,), replace(bibliography.options, target="referencias#{key}"))
    return replace(publication.cite_document(manual), references=publication.reference_list(manual))


def offer_manuals(documents: tuple[n.Document, ...], manuals: Iterable[Ejemplar]) -> tuple[n.Document, ...]:
    """The pages, each with the manuals that it offers to download."""
    offered: dict[str, list[n.Download]] = {}
    for made in manuals:
        offered.setdefault(made.page, []).append(n.Download(made.path, (n.Text(f"{_offered_name(made.manual)} (Word)"),)))
    return tuple(replace(d, downloads=(*d.downloads, *offered[d.address])) if d.address in offered else d for d in documents)


def _offered_name(manual: Manual) -> str:
    """What it is and of what; once, when one says the other."""
    what, of = manual.subject, manual.title
    return of if what in of else what if of in what else f"{what}: {of}"
