"""The style sheet of the site against the profile of tones: none, nor any of its other names, is without colour."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROOT

TONOS = json.loads((ROOT / "generator" / "profiles" / "tonos.json").read_text("utf-8"))
SHEET = (ROOT / "overrides" / "assets" / "stylesheets" / "sitio.css").read_text("utf-8")


@pytest.mark.parametrize(("name", "tone"), [*((tone, tone) for tone in TONOS["tonos"]), *TONOS["sinonimos"].items()])
def test_every_tone_has_its_colours(name: str, tone: str) -> None:
    colours = TONOS["tonos"][tone]
    rules = [rule for rule in SHEET.split("}") if "--fondo:" in rule and f".tono-{name}" in rule.partition("{")[0].replace(",", " ").split()]
    assert len(rules) == 1
    assert f"--fondo: #{colours['fondo'].lower()}" in rules[0].lower()
