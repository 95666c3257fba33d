"""Floor 3: whether an entity's .docx may be opened at all. Judged on the bytes of its zip, before python-docx sees it.

Each check is one short function that gives (code, reason); the first reason of each kind is reported.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.diagnostics import Diagnostics, SourcePos
from generator.writers.docx.images import MAX_PIXELS, BadImageError, picture_size
from generator.writers.docx.oxml import W_NS, clean

MAX_FILE = 20 * 2**20
MAX_TOTAL = 100 * 2**20
MAX_PARTS = 2000
MAX_RATIO = 200
_W = f"{{{W_NS}}}"
_BAD_PART = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|oleObject|attachedToolbars|customUI|(?<!printerSettings\d)\.(?:bin|exe|dll|js|vbs|hta|bat|ps1)$",
    re.IGNORECASE,
)
_BAD_RELATION = {"oleObject", "package", "control", "aFChunk", "attachedTemplate", "frame", "subDocument", "vbaProject", "externalLink",
                 "mailMergeSource", "mailMergeHeaderSource", "keyMapCustomizations", "customUI", "attachedToolbars"}
_BAD_ELEMENTS = tuple(f"{{*}}{name}" for name in ("altChunk", "object", "control", "subDoc", "attachedTemplate", "mailMerge", "OLEObject", "ocx"))
"""In whatever namespace."""
_SAFE_FIELDS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "SEQ", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "DOCPROPERTY", "TITLE",
    "SUBJECT", "AUTHOR", "KEYWORDS", "CREATEDATE", "SAVEDATE", "DATE", "TC", "XE", "INDEX", "BIBLIOGRAPHY", "CITATION",
}
_SAFE_LINK = re.compile(r"^(?:https?://|mailto:)[^\s<>\"\\]+$", re.IGNORECASE)
_JINJA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ACTIVE_SVG = re.compile(rb"<script|<foreignObject|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:image/)", re.IGNORECASE)
_HELP = {
    "T10": "Ábralo en Word y guárdelo de nuevo con «Guardar como», tipo «Documento de Word (.docx)».",
    "S10": "Guárdelo como «Documento de Word (.docx)», que no lleva macros.",
    "S11": "Borre el objeto en Word o péguelo como imagen.",
    "S12": "Quite el vínculo en Word (Archivo, Información, Editar vínculos a archivos) o inserte la imagen dentro del documento.",
    "S13": "Reduzca las imágenes de la plantilla y guárdela de nuevo.",
    "S14": "Guarde de nuevo la plantilla en Word; este archivo no lo escribió Word.",
    "S15": "Guarde de nuevo la plantilla en Word; este archivo no lo escribió Word.",
    "S16": "Use los controles de contenido de la plantilla inicial: mipg plantilla ENTIDAD.",
    "S17": "Borre el campo en Word (Alt+F9 muestra los campos) o cámbielo por texto.",
}
Finding = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Contents:
    parts: dict[str, bytes]
    trees: dict[str, etree._Element]


def check_template(data: bytes, pos: SourcePos, diagnostics: Diagnostics) -> bool:
    """Whether the template can be opened. Every reason against it is an error at `pos`, where the model names it."""
    seen: set[Finding] = set()
    for code, reason in _findings(data):
        if (code, reason) not in seen and sum(1 for c, _ in seen if c == code) < 3:
            diagnostics.error(code, pos, f"No se admite la plantilla de Word: {reason}.", _HELP[code])
        seen.add((code, reason))
    return not seen


def _findings(data: bytes) -> Iterator[Finding]:
    refused = _not_a_docx(data)
    if refused:
        yield "T10", refused
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = list(_member_findings(archive))
            yield from members
            if members:
                return
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        yield "T10", "el archivo está dañado o incompleto"
        return
    yield from _package_findings(parts)


def _not_a_docx(data: bytes) -> str:
    if len(data) > MAX_FILE:
        return f"pesa {len(data) / 2**20:.0f} MB y el máximo es {MAX_FILE // 2**20} MB"
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "es un .doc de Word 97 o está protegido con contraseña"
    if data[:5] == b"{\\rtf":
        return "es un archivo RTF"
    return "" if data[:4] == b"PK\x03\x04" else "no es un documento .docx"


def _member_findings(archive: zipfile.ZipFile) -> Iterator[Finding]:
    """What the table of the zip alone tells: nothing has been expanded yet."""
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_PARTS:
        yield "S13", f"tiene {len(infos)} partes y el máximo es {MAX_PARTS}"
    if total > MAX_TOTAL:
        yield "S13", f"ocupa {total / 2**20:.0f} MB descomprimida y el máximo es {MAX_TOTAL // 2**20} MB"
    names: set[str] = set()
    for info in infos:
        name, folded = info.filename, info.filename.casefold()
        if info.file_size > 2**20 and info.file_size > MAX_RATIO * max(1, info.compress_size):
            yield "S13", f"«{_shown(name)}» está comprimida en exceso (bomba zip)"
        if _leaves(name) or (info.external_attr >> 16) & 0o170000 == 0o120000:
            yield "S14", f"la parte «{_shown(name)}» apunta fuera del documento"
        if folded in names:
            yield "S14", f"la parte «{_shown(name)}» está repetida"
        if info.flag_bits & 1:
            yield "T10", "está cifrada"
        names.add(folded)


def _leaves(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/")


def _shown(name: str) -> str:
    return clean(name)[:60]


def _other_format(parts: dict[str, bytes]) -> str:
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        return "no tiene las partes de un documento de Word"
    strict = b"purl.oclc.org/ooxml" in parts["word/document.xml"][:4000]
    return "está guardada como «Documento Strict Open XML»" if strict else ""


def _package_findings(parts: dict[str, bytes]) -> Iterator[Finding]:
    if other := _other_format(parts):
        yield "T10", other
        return
    if b"macroEnabled" in parts["[Content_Types].xml"]:
        yield "S10", "tiene macros"
    elif b"wordprocessingml.document.main+xml" not in parts["[Content_Types].xml"]:
        yield "T10", "no es un documento .docx (quizás es una plantilla .dotx)"
    for name in parts:
        if _BAD_PART.search(name):
            yield ("S10", "tiene macros") if "vba" in name.lower() else ("S11", f"lleva dentro un objeto o programa («{_shown(name)}»)")
    trees: dict[str, etree._Element] = {}
    for name, data in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            problem = _read_xml(name, data, trees)
            if problem:
                yield problem
    contents = _Contents(parts, trees)
    for check in (_structure_findings, _relation_findings, _element_findings, _text_findings, _image_findings):
        yield from check(contents)


def _read_xml(name: str, data: bytes, trees: dict[str, etree._Element]) -> Finding | None:
    head = data[:400].lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or re.search(rb"encoding\s*=\s*[\"'](?!utf-8|us-ascii)", head):
        return "S15", f"«{_shown(name)}» no está en UTF-8"
    if b"<!" in data and re.search(rb"<!DOCTYPE|<!ENTITY", data, re.IGNORECASE):
        return "S15", f"«{_shown(name)}» declara un DOCTYPE"
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        trees[name] = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return "T10", f"la parte «{_shown(name)}» está dañada"
    return None


_ROOTS = {"document.main": "document", "styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr"}
_KIND = re.compile(r"^application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document\.main|styles|numbering|header|footer)\+xml$")
_COUNTED = ("numId", "abstractNumId", "ilvl", "abstractNum", "num", "lvl")


def _structure_findings(contents: _Contents) -> Iterator[Finding]:
    """Each part is what the table of types says, and the lists count with numbers: what python-docx takes for granted."""
    types = contents.trees.get("[Content_Types].xml")
    declared = {str(node.get("PartName") or "").lstrip("/"): _KIND.match(str(node.get("ContentType") or "")) for node in types} if types is not None else {}
    for name, root in contents.trees.items():
        kind = declared.get(name)
        named = re.fullmatch(r"word/(styles|numbering)\.xml", name)
        if (kind and root.tag != f"{_W}{_ROOTS[kind[1]]}") or (named and not kind) or (name == "word/document.xml" and root.find(f"{_W}body") is None):
            yield "T10", f"la parte «{_shown(name)}» está dañada"
        for node in root.iter(*(f"{_W}{local}" for local in _COUNTED)):
            if not all(re.fullmatch(r"-?\d{1,9}", str(node.get(f"{_W}{local}") or "0")) for local in ("val", "numId", "abstractNumId", "ilvl")):
                yield "T10", f"la parte «{_shown(name)}» tiene una lista con número «{_shown(str(node.get(f'{_W}val') or node.get(f'{_W}numId')))}»"


def _relation_findings(contents: _Contents) -> Iterator[Finding]:
    for name, tree in contents.trees.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        for relation in tree:
            if not isinstance(relation.tag, str):
                continue
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            target = relation.get("Target") or ""
            if kind in _BAD_RELATION:
                yield _bad_relation(kind)
            elif relation.get("TargetMode") == "External":
                if kind != "hyperlink" or not _SAFE_LINK.match(target):
                    yield "S12", f"depende de algo externo ({kind}: «{_shown(target)}»)"
            elif not _reached(base, target, contents.parts):
                yield "T10", f"le falta la parte «{_shown(target)}»"


def _bad_relation(kind: str) -> Finding:
    if kind == "vbaProject":
        return "S10", "tiene macros"
    if kind == "attachedTemplate":
        return "S12", "está unida a otra plantilla (attachedTemplate)"
    return "S11", f"lleva dentro un objeto u otro documento ({kind})"


def _reached(base: str, target: str, parts: dict[str, bytes]) -> bool:
    path = target.split("#")[0]
    resolved = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(base, path))
    return not path or resolved in parts


def _element_findings(contents: _Contents) -> Iterator[Finding]:
    for tree in _word_trees(contents):
        for node in tree.iter(*_BAD_ELEMENTS):
            local = etree.QName(node).localname
            yield ("S12", "está unida a otra plantilla o a datos externos") if local in ("attachedTemplate", "mailMerge") else (
                "S11", f"lleva dentro un objeto u otro documento ({local})")


def _word_trees(contents: _Contents) -> Iterator[etree._Element]:
    for name, tree in contents.trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            yield tree


def _text_findings(contents: _Contents) -> Iterator[Finding]:
    """Jinja marks in the text of any paragraph, and fields that fetch or run something."""
    for tree in _word_trees(contents):
        for node in tree.iter(f"{_W}p"):
            text = "".join(t.text or "" for t in node.iter(f"{_W}t"))
            match = _JINJA.search(text)
            if match:
                yield "S16", f"tiene código de otra herramienta («{_shown(text[max(0, match.start() - 10) : match.start() + 25])}»)"
        for code in _field_codes(tree):
            reason = _bad_field(code)
            if reason:
                yield "S17", reason


def _field_codes(tree: etree._Element) -> Iterator[str]:
    """The instructions of complex fields, which Word may cut in many runs, and of simple ones."""
    for node in tree.iter(f"{_W}fldSimple"):
        yield str(node.get(f"{_W}instr") or "")
    open_codes: list[list[str]] = []
    for node in tree.iter(f"{_W}fldChar", f"{_W}instrText"):
        if node.tag == f"{_W}instrText":
            (open_codes[-1] if open_codes else [""]).append(node.text or "")
            if not open_codes:
                yield node.text or ""
        elif node.get(f"{_W}fldCharType") == "begin":
            open_codes.append([])
        elif node.get(f"{_W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    for rest in open_codes:
        yield "".join(rest)


def _bad_field(code: str) -> str:
    words = code.split()
    name = words[0].upper() if words else ""
    if not name or name in _SAFE_FIELDS:
        return ""
    if name == "HYPERLINK":
        target = words[1].strip('"') if len(words) > 1 else ""
        return "" if target == "\\l" or _SAFE_LINK.match(target) else f"tiene un campo HYPERLINK no permitido («{_shown(target)}»)"
    return f"tiene un campo {_shown(name)}, que no se admite"


def _image_findings(contents: _Contents) -> Iterator[Finding]:
    for name, data in contents.parts.items():
        if not name.startswith("word/media/"):
            continue
        if name.lower().endswith(".svg"):
            if _ACTIVE_SVG.search(data):
                yield "S11", f"el dibujo «{_shown(name)}» lleva código o vínculos"
            continue
        if name.lower().endswith((".emf", ".wmf")):
            continue
        try:
            width, height = picture_size(data)
        except BadImageError as error:
            yield "S13", f"la imagen «{_shown(name)}» {error}"
            continue
        if width * height > MAX_PIXELS:
            yield "S13", f"la imagen «{_shown(name)}» pasa de 40 millones de píxeles"
