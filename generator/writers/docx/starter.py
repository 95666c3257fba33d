"""Floor 3: the template that `mipg plantilla` writes for an entity to edit in Word: styles, header, cover, all with controls."""

from __future__ import annotations

import re

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.doctree.manual import Cover, Manual
from generator.writers.docx.base import base_package, settings_part
from generator.writers.docx.fields import FIELD_NAMES
from generator.writers.docx.figures import drawing_run
from generator.writers.docx.headers import MAX_LOGO_CM, header_table
from generator.writers.docx.images import read_picture
from generator.writers.docx.numbering import abstract_numbers, numbers
from generator.writers.docx.oxml import NAMESPACES, XML_HEAD, attr, emu, esc, field, paragraph, text_run
from generator.writers.docx.package import Package, document_part, drop_unused, open_package
from generator.writers.docx.profile import Profile
from generator.writers.docx.properties import app_part, core_part
from generator.writers.docx.sections import section_xml, text_height, text_width

_GUIDE = (
    ("Heading1", "Cómo usar esta plantilla"),
    ("BodyText", "Cambie en Word los estilos, el encabezado, el pie, el logo y la portada. El texto de esta página no pasa a los manuales."),
    ("BodyText", "Los controles de contenido (Código, Versión, Título…) se llenan solos en cada manual: puede moverlos, copiarlos o "
                 "borrarlos, pero no cambie su etiqueta."),
    ("Heading2", "Título de segundo nivel"),
    ("BodyText", "Así se ve un párrafo del manual."),
    ("ListBullet", "Así se ve una viñeta."),
    ("Caption", "Así se ve el título de una tabla o figura."),
    ("Source", "Así se ve la fuente de una tabla o figura."),
    ("Bibliography", "Así se ve una entrada de la bibliografía, con sangría francesa desde el segundo renglón de cada referencia."),
)


def starting_template(profile: Profile, *, entidad: str, logo: bytes | None = None) -> bytes:
    """A .docx that Word opens, with the looks of the profile. The same arguments give the same bytes.
    BadImageError when the logo cannot go in."""
    package = open_package(base_package(profile), profile)
    controls = _Controls(entidad)
    picture = read_picture(logo) if logo else None
    references: dict[str, str] = {}
    for key, kind in (("upright", "cuerpo"), ("wide", "apaisado")):
        part, references[key] = package.add_part(f"header{len(references) + 1}.xml", CT.WML_HEADER, RT.HEADER)
        image = ""
        if picture:
            scale = min(emu(MAX_LOGO_CM[0]) / picture.width, emu(MAX_LOGO_CM[1]) / picture.height)
            rid = package.picture(part, picture.data, picture.extension)
            size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
            image = drawing_run(len(references), rid, size, f"Logo de {entidad or 'la entidad'}")
        package.fill(part, _header(package, controls, text_width(profile, kind), image))
    foot, footer = package.add_part("footer1.xml", CT.WML_FOOTER, RT.FOOTER)
    package.fill(foot, f'{XML_HEAD}<w:ftr {NAMESPACES}>{paragraph(package.styles["Footer"], text_run(profile.aviso))}</w:ftr>')
    package.fill(package.main, document_part(_body(package, profile, controls, references, footer)))
    package.add_numbering(abstract_numbers(profile, package.styles), numbers([]))
    settings, _ = package.add_part("settings.xml", CT.WML_SETTINGS, RT.SETTINGS)
    package.fill(settings, settings_part(notes=False))
    drop_unused(package, frozenset())
    manual = Manual(f"Plantilla de Word de {entidad or 'la entidad'}", (), cover=Cover(entidad=entidad))
    return package.finish(core_part(manual), app_part(manual, 1))


class _Controls:
    """Content controls with ids of their own."""

    def __init__(self, entidad: str) -> None:
        self.count = 0
        self.shown = {"entidad": entidad} if entidad.strip() else {}

    def run(self, key: str) -> str:
        self.count += 1
        shown = esc(self.shown.get(key) or f"[{FIELD_NAMES[key]}]")
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attr(FIELD_NAMES[key])}"/><w:tag w:val="{key}"/><w:id w:val="{1000 + self.count}"/>'
            f"<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
        )


def _header(package: Package, controls: _Controls, width: int, image: str) -> str:
    styles = package.styles
    middle = "".join(paragraph(styles[role], controls.run(key)) for role, key in (
        ("BoxName", "entidad"), ("BoxCenter", "proceso"), ("BoxCenter", "titulo")))
    data = "".join(
        paragraph(styles["BoxLine"], text_run(f"{FIELD_NAMES[key]}: ") + controls.run(key)) for key in ("codigo", "version", "fecha")
    )
    page = text_run("Página ") + field("PAGE", "1") + text_run(" de ") + field("NUMPAGES", "1")
    side, logo = 2780, 1474
    cells = [
        (logo, paragraph(styles["BoxCenter"], image or text_run("Logo"))), (width - side - logo, middle),
        (side, data + paragraph(styles["BoxLine"], page)),
    ]
    table = header_table(cells, styles["TableHeader"], width)
    return f'{XML_HEAD}<w:hdr {NAMESPACES}>{table}{paragraph(styles["Separator"], "")}</w:hdr>'


def _body(package: Package, profile: Profile, controls: _Controls, references: dict[str, str], footer: str) -> str:
    styles = package.styles

    def section(kind: str, header: str) -> str:
        links = {"header": references[header], "footer": footer, "first_header": references[header], "first_footer": footer}
        return section_xml(profile, kind, links)

    room = f'<w:spacing w:before="{round(text_height(profile, "portada") / 3.4 * 567)}"/>'
    cover = "".join([
        paragraph(styles["Title"], controls.run("titulo")), paragraph(styles["Subtitle"], controls.run("subtitulo")),
        paragraph(styles["Cover"], controls.run("clase"), room),
        paragraph(styles["Cover"], text_run("Código: ") + controls.run("codigo")),
        paragraph(styles["Cover"], text_run("Versión: ") + controls.run("version")),
        paragraph(styles["Cover"], controls.run("entidad"), room),
        *(paragraph(styles["Cover"], controls.run(key)) for key in ("dependencia", "ciudad", "anio")),
    ])
    guide = "".join(paragraph(styles[role], text_run(words)) for role, words in _GUIDE)
    wide = paragraph(styles["BodyText"], text_run("Así se ve una hoja apaisada, con su propio encabezado."), section("apaisado", "wide"))
    return (
        f'{cover}{paragraph(styles["Separator"], "", _bare_cover(section("portada", "upright")))}{guide}'
        f'{paragraph(styles["Separator"], "", section("cuerpo", "upright"))}{wide}'
        f'{paragraph(styles["BodyText"], text_run("Última hoja de muestra."))}{section("cuerpo", "upright")}'
    )


def _bare_cover(section: str) -> str:
    """The cover without header: Word shows nothing on a first page whose own header is not given."""
    return re.sub(r'<w:(?:header|footer)Reference w:type="first" r:id="[^"]*"/>', "", section)
