"""Floor 3: the drawing of the time line, from the same records that the page tells below. Knows neither files nor pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.compose.inlines import text
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.doctree.walk import plain_text, rewrite
from generator.domain.mipg import Hito, LineaDeTiempo
from generator.drawing.linea_de_tiempo import HitoDeLinea, draw_linea_de_tiempo

_ALT = "Línea de tiempo de MIPG, de lo más antiguo a lo más reciente; cada hito se cuenta completo en el texto que sigue."


def timeline_section(linea: LineaDeTiempo, names: Mapping[str, str]) -> n.Section:
    """`names`: key of references.bib → how a source is called in a running text («Ley 87 de 1993»)."""
    hitos = tuple(HitoDeLinea(str(hito.anio), _first_sentence(hito, names)) for hito in linea.hitos)
    figure = n.Figure(draw_linea_de_tiempo(hitos, titulo="Línea de tiempo de MIPG"), _ALT, text("Línea de tiempo de MIPG"), "figura-linea-de-tiempo")
    return n.Section("figura", "De un vistazo", (figure,), pos=linea.pos)


def _first_sentence(hito: Hito, names: Mapping[str, str]) -> str:
    """A drawing has no notes: a source that is part of the sentence is named, one between parentheses is left to the text.

    The mistakes of the prose are told when the page itself is composed; here they would be told twice."""
    blocks = read_prose(hito.texto.text, hito.texto.pos, Diagnostics())
    said = " ".join(plain_text(rewrite(blocks[:1], lambda cite: _named(cite, names), n.Cite)).split())
    first = re.split(r"(?<=[^.\s]{3}\.)\s+(?=[A-ZÁÉÍÓÚÑ¿«])", re.sub(r"\s+(?=[.,;:])", "", said), maxsplit=1)[0]
    return first.rstrip(".")


def _named(cite: n.Cite, names: Mapping[str, str]) -> n.Text:
    return n.Text(" y ".join(names.get(item.key, "") for item in cite.items) if cite.mode == "narrative" else "")
