"""Floor 3: the heat map: probability by impact, the name of the zone in each cell, and the risks that fall in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.fonts import text_height, text_width, wrap

_LEFT = 94.0
_TOP = 12.0
_CELL = 76.0
_LABEL = 12.0
_PILL = 17.0
_MOST = 24
"""Beyond this many risks in a cell, the last mark says how many more there are; the table has them all."""


@dataclass(frozen=True, slots=True)
class Celda:
    """A zone: its name, and the tone that stands for it."""

    zona: str
    tono: str


@dataclass(frozen=True, slots=True)
class Marca:
    """A risk in the map. `fila` and `columna` count from 0, from the top left."""

    texto: str
    titulo: str
    direccion: str
    fila: int
    columna: int


def draw_mapa_de_calor(filas: tuple[str, ...], columnas: tuple[str, ...], celdas: tuple[tuple[Celda, ...], ...],
                       marcas: tuple[Marca, ...] = (), *, titulo: str = "Mapa de calor", eje_filas: str = "Probabilidad",
                       eje_columnas: str = "Impacto", name: str = "mapa-de-calor") -> Drawing:
    """`filas` from the top down, `columnas` from left to right, one row of `celdas` for each row."""
    pills = {(r, c): _pills(marcas, r, c) for r in range(len(filas)) for c in range(len(columnas))}
    heights = [max([56.0, *(30 + _rows(pills[r, c]) * (_PILL + 3) for c in range(len(columnas)))]) for r in range(len(filas))]
    tops = [_TOP + sum(heights[:r]) for r in range(len(filas))]
    bottom = _TOP + sum(heights)
    parts = [svg.element("g", svg.soft_text((eje_filas,), (0, -8), 13, bold=True), transform=f"translate(16 {svg.number((_TOP + bottom) / 2)}) rotate(-90)")]
    for r, label in enumerate(filas):
        lines = wrap(label, _LEFT - 36, _LABEL)
        parts.append(svg.text(lines, (_LEFT - 6, tops[r] + (heights[r] - text_height(len(lines), _LABEL)) / 2), _LABEL, anchor="end"))
        parts.extend(_cell(celdas[r][c], (_LEFT + c * _CELL, tops[r]), heights[r], pills[r, c]) for c in range(len(columnas)))
    labels = [wrap(label, _CELL - 4, _LABEL) for label in columnas]
    parts.extend(svg.text(lines, (_LEFT + (c + 0.5) * _CELL, bottom + 6), _LABEL) for c, lines in enumerate(labels))
    foot = bottom + 10 + text_height(max((len(lines) for lines in labels), default=1), _LABEL)
    parts.append(svg.soft_text((eje_columnas,), (_LEFT + len(columnas) * _CELL / 2, foot), 13, bold=True))
    size = (_LEFT + len(columnas) * _CELL + 8, foot + 26)
    return svg.drawing(name, size, titulo, _description(filas, columnas, celdas, marcas, eje_filas, eje_columnas), parts, "calor")


def _description(filas: tuple[str, ...], columnas: tuple[str, ...], celdas: tuple[tuple[Celda, ...], ...], marcas: tuple[Marca, ...],
                 eje_filas: str, eje_columnas: str) -> str:
    rows = " ".join(f"{eje_filas} {label}: {', '.join(cell.zona for cell in row)}." for label, row in zip(filas, celdas, strict=True))
    risks = "; ".join(f"{m.texto} en {celdas[m.fila][m.columna].zona}" for m in marcas)
    return f"{eje_columnas}, de izquierda a derecha: {', '.join(columnas)}. {rows}" + (f" Riesgos: {risks}." if risks else "")


def _pills(marcas: tuple[Marca, ...], fila: int, columna: int) -> list[tuple[Marca, str]]:
    here = [m for m in marcas if (m.fila, m.columna) == (fila, columna)]
    shown = [(m, m.texto) for m in here]
    if len(here) <= _MOST:
        return shown
    more = len(here) - _MOST + 1
    return [*shown[: _MOST - 1], (Marca(f"+{more}", f"{more} riesgos más en esta celda", "", fila, columna), f"+{more}")]


def _size(label: str) -> float:
    """The letters shrink before a long code leaves its cell."""
    return min(11.5, 11.5 * (_CELL - 14) / max(text_width(label, 11.5, bold=True), 1))


def _pill_width(label: str) -> float:
    return max(24.0, text_width(label, _size(label), bold=True) + 8)


def _flow(pills: list[tuple[Marca, str]]) -> list[tuple[float, int]]:
    """Offset and row of each mark, as words in a line."""
    places: list[tuple[float, int]] = []
    x, row = 4.0, 0
    for _, label in pills:
        width = _pill_width(label)
        if x > 4 and x + width > _CELL - 3:
            x, row = 4.0, row + 1
        places.append((x, row))
        x += width + 3
    return places


def _rows(pills: list[tuple[Marca, str]]) -> int:
    return _flow(pills)[-1][1] + 1 if pills else 0


def _cell(cell: Celda, corner: svg.Point, height: float, pills: list[tuple[Marca, str]]) -> str:
    zone = wrap(cell.zona, _CELL - 8, _LABEL)
    top = corner[1] + (6 if pills else (height - text_height(len(zone), _LABEL)) / 2)
    parts = [
        svg.box((corner[0] + 1, corner[1] + 1), (_CELL - 2, height - 2), cell.tono, radius=3, border=1),
        svg.tone_text(zone, (corner[0] + _CELL / 2, top), _LABEL, cell.tono),
    ]
    for (mark, label), (dx, row) in zip(pills, _flow(pills), strict=True):
        place = (corner[0] + dx, corner[1] + 25 + row * (_PILL + 3))
        size = _size(label)
        parts.append(svg.link(mark.direccion, f"{mark.texto}: {mark.titulo}", (
            svg.box(place, (_pill_width(label), _PILL), "fuerte", radius=_PILL / 2, border=1),
            svg.tone_text((label,), (place[0] + _pill_width(label) / 2, place[1] + (_PILL - size * 1.25) / 2), size, "fuerte", bold=True),
        )))
    return "".join(parts)
