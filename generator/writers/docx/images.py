"""Floor 3: pictures of the project and drawings of the build, made fit for a Word file. Bytes in, bytes out.

A picture is judged by its header alone, before anything decodes it; what it tells of its author is taken out.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import resvg_py
from lxml import etree
from PIL import Image

MAX_PIXELS = 40_000_000
MAX_BYTES = 8 * 2**20
_FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif"}
_FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
_FONT_FILES = [str(_FONTS / "LiberationSans-Regular.ttf"), str(_FONTS / "LiberationSans-Bold.ttf")]
_SVG_NS = "{http://www.w3.org/2000/svg}"


class BadImageError(Exception):
    """The picture cannot go in the document; the message says why, for the editor."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes, extension, and size in pixels at 96 per inch."""

    data: bytes
    extension: str
    width: float
    height: float


def read_picture(data: bytes) -> Picture:
    """A picture of the project, checked by its header and stripped of its metadata."""
    if len(data) > MAX_BYTES:
        raise BadImageError(f"pesa {len(data) / 2**20:.1f} MB; el máximo es {MAX_BYTES // 2**20} MB")
    kind, width, height = _header(data, tuple(_FORMATS))
    if width * height > MAX_PIXELS:
        raise BadImageError(f"mide {width} × {height} píxeles; el máximo es 40 millones en total")
    return Picture(_without_metadata(data, kind), _FORMATS[kind], width, height)


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of any picture that Word takes, by its header."""
    return _header(data, (*_FORMATS, "BMP", "TIFF"))[1:]


def _header(data: bytes, formats: tuple[str, ...]) -> tuple[str, int, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we set our own limit
            with Image.open(io.BytesIO(data), formats=list(formats)) as image:
                kind, (width, height) = image.format or "", image.size
    except Image.DecompressionBombError as error:
        raise BadImageError("tiene más píxeles de los que se admiten (40 millones)") from error
    except Exception as error:  # Pillow raises many kinds for a damaged header; all mean the same to the editor
        raise BadImageError("no es una imagen PNG, JPG o GIF legible") from error
    if width < 1 or height < 1:
        raise BadImageError("no tiene tamaño")
    return kind, width, height


def _without_metadata(data: bytes, kind: str) -> bytes:
    """EXIF, GPS and comments out (Ley 1581 de 2012); pixels and colours untouched."""
    if kind == "PNG":
        return _png_without_text(data)
    return _jpeg_without_exif(data) if kind == "JPEG" else data


def _png_without_text(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        end = at + 12 + length
        if data[at + 4 : at + 8] not in (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"):
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _jpeg_without_exif(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at + 1] not in (0xE1, 0xED, 0xFE):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


# ------------------------------------------------------------------------------------------------ drawings
@dataclass(frozen=True, slots=True)
class Vector:
    """A drawing without links or anything active, and its size in pixels."""

    svg: str
    width: float
    height: float


@lru_cache(maxsize=512)
def read_drawing(svg: str) -> Vector:
    """The drawing as Word may hold it: no links, scripts, styles from outside or foreign content."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise BadImageError("el dibujo no es un SVG bien formado") from error
    if "<!DOCTYPE" in svg:
        raise BadImageError("el dibujo trae una declaración DOCTYPE")
    etree.strip_elements(root, _SVG_NS + "script", _SVG_NS + "foreignObject", _SVG_NS + "image", with_tail=False)
    for node in root.iter():
        if node.tag == _SVG_NS + "a":
            node.tag = _SVG_NS + "g"
        for name, value in list(node.attrib.items()):
            if _is_active(str(name), str(value)):
                del node.attrib[name]
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return Vector(etree.tostring(root, encoding="unicode"), width, height)


def _is_active(name: str, value: str) -> bool:
    local = name.rsplit("}", 1)[-1].lower()
    if local in ("href", "src"):
        return not value.startswith("#")
    return local.startswith("on") or local == "target" or re.search(r"url\(\s*[\"']?(?!#)", value, re.IGNORECASE) is not None


def _size(root: etree._Element) -> tuple[float, float]:
    box = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    stated = [re.match(r"\s*(\d+(?:\.\d+)?)(px)?\s*$", root.get(key, "")) for key in ("width", "height")]
    if stated[0] and stated[1]:
        size = float(stated[0][1]), float(stated[1][1])
    elif len(box) == 4:
        size = box[2], box[3]
    else:
        raise BadImageError("el dibujo no dice su tamaño")
    if min(size) <= 0:
        raise BadImageError("el dibujo no tiene tamaño")
    return size


@lru_cache(maxsize=512)
def rasterize(svg: str, width: int) -> bytes:
    """The drawing as PNG, with the bundled font alone: the same bytes on every machine."""
    return bytes(resvg_py.svg_to_bytes(
        svg_string=svg, width=width, background="#ffffff", skip_system_fonts=True, font_files=_FONT_FILES,
        font_family="Liberation Sans", sans_serif_family="Liberation Sans", serif_family="Liberation Sans",
        monospace_family="Liberation Sans",
    ))
