"""Texts of a drawing are texts: never an element, never an attribute."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.drawing.svg import drawing


def test_a_hostile_title_is_shown_and_never_obeyed() -> None:
    hostile = "Riesgo <svg onload=alert('x')> & \"más\""
    made = drawing("prueba", (10, 10), hostile, hostile, (), "mapa")
    assert "<svg onload" not in made.svg and "onload=" not in made.svg
    root = ElementTree.fromstring(made.svg)
    assert root.get("aria-label") == hostile
    assert [child.text for child in root if child.tag.endswith(("title", "desc"))] == [hostile, hostile]
