"""model/publicacion.yml: one choice that the pages and the manuals obey."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose.manual import cite_manual, compose_manuals
from generator.diagnostics import Diagnostics
from generator.doctree.walk import plain_text
from generator.project import Project, SiteBuilder, load_project


def choose(root: Path, text: str) -> tuple[Project, Diagnostics]:
    (root / "model" / "publicacion.yml").write_text(text, encoding="utf-8")
    found = Diagnostics()
    return load_project(root, found), found


@pytest.mark.parametrize(("choice", "start"), [("emisor", "Congreso de la República de Colombia. (1993"), ("titulo", "Ley 87 de 1993, por la cual")])
def test_pages_and_manuals_obey_the_choice(project: Path, choice: str, start: str) -> None:
    read, found = choose(project, f"estilo_normas: {choice}\n")
    documents = SiteBuilder().compose(read, found)
    assert read.modelo is not None
    page = next(d for d in documents if d.address == "politicas/control-interno")
    assert start in plain_text(page.sections[-1].blocks)
    entries = [plain_text(e.inlines) for made in compose_manuals(read.modelo, documents, read.bibliography, found, "manual-de-referencia-mipg")
               for e in cite_manual(made.manual, read.bibliography).references.entries]
    assert any(entry.startswith(start) for entry in entries)


def test_without_the_file_norms_go_by_their_name(project: Path) -> None:
    (project / "model" / "publicacion.yml").unlink()
    read = load_project(project, Diagnostics())
    assert read.bibliography.options.estilo_normas == "titulo"


def test_a_choice_that_does_not_exist_is_an_error_where_it_is_written(project: Path) -> None:
    _, found = choose(project, "conjuncion: \"y\"\nestilo_normas: autor\n")
    assert [(d.pos.file, d.pos.line) for d in found.errors] == [("model/publicacion.yml", 2)]
