"""Recipes to manuals: the same sections as the pages, no field lost on the way to Word, and one manual for each record that asks for it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sample import sample

from generator.citations.bibtex import Bibliography, read_bibliography
from generator.compose.links import USERS, usage_note
from generator.compose.manual import Ejemplar, cite_manual, compose_manuals, offer_manuals
from generator.compose.profile import read_profile
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import iter_nodes, plain_text
from generator.domain.fields import Prose
from generator.domain.manual import CambioDeManual, Capitulo, Receta
from generator.domain.modelo import Modelo
from generator.writers.docx import profile as word
from generator.writers.docx.writer import write_docx

ROOT = Path(__file__).parents[2]
PROFILE = read_profile(json.loads((ROOT / "generator/profiles/pagina.json").read_text(encoding="utf-8")))
ADDRESSES = ("inicio", "que-es", "objetivos", "principios", "enfoque", "como-funciona", "institucionalidad", "medicion", "linea-de-tiempo",
             "documentos-de-referencia", "meci", "lineas", "control-de-riesgo", "planes", "instrumentos", "matriz", "glosario")
WHOLE = Receta(
    id="todo", clase="Manual", titulo="Manual completo", codigo="M-1", version="3", fecha=date(2026, 2, 1), glosario=False,
    introduccion=Prose("Qué es este manual."),
    capitulos=(*(Capitulo(tipo="pagina", de=address) for address in ADDRESSES), Capitulo(tipo="dimensiones"), Capitulo(tipo="politicas")),
    cambios=(CambioDeManual(version="3", fecha=date(2026, 2, 1), descripcion="Se corrigió el objeto."),),
)
SHEETS = tuple(Receta(id=f"ficha-de-{kind}", clase="Ficha", por_cada=kind, capitulos=(Capitulo(tipo="secciones"),)) for kind in ("politica", "dimension"))
NOTHING: Bibliography = read_bibliography("", "references.bib", Diagnostics())


@pytest.fixture(scope="module")
def made() -> tuple[Modelo, dict[str, str], tuple[n.Document, ...]]:
    modelo, words = sample()
    return modelo, words, compose_site(modelo, (), PROFILE, Diagnostics())


def manuals(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]], *recipes: Receta, only: str = "") -> tuple[Ejemplar, ...]:
    modelo = Modelo(**{name: getattr(made[0], name) for name in made[0].__dataclass_fields__} | {"manuales": recipes})
    diagnostics = Diagnostics()
    found = compose_manuals(modelo, made[2], NOTHING, diagnostics, only)
    assert [d.message for d in diagnostics] == []
    return found


def words_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    return "\n".join("".join(re.findall(r"<w:t[ >][^<]*|<w:tab/>|</w:p>", part)) for part in parts)


def written(manual: Ejemplar) -> bytes:
    diagnostics = Diagnostics()
    data = write_docx(cite_manual(manual.manual, NOTHING), word.read_profile(manual.manual.profile), images=lambda _: b"", diagnostics=diagnostics)
    assert [d.message for d in diagnostics.errors] == []
    return data


def test_no_field_of_the_model_is_missing_from_a_manual_of_all_its_pages(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    text = words_of(written(manuals(made, WHOLE)[0]))
    assert sorted(where for mark, where in made[1].items() if mark not in text) == []


def test_a_sheet_of_a_record_has_the_sections_of_its_page_and_says_all_their_words(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    pages = {d.address: d for d in made[2]}
    found = manuals(made, *SHEETS)
    assert {m.page for m in found} == {d.address for d in made[2] if d.kind in ("politica", "dimension")}
    for manual in found:
        page = pages[manual.page]
        chapters = cite_manual(manual.manual, NOTHING).chapters
        assert chapters == tuple(s for s in page.sections if s in chapters)
        assert {s.id for s in page.sections} - {s.id for s in chapters} <= {"referencias", "definiciones", "menciones"}
        text = words_of(written(manual))
        marks = set(re.findall(r"zumo\d+q", " ".join(plain_text(node) for s in chapters for node in iter_nodes(s))))
        assert marks and {mark for mark in marks if mark not in text} == set()


def test_the_same_recipe_gives_the_same_bytes(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    assert written(manuals(made, WHOLE)[0]) == written(manuals(made, WHOLE)[0])


def test_cover_and_control_come_from_the_recipe(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    manual = manuals(made, WHOLE)[0].manual
    assert (manual.control.codigo, manual.control.version, manual.control.fecha, manual.cover.anio) == ("M-1", "3", "2026-02-01", "2026")
    assert "Se corrigió el objeto." in words_of(written(manuals(made, WHOLE)[0]))


def test_one_manual_is_asked_for_by_recipe_or_by_path(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    every = manuals(made, WHOLE, *SHEETS)
    assert [m.path for m in manuals(made, WHOLE, *SHEETS, only="todo")] == ["manuales/todo.docx"]
    one = every[-1].path
    assert [m.path for m in manuals(made, WHOLE, *SHEETS, only=one)] == [m.path for m in manuals(made, WHOLE, *SHEETS, only=one.partition("/")[2])] == [one]
    assert len({m.path for m in every}) == len(every)


def test_each_page_offers_its_manual(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    found = manuals(made, WHOLE, *SHEETS)
    offered = {download.path: d.address for d in offer_manuals(made[2], found) for download in d.downloads}
    assert offered == {m.path: m.page for m in found}


def test_recipes_of_entities_give_nothing_without_entities(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    recipes = [Receta(id=f"de-{kind}", clase="Manual", por_cada=kind, capitulos=(Capitulo(tipo="secciones"), Capitulo(tipo="listado-maestro")))
               for kind in ("entidad", "proceso", "procedimiento", "documento", "indicador", "riesgo")]
    assert manuals(made, *recipes) == ()


@pytest.mark.parametrize(("chapter", "each", "code"), [
    (Capitulo(tipo="inventado"), "", "T20"), (Capitulo(tipo="pagina", de="no/existe"), "", "T22"), (Capitulo(tipo="dimensiones"), "planeta", "T21"),
    (Capitulo(tipo="registros", de="planeta"), "", "T22"),
])
def test_a_recipe_that_asks_for_what_does_not_exist_is_told(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]], chapter: Capitulo, each: str,
                                                            code: str) -> None:
    recipe = Receta(id="mala", clase="Manual", titulo="Mala", por_cada=each, capitulos=(chapter,))
    modelo = Modelo(**{name: getattr(made[0], name) for name in made[0].__dataclass_fields__} | {"manuales": (recipe,)})
    diagnostics = Diagnostics()
    compose_manuals(modelo, made[2], NOTHING, diagnostics)
    assert [d.code for d in diagnostics.errors] == [code]


def test_a_manual_leaves_out_what_only_leads_to_other_pages(made: tuple[Modelo, dict[str, str], tuple[n.Document, ...]]) -> None:
    jumps = n.Paragraph((n.CrossRef("#uno", (n.Text("Uno"),)), n.Text(" · "), n.CrossRef("#dos", (n.Text("Dos"),))))
    users = n.Table((n.Column((n.Text("Norma"),)), n.Column((n.Text(USERS),))), (n.Row((n.Cell((n.Text("Ley 1"),)), n.Cell((n.Text("Riesgo ajeno"),)))),))
    note = usage_note((n.CrossRef("entidades/x", (n.Text("Entidad ajena"),)),))
    page = n.Document("suelta", "referencia", "Suelta", (n.Section("uno", "Uno", (n.Paragraph((n.Text("Se queda."),)), note, users)),), (jumps,))
    diagnostics, modelo = Diagnostics(), made[0]
    recipe = Receta(id="suelto", clase="Manual", titulo="Suelto", capitulos=(Capitulo(tipo="pagina", de="suelta"),))
    modelo = Modelo(**{name: getattr(modelo, name) for name in modelo.__dataclass_fields__} | {"manuales": (recipe,)})
    said = words_of(written(compose_manuals(modelo, (page,), NOTHING, diagnostics)[0]))
    assert "Se queda." in said and "Ley 1" in said and "ajen" not in said and "Dos" not in said
