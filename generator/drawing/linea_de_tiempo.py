"""Floor 3: a time line, from the oldest at the top to the newest."""

from __future__ import annotations

from dataclasses import dataclass

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.cuts import share_out
from generator.drawing.fonts import text_height, wrap

_WIDTH = 480.0
_AXIS = 78.0
_SIZE = 13.5


@dataclass(frozen=True, slots=True)
class HitoDeLinea:
    anio: str
    texto: str
    direccion: str = ""


def draw_linea_de_tiempo(hitos: tuple[HitoDeLinea, ...], *, titulo: str, name: str = "linea-de-tiempo") -> Drawing:
    """The year at the left, once for those that share it; what happened at the right."""
    parts: list[str] = []
    cuts: dict[float, int] = {}
    y, year = 14.0, ""
    for hito in hitos:
        if hito.anio != year:
            cuts[y - 7] = len(parts)
        lines = wrap(hito.texto, _WIDTH - _AXIS - 30, _SIZE)
        said = (svg.text(lines, (_AXIS + 20, y), _SIZE, anchor="start"), svg.circle((_AXIS, y + 9), 6, "fuerte"))
        parts.append(svg.link(hito.direccion, f"{hito.anio}: {hito.texto}", said))
        if hito.anio != year:
            parts.append(svg.text(wrap(hito.anio, _AXIS - 22, _SIZE + 1, bold=True), (_AXIS - 14, y - 1), _SIZE + 1, bold=True, anchor="end"))
        year = hito.anio
        y += text_height(len(lines), _SIZE) + 14
    axis = svg.line(((_AXIS, 8), (_AXIS, y)), width=2)
    told = " ".join(f"{h.anio}: {h.texto}." for h in hitos)
    return svg.drawing(name, (_WIDTH, y + 6), titulo, told, [axis, *parts], "tiempo", _pieces(axis, parts, cuts, y + 6, titulo))


def _pieces(axis: str, parts: list[str], cuts: dict[float, int], height: float, title: str) -> tuple[str, ...]:
    """One drawing for each printed page, cut between years; none when one is enough."""
    shares = share_out(list(cuts)[1:], height)
    at = {0.0: 0, **cuts, height: len(parts)}
    return tuple(svg.whole((_WIDTH, bottom - top), title, "", [axis, *parts[at[top]:at[bottom]]], "tiempo", top) for top, bottom in shares) if len(shares) > 1 else ()
