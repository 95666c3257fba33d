"""Floor 3: figures: the picture inline, its alternative text, its numbered title, its source and its data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.doctree.nodes import Drawing, Figure, ImageFile, Inline, Text
from generator.writers.docx.captions import has_words, write_caption, write_source
from generator.writers.docx.context import Context
from generator.writers.docx.images import BadImageError, rasterize, read_drawing, read_picture
from generator.writers.docx.oxml import A_NS, EMU_PER_TWIP, PIC_NS, attr, clean, paragraph, text_run

_EMU_PER_PX = 9525
_PT_PER_PX = 0.75
_LEGIBLE_PT = 8.0
_MAX_HEIGHT_CM = 17.5
"""As much as a page takes with the heading, the title and the source of the figure."""
_PNG_PIXELS_PER_PX = 2
_FILE_NAME = re.compile(r"^[\w.-]+\.\w{3,4}$")
_SVG_BLIP = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


def write_figure(node: Figure, ctx: Context) -> str:
    """Title where the profile puts it. A picture that cannot go in is reported and its description takes its place.

    A drawing too small to read on one page goes in pieces, each a figure of its own; references lead to the first."""
    if isinstance(node.image, Drawing) and node.image.pieces and not _is_legible(node.image.svg, ctx):
        return "".join(_one_figure(piece, ctx) for piece in _in_pieces(node, node.image))
    return _one_figure(node, ctx)


def _in_pieces(node: Figure, drawn: Drawing) -> Iterator[Figure]:
    title, count = _title(node, alt_text(node)), len(drawn.pieces)
    for at, svg in enumerate(drawn.pieces, 1):
        part = f" (parte {at} de {count})"
        yield Figure(Drawing(drawn.name, svg), alt_text(node) + part, (*title, Text(part)), node.id if at == 1 else "", node.source if at == count else ())


def _is_legible(svg: str, ctx: Context) -> bool:
    """Whether its smallest letters are large enough once it is made to fit a page."""
    vector = read_drawing(svg)
    scale = _fit(vector.width, vector.height, ctx)[0] / (vector.width * _EMU_PER_PX)
    return scale * min((float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)), default=100.0) * _PT_PER_PX >= _LEGIBLE_PT


def _one_figure(node: Figure, ctx: Context) -> str:
    alt = alt_text(node)
    try:
        # What goes below a picture stays with it; with nothing below, it does not hold the next block.
        alone = ctx.profile.titulo_figura == "arriba" and not has_words(node.source)
        picture = paragraph(ctx.style("FigureLast" if alone else "Figure"), _picture(node.image, alt, ctx))
    except BadImageError as error:
        _report(node, error, ctx)
        return paragraph(ctx.style(ctx.body_role), text_run(f"[{alt}]"))
    above, source = ctx.profile.titulo_figura == "arriba", write_source(node.source, ctx)
    caption = write_caption("Figura", _title(node, alt), ctx, node.id, not above and not source)
    return (caption + picture if above else picture + caption) + source


def _report(node: Figure, error: BadImageError, ctx: Context) -> None:
    name = node.image.path if isinstance(node.image, ImageFile) else node.image.name
    ctx.diagnostics.error(
        "I10", ctx.pos, f"La imagen «{clean(name)[:60]}» no puede ir en el manual: {error}.",
        "Guárdela de nuevo como PNG o JPG, de menos de 8 MB y 40 millones de píxeles.",
    )


def alt_text(node: Figure) -> str:
    """What is read instead of seeing: never empty, never a file name."""
    alt = " ".join(clean(node.alt).split())
    title = clean("".join(i.text for i in node.caption if isinstance(i, Text))).strip()
    if not alt:
        return f"Figura: {title or 'sin descripción'}"
    return f"Imagen: {alt}" if len(alt) < 5 or _FILE_NAME.match(alt) else alt


def _title(node: Figure, alt: str) -> tuple[Inline, ...]:
    """Every figure of an ICONTEC document has a title: without one, the first sentence of its description."""
    if has_words(node.caption):
        return node.caption
    sentence = re.split(r"(?<=[.:;])\s", alt, maxsplit=1)[0].rstrip(".:;")
    return (Text(sentence if len(sentence) <= 120 else sentence[:117].rsplit(" ", 1)[0] + "…"),)


def _picture(image: Drawing | ImageFile, alt: str, ctx: Context) -> str:
    if isinstance(image, ImageFile):
        picture = read_picture(ctx.images(image.path))
        size = _fit(picture.width, picture.height, ctx)
        return inline_picture(ctx, ctx.add_image(picture.data, picture.extension), size, alt)
    vector = read_drawing(image.svg)
    size = _fit(vector.width, vector.height, ctx)
    try:
        png = rasterize(vector.svg, max(1, round(size[0] / _EMU_PER_PX * _PNG_PIXELS_PER_PX)))
    except ValueError as error:
        raise BadImageError("el dibujo no se puede convertir en imagen") from error
    fallback = ctx.add_image(png, "png")
    return inline_picture(ctx, fallback, size, alt, ctx.add_image(vector.svg.encode("utf-8"), "svg"))


def _fit(width: float, height: float, ctx: Context) -> tuple[int, int]:
    """EMU of a picture no wider than the text and no taller than what a page leaves for it."""
    room = (ctx.width - ctx.indent) * EMU_PER_TWIP
    scale = min(1.0, room / (width * _EMU_PER_PX), _MAX_HEIGHT_CM * 360000 / (height * _EMU_PER_PX))
    return max(1, round(width * _EMU_PER_PX * scale)), max(1, round(height * _EMU_PER_PX * scale))


def inline_picture(ctx: Context, embed: str, size: tuple[int, int], alt: str, svg: str = "") -> str:
    """A run with the picture in line with the text. `svg`, when given, is what Word shows instead of the PNG."""
    ctx.drawings += 1
    return drawing_run(ctx.drawings, embed, size, alt, svg)


def drawing_run(number: int, embed: str, size: tuple[int, int], alt: str, svg: str = "") -> str:
    cx, cy = size
    extension = _SVG_BLIP.format(svg) if svg else ""
    blip = f'<a:blip r:embed="{embed}">{extension}</a:blip>' if svg else f'<a:blip r:embed="{embed}"/>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{number}" name="Imagen {number}" descr="{attr(alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A_NS}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A_NS}"><a:graphicData uri="{PIC_NS}"><pic:pic xmlns:pic="{PIC_NS}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Imagen {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
