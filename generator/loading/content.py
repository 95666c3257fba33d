"""Floor 2: hand-written pages (content/*.md): their heading data, their code fences and where their links lead. Text in, diagnostics out."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from generator.diagnostics import Diagnostics, SourcePos
from generator.loading.suggest import near, quote
from generator.loading.text import position
from generator.loading.yaml_nodes import Mapping as MappingNode
from generator.loading.yaml_nodes import Scalar, read_yaml

SCHEMES = ("http", "https", "mailto", "tel", "mipg")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
LINK = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)")
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?([^\s>]+)>?")
"""«[nombre]: destino», of the links that are written apart."""
CODE = re.compile(r"(`+).+?\1")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$")
EXPLICIT_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}|\bid=[\"']([\w-]+)")


def check_page(text: str, file: str, diagnostics: Diagnostics) -> None:
    """The heading data and the fences of a page."""
    _check_heading(text, file, diagnostics)
    opened: tuple[str, int, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        found = FENCE.match(line)
        if found is None:
            continue
        if opened is None:
            opened = (found[1], number, found.start(1) + 1)
        elif found[1].startswith(opened[0]) and not found[2].strip():
            opened = None
    if opened:
        diagnostics.error("P11", SourcePos(file, opened[1], opened[2], len(opened[0])), f"El bloque de código que abre «{opened[0]}» no se cierra.",
                          f"Escriba «{opened[0]}» en una línea propia donde termina el código; sin ella, el resto de la página se vuelve código.")


def _check_heading(text: str, file: str, diagnostics: Diagnostics) -> None:
    found = re.match(r"---\n(.*?)(?:^---\s*$|\Z)", text, re.S | re.M)
    if found is None or not found[1].strip():
        return
    inner = Diagnostics()
    node = read_yaml("\n" + found[1], file, inner)
    for item in inner.errors:
        diagnostics.error("P10", item.pos, f"El encabezado de la página (los metadatos entre «---») no se entiende. {item.message}", item.help, item.notes)
    if node is not None and not inner.errors and not isinstance(node, MappingNode):
        diagnostics.error("P10", SourcePos(file, 2), "El encabezado de la página (los metadatos entre «---») debe tener claves: «title: …».", "Escriba «clave: valor», una por línea.")


def page_title(text: str, file: str) -> str:
    """The title of a page, as MkDocs takes it: that of its heading data, its first heading, or the name of its file."""
    data = re.match(r"---\n(.*?)^---\s*$", text, re.S | re.M)
    node = read_yaml("\n" + data[1], file, Diagnostics()) if data else None
    title = node.entries.get("title") if isinstance(node, MappingNode) else None
    if title and isinstance(title[1], Scalar) and title[1].text.strip():
        return title[1].text.strip()
    heading = re.search(r"^#\s+(.+?)\s*#*\s*(?:\{[^}]*\})?\s*$", blank_code(text), re.M)
    name = posixpath.basename(file).removesuffix(".md").replace("-", " ").replace("_", " ")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", heading[1]) if heading else name[:1].upper() + name[1:]


def check_links(pages: Mapping[str, str], files: set[str], generated: Mapping[str, str], diagnostics: Diagnostics,
                lost: Callable[[str], bool] = lambda _: False) -> None:
    """Every relative link and picture of the pages leads somewhere. Paths are below content/; `generated`: path → Markdown of a page that the
    model gives; `pages`: those written by hand; `lost`: what may be there, and could not be read."""
    known = {**generated, **pages}
    anchors: dict[str, set[str]] = {}
    for path, text in pages.items():
        if path in generated:
            diagnostics.error("P14", SourcePos(f"content/{path}"), "Esta página tiene la misma dirección que una del modelo, y no se publicaría.", "Cambie el nombre del archivo o su carpeta.")
        for picture, target, pos in _links(text, f"content/{path}"):
            if not lost(_target_of(path, target)):
                _check_link(path, picture, target, pos, known, files, anchors, diagnostics)


def _target_of(path: str, target: str) -> str:
    """The file to which a link of a page leads, and its section."""
    address, mark, anchor = unquote(target).partition("#")
    if address.startswith("mipg:"):
        return address.removeprefix("mipg:") + mark + anchor
    return (posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path) + mark + anchor


def _check_link(path: str, picture: bool, target: str, pos: SourcePos, known: Mapping[str, str], files: set[str],
                anchors: dict[str, set[str]], diagnostics: Diagnostics) -> None:
    address, _, anchor = unquote(target).partition("#")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\s\x00-\x1f]", "", address), re.I)
    if scheme and scheme[1].lower() not in SCHEMES:
        diagnostics.error("S01", pos, f"El enlace {quote(target)} no está permitido: «{scheme[1]}:» no es de los que se admiten.", f"Use {', '.join(SCHEMES)} o una ruta relativa.")
    own = scheme is not None and scheme[1].lower() == "mipg"
    rooted = address.startswith("/") and not address.startswith("//")
    if rooted:
        diagnostics.error("P12", pos, f"El enlace {quote(address)} empieza en la raíz del servidor, y el sitio puede estar en una carpeta.", "Escriba la ruta desde la carpeta de esta página, o «mipg:» y la dirección de una página del modelo.")
    if (scheme and not own) or address.startswith("/"):
        return
    full = _target_of(path, target).partition("#")[0]
    full = next((one for one in (f"{full}.md", f"{full}/index.md".lstrip("/")) if one in known), f"{full}.md") if own else full
    if full not in known and full not in files and not address.endswith("/"):
        what, others = ("La imagen", files) if picture else ("La página o el archivo", {*known, *files})
        found = [posixpath.relpath(name, posixpath.dirname(path) or ".") for name in near(full, sorted(others))]
        hint = " ¿Quiso decir " + " o ".join(f"«{name}»" for name in found) + "?" if found else ""
        diagnostics.error("P12", pos, f"{what} {quote(address)} a que lleva este enlace no existe.{hint}", "Corrija la ruta, que se escribe desde la carpeta de esta página.")
    elif anchor and full in known:
        if full not in anchors:
            anchors[full] = set(_anchors(known[full]))
        if anchor not in anchors[full]:
            found = near(anchor, sorted(anchors[full]))
            hint = " ¿Quiso decir " + " o ".join(f"«#{name}»" for name in found) + "?" if found else ""
            diagnostics.error("P13", pos, f"La sección {quote('#' + anchor)} no existe en {quote(full)}.{hint}", "Corrija el nombre después de «#».")


def _links(text: str, file: str) -> Iterator[tuple[bool, str, SourcePos]]:
    offset = 0
    for line, is_code in _lines(text):
        shown = "" if is_code else CODE.sub(lambda m: " " * len(m[0]), line)
        for found in LINK.finditer(shown):
            yield bool(found[1]), found[2], position(text, offset + found.start(2), file, len(found[2]))
        if apart := DEFINITION.match(shown):
            yield False, apart[1], position(text, offset + apart.start(1), file, len(apart[1]))
        offset += len(line) + 1


def blank_code(text: str) -> str:
    """The text with blanks in place of its heading data, comments and code: what is left is prose, at the same offsets."""
    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])
    shown = re.sub(r"\A---\n.*?^---\s*$|<!--.*?-->", blank, text, flags=re.S | re.M)
    lines = [" " * len(line) if is_code else line for line, is_code in _lines(shown)]
    return CODE.sub(blank, "\n".join(lines))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is inside a fence."""
    fence = ""
    for line in text.split("\n"):
        found = FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence):
            fence = ""
        yield line, bool(fence or found)


def _anchors(text: str) -> Iterator[str]:
    seen: dict[str, int] = {}
    for line, is_code in _lines(text):
        if is_code:
            continue
        yield from (found[1] or found[2] for found in EXPLICIT_ID.finditer(line))
        heading = HEADING.match(line)
        if heading:
            slug = _slug(re.sub(r"\{[^}]*\}$", "", heading[1]))
            seen[slug] = seen.get(slug, -1) + 1
            yield f"{slug}_{seen[slug]}" if seen[slug] else slug


def _slug(title: str) -> str:
    """The anchor that Python-Markdown gives to a heading."""
    plain = unicodedata.normalize("NFKD", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", title)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
