"""How a diagnostic reads in a terminal."""

from __future__ import annotations

import json

from generator.diagnostics import Diagnostics, Note, SourcePos
from generator.reporting import render_github, render_json, render_sarif, render_text


def test_place_line_caret_help_and_count() -> None:
    found = Diagnostics()
    found.error("R01", SourcePos("model/x.yml", 2, 9, 4), "No existe «aera».", "Corrija el nombre.")
    assert render_text(found, lambda file, line: "  area: aera") == (
        "error[R01] model/x.yml:2:9  No existe «aera».\n"
        "     2 |   area: aera\n"
        "       |         ^^^^\n"
        "       ayuda: Corrija el nombre.  (más: mipg explicar R01)\n"
        "1 error y 0 avisos."
    )


def test_nothing_to_say_is_empty() -> None:
    assert render_text(Diagnostics(), lambda file, line: None) == ""


def sample() -> Diagnostics:
    found = Diagnostics()
    found.error("R02", SourcePos("model/año 1.yml", 2, 9, 4), "Está\u202e repetido.", "Cambie uno.", (Note("el primero está en", SourcePos("model/b.yml", 7, 3)),))
    found.warning("Y13", SourcePos("model/b.yml", 1, 5), "Se pierde 50%.")
    return found


def test_sarif_has_each_message_with_its_rule_place_and_second_place() -> None:
    (run,) = json.loads(render_sarif(sample()))["runs"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "model/a%C3%B1o%201.yml"}, "region": {"startLine": 2, "startColumn": 9, "endColumn": 13}}
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert "U+202E" in first["message"]["text"] and "Cambie uno." in first["message"]["text"]
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == ["R02", "Y13"]


def test_json_and_github_say_the_same_places() -> None:
    assert [(d["codigo"], d["linea"], d["columna"]) for d in json.loads(render_json(sample()))] == [("R02", 2, 9), ("Y13", 1, 5)]
    assert render_github(sample()).splitlines()[1] == "::warning file=model/b.yml,line=1,col=5,title=Y13::Se pierde 50%25."
