"""Floor 3: the small change of WordprocessingML: clean text, escaped attributes, runs, paragraphs, fields, units.

Everything is text. Nothing here knows the document tree; whatever a person wrote goes through `esc` or `attr`.
"""

from __future__ import annotations

import re

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" xmlns:wp="{WP_NS}" xmlns:a="{A_NS}" xmlns:pic="{PIC_NS}"'

TWIPS_PER_CM = 1440 / 2.54
EMU_PER_CM = 360000
EMU_PER_TWIP = 635

# What XML forbids, and what Word would hide or obey: controls, surrogates, bidi overrides, zero-width marks,
# noncharacters, and the «_x0007_» escape that Word turns into a control character.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc-\uffff\u202a-\u202e\u2066-\u2069"
    "\u200b\u2060\ufeff]|_x00[01][0-9A-Fa-f]_"
)
_STYLED = re.compile('(<w:pPr><w:pStyle w:val="[^"]*"/>)')
_SPACES = re.compile("[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """The text without what no document may hold; line ends and tabs become a space."""
    if text.isprintable() and max(text, default="") < "\ufdd0" and "_x00" not in text:
        return text
    while _FORBIDDEN.search(text):  # removing one can join two halves of another
        text = _FORBIDDEN.sub("", text)
    return _SPACES.sub(" ", text)


def esc(text: str) -> str:
    """Text for the inside of an element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attr(text: str) -> str:
    """Text for an attribute between double quotes."""
    return esc(text).replace('"', "&quot;")


def twips(cm: float) -> int:
    return round(cm * TWIPS_PER_CM)


def emu(cm: float) -> int:
    return round(cm * EMU_PER_CM)


_PERCENT = re.compile(r"(?<=\d) (?=%)")


def glued(text: str) -> str:
    """The text with its percentages in one piece: no line ends between the number and the sign."""
    return _PERCENT.sub("\u00a0", text) if " %" in text else text


def text_run(text: str, properties: str = "") -> str:
    """A run of text. `properties` is the inside of its w:rPr."""
    written = esc(text)
    if not written:
        return ""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    space = ' xml:space="preserve"' if written[0] == " " or written[-1] == " " else ""
    return f"<w:r>{rpr}<w:t{space}>{written}</w:t></w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a named style. `properties` follows the style inside its w:pPr, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def held(xml: str) -> str:
    """`xml` with its first paragraph kept on the page of what follows it."""
    return _STYLED.sub(r"\1<w:keepNext/>", xml, count=1)


def bookmark(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def open_with(xml: str, mark: str) -> str:
    """`xml` with `mark` inside its first paragraph: a mark between paragraphs belongs to no page in particular."""
    return xml.replace("</w:pPr>", f"</w:pPr>{mark}", 1)


def field(instruction: str, result: str, properties: str = "") -> str:
    """A complex field with its stored result. `instruction` is ours alone: never text of a person."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{text_run(result, properties)}"
        f'<w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def hyperlink(anchor: str, content: str, tip: str = "") -> str:
    """A link to a bookmark of the document."""
    tooltip = f' w:tooltip="{attr(tip[:250])}"' if clean(tip).strip() else ""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1"{tooltip}>{content}</w:hyperlink>'
