"""An entity with a unique word in each field, as pages: nothing is lost, every link leads somewhere, one fact changes wherever it is shown."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from muestra_de_entidad import EntityMaker

from generator.compose.nav import compose_nav
from generator.compose.profile import read_profile
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, iter_nodes, plain_text
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo
from generator.writers.pages import PageRenderer

ROOT = Path(__file__).parents[2]
PROFILE = read_profile(json.loads((ROOT / "generator/profiles/pagina.json").read_text(encoding="utf-8")))
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "generator/templates/pages").glob("*.j2")}
Made = tuple[EntityMaker, Modelo, SistemaDeGestion, tuple[n.Document, ...]]


def compose(modelo: Modelo) -> tuple[n.Document, ...]:
    diagnostics = Diagnostics()
    made = compose_site(modelo, (), PROFILE, diagnostics)
    assert [f"{d.pos} {d.message}" for d in diagnostics] == []
    return made


@pytest.fixture(scope="module")
def made() -> Made:
    maker = EntityMaker()
    modelo, sistema = maker.sistema()
    return maker, modelo, sistema, compose(modelo)


def test_no_field_of_an_entity_is_missing_from_its_pages(made: Made) -> None:
    maker, _, _, documents = made
    diagnostics = Diagnostics()
    pages = PageRenderer(TEMPLATES).render(documents, diagnostics)
    assert [d.message for d in diagnostics] == []
    whole = "\n".join(page.markdown for page in pages)
    assert sorted(where for word, where in maker.words.items() if word not in whole) == []


def test_each_address_of_an_entity_has_its_page_and_is_in_the_navigation_once(made: Made) -> None:
    _, _, sistema, documents = made
    base = f"entidades/{sistema.id}"
    fixed = {base, *(f"{base}/{name}" for name in (
        "procesos", "procedimientos", "riesgos", "indicadores", "listado-maestro", "normograma", "planes", "dependencias", "cargos", "cobertura", "cambios",
        "tramites", "grupos-de-valor", "retencion-documental", "activos-de-informacion", "documentos-externos", "matrices"))}
    records = {f"{base}/procesos/{p.id}" for p in sistema.procesos} | {f"{base}/procedimientos/{p.id}" for p in sistema.procedimientos}
    records |= {f"{base}/documentos/{d.id}" for d in sistema.documentos} | {f"{base}/riesgos/{r.id}" for r in sistema.riesgos}
    records |= {f"{base}/indicadores/{i.id}" for i in sistema.indicadores} | {f"{base}/matrices/{m.id}" for m in sistema.matrices}
    assert {d.address for d in documents if d.entity} == fixed | records
    listed = [a for group in compose_nav(documents) for inner in (group, *group.groups) for _, a in inner.items]
    assert Counter(listed) == Counter(d.address for d in documents)


def test_ids_do_not_repeat_in_a_page_of_an_entity(made: Made) -> None:
    repeated = {(d.address, i) for d in made[3] if d.entity for i, times in Counter(
        node.id for node in iter_nodes(d) if getattr(node, "id", "")).items() if times > 1}
    assert repeated == set()


def test_drawings_of_all_pages_have_names_of_their_own(made: Made) -> None:
    drawings = [f.image for d in made[3] for f in find_nodes(d, n.Figure) if isinstance(f.image, n.Drawing)]
    assert {name for name, times in Counter(d.name for d in drawings).items() if times > 1} == set()


def page(documents: tuple[n.Document, ...], ending: str) -> n.Document:
    return next(d for d in documents if d.entity and d.address.endswith(ending))


def test_a_norm_leads_to_the_procedures_that_cite_it(made: Made) -> None:
    _, _, sistema, documents = made
    procedure = sistema.procedimientos[0]
    outside = next(s for s in page(documents, "/normograma").sections if s.id == "otras")
    row = next(row for table in find_nodes(outside, n.Table) for row in table.rows
               if any(item.key == procedure.normas[0].fuente for cite in find_nodes(row, n.Cite) for item in cite.items))
    assert f"entidades/{sistema.id}/procedimientos/{procedure.id}" in {link.target for link in find_nodes(row, n.CrossRef)}


def test_a_cargo_shows_the_activities_and_the_risks_show_the_procedure_of_their_controls(made: Made) -> None:
    _, _, sistema, documents = made
    post = next(s for s in page(documents, "/cargos").sections if s.id == sistema.entidad.cargos[0].id)
    assert sistema.procedimientos[0].actividades[0].nombre in plain_text(post)
    used = next(s for s in page(documents, f"/procedimientos/{sistema.procedimientos[0].id}").sections if s.id == "donde-se-usa")
    assert sistema.riesgos[0].controles[0].accion in plain_text(used)


def test_a_fact_edited_once_changes_every_page_that_shows_it(made: Made) -> None:
    """The name of a cargo is on many pages; none keeps the old one."""
    maker = EntityMaker()
    modelo, sistema = maker.sistema()
    post = sistema.entidad.cargos[0]
    before = {d.address for d in compose(modelo) if post.nombre in repr(d)}
    renamed = replace(post, nombre="Jefa de Archivo")
    for ref, _ in maker.refs:
        if ref.target is post:
            ref.resolve(renamed)
    entity = replace(sistema.entidad, cargos=(renamed,))
    after = compose(replace(modelo, entidades=(replace(sistema, entidad=entity),)))
    assert len(before) > 5
    assert {d.address for d in after if post.nombre in repr(d)} == set()
    assert before <= {d.address for d in after if "Jefa de Archivo" in repr(d)}


def test_what_a_policy_lacks_is_said_in_words(made: Made) -> None:
    _, modelo, sistema, _ = made
    bare = replace(sistema, politicas=(), planes=())
    said = plain_text(page(compose(replace(modelo, entidades=(bare,))), "/cobertura"))
    assert "no tiene un cargo responsable" in said and "no se ha registrado evidencia" in said


def test_the_group_of_each_kind_of_record_opens_with_the_page_that_gathers_them(made: Made) -> None:
    base = f"entidades/{made[2].id}"
    group = compose_nav(made[3])[-1]
    gathering = ["procesos", "procedimientos", "listado-maestro", "riesgos", "indicadores", "matrices"]
    assert [inner.items[0][1].removeprefix(f"{base}/") for inner in group.groups] == gathering


def test_many_entities_share_one_tab_so_that_pages_do_not_grow_with_them(made: Made) -> None:
    documents = made[3]
    own = [d for d in documents if d.entity]
    many = tuple(replace(d, entity=f"copia-{number}") for number in range(4) for d in own)
    alone = {group.title for group in compose_nav(documents)}
    groups = compose_nav((*(d for d in documents if not d.entity), *many))
    assert len(groups) == len(alone)
    assert groups[-1].items == (("Todas las entidades", "entidades"),)
    assert [len(inner.groups) > 0 for inner in groups[-1].groups] == [True] * 4


def test_entities_too_many_for_a_tab_each_are_listed_in_a_page(made: Made) -> None:
    _, modelo, sistema, _ = made
    many = tuple(replace(sistema, entidad=replace(sistema.entidad, id=f"copia-{at}", nombre=f"Copia {at}")) for at in range(4))
    listed = next(d for d in compose(replace(modelo, entidades=many)) if d.address == "entidades")
    assert [link.target for link in find_nodes(listed, n.CrossRef)] == [f"entidades/copia-{at}" for at in range(4)]
    assert "entidades" not in {d.address for d in compose(replace(modelo, entidades=many[:3]))}
