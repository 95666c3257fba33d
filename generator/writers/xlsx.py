"""Floor 3: sheets of typed values as a workbook: the few parts of Office Open XML that it takes, written at once and always with the same bytes.

A text is a text (`inlineStr`), never a formula. Part names and the order of elements are those of ECMA-376, which Excel asks for.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from generator.doctree.sheets import Sheet, SheetColumn, Value

FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
NUMBER_FORMATS = {"integer": 3, "decimal": 4, "percent": 164, "date": 165}
"""The number format of each kind of column: those below 164 come with every spreadsheet, the others are in `_STYLES`."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_CELL = 32767
FIXED_DATE = (2017, 9, 11, 12, 0, 0)
"""Files carry no clock: two builds of the same model are equal byte for byte."""
EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet."""
HEADER = 1
LOOKS = {look: at for at, look in enumerate([(0, True, False), (0, True, True), (0, False, False), (0, False, True),
                                             *((number, False, False) for number in NUMBER_FORMATS.values())], HEADER + 1)}
"""(number format, wrapped, quoted) → its place in the list of styles."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0#&quot; %&quot;"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{HEADER + 1 + len(LOOKS)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    + "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="{quoted:d}" applyNumberFormat="1" applyAlignment="1">'
              f'<alignment vertical="top" wrapText="{wrapped:d}"/></xf>' for number, wrapped, quoted in LOOKS)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


def write_xlsx(sheets: Iterable[Sheet], title: str) -> bytes:
    """A workbook with one tab per sheet: real types, filters, frozen header, widths, wrapped text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(list(sheets), title):
            data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
            package.writestr(zipfile.ZipInfo(name, FIXED_DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _parts(sheets: list[Sheet], title: str) -> Iterator[tuple[str, str]]:
    tabs = [(f"worksheets/sheet{number}.xml", sheet) for number, sheet in enumerate(sheets, 1)]
    typed = [("xl/workbook.xml", f"{_TYPE}.spreadsheetml.sheet.main+xml"), ("xl/styles.xml", f"{_TYPE}.spreadsheetml.styles+xml"),
             ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
             *((f"xl/{path}", f"{_TYPE}.spreadsheetml.worksheet+xml") for path, _ in tabs)]
    yield "[Content_Types].xml", (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in typed) + "</Types>")
    yield "_rels/.rels", _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml"), (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")])
    yield "docProps/core.xml", _properties(title)
    yield "xl/workbook.xml", _workbook(sheets)
    yield "xl/_rels/workbook.xml.rels", _relations([*((f"{_OFFICE}/worksheet", path) for path, _ in tabs), (f"{_OFFICE}/styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for path, sheet in tabs:
        yield f"xl/{path}", _worksheet(sheet)


def _relations(targets: list[tuple[str, str]]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def _properties(title: str) -> str:
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*FIXED_DATE)
    return (f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f'<dc:title>{_text(title)}</dc:title><dc:creator>MIPG</dc:creator><dc:language>es-CO</dc:language>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
            "</cp:coreProperties>")


def _workbook(sheets: list[Sheet]) -> str:
    names = _tab_names(sheets)
    tabs = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1))
    ranges = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">\'{name}\'!{_area(sheet, "$")}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">\'{name}\'!$1:$1</definedName>' for at, (name, sheet) in enumerate(zip(names, sheets, strict=True)))
    return (f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>{tabs}</sheets>'
            f"<definedNames>{ranges}</definedNames></workbook>")


def _tab_names(sheets: list[Sheet]) -> list[str]:
    """At most 31 characters, and none twice."""
    names: list[str] = []
    for sheet in sheets:
        name, number = sheet.name[:31], 2
        while name in names:
            name, number = f"{sheet.name[:28]}-{number}", number + 1
        names.append(name)
    return names


def _worksheet(sheet: Sheet) -> str:
    letters = [_letters(number) for number in range(1, len(sheet.columns) + 1)]
    header = "".join(_string(f'r="{letter}1" s="{HEADER}"', column.title) for letter, column in zip(letters, sheet.columns, strict=True))
    rows = "".join(f'<row r="{line}">' + "".join(_cell(f"{letter}{line}", column, value) for letter, column, value in zip(letters, sheet.columns, row, strict=True))
                   + "</row>" for line, row in enumerate(sheet.rows, 2))
    widths = "".join(f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>' for number, column in enumerate(sheet.columns, 1))
    return (f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{_area(sheet)}"/>'
            '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
            '<selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
            f'<cols>{widths}</cols><sheetData><row r="1">{header}</row>{rows}</sheetData><autoFilter ref="{_area(sheet)}"/>'
            '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
            '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>')


def _area(sheet: Sheet, mark: str = "") -> str:
    """All the cells of a sheet."""
    return f"{mark}A{mark}1:{mark}{_letters(len(sheet.columns))}{mark}{len(sheet.rows) + 1}"


def _letters(number: int) -> str:
    """The name of a column: 1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(place: str, column: SheetColumn, value: Value) -> str:
    wrapped = column.format == "text"
    if isinstance(value, bool):
        value = "Sí" if value else "No"
    if isinstance(value, str):
        return _string(f'r="{place}" s="{LOOKS[0, wrapped, value.startswith(FORMULA_START)]}"', value)
    if value is None:
        return f'<c r="{place}" s="{LOOKS[0, wrapped, False]}"/>'
    look = LOOKS[NUMBER_FORMATS.get(column.format, 0), wrapped, False]
    return f'<c r="{place}" s="{look}"><v>{_number(value)}</v></c>'


def _string(attributes: str, value: str) -> str:
    return f'<c {attributes} t="inlineStr"><is><t xml:space="preserve">{_text(value[:MAX_CELL])}</t></is></c>' if value else f"<c {attributes}/>"


def _number(value: int | Decimal | date) -> str:
    return str((value - EPOCH).days) if isinstance(value, date) else repr(float(value)) if isinstance(value, Decimal) else str(value)


def _text(value: str) -> str:
    return escape(NOT_XML.sub("\ufffd", value))
