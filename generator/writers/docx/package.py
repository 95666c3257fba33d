"""Floor 3: the Word package: opened with python-docx, its styles matched, parts added, and written in a fixed form.

This is the door to python-docx: parts, relationships, images and template. The body comes as finished XML.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.package import Package as OpcPackage
from lxml import etree

from generator.writers.docx.archive import write_archive
from generator.writers.docx.numbering import FIRST_ID
from generator.writers.docx.oxml import NAMESPACES, W_NS, XML_HEAD
from generator.writers.docx.profile import Profile
from generator.writers.docx.stylematch import drop, match_styles

_KEPT = {RT.STYLES, RT.NUMBERING, RT.THEME}
_KEPT_FOR_NOW = {RT.HEADER, RT.FOOTER, RT.IMAGE, RT.HYPERLINK}
_IMAGE_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}
_W = f"{{{W_NS}}}"


@dataclass(slots=True)
class Package:
    """An open package. `styles` maps roles to ids; `created`: name -> id of the styles that it lacked."""

    document: DocumentObject
    styles: dict[str, str]
    created: dict[str, str]
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    pictures: dict[str, Part] = field(default_factory=dict)
    overrides: dict[str, bytes] = field(default_factory=dict)
    notes: Part | None = None
    ids: int = 1000
    ours: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    @property
    def main(self) -> Part:
        return self.document.part

    @property
    def opc(self) -> OpcPackage:
        return self.document.part.package

    # ---------------------------------------------------------------------------------------- relationships
    def relate(self, source: Part, kind: str, target: Part | str) -> str:
        """A new relationship with an id of our own; the ids follow the order of the calls."""
        self.ids += 1
        rid = f"rId{self.ids}"
        self.ours.add(rid)
        source.rels.add_relationship(kind, target, rid, is_external=isinstance(target, str))
        return rid

    def link(self, source: Part, url: str) -> str:
        key = (str(source.partname), url)
        if key not in self.links:
            self.links[key] = self.relate(source, RT.HYPERLINK, url)
        return self.links[key]

    def picture(self, source: Part, data: bytes, extension: str) -> str:
        """The relationship to a picture; the same bytes are stored once."""
        digest = hashlib.sha256(data).hexdigest()
        part = self.pictures.get(digest)
        if part is None:
            name = self._free(f"/word/media/imagen{len(self.pictures) + 1}.{extension}")
            part = self.pictures[digest] = Part(PackURI(name), _IMAGE_TYPES[extension], data, self.opc)
        key = (str(source.partname), f"image:{digest}")
        if key not in self.links:
            self.links[key] = self.relate(source, RT.IMAGE, part)
        return self.links[key]

    def add_part(self, name: str, content_type: str, kind: str) -> tuple[Part, str]:
        """A part related from the main document; its bytes are given at the end with `fill`."""
        part = Part(PackURI(self._free(f"/word/{name}")), content_type, b"", self.opc)
        return part, self.relate(self.main, kind, part)

    def _free(self, name: str) -> str:
        """A name that no part of the template has; Word holds two that differ only in case for one."""
        stem, extension = name.rsplit(".", 1)
        stem, n = stem.rstrip("0123456789"), int(re.sub(r"^.*?(\d*)$", r"\1", stem) or 0)
        while name.casefold() in self.taken:
            n += 1
            name = f"{stem}{n}.{extension}"
        self.taken.add(name.casefold())
        return name

    def fill(self, part: Part, xml: str) -> None:
        self.overrides[str(part.partname)] = xml.encode("utf-8")

    # -------------------------------------------------------------------------------------------- contents
    def add_numbering(self, abstracts: str, numbers: str) -> None:
        """Our lists after those of the template: all the w:abstractNum come before any w:num."""
        root = self._numbering_root()
        self._free_numbering(root)
        self._mend_numbering(root)
        new = parse_xml(f'<w:numbering xmlns:w="{W_NS}">{abstracts}{numbers}</w:numbering>')
        first = next((n for n, child in enumerate(root) if child.tag == f"{_W}num"), len(root))
        for child in [c for c in new if c.tag == f"{_W}abstractNum"]:
            root.insert(first, child)
            first += 1
        tail = root.find(f"{_W}numIdMacAtCleanup")
        for child in [c for c in new if c.tag == f"{_W}num"]:
            if tail is None:
                root.append(child)
            else:
                tail.addprevious(child)

    def _free_numbering(self, root: etree._Element) -> None:
        """Our ids and our heading styles, out of the lists of the template: a style counts with one list alone."""
        linked = {id for role, id in self.styles.items() if "Heading" in role}
        for child in list(root):
            number = child.get(f"{_W}abstractNumId") or child.get(f"{_W}numId") or "0"
            if int(number) >= FIRST_ID:
                root.remove(child)
        for level in root.iter(f"{_W}lvl"):
            for link in level.findall(f"{_W}pStyle"):
                if link.get(f"{_W}val") in linked:
                    level.remove(link)

    def _mend_numbering(self, root: etree._Element) -> None:
        """What LibreOffice writes otherwise, and links of lists and styles that lead nowhere."""
        styles = self.document.styles.element
        known = {node.get(f"{_W}styleId") for node in styles.iter(f"{_W}style")}
        for node in root.iter(f"{_W}lvlJc"):
            node.set(f"{_W}val", {"start": "left", "end": "right"}.get(str(node.get(f"{_W}val")), str(node.get(f"{_W}val"))))
        for node in [n for n in root.iter(f"{_W}pStyle", f"{_W}styleLink", f"{_W}numStyleLink") if n.get(f"{_W}val") not in known]:
            drop(node)
        lists = {"0", *(str(node.get(f"{_W}numId")) for node in root.iter(f"{_W}num"))}
        for node in [n for n in styles.iter(f"{_W}numId") if int(n.get(f"{_W}val") or 0) < FIRST_ID and n.get(f"{_W}val") not in lists]:
            drop(next(node.iterancestors(f"{_W}numPr")))

    def _numbering_root(self) -> etree._Element:
        """The w:numbering of the template, or a new one: python-docx cannot make it."""
        for rel in self.main.rels.values():
            if rel.reltype == RT.NUMBERING:
                return tree_of(rel.target_part)
        root = parse_xml(f'<w:numbering xmlns:w="{W_NS}"/>')
        part = XmlPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, root, self.opc)
        self.relate(self.main, RT.NUMBERING, part)
        return root

    def finish(self, core: str, app: str) -> bytes:
        """The bytes of the file: every part that is reached, in the order of the names, with our dates."""
        for rid, rel in list(self.opc.rels.items()):
            if rel.reltype != RT.OFFICE_DOCUMENT:
                del self.opc.rels[rid]
        for name, kind, content_type, xml in (
            ("/docProps/core.xml", RT.CORE_PROPERTIES, CT.OPC_CORE_PROPERTIES, core),
            ("/docProps/app.xml", RT.EXTENDED_PROPERTIES, CT.OFC_EXTENDED_PROPERTIES, app),
        ):
            self.ids += 1
            part = Part(PackURI(name), content_type, xml.encode("utf-8"), self.opc)
            self.opc.rels.add_relationship(kind, part, f"rId{self.ids}")
        return write_archive(_members(self.opc, self.overrides))


def open_package(template: bytes, profile: Profile) -> Package:
    """The template with its styles matched and without anything that a manual does not take from it."""
    document = Document(io.BytesIO(template))
    styles, created = match_styles(document.styles.element, profile)
    for rid, rel in list(document.part.rels.items()):
        if rel.reltype not in _KEPT | _KEPT_FOR_NOW:
            del document.part.rels[rid]
    used = [int(rid[3:]) for rid in document.part.rels if rid[:3] == "rId" and rid[3:].isdigit()]
    taken = {str(part.partname).casefold() for part in document.part.package.iter_parts()}
    return Package(document, styles, created, ids=max([1000, *used]), taken=taken)


def drop_unused(package: Package, kept: frozenset[str]) -> None:
    """Out with the relations of the template that nothing uses any more. `kept` are ids still named in the body."""
    for rid, rel in list(package.main.rels.items()):
        if rid not in package.ours and rel.reltype not in _KEPT and rid not in kept:
            del package.main.rels[rid]


def tree_of(part: Part) -> etree._Element:
    """The XML of a part that python-docx parsed."""
    if not isinstance(part, XmlPart):
        raise TypeError(f"la parte {part.partname} no es XML")
    return part.element


def _members(opc: OpcPackage, overrides: Mapping[str, bytes]) -> dict[str, bytes]:
    members = {"_rels/.rels": bytes(opc.rels.xml)}
    types: dict[str, str] = {}
    for part in opc.iter_parts():
        name = str(part.partname)
        types[name] = part.content_type
        members[name[1:]] = overrides.get(name) or _blob(part)
        if len(part.rels):
            members[str(part.partname.rels_uri)[1:]] = bytes(part.rels.xml)
    members["[Content_Types].xml"] = _content_types(types).encode("utf-8")
    return members


def _blob(part: Part) -> bytes:
    if not isinstance(part, XmlPart):
        return part.blob
    return XML_HEAD.encode() + etree.tostring(part.element, encoding="UTF-8", xml_declaration=False)


def _content_types(types: Mapping[str, str]) -> str:
    defaults = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    for name, kind in types.items():
        extension = name.rsplit(".", 1)[-1].lower()
        if extension != "xml" and kind.startswith("image/"):
            defaults.setdefault(extension, kind)
    lines = "".join(f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in sorted(defaults.items()))
    lines += "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items())
        if defaults.get(name.rsplit(".", 1)[-1].lower()) != kind
    )
    return f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{lines}</Types>'


def document_part(body: str) -> str:
    return f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def notes_part(notes: list[str]) -> str:
    """The footnotes part: the two separators that Word asks for, then ours."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{XML_HEAD}<w:footnotes {NAMESPACES}>{separators}{''.join(notes)}</w:footnotes>"
