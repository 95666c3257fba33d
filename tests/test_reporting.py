"""How a diagnostic reads in a terminal."""

from __future__ import annotations

from generator.diagnostics import Diagnostics, SourcePos
from generator.reporting import render_text


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
