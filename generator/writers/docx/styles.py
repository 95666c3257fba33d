"""Floor 3: every style that the writer uses, by role: its id, its name in Word and its look under a profile.

The names are those of Word in English, which Word shows translated. Other files name roles, never looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.writers.docx.numbering import ANNEXES_NUM, HEADINGS_NUM, MAX_LIST_LEVEL, list_indent
from generator.writers.docx.oxml import twips
from generator.writers.docx.profile import Profile, tones
from generator.writers.docx.sections import text_width


@dataclass(frozen=True, slots=True)
class Style:
    """A style to create where the package lacks it. `ppr` and `rpr` are XML in schema order; `extra` is what a
    table style adds. `numbering` is the w:numPr that a heading must have even in an entity's own style."""

    role: str
    id: str
    name: str
    kind: str = "paragraph"
    base: str = ""
    next: str = ""
    ppr: str = ""
    rpr: str = ""
    extra: str = ""
    numbering: str = ""
    default: bool = False
    custom: bool = False
    priority: int = 99


TOC_STOPS_CM = ((0.9, 0.9), (2.3, 1.4), (3.5, 1.9), (4.9, 2.6))
"""Of each level of the contents: where its text starts, and the room for its number before that."""


def all_styles(profile: Profile) -> list[Style]:
    """In the order in which they are written."""
    return [
        *_basic(profile), *_headings(profile), *_front(profile), *_lists(profile), *_captions(profile), *_tables(profile),
        *_boxes(profile), *_characters(profile), *_tones(),
    ]


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{round(line * 240)}" w:lineRule="auto"/>'


def _basic(p: Profile) -> Iterator[Style]:
    body = _spacing(after=p.espacio_parrafo_pt, line=p.interlineado) + ('<w:jc w:val="both"/>' if p.justificado else "")
    yield Style("Normal", "Normal", "Normal", ppr="<w:widowControl/>", default=True, priority=0)
    yield Style("BodyText", "Textoindependiente", "Body Text", base="Normal", ppr=body, priority=1)
    yield Style("Quote", "Cita", "Quote", base="BodyText", next="BodyText", priority=29,
                ppr=f'<w:ind w:left="{twips(1)}" w:right="{twips(1)}"/>', rpr=_size(p.tamano_pt - 1))
    yield Style("Header", "Encabezado", "header", base="Normal", ppr=_spacing(), rpr=_size(8))
    yield Style("Footer", "Piedepgina", "footer", base="Normal", ppr=_spacing() + '<w:jc w:val="center"/>', rpr=_size(8))
    yield Style("PageNumber", "NumeroPieMIPG", "Número de página al pie", base="Footer", rpr=_size(p.tamano_pt), custom=True)
    yield Style("FootnoteText", "Textonotapie", "footnote text", base="Normal",
                ppr=_spacing(after=2) + '<w:jc w:val="both"/>', rpr=_size(p.tamano_nota_pt))
    yield Style("Bibliography", "Bibliografa", "Bibliography", base="Normal", priority=37,
                ppr=_spacing(after=p.espacio_parrafo_pt) + f'<w:ind w:left="{twips(1.27)}" w:hanging="{twips(1.27)}"/>')
    yield Style("Separator", "SeparadorMIPG", "Separador", base="Normal", custom=True,
                ppr='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', rpr=_size(4))
    yield Style("Definition", "EntradaGlosarioMIPG", "Entrada de glosario", base="BodyText", custom=True,
                ppr=_spacing(before=min(p.espacio_parrafo_pt, 8), after=2))
    yield Style("DefinitionMore", "GlosarioSigueMIPG", "Continuación de entrada de glosario", base="Definition", custom=True,
                ppr=_spacing(after=2) + f'<w:ind w:left="{twips(0.63)}"/>')
    yield Style("Pending", "PendienteMIPG", "Pendiente de cotejo", base="BodyText", custom=True,
                ppr="<w:keepNext/>" + _spacing(after=p.espacio_parrafo_pt), rpr='<w:i/><w:iCs/><w:color w:val="595959"/>' + _size(p.tamano_tabla_pt))


