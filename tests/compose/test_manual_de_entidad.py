"""Manuals of an entity: what its pages say is in them, control of the document included, once; and their codes follow its own rules."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from muestra_de_entidad import EntityMaker

from generator.citations.bibtex import read_bibliography
from generator.compose.control_de_manual import code_for
from generator.compose.manual import Ejemplar, cite_manual, compose_manuals
from generator.compose.profile import read_profile
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, plain_text
from generator.domain.manual import Capitulo, Receta
from generator.domain.modelo import Modelo
from generator.loading.loader import load_modelo
from generator.loading.resolve import model_records, walk_records
from generator.writers.docx import profile as word
from generator.writers.docx.writer import write_docx

ROOT = Path(__file__).parents[2]
PROFILE = read_profile(json.loads((ROOT / "generator/profiles/pagina.json").read_text(encoding="utf-8")))
KINDS = ("proceso", "procedimiento", "documento", "riesgo", "indicador")
NOTHING = read_bibliography("", "references.bib", Diagnostics())
MARK = re.compile(r"zumo\d+q")
Made = tuple[Modelo, tuple[n.Document, ...]]


@pytest.fixture(scope="module")
def made() -> Made:
    modelo, _ = EntityMaker().sistema()
    return modelo, compose_site(modelo, (), PROFILE, Diagnostics())


def manuals(made: Made, *recipes: Receta) -> tuple[Ejemplar, ...]:
    diagnostics = Diagnostics()
    found = compose_manuals(replace(made[0], manuales=recipes), made[1], NOTHING, diagnostics)
    assert [d.message for d in diagnostics] == []
    return found


def text_of(manual: Ejemplar) -> str:
    profile = word.read_profile("documento_controlado")
    data = write_docx(cite_manual(manual.manual, NOTHING), profile, images=lambda _: (ROOT / "tests/minimal_model/content/img/escudo.png").read_bytes(),
                      diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", body))


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_page_of_a_record_says_is_in_its_manual(made: Made, kind: str) -> None:
    found = manuals(made, Receta(id="r", clase="Documento", por_cada=kind, capitulos=(Capitulo(tipo="secciones"),)))
    pages = {d.address: d for d in made[1]}
    assert found
    for manual in found:
        page = pages[manual.page]
        said = set(MARK.findall(" ".join(plain_text(s) for s in page.sections if s.part != "referencias" and s.id != "menciones")))
        assert said
        assert said - set(MARK.findall(text_of(manual))) == set()


def test_the_control_of_a_document_comes_once(made: Made) -> None:
    manual = manuals(made, Receta(id="r", clase="Procedimiento", por_cada="procedimiento", capitulos=(Capitulo(tipo="secciones"),)))[0]
    page = next(d for d in made[1] if d.address == manual.page)
    change = page.control.cambios[0].descripcion
    assert change and text_of(manual).count(change) == 1


def test_tables_that_a_gathering_manual_repeats_say_of_what_they_are(made: Made) -> None:
    modelo, documents = made
    page = next(d for d in documents if d.kind == "proceso")
    twin = replace(page, address=f"{page.address}-otro", title="Otro proceso")
    recipe = Receta(id="r", clase="Manual", titulo="Manual", por_cada="entidad", capitulos=(Capitulo(tipo="registros", de="proceso"),))
    manual = manuals((modelo, (*documents, twin)), recipe)[0].manual
    captions = [plain_text(table.caption) for chapter in manual.chapters for table in find_nodes(chapter, n.Table) if table.caption]
    assert captions and len(set(captions)) == len(captions)
    assert any(caption.endswith(": Otro proceso") for caption in captions)


def test_a_manual_that_the_entity_lists_has_the_control_of_its_list(made: Made) -> None:
    page = next(d for d in made[1] if d.kind == "documento")
    recipe = Receta(id="r", clase="Manual", titulo=page.title, por_cada="entidad", codigo="XX", capitulos=(Capitulo(tipo="registros", de="proceso"),))
    control = manuals(made, recipe)[0].manual.control
    assert (control.codigo, control.version, control.aprobaciones) == (page.control.codigo, page.control.version, page.control.aprobaciones)


@pytest.mark.parametrize(("template", "code"), [
    ("{PROCESO}-{TIPO}-{NNN}", "AME-MAN-001"), ("{TIPO_PROCESO}.{PROCESO}.{SUBPROCESO}.{TIPO}.{NN}", "AME.MAN.01"), ("{ENTIDAD}-{PROCESO}-{TIPO}-{N}", "AME-MAN-1"),
    ("{TIPO}-{NNNN}", "MAN-0001"),
])
def test_the_code_of_a_manual_follows_the_codes_of_the_entity(made: Made, template: str, code: str) -> None:
    entity = made[0].entidades[0].entidad
    rules = replace(entity.codificacion, plantilla=template)
    assert code_for(replace(entity, sigla="AME", codificacion=rules), "MAN") == code


def test_the_logo_of_the_entity_is_read_from_the_project(made: Made) -> None:
    asked: list[str] = []
    manual = manuals(made, Receta(id="r", clase="Manual", titulo="M", por_cada="entidad", capitulos=(Capitulo(tipo="registros", de="proceso"),)))[0].manual
    entity = made[0].entidades[0].entidad
    logo = (ROOT / "tests/minimal_model/content/img/escudo.png").read_bytes()

    def read(path: str) -> bytes:
        asked.append(path)
        return logo

    data = write_docx(manual, word.read_profile("documento_controlado"), images=read, diagnostics=Diagnostics())
    assert entity.logo in asked
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        heads = [name for name in archive.namelist() if name.startswith(("word/_rels/encabezado", "word/_rels/header"))]
        assert any(b"media/" in archive.read(name) for name in heads)


def test_a_profile_may_put_the_control_at_the_end(made: Made) -> None:
    manual = manuals(made, Receta(id="r", clase="Procedimiento", por_cada="procedimiento", capitulos=(Capitulo(tipo="secciones"),)))[0].manual
    profile = replace(word.read_profile("documento_controlado"), control_de_cambios="final")
    data = write_docx(cite_manual(manual, NOTHING), profile, images=lambda _: b"", diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", archive.read("word/document.xml").decode()))
    assert text.rindex("Contenido") < text.rindex("Bibliografía") < text.index("Control de cambios")
    assert manual.control.cambios[0].descripcion in text


NOT_PRINTED = {"AjusteDeRegla.motivo", "NormaDeEntidad.fuente", "Seccion.descripcion_imagen", "PasoDeInstructivo.descripcion_imagen"}
"""Why a rule is softer; a source that the sample has not; what a picture shows, which is in its alternative text."""


def test_the_manuals_of_the_project_say_every_field_of_an_entity() -> None:
    maker = EntityMaker()
    modelo, sistema = maker.sistema()
    recipes = load_modelo(ROOT, Diagnostics()).modelo
    assert recipes is not None
    pages = compose_site(modelo, (), PROFILE, Diagnostics())
    whole = " ".join(text_of(manual) for manual in manuals((modelo, pages), *recipes.manuales))
    kinds = {kind.__name__ for kind in map(type, walk_records(model_records(sistema)))}
    assert {where for word, where in maker.words.items() if where.split(".")[0] in kinds and word not in whole and word.upper() not in whole} <= NOT_PRINTED


def test_the_manual_of_the_system_has_no_records_of_the_reference(made: Made) -> None:
    (manual,) = manuals(made, Receta(id="r", clase="Manual", titulo="M", por_cada="entidad", capitulos=(Capitulo(tipo="registros", de="matriz", titulo="Matrices"),)))
    (chapter,) = manual.manual.chapters
    assert [section.title for section in chapter.sections] == [matrix.nombre for matrix in made[0].entidades[0].matrices]
