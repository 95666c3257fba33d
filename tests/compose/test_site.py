"""A model with a unique word in each field, as documents and pages: nothing is lost, repeated or left without a place."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from sample import sample

from generator.compose.links import MANY_PAGES, Glossary, Term, page_links
from generator.compose.nav import compose_nav
from generator.compose.pages import PAGINAS
from generator.compose.profile import arrange, read_profile
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, iter_nodes, plain_text
from generator.domain.fields import model_fields
from generator.domain.modelo import LUGARES, Modelo
from generator.writers.pages import Page, PageRenderer

ROOT = Path(__file__).parent.parent.parent
PROFILE = read_profile(json.loads((ROOT / "generator/profiles/pagina.json").read_text(encoding="utf-8")))
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "generator/templates/pages").glob("*.j2")}


@pytest.fixture(scope="module")
def model() -> tuple[Modelo, dict[str, str]]:
    return sample()


@pytest.fixture(scope="module")
def documents(model: tuple[Modelo, dict[str, str]]) -> tuple[n.Document, ...]:
    diagnostics = Diagnostics()
    made = compose_site(model[0], (), PROFILE, diagnostics)
    assert [f"{d.pos} {d.message}" for d in diagnostics] == []
    return made


@pytest.fixture(scope="module")
def pages(documents: tuple[n.Document, ...]) -> tuple[Page, ...]:
    diagnostics = Diagnostics()
    made = PageRenderer(TEMPLATES).render(documents, diagnostics)
    assert [d.message for d in diagnostics] == []
    return made


def test_no_field_of_the_model_is_missing_from_the_pages(model: tuple[Modelo, dict[str, str]], pages: tuple[Page, ...]) -> None:
    whole = "\n".join(page.markdown for page in pages)
    assert sorted(where for word, where in model[1].items() if word not in whole) == []


def test_each_address_of_the_contract_has_its_page(documents: tuple[n.Document, ...]) -> None:
    fixed = {"", "que-es", "objetivos", "principios", "enfoque", "como-funciona", "institucionalidad", "medicion", "meci", "lineas",
             "control-de-riesgo", "planes", "instrumentos", "normograma", "glosario", "linea-de-tiempo", "documentos-de-referencia", "matriz",
             "pendientes", "bibliografia", "politicas", "dimensiones"}
    assert fixed <= {d.address for d in documents}


def test_every_page_is_in_the_navigation_once(documents: tuple[n.Document, ...]) -> None:
    listed = [address for group in compose_nav(documents) for _, address in group.items]
    assert Counter(listed) == Counter(d.address for d in documents)


def test_ids_do_not_repeat_in_a_page(documents: tuple[n.Document, ...]) -> None:
    repeated = {(d.address, i) for d in documents for i, times in Counter(
        node.id for node in iter_nodes(d) if getattr(node, "id", "")).items() if times > 1}
    assert repeated == set()


def test_no_link_is_left_without_text(documents: tuple[n.Document, ...]) -> None:
    assert [link.target for d in documents for link in find_nodes(d, n.CrossRef) if not plain_text(link)] == []


def test_each_field_of_the_records_of_one_file_has_a_page() -> None:
    shown = {(page.source, key) for page in PAGINAS for key in (page.lead, *page.fields)}
    whole = {page.source for page in PAGINAS if not page.fields}
    gathered = {"presentacion", "dimensiones_introduccion", "politicas_introduccion", "numeraciones"}
    missing = {(lugar.atributo, f.name) for lugar in LUGARES if not lugar.varios and lugar.atributo not in {*whole, "glosario"}
               for f in model_fields(lugar.tipo) if not f.metadata["oculto"] and f.name not in gathered} - shown
    assert missing == set()


def test_a_page_shows_its_sections_numbered_and_its_control(model: tuple[Modelo, dict[str, str]], pages: tuple[Page, ...]) -> None:
    page = next(p for p in pages if p.address == f"politicas/{model[0].politicas[0].id}")
    assert re.search(r"^## 1\. Objeto", page.markdown, re.M) and "MIPG-POL-01" in page.markdown


def test_no_two_pages_share_a_code_and_a_policy_without_official_number_follows_the_others(pages: tuple[Page, ...]) -> None:
    codes = {p.address: found[0] for p in pages if (found := re.findall(r"MIPG-[A-Z]{3}-\d+", p.markdown))}
    assert len(codes) == len(set(codes.values()))
    policies = sorted(code for code in codes.values() if code.startswith("MIPG-POL-"))
    assert policies == [f"MIPG-POL-{number:02d}" for number in range(1, len(policies) + 1)]


def test_the_home_page_draws_the_model(pages: tuple[Page, ...]) -> None:
    home = next(p for p in pages if p.address == "")
    assert [d.name for d in home.drawings] == ["modelo"] and "dibujos/modelo.svg" in home.markdown


def test_a_part_with_several_sections_is_one_division() -> None:
    parts = [n.Section("a", "Idea", part="objeto"), n.Section("l", "Lineamientos"), n.Section("b", "Propósito", part="objeto")]
    arranged = arrange(n.Document("x", "x", "X", tuple(parts)), PROFILE)
    assert [(s.title, [i.id for i in s.sections]) for s in arranged.sections] == [("Objeto", ["a", "b"]), ("Lineamientos", [])]


def test_the_parts_of_the_scope_do_not_repeat_its_name_and_the_data_are_not_one_of_them() -> None:
    parts = [n.Section("datos", "Datos del proceso", part="datos"), n.Section("a", "Alcance", part="alcance"), n.Section("d", "Alcance: desde", part="alcance")]
    arranged = arrange(n.Document("x", "x", "X", tuple(parts)), PROFILE)
    assert [(s.title, [i.title for i in s.sections]) for s in arranged.sections] == [("Datos del proceso", []), ("Alcance", ["Generalidades", "Desde"])]
    alone = arrange(n.Document("x", "x", "X", tuple(parts[:2])), PROFILE)
    assert [(s.title, s.id) for s in alone.sections] == [("Datos del proceso", "datos"), ("Alcance", "a")]


def test_every_page_has_its_own_description(documents: tuple[n.Document, ...]) -> None:
    said = [d.summary for d in documents]
    assert [d.address for d in documents if not d.summary] == []
    assert sorted(s for s in set(said) if said.count(s) > 1) == []


def test_a_policy_lists_the_plans_that_it_guides(model: tuple[Modelo, dict[str, str]], documents: tuple[n.Document, ...]) -> None:
    plan = model[0].planes.planes[0]
    page = next(d for d in documents if d.address == f"politicas/{plan.politica.id}")
    listed = next(s for s in find_nodes(page, n.Section) if s.id == "planes")
    assert f"planes#{plan.id}" in {link.target for link in find_nodes(listed, n.CrossRef)}


def test_a_phrase_with_another_sense_is_not_linked() -> None:
    glossary = Glossary([Term("glosario#control", ("control", "controles"), "Medida.", ("control disciplinario",))])
    page = glossary.link(n.Document("d", "x", "D", (n.Section("s", "S", (n.Paragraph((n.Text("El control disciplinario y los controles."),)),)),)))
    assert [plain_text(c) for c in find_nodes(page, n.CrossRef)] == ["controles"]


def test_the_glossary_links_the_first_use_in_the_page_and_leaves_links_and_filtered_tables_alone() -> None:
    glossary = Glossary([Term("glosario#riesgo", ("riesgo", "riesgos"), "Efecto."), Term("glosario#furag", ("FURAG",), "Formulario.")])
    link = n.CrossRef("x", (n.Text("riesgo"),))
    section = n.Section("s", "Riesgo", (n.Paragraph((n.Text("Los riesgos y el riesgo; arriesgo, furag y FURAG. "), link)),))
    listed = n.Table((n.Column((n.Text("Qué"),)),), (n.Row((n.Cell((n.Text("Un riesgo"),)),)),), filters=True)
    first, found, again = glossary.link(n.Document("d", "x", "D", (n.Section("t", "Lista", (listed,)), section, section))).sections
    assert [*find_nodes(first, n.CrossRef)] == []
    assert [plain_text(c) for c in find_nodes(again, n.CrossRef)] == ["riesgo"]
    made = [(c.target, plain_text(c)) for c in find_nodes(found, n.CrossRef)]
    assert made == [("glosario#riesgo", "riesgos"), ("glosario#furag", "FURAG"), ("x", "riesgo")]


def test_a_list_of_those_that_lead_to_a_place_ends_however_many_they_are() -> None:
    titles = {f"entidades/e{at}": f"Entidad {at}" for at in range(MANY_PAGES + 12)}
    assert plain_text(page_links(titles, titles)).endswith(f"Entidad {MANY_PAGES - 1} y 12 páginas más")
    assert len(find_nodes(page_links(titles, titles), n.CrossRef)) == MANY_PAGES
