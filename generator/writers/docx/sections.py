"""Floor 3: the kinds of section of a manual: paper, margins, and which header and footer each one shows."""

from __future__ import annotations

from collections.abc import Mapping

from generator.writers.docx.oxml import twips
from generator.writers.docx.profile import Margins, Profile

KINDS = ("cubierta", "portada", "preliminares", "cuerpo", "apaisado")
COVERS = ("cubierta", "portada")


def margins(profile: Profile, kind: str) -> Margins:
    if kind == "apaisado":
        return profile.margenes_apaisado_cm
    return profile.margenes_doble_cara_cm if profile.doble_cara and kind not in COVERS else profile.margenes_cm


def text_width(profile: Profile, kind: str) -> int:
    """Twips between the side margins."""
    paper, edge = profile.papel_cm, margins(profile, kind)
    return twips((paper.alto if kind == "apaisado" else paper.ancho) - edge.izquierdo - edge.derecho)


def text_height(profile: Profile, kind: str) -> float:
    """Centimetres between the top and bottom margins."""
    paper, edge = profile.papel_cm, margins(profile, kind)
    return (paper.ancho if kind == "apaisado" else paper.alto) - edge.superior - edge.inferior


def section_xml(profile: Profile, kind: str, references: Mapping[str, str], start: int = 0, bare: bool = False) -> str:
    """The w:sectPr. `references` has the relationship ids: «header», «footer» and, for covers, «first_header», «first_footer».
    `bare`: without them."""
    cover = kind in COVERS
    parts = [("header", "default", "header"), ("footer", "default", "footer")]
    if cover:
        parts += [("header", "first", "first_header"), ("footer", "first", "first_footer")]
    links = "".join(
        f'<w:{part}Reference w:type="{when}" r:id="{references[key]}"/>' for part, when, key in ([] if bare else parts)
    )
    wide = kind == "apaisado"
    across, down = twips(profile.papel_cm.ancho), twips(profile.papel_cm.alto)
    size = f'w:w="{down}" w:h="{across}" w:orient="landscape"' if wide else f'w:w="{across}" w:h="{down}"'
    edge = margins(profile, kind)
    number = f'<w:pgNumType w:start="{start}"/>' if start else ""
    return (
        f'<w:sectPr>{links}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{twips(edge.superior)}" w:right="{twips(edge.derecho)}" w:bottom="{twips(edge.inferior)}" '
        f'w:left="{twips(edge.izquierdo)}" w:header="{twips(profile.encabezado_cm)}" '
        f'w:footer="{twips(min(profile.pie_cm, edge.inferior - 0.3))}" w:gutter="0"/>'
        f'{number}<w:cols w:space="708"/>{"<w:titlePg/>" if cover else ""}</w:sectPr>'
    )
