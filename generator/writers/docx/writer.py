"""Floor 3: a manual to the bytes of a Word file: the parts of an ICONTEC document, in their order.

Pure: pictures come from a callable, pages from a mapping, the template as bytes. No disk, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.diagnostics import Diagnostics
from generator.doctree.manual import Manual
from generator.doctree.nodes import NOWHERE, DefinitionList, Text
from generator.writers.docx.base import base_package, settings_part
from generator.writers.docx.blocks import write_block
from generator.writers.docx.chapters import write_chapter
from generator.writers.docx.context import Context
from generator.writers.docx.flow import Flow
from generator.writers.docx.front import write_control, write_cubierta, write_portada
from generator.writers.docx.furniture import Furniture, furnish
from generator.writers.docx.headings import write_heading
from generator.writers.docx.inlines import resolve_references
from generator.writers.docx.numbering import abstract_numbers, numbers
from generator.writers.docx.oxml import bookmark, open_with, paragraph, text_run
from generator.writers.docx.package import Package, document_part, drop_unused, notes_part, open_package
from generator.writers.docx.pagenumbers import FIRST_NUMBERED, PAGE_COUNT, printed_numbers
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.profile import Profile
from generator.writers.docx.properties import app_part, core_part
from generator.writers.docx.sections import KINDS, section_xml, text_width
from generator.writers.docx.stylematch import style_key
from generator.writers.docx.toc import ANNEXES_BOOKMARK, write_contents
from generator.writers.docx.words import BIBLIOGRAFIA, GLOSARIO, SIN_BIBLIOGRAFIA


def write_docx(
    manual: Manual, profile: Profile, *, images: Callable[[str], bytes], template: bytes | None = None,
    pages: Mapping[str, int] | None = None, diagnostics: Diagnostics,
) -> bytes:
    """The manual as a Word file. `pages`: bookmark -> page, from a rendering (pages.py); without it the contents and the
    lists have no numbers. `template`: an entity's own .docx, already accepted by security.py."""
    package = open_package(template or base_package(profile), profile)
    if template is not None and package.created:
        _report_created(package, manual, diagnostics)
    ctx = _context(manual, profile, package, images, diagnostics)
    known = printed_numbers(pages or {}, profile.primera_pagina_visible)
    furniture = furnish(manual, profile, package, ctx, template is not None, int(known.get(PAGE_COUNT, "1")))
    glossary = _glossary(manual, ctx, furniture) if profile.capitulo_hoja_nueva else ""
    body = _body(manual, ctx, furniture)
    before = _before(manual, ctx, furniture, glossary, known)
    xml = resolve_references(before + body, ctx, known)
    package.fill(package.main, document_part(xml))
    return _finish(manual, profile, package, ctx, furniture, known)


_OWN = re.compile(r"MIPG\d?$")


def _report_created(package: Package, manual: Manual, diagnostics: Diagnostics) -> None:
    """Only styles that a person knows from Word are news; those of the product are missing in every template."""
    known = sorted(name for name, id in package.created.items() if not _OWN.search(id))
    if known:
        diagnostics.warning(
            "T11", manual.chapters[0].pos if manual.chapters else NOWHERE,
            f"La plantilla de Word no tiene {len(known)} estilos que el manual usa y se crearon: {', '.join(known)}.",
            "Cree el estilo en la plantilla si quiere darle otro aspecto.",
        )


