"""Floor 3: header and footer of our own: logo, entidad, proceso, título, código, versión, fecha, «Página X de Y», aviso."""

from __future__ import annotations

from collections.abc import Mapping

from generator.doctree.manual import Manual
from generator.writers.docx.oxml import NAMESPACES, XML_HEAD, field, paragraph, text_run, twips
from generator.writers.docx.profile import Profile
from generator.writers.docx.words import date_in_words

_LOGO_CM, _DATA_CM = 2.6, 4.9
MAX_LOGO_CM = (2.2, 1.4)


def header_part(manual: Manual, profile: Profile, styles: Mapping[str, str], width: int, logo: str, total: int) -> str:
    """The w:hdr. `logo` is the run with the picture, or empty; `total` is the stored result of «Página X de Y»."""
    boxed = profile.encabezado == "caja"
    table = header_table(_cells(manual, styles, width, logo, total, boxed), styles["TableHeader" if boxed else "TableRule"], width)
    return f'{XML_HEAD}<w:hdr {NAMESPACES}>{table}{paragraph(styles["Separator"], "")}</w:hdr>'


def _cells(manual: Manual, styles: Mapping[str, str], width: int, logo: str, total: int, boxed: bool) -> list[tuple[int, str]]:
    control = manual.control
    data = [
        f"Código: {control.codigo}" if control.codigo else "",
        f"Versión: {control.version}" if control.version else "",
        f"Fecha: {date_in_words(control.fecha)}" if control.fecha else "",
    ]
    entity = manual.control.entidad or manual.cover.entidad
    process = f"Proceso: {control.proceso}" if control.proceso else ""
    name, text = styles["BoxName" if boxed else "BoxNameLeft"], styles["BoxCenter" if boxed else "BoxLine"]
    side = styles["BoxLine" if boxed else "BoxRight"]
    if not boxed:  # two or three lines, not four: the margin of ICONTEC leaves little room
        data = [" · ".join(part for part in data[:2] if part), data[2]]
        process, entity = "", " · ".join(part for part in (entity, process) if part)
    middle = "".join(
        paragraph(style, text_run(words)) for style, words in ((name, entity), (text, process), (text, _titled(manual, boxed))) if words.strip()
    )
    right = "".join(paragraph(side, text_run(words)) for words in data if words)
    page = text_run("Página ") + field("PAGE", "1") + text_run(" de ") + field("NUMPAGES", str(total))
    cells = [(twips(_LOGO_CM), paragraph(text, logo))] if logo else []
    rest = width - twips(_DATA_CM) - sum(cell[0] for cell in cells)
    return [*cells, (rest, middle or paragraph(text, "")), (twips(_DATA_CM), right + paragraph(side, page))]


def _titled(manual: Manual, boxed: bool) -> str:
    """The title, with what kind of document it is when there is room and the title does not say it."""
    kind = manual.cover.clase
    said = kind.casefold().split()[:1] == manual.title.casefold().split()[:1]
    return f"{kind}: {manual.title}" if boxed and kind and not said else manual.title


def header_table(cells: list[tuple[int, str]], style: str, width: int) -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w, _ in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>' for w, content in cells
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )


def footer_part(manual: Manual, profile: Profile, styles: Mapping[str, str], numbered: bool) -> str:
    """The w:ftr: the notice of uncontrolled copy and, where the profile wants it, the number of the page."""
    notice = paragraph(styles["Footer"], text_run(manual.notice or profile.aviso))
    number = paragraph(styles["PageNumber"], field("PAGE", "1")) if numbered and profile.numero_en_pie else ""
    return f"{XML_HEAD}<w:ftr {NAMESPACES}>{notice}{number}</w:ftr>"


def empty_header(styles: Mapping[str, str]) -> str:
    return f'{XML_HEAD}<w:hdr {NAMESPACES}>{paragraph(styles["Header"], "")}</w:hdr>'


def empty_footer(styles: Mapping[str, str]) -> str:
    return f'{XML_HEAD}<w:ftr {NAMESPACES}>{paragraph(styles["Footer"], "")}</w:ftr>'
