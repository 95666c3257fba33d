"""Citations in the pages written by hand."""

from __future__ import annotations

import pytest

from generator.citations.bibtex import read_bibliography
from generator.citations.publication import Publication
from generator.compose.links import used_in
from generator.compose.special import Fuente, compose_bibliography
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import CrossRef, Row
from generator.doctree.walk import find_nodes, plain_text
from generator.project_content import check_content_citations, cite_content, cited_in_content, written_pages
from generator.project_sources import warn_sources

BIB = """@legislation{ley, title = {Por la cual se dictan normas}, author = {{Congreso}}, date = {1993-11-29}, number = {87}, type = {Ley}}
@book{libro, title = {Control}, author = {Ibáñez, Ana and Ruiz, Eva and Paz, Sol}, date = {2015}, publisher = {Casa}}
"""
BIBLIOGRAPHY = read_bibliography(BIB, "references.bib", Diagnostics())


def cited(text: str) -> dict[str, str]:
    return cite_content({"content/guia.md": text}, Publication(BIBLIOGRAPHY, ("ley", "libro")))


def test_a_page_shows_its_citations_and_ends_with_its_references() -> None:
    page = cited("# Guía\n\nComo dice la ley [@ley, art. 2] y @libro [p. 3]. Después [@libro].\n")["guia.md"]
    assert "(#ref-ley" in page and "Ley 87 de 1993, art. 2" in page
    assert "Ibáñez, Ruiz y Paz (2015, p. 3" in page and "Ibáñez et al., 2015" in page
    body, references = page.split("## Referencias")
    assert body.count("#cita-libro-") == 2 and references.count("(#cita-libro-") == 2 and references.count("Volver a la cita 1 de Ley 87") == 1
    assert "#ref-ley" in references and "#ref-libro" in references and references.index("ref-libro") < references.index("ref-ley")


def test_a_page_that_does_not_cite_is_left_alone() -> None:
    assert cited("# Guía\n\nEscriba a planeacion@ejemplo.gov.co o use `[@ley]`.\n\n```\n[@ley]\n```\n<!-- [@ley] -->\n") == {}


def test_its_own_heading_of_references_is_used() -> None:
    assert cited("Texto [@ley].\n\n## Referencias\n")["guia.md"].count("Referencias") == 1


def test_heading_data_is_not_prose() -> None:
    assert cited_in_content({"content/a.md": "---\ntitle: '[@ley]'\n---\nTexto [@libro].\n"}) == {"content/a.md": ("libro",)}


@pytest.mark.parametrize(("text", "line", "column"), [("Uno.\n\nVea [@libros].\n", 3, 7), ("Según @libros.\n", 1, 8)])
def test_an_unknown_key_is_an_error_where_it_is_written(text: str, line: int, column: int) -> None:
    found = Diagnostics()
    check_content_citations({"content/a.md": text}, {"ley", "libro"}, found)
    assert [(d.code, d.pos.line, d.pos.column) for d in found.errors] == [("R06", line, column)]
    assert "«libro»" in found.errors[0].message


@pytest.mark.parametrize(("text", "title"), [
    ("---\ntitle: 'Guía: uso'\n---\n# Otro\n", "Guía: uso"), ("Antes.\n\n# La *guía* de [uso](x.md) {#uso}\n", "La guía de uso"),
    ("```\n# no\n```\nTexto.\n", "Mi guia"), ("---\ntitle:\n---\n## No\n", "Mi guia"),
])
def test_a_page_is_named_as_the_site_names_it(text: str, title: str) -> None:
    assert [(d.address, d.title) for d in written_pages({"content/ayuda/mi-guia.md": text, "content/a.css": "", "model/b.yaml": ""})] == [("ayuda/mi-guia", title)]


def test_the_bibliography_says_which_pages_written_by_hand_cite_a_source() -> None:
    by_hand = written_pages({"content/ayuda/guia.md": "# Guía de uso\n\nSegún @ley.\n"})
    fuentes = (Fuente("ley", "Ley 87 de 1993", "Por la cual…", "Leyes"), Fuente("libro", "Control", "Control", "Libros"))
    usage, titles = used_in(by_hand), {d.address: d.title for d in by_hand}
    laws, books = find_nodes(compose_bibliography(fuentes, usage, titles), Row)
    assert [(link.target, plain_text(link)) for link in find_nodes(laws.cells[1], CrossRef)] == [("ayuda/guia", "Guía de uso")]
    assert not books.cells[1].inlines


def test_a_source_that_only_a_page_written_by_hand_cites_is_cited() -> None:
    found = Diagnostics()
    warn_sources((), {"content/guia.md": "Según @ley.\n"}, BIBLIOGRAPHY, found)
    assert [(d.code, "«libro»" in d.message) for d in found] == [("B20", True)]
