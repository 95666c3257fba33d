"""Floor 3: the package that every manual starts from when the entity gives no template: styles, settings and nothing else."""

from __future__ import annotations

from functools import cache

from generator.writers.docx.archive import write_archive
from generator.writers.docx.oxml import NAMESPACES, W_NS, XML_HEAD
from generator.writers.docx.profile import Profile
from generator.writers.docx.sections import section_xml
from generator.writers.docx.styles import styles_part

_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_CT}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_CT}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_CT}.numbering+xml"/></Types>'
)
_PACKAGE_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_REL}/numbering" Target="numbering.xml"/></Relationships>'
)


@cache
def base_package(profile: Profile) -> bytes:
    """A document with no text, ready for python-docx to open."""
    body = section_xml(profile, "cuerpo", {}, bare=True)
    return write_archive({
        "[Content_Types].xml": XML_HEAD + _CONTENT_TYPES,
        "_rels/.rels": XML_HEAD + _PACKAGE_RELS,
        "word/_rels/document.xml.rels": XML_HEAD + _DOCUMENT_RELS,
        "word/document.xml": f"{XML_HEAD}<w:document {NAMESPACES}><w:body><w:p/>{body}</w:body></w:document>",
        "word/styles.xml": f'{XML_HEAD}<w:styles xmlns:w="{W_NS}">{styles_part(profile)}</w:styles>',
        "word/numbering.xml": f'{XML_HEAD}<w:numbering xmlns:w="{W_NS}"/>',
    })


def settings_part(notes: bool = True) -> str:
    """The settings of every manual: no update prompt, Word 2013 layout, es-CO. `notes`: it has a footnotes part."""
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    return (
        f'{XML_HEAD}<w:settings xmlns:w="{W_NS}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
        '<w:themeFontLang w:val="es-CO"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
