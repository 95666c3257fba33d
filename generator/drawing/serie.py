"""Floor 3: charts of an indicator: its series against the target over the bands of the semáforo; bars; a light."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.fonts import text_height, text_width, wrap

_WIDTH, _LEFT, _TOP, _PLOT_HEIGHT = 480.0, 52.0, 30.0, 200.0
_RIGHT = 14.0
_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Punto:
    """A measurement: its period, its value, the value as people read it, and the target then, if any."""

    periodo: str
    valor: float | None
    texto: str
    meta: float | None = None


@dataclass(frozen=True, slots=True)
class Franja:
    """A range of the semáforo; a missing bound is open."""

    nombre: str
    tono: str
    desde: float | None
    hasta: float | None


@dataclass(frozen=True, slots=True)
class Barra:
    """A bar of 0 to 100 with its value as text."""

    nombre: str
    valor: float
    texto: str
    tono: str = "acento"
    direccion: str = ""


def draw_serie(puntos: tuple[Punto, ...], franjas: tuple[Franja, ...] = (), *, titulo: str, unidad: str, meta: str = "Meta",
               name: str = "serie") -> Drawing:
    """Values joined by a line, the target dashed, the bands behind with their names."""
    low, high = _range(puntos, franjas)
    bottom = _TOP + _PLOT_HEIGHT
    width = _WIDTH - _LEFT - _RIGHT

    def y_of(value: float) -> float:
        return bottom - (min(max(value, low), high) - low) / (high - low) * _PLOT_HEIGHT

    xs = [_LEFT + width * (i + 0.5) / max(len(puntos), 1) for i in range(len(puntos))]
    parts = [svg.soft_text((unidad,), (_LEFT - 6, 6), _SIZE, anchor="start"), *(_band(f, y_of, low, high) for f in franjas)]
    for tick in _ticks(low, high):
        parts.append(svg.line(((_LEFT, y_of(tick)), (_WIDTH - _RIGHT, y_of(tick))), width=1, faint=True))
        parts.append(svg.soft_text((f"{tick:g}".replace(".", ","),), (_LEFT - 6, y_of(tick) - 7), _SIZE, anchor="end"))
    parts.extend(_targets(puntos, xs, y_of, width, meta))
    placed = [(x, y_of(p.valor), p) for x, p in zip(xs, puntos, strict=True) if p.valor is not None]
    if len(placed) > 1:
        d = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y, _ in placed)
        parts.append(svg.element("path", class_="dib-dato", d=d, fill="none", stroke="#1f4e82", stroke_width=2.5, stroke_linejoin="round"))
    parts.extend(svg.element("circle", class_="dib-punto", cx=x, cy=y, r=4, fill="#1f4e82") for x, y, _ in placed)
    labels = [_label(p.texto, unidad) for _, _, p in placed]
    widths = [text_width(label, _SIZE, bold=True) for label in labels]
    every = max(1, math.ceil(max(widths, default=1) * len(puntos) / width))
    # Counted from the end: the last value is always written.
    parts.extend(svg.text((labels[i],), (min(max(x, widths[i] / 2), _WIDTH - widths[i] / 2), y - 20), _SIZE, bold=True, halo=True)
                 for i, (x, y, _) in enumerate(placed) if (len(placed) - 1 - i) % every == 0)
    tall = max((text_width(p.periodo, _SIZE) for p in puntos), default=0.0)
    parts.extend(_period(p.periodo, (x, bottom + 8)) for x, p in zip(xs, puntos, strict=True))
    said = "; ".join(f"{p.periodo}: {p.texto}" + (f" ({meta.lower()} {p.meta:g})" if p.meta is not None else "") for p in puntos)
    return svg.drawing(name, (_WIDTH, bottom + 18 + tall), titulo, f"{unidad}. {said}.", parts, "serie")


def _label(words: str, unit: str) -> str:
    """The value alone when its unit is a phrase: the axis says it."""
    return words.removesuffix(f" {unit}") if len(unit) > 3 else words


def _range(puntos: tuple[Punto, ...], franjas: tuple[Franja, ...]) -> tuple[float, float]:
    values = [v for p in puntos for v in (p.valor, p.meta) if v is not None and math.isfinite(v)]
    values += [b for f in franjas for b in (f.desde, f.hasta) if b is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    pad = (high - low) * 0.15 or abs(high) * 0.15 or 1.0
    return (0.0 if 0 <= low <= (high - low) * 2 else low - pad), high + pad


def _ticks(low: float, high: float) -> list[float]:
    step = 10 ** math.floor(math.log10((high - low) / 4))
    step = next(step * m for m in (1, 2, 5, 10) if (high - low) / (step * m) <= 6)
    return [round(step * i, 10) for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _band(franja: Franja, y_of: Callable[[float], float], low: float, high: float) -> str:
    top, base = y_of(high if franja.hasta is None else franja.hasta), y_of(low if franja.desde is None else franja.desde)
    if base - top < 0.5:
        return ""
    shape = svg.box((_LEFT, top), (_WIDTH - _LEFT - _RIGHT, base - top), franja.tono, radius=0, border=0)
    return shape + (svg.tone_text((franja.nombre,), (_WIDTH - _RIGHT - 4, base - 15), 10.5, franja.tono, anchor="end") if base - top > 16 else "")


def _targets(puntos: tuple[Punto, ...], xs: list[float], y_of: Callable[[float], float], width: float, meta: str) -> list[str]:
    """A dashed stretch under each point; its name once, at the first."""
    half = width / max(len(puntos), 1) / 2
    drawn = [svg.line(((x - half, y_of(p.meta)), (x + half, y_of(p.meta))), width=2, dashed=True)
             for x, p in zip(xs, puntos, strict=True) if p.meta is not None]
    first = next((p.meta for p in puntos if p.meta is not None), None)
    if first is not None:
        drawn.append(svg.text((meta,), (_LEFT + 4, y_of(first) - 16), 11, anchor="start", halo=True))
    return drawn


def _period(label: str, at: svg.Point) -> str:
    turn = f"translate({svg.number(at[0] - 6)} {svg.number(at[1])}) rotate(90)"
    return svg.element("g", svg.soft_text((label,), (0, -12), _SIZE, anchor="start"), transform=turn)


def draw_barras(barras: tuple[Barra, ...], *, titulo: str, name: str = "barras") -> Drawing:
    """One bar below the other: name above, track of 100, value at its right."""
    parts: list[str] = []
    y = 8.0
    for bar in barras:
        lines = wrap(bar.nombre, _WIDTH - 16, 13)
        track = y + len(lines) * 16.25 + 3
        filled = max(0.0, min(bar.valor, 100.0)) / 100 * 390
        parts.append(svg.link(bar.direccion, f"{bar.nombre}: {bar.texto}", (
            svg.text(lines, (8, y), 13, anchor="start"), svg.box((8, track), (390, 14), "neutro", radius=3, border=1),
            svg.box((8, track), (filled, 14), bar.tono, radius=3, border=1.5) if filled else "",
            svg.text((bar.texto,), (406, track - 1), 13, bold=True, anchor="start"),
        )))
        y = track + 26
    return svg.drawing(name, (_WIDTH, y), titulo, "; ".join(f"{b.nombre}: {b.texto}" for b in barras) + ".", parts, "barras")


def draw_semaforo(nivel: str, *, texto: str, niveles: Sequence[str] = ("rojo", "amarillo", "verde"), name: str = "semaforo") -> Drawing:
    """The light of one value among those of its indicator, from the worst to the best, or nothing lit; position and word tell it too."""
    lights = [light for light in ("rojo", "naranja", "amarillo", "verde", "azul") if light in (*niveles, nivel)]
    lines = wrap(texto, 156, 12, bold=True)
    width = max(34 * len(lights) + 18, *(text_width(line, 12, bold=True) + 8 for line in lines)) if lines else 34 * len(lights) + 18
    left = (width - 34 * len(lights) - 10) / 2
    parts = [svg.box((left, 4), (34 * len(lights) + 10, 40), "neutro", radius=20)]
    parts += [svg.circle((left + 22 + 34 * i, 24), 13 if light == nivel else 8, light if light == nivel else "papel") for i, light in enumerate(lights)]
    return svg.drawing(name, (width, 52 + text_height(len(lines), 12)), texto, texto, [*parts, svg.text(lines, (width / 2, 48), 12, bold=True)], "semaforo")
