"""Floor 4: of a project with errors, what can be composed is, only to tell in the same run what is wrong in it: links between sections,
chapters of the recipes, and the links of the pages written by hand. Nothing of it is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from generator.citations.bibtex import Bibliography
from generator.compose.fuentes import read_fuentes
from generator.compose.links import places
from generator.compose.made import made
from generator.compose.manual import compose_manuals
from generator.compose.profile import PageProfile
from generator.compose.prosa_parcial import Unread, check_prose
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Document
from generator.domain.modelo import Modelo
from generator.loading.content import check_links
from generator.loading.whole import faults_of, whole_model
from generator.writers.pages import PageRenderer

TOLD = ("P01", "P02", "P04", "P05", "P12", "P13", "P14", "S01", "T20", "T21", "T22", "T24")
"""What is told of pages that are not whole; other messages may be consequences of what they lack."""
MADE = ("datos/", "dibujos/", "manuales/", "fuentes/", "assets/")
"""Folders of files that are written when all is well."""


def review(partial_model: Modelo, texts: Mapping[str, str], bibliography: Bibliography, by_hand: tuple[Document, ...], files: Collection[str],
           profile: PageProfile, renderer: PageRenderer, diagnostics: Diagnostics) -> None:
    """Add to `diagnostics` what is wrong in what can be composed. `files`: those of content/; `by_hand`: its pages."""
    faults = faults_of(diagnostics)
    unread = Unread.of(partial_model, texts, {file for file in faults if file.startswith("model/")})
    modelo, found = whole_model(partial_model, faults), Diagnostics()
    fuentes = read_fuentes(bibliography.sources.values())
    documents = tuple(page for pages in made((partial(compose_site, modelo, fuentes, profile, found, by_hand=by_hand, lost=unread.may_have),), False) for page in pages)
    check_prose(partial_model, unread, found, places(documents))
    made((partial(compose_manuals, replace(modelo, manuales=(recipe,)), documents, bibliography, found, lost=unread.may_have) for recipe in modelo.manuales), False)
    generated = {page.path: page.markdown for page in renderer.render(documents, Diagnostics())}
    written = {name.removeprefix("content/"): text for name, text in texts.items() if name.startswith("content/")}
    check_links(written, set(files), generated, found, partial(_may_be, unread, generated, faults))
    _add_new(found, diagnostics)


def _may_be(unread: Unread, generated: Collection[str], faults: Collection[str], target: str) -> bool:
    """May a file or a section to which a page written by hand leads be there when all is well?"""
    path, _, section = target.partition("#")
    if section and f"content/{path}" in faults:
        return True
    if not path.endswith(".md"):
        return path.startswith(MADE) or "/datos/" in path
    address = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return unread.may_have(f"{address}#{section}" if path in generated and section else address)


def _add_new(found: Diagnostics, diagnostics: Diagnostics) -> None:
    """What was not yet said, of what an editor wrote: links that pages make have no place in a file."""
    said = {(item.code, item.pos) for item in diagnostics}
    for item in found:
        if item.code in TOLD and item.pos.file and (item.code, item.pos) not in said:
            said.add((item.code, item.pos))
            diagnostics.items.append(item)
