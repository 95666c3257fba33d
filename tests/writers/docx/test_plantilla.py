"""An entity's own Word template: its styles whatever their language, its headers filled, its sample text out; and the templates that are refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.writers.docx.profile import read_profile
from generator.writers.docx.security import check_template
from generator.writers.docx.starter import starting_template
from generator.writers.docx.writer import write_docx

HERE = SourcePos("model/entidades/x/entidad.yml", 3, 1)
PROFILE = read_profile("documento_controlado")
WIDE = n.Table(tuple(n.Column((n.Text(f"Columna {at}"),)) for at in range(9)), (n.Row(tuple(n.Cell((n.Text("dato"),)) for _ in range(9))),),
               (n.Text("Matriz"),), "matriz", wide=True)
MANUAL = Manual(
    "Manual de archivo", (n.Section("uno", "Uno", (n.Paragraph((n.Text("Texto del manual."),)),)), n.Section("dos", "Dos", (WIDE,))),
    control=n.Control("GD-MA-007", "3", "2026-02-01", "Vigente", "Gestión documental", "Alcaldía de Prueba"),
)


def word(change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_spanish(document: docx.document.Document) -> None:
    """As Word in Spanish leaves a template: ids and names in Spanish, a sample text, a header with labels, a landscape section."""
    style = document.styles["Heading 1"].element
    style.set(qn("w:styleId"), "Ttulo1")
    style.find(qn("w:name")).set(qn("w:val"), "Título 1")
    style.rPr.get_or_add_sz().val = Pt(23)
    document.styles.add_style("TÍTULO 2 bis", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Texto de ejemplo que la entidad dejó.")
    head = document.sections[0].header
    for text in ("Entidad Modelo S.A.", "Código: XX-00", "Versión: 0"):
        head.add_paragraph(text)
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, wide.page_height, wide.page_width
    wide.header.is_linked_to_previous = False
    for text in ("Encabezado apaisado", "Código: XX-00", "Versión: 0"):
        wide.header.add_paragraph(text)


def written(template: bytes) -> tuple[docx.document.Document, Diagnostics, bytes]:
    diagnostics = Diagnostics()
    assert check_template(template, HERE, diagnostics), [d.message for d in diagnostics]
    data = write_docx(MANUAL, PROFILE, images=lambda _: b"", template=template, diagnostics=diagnostics)
    return docx.Document(io.BytesIO(data)), diagnostics, data


def test_a_style_is_found_by_its_name_in_spanish_and_keeps_the_looks_of_the_entity() -> None:
    document, _, _ = written(word(in_spanish))
    chapter = next(p for p in document.paragraphs if p.text == "Uno")
    assert chapter.style.style_id == "Ttulo1"
    assert chapter.style.font.size == Pt(23)
    assert [s.style_id for s in document.styles if s.name.casefold() in ("heading 1", "título 1")] == ["Ttulo1"]


@pytest.mark.parametrize(("id", "name"), [("Ttulo1", "heading 1"), ("X9", "HEADING 1"), ("titulo1", "TÍTULO 1"), ("Encabezado1", "Encabezado 1")])
def test_the_chapter_style_is_recognised_in_any_spelling(id: str, name: str) -> None:
    def change(document: docx.document.Document) -> None:
        style = document.styles["Heading 1"].element
        style.set(qn("w:styleId"), id)
        style.find(qn("w:name")).set(qn("w:val"), name)

    document, _, _ = written(word(change))
    assert next(p for p in document.paragraphs if p.text == "Uno").style.style_id == id


def test_what_the_template_lacks_is_created_and_told() -> None:
    def change(document: docx.document.Document) -> None:
        document.styles["Caption"].delete()

    document, diagnostics, _ = written(word(change))
    told = [d.message for d in diagnostics if d.code == "T11"]
    assert len(told) == 1 and "caption" in told[0].casefold()
    assert any(p.style.name.casefold() == "caption" for p in document.paragraphs)


def test_sample_text_goes_and_each_kind_of_page_keeps_its_header_filled() -> None:
    document, _, data = written(word(in_spanish))
    assert "Texto de ejemplo" not in "\n".join(p.text for p in document.paragraphs)
    heads = {s.orientation: "\n".join(p.text for p in s.header.paragraphs) for s in document.sections if not s.different_first_page_header_footer}
    assert "Entidad Modelo S.A." in heads[WD_ORIENT.PORTRAIT] and "Encabezado apaisado" in heads[WD_ORIENT.LANDSCAPE]
    assert all("GD-MA-007" in text and "XX-00" not in text and "Versión: 3" in text for text in heads.values())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        codes = [archive.read(name) for name in archive.namelist() if b"apaisado" in archive.read(name) and name.startswith("word/")]
    assert codes and all(b"NUMPAGES" in code for code in codes)


def test_the_starting_template_is_accepted_and_gives_a_manual() -> None:
    document, diagnostics, _ = written(starting_template(PROFILE, entidad="Alcaldía de Prueba"))
    assert list(diagnostics) == []
    assert "Texto del manual." in [p.text for p in document.paragraphs]
    assert "Cómo usar esta plantilla" not in [p.text for p in document.paragraphs]


def test_the_title_of_the_contents_takes_no_number_from_the_chapters_it_is_based_on() -> None:
    document, _, _ = written(word(lambda document: None))  # as in Word, its «TOC Heading» is based on «heading 1»
    style = next(p for p in document.paragraphs if p.text.upper() == "CONTENIDO").style
    while style.element.find(f".//{qn('w:numId')}") is None:
        style = style.base_style
    assert style.name == "TOC Heading" and style.element.find(f".//{qn('w:numId')}").get(qn("w:val")) == "0"
    assert style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "9"


@pytest.mark.parametrize("line", ["Código: XX-00   Versión: 0   Fecha: hoy", "ALCALDÍA | Código: XX-00 | Versión: 0 | Fecha: hoy",
                                  "Código:\tVersión: 0\tFecha de aprobación: hoy", "Código: XX-00 Versión: 0 Fecha: hoy"])
def test_each_datum_of_a_line_of_labels_is_filled(line: str) -> None:
    document, _, _ = written(word(lambda document: setattr(document.sections[0].header.paragraphs[0], "text", line)))
    text = document.sections[-1].header.paragraphs[0].text
    assert re.sub(r"\W+", " ", text).strip().replace(" de aprobación", "") in (
        "Código GD MA 007 Versión 3 Fecha 1 de febrero de 2026", "ALCALDÍA Código GD MA 007 Versión 3 Fecha 1 de febrero de 2026")


def test_a_style_that_names_one_that_is_not_there_is_mended() -> None:
    def change(document: docx.document.Document) -> None:
        document.styles["Title"].element.find(qn("w:basedOn")).set(qn("w:val"), "NoEsta")

    document, _, _ = written(word(change))
    ids = {style.style_id for style in document.styles}
    named = {node.get(qn("w:val")) for tag in ("basedOn", "next", "link") for node in document.styles.element.iter(qn(f"w:{tag}"))}
    assert named <= ids


def test_a_header_that_ends_with_a_table_gets_the_paragraph_it_lacks() -> None:
    document, _, _ = written(word(lambda document: document.sections[0].header.add_table(1, 1, Pt(200)).cell(0, 0).paragraphs[0].add_run("Código: X")))
    assert document.sections[-1].header._element[-1].tag == qn("w:p")


# ------------------------------------------------------------------------------------------------ refused
def with_part(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO(word(lambda _: None))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def with_relation(kind: str, target: str) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(word(lambda _: None))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>'
                data = data.replace(b"</Relationships>", link.encode() + b"</Relationships>")
            archive.writestr(name, data)
    return out.getvalue()


def with_text(text: str) -> bytes:
    return word(lambda document: document.add_paragraph(text))


def with_field(code: str) -> bytes:
    def change(document: docx.document.Document) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        document.add_paragraph()._p.append(field)

    return word(change)


def strict() -> bytes:
    """As «Documento Strict Open XML» of Word."""
    source, out = zipfile.ZipFile(io.BytesIO(word(lambda _: None))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"))
    return out.getvalue()


def altered(part: str, old: bytes, new: bytes) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(word(lambda _: None))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(old, new) if name == part else source.read(name))
    return out.getvalue()


@pytest.mark.parametrize(("template", "code"), [
    (with_part("word/vbaProject.bin", b"\0"), "S10"),
    (with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"), "S11"),
    (with_relation("attachedTemplate", "file:///c:/otra.dotm"), "S12"),
    (with_relation("image", "https://ejemplo.test/rastreo.png"), "S12"),
    (with_part("word/media/bomba.xml", b"0" * 60_000_000), "S13"),
    (with_part("../../fuera.xml", b"<a/>"), "S14"),
    (with_part("word/otro.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "S15"),
    (with_text("{{ entidad.nombre }}"), "S16"), (with_text("{% for x in y %}"), "S16"),
    (with_field('INCLUDETEXT "c:\\\\secreto.txt"'), "S17"), (with_field("DDEAUTO cmd"), "S17"),
    (b"esto no es un docx", "T10"), (b"", "T10"), (strict(), "T10"),
    (altered("word/numbering.xml", b'w:numId="1"', b'w:numId="x"'), "T10"), (altered("word/document.xml", b"w:body", b"w:otro"), "T10"),
    (altered("word/styles.xml", b"w:styles", b"w:otros"), "T10"), (altered("[Content_Types].xml", b"wordprocessingml.styles+xml", b"otra+xml"), "T10"),
], ids=["macros", "ole", "attached", "external", "bomb", "traversal", "doctype", "jinja", "jinja-block", "includetext", "dde", "text", "empty", "strict",
        "list-number", "no-body", "styles-root", "styles-type"])
def test_a_hostile_template_is_refused_with_its_reason(template: bytes, code: str) -> None:
    diagnostics = Diagnostics()
    assert check_template(template, HERE, diagnostics) is False
    assert code in {d.code for d in diagnostics.errors}
    assert all(d.pos == HERE and d.message for d in diagnostics.errors)
