"""Floor 3: the data that an entity's template leaves room for, and how the room is found and filled.

Three kinds of room: content controls by tag or title, marks in the text («código», [Versión]) and labels of a table
(«Código:»). Elements of python-docx's tree are changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.doctree.manual import Manual
from generator.writers.docx.oxml import W_NS, clean
from generator.writers.docx.stylematch import drop, style_key
from generator.writers.docx.words import date_in_words

_W = f"{{{W_NS}}}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FIELD_NAMES = {
    "titulo": "Título", "subtitulo": "Subtítulo", "codigo": "Código", "version": "Versión", "fecha": "Fecha", "estado": "Estado",
    "proceso": "Proceso", "entidad": "Entidad", "dependencia": "Dependencia", "ciudad": "Ciudad", "anio": "Año", "clase": "Clase de documento",
}
_SYNONYMS = {
    "titulodeldocumento": "titulo", "nombredeldocumento": "titulo", "documento": "titulo", "title": "titulo",
    "codigodeldocumento": "codigo", "cod": "codigo", "ver": "version", "versiondeldocumento": "version",
    "fechadeaprobacion": "fecha", "fechadeemision": "fecha", "fechadevigencia": "fecha", "vigentedesde": "fecha", "date": "fecha",
    "nombredelproceso": "proceso", "macroproceso": "proceso", "nombredelaentidad": "entidad", "company": "entidad",
    "organizacion": "entidad", "area": "dependencia", "ano": "anio", "vigencia": "anio", "tipodedocumento": "clase",
    "subject": "subtitulo", "asunto": "subtitulo", "municipio": "ciudad", "status": "estado",
}
_MARK = re.compile(r"[«\[<]\s*([^»\]>\[«<]{2,40}?)\s*[»\]>]")


def field_values(manual: Manual) -> dict[str, str]:
    """What goes in each room. A datum that the manual lacks empties its room."""
    control, cover = manual.control, manual.cover
    values = {
        "titulo": manual.title, "subtitulo": manual.subtitle, "codigo": control.codigo, "version": control.version,
        "fecha": date_in_words(control.fecha), "estado": control.estado, "proceso": control.proceso,
        "entidad": control.entidad or cover.entidad, "dependencia": cover.dependencia, "ciudad": cover.ciudad,
        "anio": cover.anio, "clase": cover.clase,
    }
    return {key: clean(value) for key, value in values.items()}


def field_of(name: str) -> str:
    """The datum that a tag, mark or label names; empty when it is none of ours."""
    key = style_key(name)
    return key if key in FIELD_NAMES else _SYNONYMS.get(key, "")


def fill_fields(root: etree._Element, values: Mapping[str, str], labels: bool) -> set[str]:
    """Fill every room of the tree; gives the data that found one. `labels`: «Código:» counts too."""
    filled = set(_fill_controls(root, values)) | set(_fill_properties(root, values)) | set(_fill_marks(root, values))
    return filled | set(_fill_labels(root, values, filled) if labels else ())


# ------------------------------------------------------------------------------------------------ controls
def _fill_controls(root: etree._Element, values: Mapping[str, str]) -> Iterator[str]:
    for control in list(root.iter(f"{_W}sdt")):
        properties = control.find(f"{_W}sdtPr")
        if properties is None:
            continue
        names = [str(node.get(f"{_W}val")) for tag in ("tag", "alias") for node in properties.findall(f"{_W}{tag}")]
        key = next((field_of(name) for name in names if field_of(name)), "")
        for local in ("dataBinding", "placeholder", "showingPlcHdr"):  # they point to parts that a manual does not take
            for node in properties.findall(f"{_W}{local}"):
                properties.remove(node)
        content = control.find(f"{_W}sdtContent")
        if key and content is not None:
            _set_text(content, values[key])
            yield key


def _set_text(node: etree._Element, text: str) -> None:
    """The text in the first run, with its looks; the other words go."""
    texts = list(node.iter(f"{_W}t"))
    if not texts:
        run = next(node.iter(f"{_W}r"), None)
        if run is None:
            host = next(node.iter(f"{_W}p"), node)
            run = etree.SubElement(host, f"{_W}r")
        texts = [etree.SubElement(run, f"{_W}t")]
    for extra in texts[1:]:
        extra.text = ""
    _write(texts[0], text)


def _write(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(_XML_SPACE, "preserve")


# ---------------------------------------------------------------------------------------------- properties
_PROPERTY_FIELDS = ("DOCPROPERTY", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS")


def _fill_properties(root: etree._Element, values: Mapping[str, str]) -> Iterator[str]:
    """Fields of properties become their text: the properties they read are not carried to the manual."""
    for simple in list(root.iter(f"{_W}fldSimple")):
        key = _property(str(simple.get(f"{_W}instr") or ""))
        if key is not None:
            for child in list(simple):
                simple.addprevious(child)
            previous = simple.getprevious()
            if key and previous is not None:
                _set_text(previous, values[key])
                yield key
            drop(simple)
    for paragraph in root.iter(f"{_W}p"):
        yield from _fill_complex(paragraph, values)


def _property(code: str) -> str | None:
    """None: not a field of properties. Empty: a property that is not ours."""
    words = code.split()
    if not words or words[0].upper() not in _PROPERTY_FIELDS:
        return None
    return field_of(words[1].strip('"') if words[0].upper() == "DOCPROPERTY" and len(words) > 1 else words[0])


def _fill_complex(paragraph: etree._Element, values: Mapping[str, str]) -> Iterator[str]:
    runs: list[etree._Element] = []
    code = ""
    in_result = False
    results: list[etree._Element] = []
    for run in list(paragraph.iter(f"{_W}r")):
        mark = run.find(f"{_W}fldChar")
        kind = mark.get(f"{_W}fldCharType") if mark is not None else ""
        if kind == "begin":
            runs, code, in_result, results = [run], "", False, []
        elif runs:
            code += "".join(node.text or "" for node in run.iter(f"{_W}instrText"))
            (results if in_result and kind != "end" else runs).append(run)
            in_result = in_result or kind == "separate"
            if kind == "end":
                key = _property(code)
                if key is not None:
                    yield from _unfield(runs, results, key, values)
                runs = []


def _unfield(runs: list[etree._Element], results: list[etree._Element], key: str, values: Mapping[str, str]) -> Iterator[str]:
    if key and results:
        _set_text(results[0], values[key])
        for extra in results[1:]:
            for node in extra.iter(f"{_W}t"):
                node.text = ""
        yield key
    for run in runs:
        drop(run)


# --------------------------------------------------------------------------------------------------- marks
def _fill_marks(root: etree._Element, values: Mapping[str, str]) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        texts = [node for node in paragraph.iter(f"{_W}t") if _paragraph_of(node) is paragraph]
        whole = "".join(node.text or "" for node in texts)
        for match in reversed(list(_MARK.finditer(whole))):
            key = field_of(match[1])
            if key:
                _replace(texts, match.start(), match.end(), values[key])
                yield key


def _paragraph_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{_W}p"), None)


def _replace(texts: list[etree._Element], start: int, end: int, value: str) -> None:
    """Characters start..end of the joined texts become `value`, in the run where they start."""
    at = 0
    for node in texts:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low < high or (low == high == 0 and start == end):
            _write(node, text[:low] + value + text[high:])
            value = ""


# -------------------------------------------------------------------------------------------------- labels
def _fill_labels(root: etree._Element, values: Mapping[str, str], done: set[str]) -> Iterator[str]:
    """«Código:» followed by nothing or by a sample, in its own paragraph, beside other labels, or in the cell at its right."""
    for paragraph in list(root.iter(f"{_W}p")):
        texts, breaks = _loose_texts(paragraph)
        whole = "".join(node.text or "" for node in texts)
        labels = find_labels(whole, breaks)
        right = _cell_at_right(paragraph) if len(labels) == 1 and labels[0].value == labels[0].end else None
        for label in reversed(labels):
            if label.key in done:
                continue
            if right is not None:
                _set_text(right, values[label.key])
            elif label.value < label.end:
                _replace(texts, label.value, label.end, values[label.key])
            else:
                _replace(texts, label.colon, label.colon + 1, f": {values[label.key]}")
        found = {label.key for label in labels} - done
        done = done | found
        yield from sorted(found)


def _loose_texts(paragraph: etree._Element) -> tuple[list[etree._Element], set[int]]:
    """The texts of a paragraph outside its fields, and where tabs, line ends and fields part them."""
    texts: list[etree._Element] = []
    breaks, at, depth = {0}, 0, 0
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}fldChar"):
        if _paragraph_of(node) is not paragraph:
            continue
        if node.tag == f"{_W}fldChar":
            depth += {"begin": 1, "end": -1}.get(str(node.get(f"{_W}fldCharType")), 0)
        elif node.tag == f"{_W}t" and not depth and next(node.iterancestors(f"{_W}fldSimple"), None) is None:
            texts.append(node)
            at += len(node.text or "")
            continue
        breaks.add(at)
    return texts, breaks


@dataclass(frozen=True, slots=True)
class Label:
    """`key`: the datum. In the text: its colon, where its value starts and where it ends; equal when it has none."""

    key: str
    colon: int
    value: int
    end: int


_INLINE = ("codigo", "version", "fecha")
"""Data whose labels often follow other words with no more than a space between."""
_APART = re.compile(r"(?:^|[|·–—;,.()/-]\s*|\s{2,})$")
_TAIL = " \t|·–—;-"


def find_labels(whole: str, breaks: set[int]) -> list[Label]:
    """Every label of the text that names a datum, with its value: up to the next label or break."""
    starts: list[tuple[int, int, str]] = []
    for colon in (match.start() for match in re.finditer(":", whole)):
        floor = max((b for b in breaks if b <= colon), default=0)
        found = _name_before(whole[floor:colon])
        if found:
            starts.append((floor + found[0], colon, found[1]))
    labels = []
    for (_, colon, key), following in zip(starts, [*(start for start, _, _ in starts[1:]), len(whole)], strict=False):
        end = min([following, *(b for b in breaks if b > colon + 1)])
        said = whole[colon + 1:end]
        value, end = colon + 1 + len(said) - len(said.lstrip()), colon + 1 + len(said.rstrip(_TAIL))
        labels.append(Label(key, colon, value, end) if value < end else Label(key, colon, colon + 1, colon + 1))
    return labels


def _name_before(text: str) -> tuple[int, str] | None:
    """Where the name of a datum that ends the text starts, and the datum."""
    for word in list(re.finditer(r"\S+", text))[-4:]:
        key = field_of(text[word.start():])
        if key and (key in _INLINE or _APART.search(text[:word.start()])):
            return word.start(), key
    return None


def _cell_at_right(paragraph: etree._Element) -> etree._Element | None:
    """The next cell of the row, when it holds no other label."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{_W}tc":
        return None
    following = cell.getnext()
    if following is None or following.tag != f"{_W}tc":
        return None
    return None if find_labels("".join(node.text or "" for node in following.iter(f"{_W}t")), {0}) else following