def _headings(p: Profile) -> Iterator[Style]:
    capitals = "<w:caps/>"
    for level in range(1, 5):
        upper = p.capitulo_mayusculas if level == 1 else p.division_mayusculas and level == 2
        look = "<w:b/><w:bCs/>" + (capitals if upper else "") + f'<w:color w:val="{p.color}"/>' + _size(p.tamano_pt + _growth(p, level))
        fresh = "<w:pageBreakBefore/>" if level == 1 and p.capitulo_hoja_nueva else ""
        before = _above(p) if p.capitulo_hoja_nueva else p.espacio_parrafo_pt * 2
        space = _spacing(before if level == 1 else min(p.espacio_parrafo_pt, 6), p.espacio_parrafo_pt * (2 if level == 1 else 1))
        centred = '<w:jc w:val="center"/>' if level == 1 and p.capitulo_centrado else '<w:jc w:val="left"/>'
        for role, id, name, base, num in (
            (f"Heading{level}", f"Ttulo{level}", f"heading {level}", "Normal", HEADINGS_NUM),
            (f"PlainHeading{level}", f"TituloSinNumeroMIPG{level}", f"Título sin número {level}", f"Heading{level}", 0),
            (f"AnnexHeading{level}", f"TituloAnexoMIPG{level}", f"Título de anexo {level}", f"Heading{level}", ANNEXES_NUM),
        ):
            own = role.startswith("Heading")
            numbering = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{num}"/></w:numPr>'
            ppr = f'<w:keepNext/><w:keepLines/>{fresh}{{}}<w:suppressAutoHyphens/>{space}{centred}<w:outlineLvl w:val="{level - 1}"/>'
            yield Style(role, id, name, base=base, next="BodyText", ppr=ppr if own else f"{{}}<w:outlineLvl w:val=\"{level - 1}\"/>",
                        rpr=look if own else "", numbering=numbering, custom=not own, priority=9)
    yield Style("MinorHeading", "TituloMenorMIPG", "Título menor", base="Normal", next="BodyText", custom=True,
                ppr=f'<w:keepNext/><w:keepLines/>{_spacing(6, 6)}<w:outlineLvl w:val="4"/>', rpr="<w:b/><w:bCs/><w:i/><w:iCs/>")


def _above(p: Profile) -> float:
    """Points that a title leaves at the head of its page, besides the margin."""
    return p.capitulo_espacio_antes_cm * 28.35 if p.capitulo_hoja_nueva else 0.0


def _growth(p: Profile, level: int) -> float:
    """The controlled document grows its chapter titles a little; ICONTEC keeps one size."""
    return {1: 3.0, 2: 1.5}.get(level, 0.0) if not p.capitulo_centrado else 0.0


def _front(p: Profile) -> Iterator[Style]:
    yield Style("Title", "Ttulo", "Title", base="Normal", ppr=_spacing(after=12) + '<w:jc w:val="center"/>', priority=10,
                rpr=f'<w:b/><w:bCs/><w:caps/><w:color w:val="{p.color}"/>' + _size(p.tamano_pt + (0 if p.capitulo_centrado else 8)))
    yield Style("Subtitle", "Subttulo", "Subtitle", base="Normal", ppr=_spacing(after=12) + '<w:jc w:val="center"/>', priority=11,
                rpr=_size(p.tamano_pt))
    yield Style("Cover", "PortadaMIPG", "Portada", base="Normal", ppr=_spacing() + '<w:jc w:val="center"/>', custom=True)
    yield Style("CoverLogo", "LogoPortadaMIPG", "Logo de la portada", base="Cover", ppr=_spacing(after=18), custom=True)
    yield Style("TOCHeading", "TtuloTDC", "TOC Heading", base="Normal", next="BodyText", priority=39,
                ppr=f'<w:keepNext/><w:keepLines/>{_spacing(_above(p), 12)}<w:jc w:val="{"center" if p.capitulo_centrado else "left"}"/>',
                rpr=f'<w:b/><w:bCs/><w:caps/><w:color w:val="{p.color}"/>' + _size(p.tamano_pt + _growth(p, 1)))
    yield Style("TOCHeadingBreak", "TituloListaMIPG", "Título de lista", base="TOCHeading", next="BodyText", custom=True,
                ppr="<w:pageBreakBefore/>")
    yield Style("TOCHeadingNext", "TituloSeguidoMIPG", "Título preliminar seguido", base="TOCHeading", next="BodyText", custom=True,
                ppr=_spacing(18, 12))
    yield Style("TOCPage", "PaginaContenidoMIPG", "Rótulo de página del contenido", base="Normal", custom=True,
                ppr='<w:keepNext/>' + _spacing(after=4) + '<w:jc w:val="right"/>')
    width = text_width(p, "preliminares")
    leader = ' w:leader="dot"' if p.puntos_guia else ""
    for level in range(1, 5):
        left, hang = (twips(cm) for cm in TOC_STOPS_CM[level - 1])
        upper = level == 1 and p.capitulo_mayusculas or level == 2 and p.division_mayusculas
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right"{leader} w:pos="{width}"/></w:tabs>'
        yield Style(f"TOC{level}", f"TDC{level}", f"toc {level}", base="Normal", next="Normal", priority=39,
                    ppr=f'{tabs}{_spacing(8 if level == 1 else 0, 4 if level == 1 else 3)}<w:ind w:left="{left}" w:hanging="{hang}"/>',
                    rpr="<w:caps/>" if upper else "")
    tabs = f'<w:tabs><w:tab w:val="right"{leader} w:pos="{width}"/></w:tabs>'
    yield Style("TOF", "Tabladeilustraciones", "table of figures", base="Normal", next="Normal",
                ppr=f'{tabs}{_spacing(after=4)}<w:ind w:left="{twips(0.9)}" w:hanging="{twips(0.9)}"/>')


