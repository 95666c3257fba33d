"""Floor 3: what surrounds the text: headers and footers of each kind of section, logo and cover; ours or the entity's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from generator.doctree.manual import Manual
from generator.writers.docx.context import Context
from generator.writers.docx.figures import drawing_run
from generator.writers.docx.headers import MAX_LOGO_CM, empty_footer, empty_header, footer_part, header_part
from generator.writers.docx.images import BadImageError, Picture, read_picture
from generator.writers.docx.oxml import clean, emu
from generator.writers.docx.package import Package
from generator.writers.docx.profile import Profile
from generator.writers.docx.sections import COVERS, KINDS, text_width
from generator.writers.docx.template import own_cover, own_headers, set_language

_COVER_LOGO_CM = (5.0, 3.0)


@dataclass(frozen=True, slots=True)
class Furniture:
    """`references`: kind of section -> which header and footer. `cover`: the entity's own, as XML. `kept`: ids it needs."""

    references: Mapping[str, Mapping[str, str]]
    logo: Callable[[], str]
    cover: str = ""
    kept: frozenset[str] = frozenset()


def furnish(manual: Manual, profile: Profile, package: Package, ctx: Context, templated: bool, total: int) -> Furniture:
    picture = _logo_picture(manual, ctx)
    references = _references(manual, profile, package, ctx, picture, total)
    kept: frozenset[str] = frozenset()
    cover = ""
    if templated:
        set_language(package.document.styles.element, manual.language)
        own = own_headers(package, manual, ctx)
        cover, kept = own_cover(package, manual, ctx)
        kept |= frozenset(own.values())
        for kind in KINDS:
            if "header" in own:
                references[kind]["header"] = own["wide_header" if kind == "apaisado" and "wide_header" in own else "header"]
            if "footer" in own:
                references[kind]["footer"] = own["footer"]
    return Furniture(references, lambda: _cover_logo(package, ctx, picture, manual), cover, kept)


def _logo_picture(manual: Manual, ctx: Context) -> Picture | None:
    if not manual.cover.logo:
        return None
    try:
        return read_picture(ctx.images(manual.cover.logo))
    except BadImageError as error:
        ctx.diagnostics.error(
            "I10", ctx.pos, f"El logo «{clean(manual.cover.logo)[:60]}» no puede ir en el manual: {error}.",
            "Guárdelo de nuevo como PNG o JPG, de menos de 8 MB y 40 millones de píxeles.",
        )
        return None


def _logo_run(package: Package, part: Part, ctx: Context, picture: Picture | None, manual: Manual, box: tuple[float, float]) -> str:
    if picture is None:
        return ""
    scale = min(emu(box[0]) / picture.width, emu(box[1]) / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    ctx.drawings += 1
    entity = manual.cover.entidad or manual.control.entidad or "la entidad"
    alt = manual.cover.logo_alt or f"Logo de {entity}"
    return drawing_run(ctx.drawings, package.picture(part, picture.data, picture.extension), size, alt)


def _cover_logo(package: Package, ctx: Context, picture: Picture | None, manual: Manual) -> str:
    return _logo_run(package, package.main, ctx, picture, manual, _COVER_LOGO_CM)


def _references(
    manual: Manual, profile: Profile, package: Package, ctx: Context, picture: Picture | None, total: int,
) -> dict[str, dict[str, str]]:
    """Our own headers and footers: upright, landscape, without number, and empty for the covers."""
    made: dict[str, str] = {}

    def add(key: str, xml: Callable[[Part], str], footer: bool = False) -> None:
        name = f"{'pie' if footer else 'encabezado'}{len(made) + 1}.xml"
        kind, relation = (CT.WML_FOOTER, RT.FOOTER) if footer else (CT.WML_HEADER, RT.HEADER)
        part, made[key] = package.add_part(name, kind, relation)
        package.fill(part, xml(part))

    def header(kind: str) -> Callable[[Part], str]:
        def write(part: Part) -> str:
            logo = _logo_run(package, part, ctx, picture, manual, MAX_LOGO_CM)
            return header_part(manual, profile, ctx.styles, text_width(profile, kind), logo, total)
        return write

    add("upright", header("cuerpo"))
    add("wide", header("apaisado"))
    add("blank", lambda _: empty_header(ctx.styles))
    add("footer", lambda _: footer_part(manual, profile, ctx.styles, True), footer=True)
    add("plain_footer", lambda _: footer_part(manual, profile, ctx.styles, False), footer=True)
    add("blank_footer", lambda _: empty_footer(ctx.styles), footer=True)
    return {kind: _of_kind(kind, profile, made) for kind in KINDS}


def _of_kind(kind: str, profile: Profile, made: Mapping[str, str]) -> dict[str, str]:
    unnumbered = kind in COVERS or kind == "preliminares" and not profile.numero_en_preliminares
    references = {
        "header": made["wide" if kind == "apaisado" else "upright"],
        "footer": made["plain_footer" if unnumbered else "footer"],
    }
    return references | ({"first_header": made["blank"], "first_footer": made["blank_footer"]} if kind in COVERS else {})
