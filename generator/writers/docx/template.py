"""Floor 3: an entity's own Word template: its headers with their fields filled, its cover, its sample text dropped.

Only for templates that security.py accepted. What is kept is made to live in a manual: ids, language, bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from generator.doctree.manual import Manual
from generator.writers.docx.context import Context
from generator.writers.docx.fields import field_of, field_values, fill_fields
from generator.writers.docx.oxml import R_NS, W_NS, WP_NS, field, paragraph, text_run
from generator.writers.docx.package import Package, tree_of
from generator.writers.docx.stylematch import drop

_W, _R = f"{{{W_NS}}}", f"{{{R_NS}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DROPPED = ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference", "del", "moveFrom",
            "permStart", "permEnd", "lastRenderedPageBreak")
_UNWRAPPED = ("ins", "moveTo", "smartTag")
_NEEDED = ("codigo", "version")


def own_cover(package: Package, manual: Manual, ctx: Context) -> tuple[str, frozenset[str]]:
    """The first section of the template, or its «cover page» block, when it leaves room for our data; with the
    relationship ids that it uses. Empty when the template has no cover."""
    nodes = _cover_nodes(package.document.element.body)
    if not any(_has_room(node) for node in nodes):
        return "", frozenset()
    holder = etree.Element(f"{_W}body", nsmap=package.document.element.nsmap)
    for node in nodes:
        holder.append(node)
    for section in list(holder.iter(f"{_W}sectPr")):
        drop(section)
    _tame(holder, manual, ctx)
    fill_fields(holder, field_values(manual), labels=False)
    kept = frozenset(str(value) for node in holder.iter() for name, value in node.attrib.items() if str(name).startswith(_R))
    return "".join(etree.tostring(node, encoding="unicode") for node in holder), kept


def _cover_nodes(body: etree._Element) -> list[etree._Element]:
    children = list(body)
    if children and children[0].tag == f"{_W}sdt":
        gallery = children[0].find(f".//{_W}docPartGallery")
        if gallery is not None and gallery.get(f"{_W}val") == "Cover Pages":
            return children[:1]
    for place, node in enumerate(children):
        if node.find(f"{_W}pPr/{_W}sectPr") is not None:
            return children[: place + 1]
    return []


def _has_room(node: etree._Element) -> bool:
    named = [str(n.get(f"{_W}val")) for tag in ("tag", "alias") for n in node.iter(f"{_W}{tag}")]
    text = "".join(t.text or "" for t in node.iter(f"{_W}t"))
    return any(field_of(name) for name in named) or any(mark in text for mark in "«[")


# -------------------------------------------------------------------------------------------------- headers
def own_headers(package: Package, manual: Manual, ctx: Context) -> dict[str, str]:
    """Relationship ids of the template's «header» and «footer», and of «wide_header» when landscape pages have another."""
    found: dict[str, str] = {}
    current: dict[str, str] = {}
    for section in package.document.element.body.iter(f"{_W}sectPr"):
        own = dict(_references(section))
        current |= own
        size = section.find(f"{_W}pgSz")
        if size is not None and size.get(f"{_W}orient") == "landscape":
            found |= {"wide_header": own["header"]} if "header" in own else {}
        else:
            found |= current
    for rid in sorted(set(found.values())):
        _prepare(package, package.main.rels[rid].target_part, manual, ctx, rid == found.get("footer"))
    return found


def _references(section: etree._Element) -> Iterator[tuple[str, str]]:
    for kind in ("header", "footer"):
        for node in section.findall(f"{_W}{kind}Reference"):
            if node.get(f"{_W}type") in (None, "default"):
                yield kind, str(node.get(f"{_R}id"))


def _prepare(package: Package, part: Part, manual: Manual, ctx: Context, footer: bool) -> None:
    root = tree_of(part)
    _tame(root, manual, ctx)
    filled = fill_fields(root, field_values(manual), labels=True)
    if len(root) and root[-1].tag == f"{_W}tbl":  # a part that ends with a table is not whole: the text below it goes over it
        root.append(_parsed(paragraph(ctx.style("Separator"), "")))
    if footer:
        return
    codes = " ".join(node.text or "" for node in root.iter(f"{_W}instrText"))
    codes += " ".join(str(node.get(f"{_W}instr")) for node in root.iter(f"{_W}fldSimple"))
    if "NUMPAGES" not in codes or "PAGE" not in codes.replace("NUMPAGES", ""):
        page = text_run("Página ") + field("PAGE", "1") + text_run(" de ") + field("NUMPAGES", "1")
        root.append(_parsed(paragraph(ctx.style("BoxRight"), page)))
    lacking = [key for key in _NEEDED if key not in filled]
    if lacking:
        ctx.diagnostics.warning(
            "T12", ctx.pos, f"El encabezado de la plantilla de Word no tiene dónde poner {' ni '.join(lacking)}.",
            "Agregue los controles de contenido de la plantilla inicial: mipg plantilla ENTIDAD.",
        )


def _parsed(xml: str) -> etree._Element:
    return parse_xml(xml.replace("<w:p>", f'<w:p xmlns:w="{W_NS}">', 1))


# --------------------------------------------------------------------------------------------------- taming
def _tame(root: etree._Element, manual: Manual, ctx: Context) -> None:
    """No ids that could clash with ours, no revisions or comments, one language, a description for every picture."""
    for local in _DROPPED:
        for node in list(root.iter(f"{_W}{local}")):
            drop(node)
    for local in _UNWRAPPED:
        for node in list(root.iter(f"{_W}{local}")):
            for child in list(node):
                node.addprevious(child)
            drop(node)
    for node in root.iter():
        for name in [n for n in node.attrib if str(n).startswith(_W14)]:
            del node.attrib[name]
        if node.tag == f"{_W}lang":
            node.set(f"{_W}val", manual.language)
        elif node.tag == f"{{{WP_NS}}}docPr":
            _name_picture(node, manual, ctx)
    _name_shapes(root)


def _name_shapes(root: etree._Element) -> None:
    """The names that Word gives to shapes of VML, which a reader could take for control characters."""
    for node in root.iter():
        for name, value in node.attrib.items():
            if "_x0000_" in str(value):
                node.set(name, str(value).replace("_x0000_", "forma_"))


def _name_picture(node: etree._Element, manual: Manual, ctx: Context) -> None:
    ctx.drawings += 1
    node.set("id", str(ctx.drawings))
    if len((node.get("descr") or "").strip()) < 5:
        node.set("descr", f"Logo de {manual.control.entidad or manual.cover.entidad or 'la entidad'}")


def set_language(styles: etree._Element, language: str) -> None:
    """The manual's language in the defaults and in every style that names another."""
    for node in styles.iter(f"{_W}lang"):
        node.set(f"{_W}val", language)
    defaults = styles.find(f"{_W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{_W}docDefaults")
        styles.insert(0, defaults)
    holder = _child(_child(defaults, "rPrDefault", first=True), "rPr", first=True)
    if holder.find(f"{_W}lang") is None:
        etree.SubElement(holder, f"{_W}lang").set(f"{_W}val", language)


def _child(node: etree._Element, local: str, first: bool) -> etree._Element:
    found = node.find(f"{_W}{local}")
    if found is None:
        found = etree.Element(f"{_W}{local}")
        node.insert(0 if first else len(node), found)
    return found