def _lists(p: Profile) -> Iterator[Style]:
    yield Style("ListBullet", "Listaconvietas", "List Bullet", base="BodyText", ppr=_spacing(after=4))
    yield Style("ListNumber", "Listaconnmeros", "List Number", base="BodyText", ppr=_spacing(after=4))
    for role, id, name, base in (
        ("ListBulletLast", "UltimaVinetaMIPG", "Última viñeta", "ListBullet"),
        ("ListNumberLast", "UltimoNumeroMIPG", "Último número de lista", "ListNumber"),
    ):
        yield Style(role, id, name, base=base, next="BodyText", ppr=_spacing(after=p.espacio_parrafo_pt), custom=True)
    for level in range(1, MAX_LIST_LEVEL + 1):
        name = "List Continue" if level == 1 else f"List Continue {level}"
        yield Style(f"ListContinue{level}", f"Continuarlista{level if level > 1 else ''}", name, base="BodyText",
                    ppr=f'{_spacing(after=4)}<w:ind w:left="{list_indent(level - 1)}"/>', custom=level > 5)


def _captions(p: Profile) -> Iterator[Style]:
    yield Style("Caption", "Descripcin", "caption", base="Normal", next="BodyText", priority=35,
                ppr=f'<w:keepNext/><w:keepLines/>{_spacing(6, 6)}', rpr=_size(min(p.tamano_pt, 11)) if not p.capitulo_centrado else "")
    yield Style("Source", "FuenteMIPG", "Fuente de tabla o figura", base="Normal", next="BodyText", custom=True,
                ppr=_spacing(4, p.espacio_parrafo_pt), rpr=_size(p.tamano_nota_pt))
    yield Style("Figure", "FiguraMIPG", "Figura", base="Normal", next="Source", custom=True,
                ppr=f'<w:keepNext/>{_spacing(0, 6)}<w:jc w:val="center"/>')
    yield Style("FigureLast", "FiguraSueltaMIPG", "Figura sin nota", base="Figure", next="BodyText", custom=True, ppr='<w:keepNext w:val="0"/>')


_TABLE_CELLS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


def _lines(color: str = "7F7F7F", size: int = 4) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    inside = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>' for side in sides)
    return f"<w:tblBorders>{inside}</w:tblBorders>"


SMALL = ":chica"
"""Added to the role of a style of table text: the same, in the small type of a crowded table."""
_CELL_STYLES = (
    ("TableText", "TextoTabla", "Texto de tabla", "", ""),
    ("TableTextCenter", "TextoTablaCentro", "Texto de tabla centrado", '<w:jc w:val="center"/>', ""),
    ("TableTextRight", "TextoTablaDerecha", "Texto de tabla a la derecha", '<w:jc w:val="right"/>', ""),
    ("TableHead", "EncabezadoTabla", "Encabezado de columna", '<w:keepNext/><w:jc w:val="center"/>', "<w:b/><w:bCs/>"),
    ("RowHead", "EncabezadoFila", "Encabezado de fila", "", "<w:b/><w:bCs/>"),
)