def _context(
    manual: Manual, profile: Profile, package: Package, images: Callable[[str], bytes], diagnostics: Diagnostics,
) -> Context:
    notes, _ = package.add_part("footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES)
    package.notes = notes
    return Context(
        profile=profile, styles=package.styles, images=images, diagnostics=diagnostics,
        link_id=lambda url: package.link(package.main, url), note_link_id=lambda url: package.link(notes, url),
        add_image=lambda data, extension: package.picture(package.main, data, extension),
        page=manual.address, references_address=manual.references_address,
    )


# ------------------------------------------------------------------------------------------ parts, as NTC orders them
def _flow(ctx: Context, furniture: Furniture, kind: str) -> Flow:
    profile = ctx.profile
    widths = {name: text_width(profile, name) for name in KINDS}
    flow = Flow(ctx, lambda name: section_xml(profile, name, furniture.references[name]), widths, kind)
    ctx.width = widths[kind]
    return flow


def _glossary(manual: Manual, ctx: Context, furniture: Furniture) -> str:
    """The glossary as the last of the preliminaries."""
    flow = _flow(ctx, furniture, "preliminares")
    _write_glossary(manual, ctx, flow)
    return flow.written() if flow.stretches else ""


def _write_glossary(manual: Manual, ctx: Context, flow: Flow) -> None:
    if manual.glossary is None or not manual.glossary.items:
        return
    ctx.page, ctx.heading_level = manual.glossary_address, 0
    flow.heading(write_heading((Text(GLOSARIO),), ctx, 1, "", "plain"))
    items = sorted(manual.glossary.items, key=lambda item: _alphabetical(plain_text(item.term)))
    flow.add(write_block(DefinitionList(tuple(items)), ctx))
    ctx.page = manual.address


def _alphabetical(text: str) -> str:
    """Spanish order: accents do not count, ñ comes after n."""
    return style_key(text.casefold().replace("ñ", "nzzzz"))


def _body(manual: Manual, ctx: Context, furniture: Furniture) -> str:
    flow = _flow(ctx, furniture, "cuerpo")
    if not ctx.profile.capitulo_hoja_nueva:  # where chapters follow one another, they follow the glossary too
        _write_glossary(manual, ctx, flow)
    if manual.introduction is not None:
        write_chapter(replace(manual.introduction, numbered=False), flow)
    for chapter in manual.chapters:
        write_chapter(chapter, flow)
    if manual.conclusions is not None:
        write_chapter(manual.conclusions, flow)
    _bibliography(manual, ctx, flow)
    _annexes(manual, ctx, flow)
    _closing_control(manual, ctx, flow)
    return flow.written() + flow.last_section()


def _bibliography(manual: Manual, ctx: Context, flow: Flow) -> None:
    ctx.page, ctx.heading_level = manual.references_address, 0
    flow.heading(write_heading((Text(BIBLIOGRAFIA),), ctx, 1, "", "plain"), ctx.profile.capitulo_hoja_nueva)
    flow.turn(False)
    entries = write_block(manual.references, ctx)
    flow.add(entries or paragraph(ctx.style("Bibliography"), text_run(SIN_BIBLIOGRAFIA)))
    ctx.page = manual.address


def _closing_control(manual: Manual, ctx: Context, flow: Flow) -> None:
    """The control of changes and the signatures, for a profile that wants them at the end."""
    control = write_control(manual, ctx, fresh=True) if ctx.profile.control_de_cambios == "final" else ""
    if control:
        flow.heading("", True)
        flow.turn(False)
        flow.add(control)


def _annexes(manual: Manual, ctx: Context, flow: Flow) -> None:
    """The annexes, inside the bookmark that their list refers to."""
    if not manual.annexes:
        return
    flow.add("")
    number = ctx.next_bookmark()[0]
    start, end = bookmark(number, ANNEXES_BOOKMARK, "\x00").split("\x00")
    flow.heading(start)
    for annex in manual.annexes:
        write_chapter(annex, flow, "annex")
    flow.add(end)


def _before(manual: Manual, ctx: Context, furniture: Furniture, glossary: str, pages: Mapping[str, str]) -> str:
    """Covers, control of changes, contents, lists and glossary: written last, when everything is numbered."""
    profile, covers = ctx.profile, []
    if furniture.cover:
        covers = [(furniture.cover, "portada")]
    else:
        covers = [(write_cubierta(manual, ctx, furniture.logo()), "cubierta")] if profile.cubierta else []
        covers.append((write_portada(manual, ctx, furniture.logo()), "portada"))
    pieces = [xml + _closing(ctx, furniture, kind) for xml, kind in covers]
    flow = _flow(ctx, furniture, "preliminares")
    start = profile.primera_pagina_visible if profile.primera_pagina_visible > 1 else 0
    flow.section = lambda name: section_xml(profile, name, furniture.references[name], start)
    control = write_control(manual, ctx) if profile.control_de_cambios == "preliminares" else ""
    opening = control + write_contents(ctx, pages, not control, max(1, min(4, manual.contents_levels)))
    flow.add(open_with(opening, bookmark(ctx.next_bookmark()[0], FIRST_NUMBERED, "")))
    flow.add(glossary or paragraph(ctx.style("Separator"), ""))  # a section does not end inside the field of a list
    return "".join(pieces) + flow.written(closed=True)


def _closing(ctx: Context, furniture: Furniture, kind: str) -> str:
    return paragraph(ctx.style("Separator"), "", section_xml(ctx.profile, kind, furniture.references[kind]))


def _finish(
    manual: Manual, profile: Profile, package: Package, ctx: Context, furniture: Furniture, pages: Mapping[str, str],
) -> bytes:
    assert package.notes is not None
    package.fill(package.notes, resolve_references(notes_part(ctx.notes), ctx, pages))
    package.add_numbering(abstract_numbers(profile, package.styles), numbers(ctx.list_starts))
    settings, _ = package.add_part("settings.xml", CT.WML_SETTINGS, RT.SETTINGS)
    package.fill(settings, settings_part())
    drop_unused(package, furniture.kept)
    return package.finish(core_part(manual), app_part(manual, int(pages.get(PAGE_COUNT, "1"))))
