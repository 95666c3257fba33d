"""Floor 3: the few SVG elements that the drawings use, as text: always escaped, always closed, never active.

No `id`, `style`, script or reference: several drawings live in one page, under a strict content policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from generator.doctree.nodes import Drawing
from generator.drawing.fonts import FONT_FAMILY, LINE_HEIGHT
from generator.drawing.looks import INK, LINE, PAPER, SOFT, tone, tone_name

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML forbids or is written in another way, in a text or in an attribute: most have none."""
Point = tuple[float, float]


def clean(text: str) -> str:
    """Text that XML admits: what it forbids becomes the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text)


def _escaped(text: str) -> str:
    """Also «=»: no text of a drawing may look like an attribute, not even to a program that reads it badly."""
    return escape(clean(text), {"=": "&#61;"}) if _SPECIAL.search(text) else text


def number(value: float) -> str:
    """A coordinate with two decimals at most, always written the same way."""
    if type(value) is int:
        return str(value)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def element(tag: str, content: str = "", /, **attributes: str | float) -> str:
    """An element. `class_` is `class`, an underscore is a hyphen; attributes keep the order they are given in."""
    written = "".join(f" {_attribute_name(key)}={_attribute_value(value)}" for key, value in attributes.items() if value != "")
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


@cache
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _attribute_value(value: str | float) -> str:
    if not isinstance(value, str):
        return f'"{number(value)}"'
    return quoteattr(clean(value), {"=": "&#61;"}) if _SPECIAL.search(value) else f'"{value}"'


def drawing(name: str, size: Point, title: str, description: str, parts: Iterable[str], look: str, pieces: tuple[str, ...] = ()) -> Drawing:
    """The whole drawing. `look` is the class that gives it its greatest width in the page."""
    return Drawing(name, whole(size, title, description, parts, look), pieces)


def whole(size: Point, title: str, description: str, parts: Iterable[str], look: str, top: float = 0) -> str:
    """The SVG of what lies from `top` down in a height."""
    width, height = size
    body = "".join(parts)
    content = (
        element("title", _escaped(title)) + element("desc", _escaped(description))
        + element("rect", class_="dib-fondo", x=0, y=top, width=width, height=height, fill=PAPER) + body
    )
    return element(
        "svg", content, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 {number(top)} {number(width)} {number(height)}",
        # A picture hides its contents from a screen reader; a drawing with links must not.
        role="graphics-document" if "<a " in body else "img", aria_label=title, class_=f"dib dib-{look}",
        font_family=FONT_FAMILY, fill=INK,
    )


def text(lines: Iterable[str], at: Point, size: float, *, bold: bool = False, anchor: str = "middle",
         class_: str = "dib-texto", fill: str = INK, halo: bool = False) -> str:
    """Lines one below the other; `at` is the top of the first, on the side that `anchor` says.

    `halo` puts paper behind the letters, for a label that lies over lines."""
    x, top = at
    step = size * LINE_HEIGHT
    written = "".join(
        element("tspan", _escaped(line), x=x, y=top + step * index + size * 0.95)
        for index, line in enumerate(lines)
    )
    extra: dict[str, str | float] = {"stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"} if halo else {}
    return element(
        "text", written, class_=f"{class_} dib-halo" if halo else class_, font_size=size,
        font_weight="bold" if bold else "", text_anchor="" if anchor == "start" else anchor, fill=fill, **extra,
    )


def soft_text(lines: Iterable[str], at: Point, size: float, *, bold: bool = False, anchor: str = "middle", halo: bool = False) -> str:
    """Text that accompanies: labels of axes, responsables, notes."""
    return text(lines, at, size, bold=bold, anchor=anchor, class_="dib-suave", fill=SOFT, halo=halo)


def tone_text(lines: Iterable[str], at: Point, size: float, name: str, *, bold: bool = False, anchor: str = "middle") -> str:
    """Text over a shape of that tone."""
    return text(lines, at, size, bold=bold, anchor=anchor, class_=f"dib-letra dib-t-{tone_name(name)}", fill=tone(name).text)


def box(corner: Point, size: Point, name: str, *, radius: float = 8, border: float = 1.5, dashed: bool = False) -> str:
    colours = tone(name)
    return element(
        "rect", class_=f"dib-forma dib-t-{tone_name(name)}", x=corner[0], y=corner[1], width=size[0], height=size[1], rx=radius,
        fill=colours.fill, stroke=colours.stroke, stroke_width=border, stroke_dasharray="5 3" if dashed else "",
    )


def circle(centre: Point, radius: float, name: str, *, border: float = 1.5) -> str:
    colours = tone(name)
    return element(
        "circle", class_=f"dib-forma dib-t-{tone_name(name)}", cx=centre[0], cy=centre[1], r=radius,
        fill=colours.fill, stroke=colours.stroke, stroke_width=border,
    )


def polygon(points: Iterable[Point], name: str, *, border: float = 1.5) -> str:
    colours = tone(name)
    return element(
        "polygon", class_=f"dib-forma dib-t-{tone_name(name)}", points=" ".join(f"{number(x)},{number(y)}" for x, y in points),
        fill=colours.fill, stroke=colours.stroke, stroke_width=border, stroke_linejoin="round",
    )


def line(points: Iterable[Point], *, width: float = 1.5, dashed: bool = False, faint: bool = False) -> str:
    """A line through the points. `faint`: a rule of a grid."""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element(
        "path", class_="dib-regla" if faint else "dib-linea", d=path, fill="none", stroke="#d3d9df" if faint else LINE, stroke_width=width,
        stroke_linejoin="round", stroke_dasharray="5 4" if dashed else "",
    )


def arrow(points: Iterable[Point], *, width: float = 1.5, dashed: bool = False) -> str:
    """A line that ends in a head; its last stretch may be slanted."""
    path = list(points)
    (x0, y0), (x1, y1) = path[-2], path[-1]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.01)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    base = (x1 - ux * 8, y1 - uy * 8)
    head = ((x1, y1), (base[0] - uy * 4.5, base[1] + ux * 4.5), (base[0] + uy * 4.5, base[1] - ux * 4.5))
    points_ = " ".join(f"{number(x)},{number(y)}" for x, y in head)
    return line((*path[:-1], base), width=width, dashed=dashed) + element("polygon", class_="dib-punta", points=points_, fill=LINE)


def link(address: str, name: str, parts: Iterable[str]) -> str:
    """What leads to a page. Without an address, the same parts alone."""
    body = "".join(parts)
    return element("a", element("title", _escaped(name)) + body, href=f"mipg:{address}", class_="dib-enlace") if address else body
