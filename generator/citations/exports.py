"""Floor 2: the sources of a publication for other programs: BibTeX, RIS and CSL-JSON. Pure text out of `Source`.

What is ours (`emisor`, `estado`, `cotejo`, `nota`) stays out: it is said on the pages, and other programs do not know it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.citations.bib_schema import TYPES
from generator.citations.bibtex import Source

_BIBTEX_FIELDS = {
    "title": "title", "title-short": "shorttitle", "medium": "titleaddon", "container-title": "journaltitle", "collection-title": "series",
    "volume": "volume", "number-of-volumes": "volumes", "issue": "issue", "number": "number", "edition": "edition", "version": "version",
    "page": "pages", "publisher": "publisher", "publisher-place": "location", "event": "eventtitle", "event-place": "venue", "genre": "type",
    "status": "pubstate", "note": "note", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url", "language": "langid",
}
_BIBTEX_DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate", "event-date": "eventdate"}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor", "illustrator": "illustrator"}
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine", "post-weblog": "blog"}
_BOOKS = frozenset({"chapter", "entry-encyclopedia", "paper-conference"})
_VERBATIM = frozenset({"URL", "DOI"})

_RIS_TYPES = {
    "legislation": "STAT", "legal_case": "CASE", "standard": "STAND", "report": "RPRT", "webpage": "ELEC", "post-weblog": "BLOG", "thesis": "THES",
    "book": "BOOK", "chapter": "CHAP", "entry-encyclopedia": "ENCYC", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "paper-conference": "CPAPER", "manuscript": "UNPB", "dataset": "DATA", "software": "COMP",
    "motion_picture": "VIDEO", "song": "SOUND", "graphic": "ART", "patent": "PAT", "pamphlet": "PAMP", "personal_communication": "PCOMM",
}
_RIS_FIELDS = {
    "title": "TI", "title-short": "ST", "container-title": "T2", "collection-title": "T3", "volume": "VL", "issue": "IS", "number": "M1",
    "edition": "ET", "publisher": "PB", "publisher-place": "CY", "genre": "M3", "DOI": "DO", "URL": "UR", "note": "N1", "language": "LA",
}
_LATEX = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
                        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~", "‘": "`"})


def write_csl_json(sources: Iterable[Source]) -> str:
    """The sources as other CSL processors and Zotero read them."""
    return json.dumps([{"id": source.key, **source.csl} for source in sources], ensure_ascii=False, indent=2) + "\n"


def write_bibtex(sources: Iterable[Source]) -> str:
    """The sources as biblatex; what this project reads again to the same references."""
    return "\n".join(_bibtex(source) for source in sources)


def _bibtex(source: Source) -> str:
    csl = source.csl
    fields = [(field, " and ".join(_bibtex_name(name) for name in csl[variable])) for variable, field in _NAMES.items() if csl.get(variable)]
    fields += [("shortauthor", f"{{{source.sigla.translate(_LATEX)}}}")] if source.sigla else []
    for variable, field in _BIBTEX_FIELDS.items():
        if csl.get(variable):
            value = str(csl[variable])
            name = "booktitle" if variable == "container-title" and csl["type"] in _BOOKS else field
            fields.append((name, value if variable in _VERBATIM else value.translate(_LATEX)))
    fields += [(field, _iso(csl[variable])) for variable, field in _BIBTEX_DATES.items() if csl.get(variable)]
    fields += [("entrysubtype", subtype)] if (subtype := _SUBTYPES.get(csl["type"], "")) else []
    kind = source.type if source.type in TYPES else "misc"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{kind}{{{source.key},\n{body}}}\n"


def _bibtex_name(name: Mapping[str, str]) -> str:
    if "literal" in name or not name.get("given"):
        return f"{{{(name.get('literal') or name.get('family', '')).translate(_LATEX)}}}"
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part.translate(_LATEX) for part in (family, name.get("suffix", ""), name["given"]) if part)


def write_ris(sources: Iterable[Source]) -> str:
    """The sources as RIS, which Mendeley, EndNote and Zotero read."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _ris(source)) for source in sources)


def _ris(source: Source) -> list[tuple[str, str]]:
    csl = source.csl
    lines = [("TY", _RIS_TYPES.get(csl["type"], "GEN")), ("ID", source.key)]
    for variable, tag in (("author", "AU"), ("editor", "A2"), ("translator", "A4")):
        lines += [(tag, _ris_name(name)) for name in csl.get(variable, ())]
    lines += [(tag, " ".join(str(csl[variable]).split())) for variable, tag in _RIS_FIELDS.items() if csl.get(variable)]
    pages = str(csl.get("page", "")).replace("–", "-").split("-")
    lines += [(tag, page.strip()) for tag, page in zip(("SP", "EP"), pages, strict=False) if page.strip()]
    for variable, tag in (("issued", "DA"), ("accessed", "Y2")):
        if csl.get(variable):
            parts = [f"{number:02d}" for number in csl[variable]["date-parts"][0]]
            lines += [("PY", parts[0])] if tag == "DA" else []
            lines.append((tag, "/".join((parts + ["", ""])[:3]) + "/"))
    return [*lines, ("ER", "")]


def _ris_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part for part in (family, name.get("given", ""), name.get("suffix", "")) if part)


def _iso(date: Mapping[str, Any]) -> str:
    text = "/".join("-".join(f"{number:02d}" for number in parts) for parts in date["date-parts"])
    return text + ("~" if date.get("circa") else "")
