"""The sources for other programs: what is downloaded says the same as the list of references."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.citations.bibtex import Bibliography, read_bibliography
from generator.citations.exports import write_bibtex, write_csl_json, write_ris
from generator.citations.options import CitationOptions
from generator.citations.publication import Publication
from generator.diagnostics import Diagnostics

ROOT = Path(__file__).parents[2]
FILES = (Path(__file__).parent / "casos" / "fuentes.bib", ROOT / "references.bib")


def read(text: str) -> Bibliography:
    diagnostics = Diagnostics()
    bibliography = read_bibliography(text, "f.bib", diagnostics)
    assert not diagnostics.errors
    return bibliography


def entries(bibliography: Bibliography, style: str) -> dict[str, str]:
    publication = Publication(bibliography, bibliography.sources, CitationOptions(estilo_normas=style))
    return {key: publication.plain_entry(key) for key in publication.keys}


@pytest.mark.parametrize("style", ["titulo", "emisor"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_bibtex_that_is_downloaded_reads_as_the_same_references(file: Path, style: str) -> None:
    own = read(file.read_text("utf-8"))
    assert entries(read(write_bibtex(own.sources.values())), style) == entries(own, style)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_ris_and_csl_json_have_every_source_with_its_title(file: Path) -> None:
    sources = read(file.read_text("utf-8")).sources
    ris = write_ris(sources.values()).strip().split("\n\n")
    assert [next(line[6:] for line in record.split("\n") if line.startswith("ID")) for record in ris] == list(sources)
    assert all(record.startswith("TY  - ") and "\nTI  - " in record and record.rstrip().endswith("ER  -") for record in ris)
    assert {item["id"]: item["title"] for item in json.loads(write_csl_json(sources.values()))} == {key: s.csl["title"] for key, s in sources.items()}
