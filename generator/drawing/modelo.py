"""Floor 3: the figure of the model: the dimensions around their nucleus, from the needs that enter to the results that leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.fonts import text_height, wrap

_WIDTH = 480.0
_BOX = 148.0
_SIZE = 15.0
_SMALL = 12.5
_LOOKS = {
    "nucleo": ("Núcleo", "fuerte"), "planear": ("Planear", "planear"), "hacer": ("Hacer", "hacer"),
    "verificar": ("Verificar", "verificar"), "verificar_actuar": ("Verificar y actuar", "verificar"),
    "transversal": ("Transversal", "transversal"),
}


@dataclass(frozen=True, slots=True)
class DimensionDelModelo:
    """`ciclo` is «nucleo», «planear», «hacer», «verificar», «verificar_actuar» or «transversal»."""

    numero: int
    nombre: str
    direccion: str
    ciclo: str


def draw_modelo(dimensiones: tuple[DimensionDelModelo, ...], *, entrada: str, salida: str,
                titulo: str = "Modelo Integrado de Planeación y Gestión", name: str = "modelo") -> Drawing:
    """The nucleus at the centre and the rest around it, clockwise from the top: first the cycle, then what crosses it."""
    nucleus = [d for d in dimensiones if d.ciclo == "nucleo"]
    around = sorted((d for d in dimensiones if d.ciclo != "nucleo"), key=lambda d: d.ciclo == "transversal")
    height = max((_height(d) for d in dimensiones), default=90.0)
    top = 78.0
    ring_x = (_WIDTH - _BOX) / 2 - 8
    ring_y = _ring_height(ring_x, height, len(around))
    centre = (_WIDTH / 2, top + height / 2 + ring_y)
    places = [_place(centre, ring_x, ring_y, index, len(around)) for index in range(len(around))]
    bottom = centre[1] + ring_y + height / 2
    parts = [
        _banner(entrada, 10.0), svg.arrow(((_WIDTH / 2, 54), (_WIDTH / 2, top - 2)), width=2),
        svg.element("ellipse", class_="dib-linea", cx=centre[0], cy=centre[1], rx=ring_x, ry=ring_y, fill="none",
                    stroke="#66727f", stroke_width=1.5, stroke_dasharray="5 4"),
        *(svg.line((centre, place), faint=True) for place in places),
        *(_dimension(d, place, height) for d, place in zip(around, places, strict=True)),
        *(_nucleus(d, centre) for d in nucleus[:1]),
        svg.arrow(((_WIDTH / 2, bottom + 2), (_WIDTH / 2, bottom + 26)), width=2), _banner(salida, bottom + 28),
    ]
    names = ", ".join(f"{d.numero}. {d.nombre} ({_LOOKS[d.ciclo][0].lower()})" for d in dimensiones)
    description = f"Entran: {entrada}. Dimensiones: {names}. Salen: {salida}."
    return svg.drawing(name, (_WIDTH, bottom + 82), titulo, description, parts, "modelo")


def _place(centre: svg.Point, ring_x: float, ring_y: float, index: int, count: int) -> svg.Point:
    angle = -math.pi / 2 + 2 * math.pi * index / max(count, 1)
    return (centre[0] + ring_x * math.cos(angle), centre[1] + ring_y * math.sin(angle))


def _ring_height(ring_x: float, height: float, count: int) -> float:
    """The least that keeps every two boxes of the ring apart, and the nucleus free of all."""
    unit = [_place((0, 0), ring_x, 1, index, count) for index in range(count)]
    least = height / 2 + 84
    for index, (x, y) in enumerate(unit):
        for other_x, other_y in unit[index + 1:]:
            if abs(x - other_x) < _BOX + 8 and abs(y - other_y) > 0.001:
                least = max(least, (height + 14) / abs(y - other_y))
    return least


def _lines(dimension: DimensionDelModelo) -> tuple[str, ...]:
    return wrap(f"{dimension.numero}. {dimension.nombre}", _BOX - 18, _SIZE, bold=True)


def _height(dimension: DimensionDelModelo) -> float:
    return text_height(len(_lines(dimension)), _SIZE) + text_height(1, _SMALL) + 22


def _dimension(dimension: DimensionDelModelo, centre: svg.Point, height: float) -> str:
    label, look = _LOOKS[dimension.ciclo]
    lines = _lines(dimension)
    used = text_height(len(lines), _SIZE) + text_height(1, _SMALL) + 4
    top = centre[1] - used / 2
    return svg.link(dimension.direccion, f"Dimensión {dimension.numero}: {dimension.nombre}. {label}", (
        svg.box((centre[0] - _BOX / 2, centre[1] - height / 2), (_BOX, height), look),
        svg.tone_text((label,), (centre[0], top), _SMALL, look),
        svg.tone_text(lines, (centre[0], top + text_height(1, _SMALL) + 4), _SIZE, look, bold=True),
    ))


def _nucleus(dimension: DimensionDelModelo, centre: svg.Point) -> str:
    label, look = _LOOKS["nucleo"]
    lines = wrap(f"{dimension.numero}. {dimension.nombre}", 100, _SIZE + 1, bold=True)
    used = text_height(len(lines), _SIZE + 1) + text_height(1, _SMALL) + 4
    top = centre[1] - used / 2
    return svg.link(dimension.direccion, f"Dimensión {dimension.numero}: {dimension.nombre}. {label}", (
        svg.circle(centre, 68, look), svg.tone_text((label,), (centre[0], top), _SMALL, look),
        svg.tone_text(lines, (centre[0], top + text_height(1, _SMALL) + 4), _SIZE + 1, look, bold=True),
    ))


def _banner(words: str, top: float) -> str:
    lines = wrap(words, 420, _SIZE)[:2]
    text_top = top + (44 - text_height(len(lines), _SIZE)) / 2
    return svg.box((20, top), (440, 44), "neutro", radius=22) + svg.tone_text(lines, (_WIDTH / 2, text_top), _SIZE, "neutro")
