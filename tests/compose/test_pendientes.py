"""The list of what is pending says which fact each one is and leads to the page that shows it."""

from __future__ import annotations

from sample import Maker

from generator.compose.special import Fuente, compose_pending
from generator.doctree.nodes import CrossRef, Table
from generator.doctree.walk import find_nodes, plain_text


def test_a_norm_is_told_apart_by_its_name_and_articles_and_leads_to_the_page_of_its_field() -> None:
    modelo = Maker().modelo()
    norm = modelo.mipg.normas[0]
    page = compose_pending(modelo, (Fuente(norm.fuente, "Ley 87 de 1993", "", "Leyes"),), {"mipg": "que-es"}, {"mipg": {"normas": "otra"}})
    (listed,) = find_nodes(page, Table)
    found = {row.cells[0].inlines[0].target: plain_text(row.cells[0].inlines) for row in listed.rows
             if isinstance(row.cells[0].inlines[0], CrossRef) and norm.pendiente in plain_text(row.cells[1].inlines)}
    assert set(found) == {"otra"}
    assert found["otra"].endswith(f"(Ley 87 de 1993, {norm.articulos})")
