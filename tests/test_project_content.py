"""Citations in the pages written by hand."""

from __future__ import annotations

import pytest

from generator.citations.bibtex import read_bibliography
from generator.citations.publication import Publication
from generator.diagnostics import Diagnostics
from generator.project_content import check_content_citations, cite_content, cited_in_content

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