def _cells(p: Profile) -> Iterator[Style]:
    """The text of the cells, in the usual type and in the small one."""
    toned = tuple((f"ToneText:{name}", f"CeldaTono{name.capitalize()}", f"Celda de tono {name}", '<w:jc w:val="center"/>',
                   f'<w:b/><w:bCs/><w:color w:val="{tone.letra}"/>') for name, tone in tones().items())
    for suffix, mark, words, size in (("", "", "", p.tamano_tabla_pt), (SMALL, "Chica", " (letra pequeña)", p.tamano_tabla_chica_pt)):
        for role, id, name, ppr, rpr in (*_CELL_STYLES, *toned):
            first = role == "TableText"
            yield Style(role + suffix, f"{id}{mark}MIPG", name + words, base="Normal" if first else "TableText" + suffix, custom=True,
                        ppr=_spacing() if first else ppr, rpr=_size(size) if first else rpr)


def _tables(p: Profile) -> Iterator[Style]:
    yield from _cells(p)
    yield Style("BoxLine", "TextoEncabezadoMIPG", "Texto del encabezado", base="Header", custom=True,
                ppr=_spacing(), rpr=_size(8))
    yield Style("BoxName", "EntidadEncabezadoMIPG", "Entidad del encabezado", base="BoxLine", custom=True,
                ppr='<w:jc w:val="center"/>', rpr="<w:b/><w:bCs/>")
    yield Style("BoxCenter", "CentroEncabezadoMIPG", "Texto del encabezado centrado", base="BoxLine", custom=True,
                ppr='<w:jc w:val="center"/>')
    yield Style("BoxNameLeft", "EntidadEncabezadoIzquierdaMIPG", "Entidad del encabezado a la izquierda", base="BoxLine", custom=True,
                rpr="<w:b/><w:bCs/>")
    yield Style("BoxRight", "DerechaEncabezadoMIPG", "Texto del encabezado a la derecha", base="BoxLine", custom=True,
                ppr='<w:jc w:val="right"/>')
    yield Style("TableNormal", "Tablanormal", "Normal Table", kind="table", default=True, extra=(
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'))
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{p.color_tabla}"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>'
    )
    look = f"<w:tblPr>{_lines()}{_TABLE_CELLS}</w:tblPr>"
    yield Style("TableManual", "TablaManualMIPG", "Tabla del manual", kind="table", base="TableNormal", extra=look + head, custom=True)
    yield Style("TableLayout", "TablaDiseno", "TablaDiseno", kind="table", base="TableNormal", custom=True)
    yield Style("TableUntitled", "TablaSinTituloMIPG", "Tabla sin título", kind="table", base="TableLayout",
                extra=look + head, custom=True)
    yield Style("TableHeader", "TablaEncabezadoMIPG", "Tabla de encabezado", kind="table", base="TableLayout", custom=True,
                extra=f"<w:tblPr>{_lines()}{_TABLE_CELLS}</w:tblPr>")
    rule = '<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tblBorders>'
    yield Style("TableRule", "TablaEncabezadoLineaMIPG", "Tabla de encabezado con línea", kind="table", base="TableLayout", custom=True,
                extra=f"<w:tblPr>{rule}{_TABLE_CELLS}</w:tblPr>")


_BOXES = {"note": "acento", "warning": "moderado", "pending": "moderado", "danger": "extremo", "success": "bajo"}


def _boxes(p: Profile) -> Iterator[Style]:
    yield Style("BoxTitle", "TituloRecuadroMIPG", "Título de recuadro", base="Normal", custom=True,
                ppr=f"<w:keepNext/>{_spacing(2, 3)}", rpr="<w:b/><w:bCs/>")
    yield Style("BoxText", "TextoRecuadroMIPG", "Texto de recuadro", base="BodyText", custom=True, ppr=_spacing(2, 4))
    for kind, tone in _BOXES.items():
        colours = tones()[tone]
        yield Style(f"Box:{kind}", f"Recuadro{kind.capitalize()}MIPG", f"Recuadro {kind}", kind="table", base="TableLayout", custom=True, extra=(
            f'<w:tblPr><w:tblBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="{colours.letra}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="170" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
            f'<w:right w:w="130" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{colours.fondo}"/></w:tcPr>'
        ))


def _characters(p: Profile) -> Iterator[Style]:
    font = f'<w:rFonts w:ascii="{p.fuente_codigo}" w:hAnsi="{p.fuente_codigo}" w:cs="{p.fuente_codigo}"/>'
    yield Style("DefaultFont", "Fuentedeprrafopredeter", "Default Paragraph Font", kind="character", default=True, priority=1)
    yield Style("Strong", "Textoennegrita", "Strong", kind="character", base="DefaultFont", rpr="<w:b/><w:bCs/>", priority=22)
    yield Style("Emphasis", "nfasis", "Emphasis", kind="character", base="DefaultFont", rpr="<w:i/><w:iCs/>", priority=20)
    yield Style("IntenseEmphasis", "nfasisintenso", "Intense Emphasis", kind="character", base="DefaultFont",
                rpr="<w:b/><w:bCs/><w:i/><w:iCs/>", priority=21)
    yield Style("Code", "CodigoMIPG", "Código en línea", kind="character", base="DefaultFont", rpr=f"{font}<w:noProof/>", custom=True)
    yield Style("Term", "TerminoMIPG", "Término", kind="character", base="DefaultFont", rpr="<w:b/><w:bCs/><w:caps/>", custom=True)
    yield Style("Hyperlink", "Hipervnculo", "Hyperlink", kind="character", base="DefaultFont",
                rpr='<w:color w:val="0B4F9E"/><w:u w:val="single"/>')
    yield Style("FootnoteReference", "Refdenotaalpie", "footnote reference", kind="character", base="DefaultFont",
                rpr='<w:vertAlign w:val="superscript"/>')


def _tones() -> Iterator[Style]:
    for name, tone in tones().items():
        look = f'<w:color w:val="{tone.letra}"/>'
        title = name.capitalize()
        yield Style(f"Tone:{name}", f"Tono{title}MIPG", f"Tono {name}", kind="character", base="DefaultFont", custom=True,
                    rpr=f'<w:b/><w:bCs/>{look}<w:shd w:val="clear" w:color="auto" w:fill="{tone.fondo}"/>')


# --------------------------------------------------------------------------------------------------- XML
def style_xml(style: Style, ids: dict[str, str]) -> str:
    """The w:style. `ids` gives the id of every role in this package."""
    kind = f'w:type="{style.kind}"' + (' w:default="1"' if style.default else "") + (' w:customStyle="1"' if style.custom else "")
    base = f'<w:basedOn w:val="{ids[style.base]}"/>' if style.base else ""
    following = f'<w:next w:val="{ids[style.next]}"/>' if style.next else ""
    quick = "<w:qFormat/>" if style.kind != "table" and not style.default else ""
    ppr = style.ppr.replace("{}", style.numbering) if style.numbering else style.ppr
    properties = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{style.rpr}</w:rPr>" if style.rpr else "")
    return (
        f'<w:style {kind} w:styleId="{ids[style.role]}"><w:name w:val="{style.name}"/>{base}{following}'
        f'<w:uiPriority w:val="{style.priority}"/>{quick}{properties}{style.extra}</w:style>'
    )


_LATENT = '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
"""The styles of Word that no manual uses stay out of its list until someone uses them."""


def styles_part(profile: Profile) -> str:
    """The whole w:styles of the starting package: language es-CO, the profile's font, and every style."""
    styles = all_styles(profile)
    ids = {style.role: style.id for style in styles}
    font = f'<w:rFonts w:ascii="{profile.fuente}" w:eastAsia="{profile.fuente}" w:hAnsi="{profile.fuente}" w:cs="{profile.fuente}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}{_size(profile.tamano_pt)}'
        '<w:lang w:val="es-CO" w:eastAsia="es-CO" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    return defaults + _LATENT + "".join(style_xml(style, ids) for style in styles)
