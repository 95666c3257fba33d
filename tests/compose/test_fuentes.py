"""The sources as the lists of the site name them."""

from __future__ import annotations

import pytest

from generator.citations.bibtex import read_bibliography
from generator.compose.fuentes import read_fuentes
from generator.compose.special import compose_bibliography
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Table
from generator.doctree.walk import find_nodes


@pytest.mark.parametrize(("fields", "name"), [
    ("number = {NTC 1486}, title = {Documentación}, date = {2008}", "NTC 1486:2008"),
    ("number = {ISO 31000}, cotejo = {Año y título sin cotejo}", "ISO 31000"),
    ("number = {NTC-ISO 9001:2015}, title = {Requisitos}, date = {2015}", "NTC-ISO 9001:2015"),
])
def test_a_technical_norm_is_listed_by_its_number_and_year(fields: str, name: str) -> None:
    entry = f"@standard{{una, clase = {{Norma técnica}}, author = {{{{ICONTEC}}}}, {fields}}}"
    sources = read_bibliography(entry, "references.bib", Diagnostics()).sources
    assert [fuente.nombre for fuente in read_fuentes(sources.values())] == [name]


def test_a_source_without_title_is_listed_by_what_it_is() -> None:
    entry = "@manual{una, clase = {Marco general}, author = {{Función Pública}}, shortauthor = {{DAFP}}, date = {2019}, cotejo = {Título sin cotejo}}"
    sources = read_bibliography(entry, "references.bib", Diagnostics()).sources
    assert [fuente.nombre for fuente in read_fuentes(sources.values())] == ["Marco general de 2019 (DAFP)"]


def test_the_bibliography_follows_the_order_of_a_list_of_references() -> None:
    entries = "".join(f"@report{{{key}, clase = {{CONPES}}, number = {{{number}}}, author = {{{{CONPES}}}}, title = {{{title}}}, date = {{2010}}}}"
                      for key, number, title in (("uno", 3649, "Política de servicio"), ("dos", 3654, "Política de cuentas")))
    fuentes = read_fuentes(read_bibliography(entries, "references.bib", Diagnostics()).sources.values())
    page = compose_bibliography(fuentes, {}, {}, keys=("dos", "uno"))
    assert [row.id for table in find_nodes(page, Table) for row in table.rows] == ["ref-dos", "ref-uno"]
