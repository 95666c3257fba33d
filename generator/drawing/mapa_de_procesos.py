"""Floor 3: the map of processes: four bands between the needs that enter and the satisfaction that leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.cuts import share_out
from generator.drawing.fonts import text_height, wrap

_WIDTH = 480.0
_SIDE = 40.0
_GAP = 8.0
_HEAD = 28.0
"""Of a band, with its name."""
_SIZE = 13.5
_SMALL = 11.5


@dataclass(frozen=True, slots=True)
class ProcesoDelMapa:
    codigo: str
    nombre: str
    direccion: str


@dataclass(frozen=True, slots=True)
class Banda:
    """A kind of process: «Estratégicos», its tone and its processes."""

    titulo: str
    tono: str
    procesos: tuple[ProcesoDelMapa, ...]


def draw_mapa_de_procesos(bandas: tuple[Banda, ...], *, entrada: str, salida: str, titulo: str = "Mapa de procesos",
                          name: str = "mapa-de-procesos") -> Drawing:
    """Bands from the top down, two processes in each row; the sides hold `entrada` and `salida`, read upwards."""
    given = tuple(b for b in bandas if b.procesos)
    height, parts = _drawn(given, entrada, salida)
    listed = " ".join(f"{b.titulo}: {'; '.join(f'{p.codigo} {p.nombre}' for p in b.procesos)}." for b in given)
    pages = _pages(given)
    pieces = tuple(svg.whole((_WIDTH, tall), titulo, "", drawn, "procesos") for tall, drawn in (_drawn(page, entrada, salida) for page in pages))
    return svg.drawing(name, (_WIDTH, height), titulo, f"Entran: {entrada}. {listed} Salen: {salida}.", parts, "procesos",
                       pieces if len(pages) > 1 else ())


def _pages(bands: tuple[Banda, ...]) -> list[tuple[Banda, ...]]:
    """The bands that go on each printed page, a band of several pages named again on each."""
    rows = [(at, replace(band, procesos=band.procesos[start:start + 2])) for at, band in enumerate(bands) for start in range(0, len(band.procesos), 2)]
    pages = []
    bottoms = [0.0]
    for at, (band, row) in enumerate(rows):
        opens = at == 0 or rows[at - 1][0] != band
        bottoms.append(bottoms[-1] + _band(row, 0)[1] + (12 if opens else -_HEAD))
    for top, bottom in share_out(bottoms[1:-1], bottoms[-1]):
        page: dict[int, Banda] = {}
        for (band, row), end in zip(rows, bottoms[1:], strict=True):
            if top < end <= bottom:
                page[band] = replace(row, procesos=page[band].procesos + row.procesos) if band in page else row
        pages.append(tuple(page.values()))
    return pages


def _drawn(bands: tuple[Banda, ...], entrada: str, salida: str) -> tuple[float, list[str]]:
    """The height of the drawing, and its parts."""
    parts: list[str] = []
    top = 8.0
    for banda in bands:
        drawn, height = _band(banda, top)
        parts.append(drawn)
        top += height + 12
    height = max(top - 12, 220.0)
    middle = height / 2 + 4
    sides = [
        _side(entrada, 4, height), svg.arrow(((_SIDE + 4, middle), (_SIDE + 15, middle)), width=2),
        svg.arrow(((_WIDTH - _SIDE - 15, middle), (_WIDTH - _SIDE - 4, middle)), width=2), _side(salida, _WIDTH - _SIDE, height),
    ]
    return height + 8, [*sides, *parts]


def _side(words: str, left: float, height: float) -> str:
    """A pillar with its words turned; at most two lines, so that they stay inside."""
    lines = wrap(words, height - 40, _SIZE, bold=True)[:2]
    size = _SIZE if len(lines) < 2 else 12
    at = f"translate({svg.number(left + (_SIDE - 4) / 2)} {svg.number(height / 2 + 4)}) rotate(-90)"
    turned = svg.element("g", svg.tone_text(lines, (0, -text_height(len(lines), size) / 2), size, "neutro", bold=True), transform=at)
    return svg.box((left, 8), (_SIDE - 4, height - 8), "neutro", radius=6) + turned


def _band(banda: Banda, top: float) -> tuple[str, float]:
    left, width = _SIDE + 18, _WIDTH - 2 * (_SIDE + 18)
    inner = width - 16
    columns = 1 if len(banda.procesos) == 1 else 2
    box_width = (inner - _GAP * (columns - 1)) / columns
    parts = [svg.tone_text((banda.titulo,), (left + 10, top + 6), _SIZE, banda.tono, bold=True, anchor="start")]
    y = top + _HEAD
    for start in range(0, len(banda.procesos), columns):
        row = banda.procesos[start:start + columns]
        height = max(_box_height(p, box_width) for p in row)
        parts.extend(_process(p, (left + 8 + i * (box_width + _GAP), y), (box_width, height)) for i, p in enumerate(row))
        y += height + _GAP
    return svg.box((left, top), (width, y - top), banda.tono, radius=6) + "".join(parts), y - top


def _box_height(process: ProcesoDelMapa, width: float) -> float:
    lines = len(wrap(process.nombre, width - 14, _SIZE))
    return 14 + text_height(len(wrap(process.codigo, width - 14, _SMALL, bold=True)), _SMALL) + text_height(lines, _SIZE)


def _process(process: ProcesoDelMapa, corner: svg.Point, size: svg.Point) -> str:
    code = wrap(process.codigo, size[0] - 14, _SMALL, bold=True)
    x = corner[0] + size[0] / 2
    return svg.link(process.direccion, f"Proceso {process.codigo}: {process.nombre}", (
        svg.box(corner, size, "papel", radius=5, border=1.2),
        svg.soft_text(code, (x, corner[1] + 6), _SMALL, bold=True),
        svg.text(wrap(process.nombre, size[0] - 14, _SIZE), (x, corner[1] + 7 + text_height(len(code), _SMALL)), _SIZE),
    ))
