"""Floor 3: the styles of a package found by role: by name without case, accents or language, by id, or created."""

from __future__ import annotations

import re
import unicodedata

from docx.oxml import parse_xml
from lxml import etree

from generator.writers.docx.oxml import W_NS
from generator.writers.docx.profile import Profile
from generator.writers.docx.styles import Style, all_styles, style_xml

_W = f"{{{W_NS}}}"
_ALIASES = {
    "bodytext": ("textoindependiente", "cuerpodetexto", "textodelcuerpo"),
    "title": ("titulo",), "subtitle": ("subtitulo",), "quote": ("cita",), "header": ("encabezado",),
    "footer": ("piedepagina",), "footnotetext": ("textonotapie", "textodenotaalpie"),
    "footnotereference": ("refdenotaalpie", "referenciadenotaalpie"), "bibliography": ("bibliografia",),
    "tocheading": ("titulodetdc", "titulotdc", "titulodetabladecontenido"), "tableoffigures": ("tabladeilustraciones",),
    "caption": ("descripcion", "epigrafe", "leyenda"), "listbullet": ("listaconvinetas", "listaconvietas"),
    "listnumber": ("listaconnumeros",), "listcontinue": ("continuarlista",), "strong": ("textoennegrita",),
    "emphasis": ("enfasis",), "intenseemphasis": ("enfasisintenso",), "hyperlink": ("hipervinculo",),
    "defaultparagraphfont": ("fuentedeparrafopredeter",), "normaltable": ("tablanormal",),
    **{f"heading{n}": (f"titulo{n}", f"encabezado{n}", f"ttulo{n}") for n in range(1, 10)},
    **{f"toc{n}": (f"tdc{n}", f"tabladecontenido{n}") for n in range(1, 10)},
    **{f"listcontinue{n}": (f"continuarlista{n}",) for n in range(2, 10)},
}


def style_key(name: str) -> str:
    """«Título 1», «titulo 1» and «TITULO1» are one key."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]+", "", flat)


def drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def match_styles(root: etree._Element, profile: Profile) -> tuple[dict[str, str], dict[str, str]]:
    """Role -> id, and name -> id of the styles that had to be created. `root` (w:styles) is completed in place."""
    found = _index(root)
    taken = {str(node.get(f"{_W}styleId")).casefold() for node in root.iter(f"{_W}style")}
    ids: dict[str, str] = {}
    missing: list[Style] = []
    for style in all_styles(profile):
        node = _find(style, found)
        if node is None:
            ids[style.role] = _free_id(style.id, taken)
            missing.append(style)
        else:
            ids[style.role] = str(node.get(f"{_W}styleId"))
            if style.numbering:
                _number(node, style.numbering)
    for style in missing:
        root.append(parse_xml(style_xml(style, ids).replace("<w:style ", f'<w:style xmlns:w="{W_NS}" ', 1)))
    _detach(root, ids["TOCHeading"])
    _mend(root)
    return ids, {style.name: ids[style.role] for style in missing}


def _detach(root: etree._Element, id: str) -> None:
    """The title of the contents is no chapter, though Word bases its style on that of chapters: without number or level."""
    nodes = {node.get(f"{_W}styleId"): node for node in root.iter(f"{_W}style")}
    node, chain = nodes[id], [nodes[id]]
    while (base := chain[-1].find(f"{_W}basedOn")) is not None and nodes.get(base.get(f"{_W}val"), node) not in chain:
        chain.append(nodes[base.get(f"{_W}val")])
    if any(style.find(f"{_W}pPr/{_W}numPr") is not None for style in chain):
        _number(node, '<w:numPr><w:numId w:val="0"/></w:numPr>')
    if any(style.find(f"{_W}pPr/{_W}outlineLvl") is not None for style in chain):
        _put_level(node)


def _put_level(node: etree._Element) -> None:
    ppr = node.find(f"{_W}pPr")
    if ppr is None:
        return
    level = ppr.find(f"{_W}outlineLvl")
    if level is None:
        level = etree.Element(f"{_W}outlineLvl")
        after = {f"{_W}{tag}" for tag in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")}
        ppr.insert(next((n for n, child in enumerate(ppr) if child.tag in after), len(ppr)), level)
    level.set(f"{_W}val", "9")


def _mend(root: etree._Element) -> None:
    """Out with what a style says of styles that the template does not have."""
    known = {node.get(f"{_W}styleId") for node in root.iter(f"{_W}style")}
    for local in ("basedOn", "next", "link"):
        for node in list(root.iter(f"{_W}{local}")):
            if node.get(f"{_W}val") not in known:
                drop(node)


def _index(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """Every style by kind and key: its name first, then its id."""
    index: dict[tuple[str, str], etree._Element] = {}
    nodes = list(root.iter(f"{_W}style"))
    for node in nodes:
        name = node.find(f"{_W}name")
        if name is not None:
            index.setdefault((str(node.get(f"{_W}type")), style_key(str(name.get(f"{_W}val")))), node)
    for node in nodes:
        index.setdefault((str(node.get(f"{_W}type")), style_key(str(node.get(f"{_W}styleId")))), node)
    return index


def _find(style: Style, found: dict[tuple[str, str], etree._Element]) -> etree._Element | None:
    key = style_key(style.name)
    for candidate in (key, *_ALIASES.get(key, ()), *((style_key(style.id),) if style.custom else ())):
        if (style.kind, candidate) in found:
            return found[style.kind, candidate]
    return None


def _free_id(id: str, taken: set[str]) -> str:
    candidate, n = id, 1
    while candidate.casefold() in taken:
        n += 1
        candidate = f"{id}{n}"
    taken.add(candidate.casefold())
    return candidate


def _number(node: etree._Element, numbering: str) -> None:
    """The heading counts with our list, whatever list the template had; its looks stay."""
    ppr = node.find(f"{_W}pPr")
    if ppr is None:
        ppr = etree.SubElement(node, f"{_W}pPr")
        rpr = node.find(f"{_W}rPr")
        if rpr is not None:
            rpr.addprevious(ppr)
    for old in ppr.findall(f"{_W}numPr"):
        ppr.remove(old)
    new = parse_xml(numbering.replace("<w:numPr>", f'<w:numPr xmlns:w="{W_NS}">', 1))
    before = {f"{_W}{tag}" for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
    at = next((n for n, child in enumerate(ppr) if child.tag not in before), len(ppr))
    ppr.insert(at, new)
