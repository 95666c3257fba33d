"""Floor 3: the properties of the file (title, author, subject, keywords, language, dates) as parts of the package."""

from __future__ import annotations

import re

from generator.doctree.manual import Manual
from generator.writers.docx.oxml import XML_HEAD, clean, esc
from generator.writers.docx.words import AUTOR

_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><Pages>{pages}</Pages>{company}<AppVersion>16.0000</AppVersion></Properties>"
)


def core_part(manual: Manual) -> str:
    """Dates are those of the document, never of the clock: the same manual gives the same bytes."""
    control, cover = manual.control, manual.cover
    author = clean(cover.autor or cover.entidad or control.entidad).strip() or AUTOR
    date = f"{control.fecha}T12:00:00Z" if _DATE.match(control.fecha) else ""
    fields = [
        ("dc:title", clean(manual.title).strip() or AUTOR), ("dc:subject", manual.subject or manual.subtitle or cover.clase),
        ("dc:creator", author), ("cp:keywords", "; ".join(manual.keywords)), ("cp:lastModifiedBy", author),
        ("dc:language", manual.language), ("cp:category", cover.clase), ("cp:version", control.version),
        ("cp:contentStatus", control.estado), ("dc:identifier", control.codigo),
    ]
    written = "".join(f"<{tag}>{esc(value.strip())}</{tag}>" for tag, value in fields if clean(value).strip())
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{date}</dcterms:{tag}>' for tag in ("created", "modified") if date
    )
    return f"{XML_HEAD}{_CORE}{written}{dates}</cp:coreProperties>"


def app_part(manual: Manual, pages: int) -> str:
    entity = clean(manual.cover.entidad or manual.control.entidad).strip()
    company = f"<Company>{esc(entity)}</Company>" if entity else ""
    return XML_HEAD + _APP.format(pages=max(1, pages), company=company)
