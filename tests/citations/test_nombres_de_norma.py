"""The tables and lists name a norm as people look for it; the text keeps author and year."""

from __future__ import annotations

import pytest

from generator.citations.bibtex import read_bibliography
from generator.citations.intext import Mentions
from generator.citations.options import CitationOptions
from generator.citations.publication import Publication
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Cite, CiteItem
from generator.doctree.walk import plain_text

BIB = """
@report{conpes, clase = {CONPES}, type = {Documento CONPES}, number = {3854}, author = {{Consejo Nacional de Política Económica y Social}},
  shortauthor = {CONPES}, title = {Política Nacional de Seguridad Digital}, date = {2016}}
@standard{ntc, number = {NTC 6047}, author = {{ICONTEC}}, title = {Accesibilidad}, date = {2013}}
@legislation{ley, type = {Ley}, number = {87}, author = {{Congreso de la República de Colombia}}, title = {Por la cual…}, date = {1993}}
@legislation{res, type = {Resolución}, number = {193}, author = {{Contaduría General de la Nación}}, title = {Por la cual…}, date = {2016}}
@manual{guia, author = {{Departamento Administrativo de la Función Pública}}, title = {Guía}, date = {2022}}
"""


@pytest.mark.parametrize("style", ["titulo", "emisor"])
@pytest.mark.parametrize(("key", "shown"), [
    ("conpes", "CONPES 3854 de 2016"), ("ntc", "NTC 6047:2013"), ("ley", "Ley 87 de 1993"),
    ("res", "Resolución 193 de 2016 de la Contaduría General de la Nación"), ("guia", "Departamento Administrativo de la Función Pública (2022)"),
])
def test_a_table_calls_a_norm_by_its_name(style: str, key: str, shown: str) -> None:
    bibliography = read_bibliography(BIB, "references.bib", Diagnostics())
    publication = Publication(bibliography, bibliography.sources, CitationOptions(estilo_normas=style))
    cite = publication.write_cite(Cite((CiteItem(key),), "name"), Mentions())
    assert "".join(plain_text((node,)) for node in cite.children) == shown


def _shown(bib: str, *items: CiteItem, mode: str = "parenthetical") -> str:
    bibliography = read_bibliography(bib, "references.bib", Diagnostics())
    cite = Publication(bibliography, bibliography.sources).write_cite(Cite(items, mode), Mentions())
    return "".join(plain_text((node,)) for node in cite.children)


def test_a_norm_of_several_bodies_names_them_all_with_their_articles() -> None:
    bib = """@legislation{res, type = {Circular conjunta}, number = {1}, date = {2011}, title = {Archivos},
      author = {{Procuraduría General de la Nación} and {Archivo General de la Nación}}}"""
    assert _shown(bib, CiteItem("res")) == "(Circular Conjunta 1 de 2011 de la Procuraduría General de la Nación y del Archivo General de la Nación)"


def test_what_was_read_in_another_work_goes_with_it() -> None:
    bib = "@book{a, author = {Weber, Max}, title = {A}, date = {1922}} @book{b, author = {Ospina, Ana}, title = {B}, date = {2010}}"
    assert _shown(bib, CiteItem("a"), CiteItem("b", prefix="citado en")) == "(Weber, 1922, citado en Ospina, 2010)"


def test_a_ruling_needs_no_title() -> None:
    diagnostics = Diagnostics()
    read_bibliography("@jurisdiction{s, type = {Sentencia}, number = {T-760}, date = {2008}, author = {{Corte Constitucional}}}", "references.bib", diagnostics)
    assert not list(diagnostics)
