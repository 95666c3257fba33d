"""The sources that a site offers to download."""

from __future__ import annotations

import json

from generator.citations.bibtex import read_bibliography
from generator.diagnostics import Diagnostics
from generator.project_sources import source_downloads, source_files

BIB = """@book{libro, title = {Gestión & control}, author = {Ibáñez, Ana}, date = {2015}, publisher = {Aguas Claras}}
@legislation{ley, title = {Por la cual se dictan normas}, author = {{Congreso de la República}}, date = {1993-11-29}, number = {87}, type = {Ley}}
"""


def test_each_link_has_its_file_with_the_sources_in_order() -> None:
    bibliography = read_bibliography(BIB, "references.bib", Diagnostics())
    files = source_files(bibliography, ("libro", "ley"))
    assert set(files) == {link.path for link in source_downloads()}
    assert [item["id"] for item in json.loads(files["descargas/fuentes.json"])] == ["libro", "ley"]
    assert files["descargas/fuentes.ris"].count(b"ER  -") == 2


def test_the_bibtex_file_reads_back_as_the_same_sources() -> None:
    bibliography = read_bibliography(BIB, "references.bib", Diagnostics())
    found = Diagnostics()
    again = read_bibliography(source_files(bibliography, ("libro", "ley"))["descargas/fuentes.bib"].decode(), "fuentes.bib", found)
    assert not list(found)
    assert again["libro"].csl["title"] == "Gestión & control"
    assert again["libro"].csl["author"] == bibliography["libro"].csl["author"]
