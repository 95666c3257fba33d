"""Floor 2: a `Source` -> the CSL variables of its entry in one publication: norms by name or by issuer, year suffix.

What the style cannot decide by itself is decided here, as data for it: «n.º», ordinals of editions, odd dates,
the publisher that takes the place of an author. Pure; citeproc-py is called elsewhere.
"""

from __future__ import annotations

import re
from typing import Any

from generator.citations.bib_csl import SERIALS
from generator.citations.bibtex import Source
from generator.citations.marks import ADDRESS, ADDRESS_END
from generator.citations.norms import SIN_NUMERO_ABREVIADO, class_word, full_title, of_issuer, says_year, shown_name, shows_issuer
from generator.citations.options import CitationOptions

AUTHOR_FIRST = frozenset({"concepto", "circular informativa", "oficio"})
"""Acts that answer for their author, not for their number: they begin by the author in both styles."""

NUMBERED = frozenset({"report", "pamphlet", "document", "patent"})
"""What prints its number between parentheses after the title: «(Informe n.º 12)»."""

_NUMBER_SIGN = re.compile(r"\s+(?:n\.?\s?[º°]|no\.|n[úu]m\.|número)$", re.IGNORECASE)
_FEMININE = re.compile(r"\w*(?:a|ión|dad)\b", re.IGNORECASE)
_PONENTE = re.compile(r"[MC]\.\s?P\.|magistrad|consejer|ponente", re.IGNORECASE)


def goes_by_name(source: Source, options: CitationOptions) -> bool:
    """Whether the entry begins with the norm itself, whoever issued it."""
    return options.estilo_normas == "titulo" and source.csl["type"] == "legislation" and not ("author" in source.csl and _kind(source) in AUTHOR_FIRST)


def _kind(source: Source) -> str:
    """«ley», «concepto»: as `type` says, or else as its name or title begins."""
    return (str(source.csl.get("genre", "")) or class_word(source.nombre) or str(source.csl["title"]).split(" ", 1)[0]).lower()


def entry_csl(source: Source, suffix: str, options: CitationOptions) -> dict[str, Any]:
    """The variables with which apa6-es.csl prints this source."""
    csl = {key: value for key, value in source.csl.items() if key not in {"custom", "language", "title-short"}}
    _edition(csl)
    _number(csl)
    _event(csl)
    _publisher(csl)
    _date(csl, suffix)
    if csl["type"] == "legislation":
        _norm(csl, source, suffix, options)
    if csl["type"] != "document" and not (csl["type"] == "legal_case" and _PONENTE.search(str(csl.get("note", "")))):
        csl.pop("note", None)
    if csl.get("DOI"):
        csl["DOI"] = f"{ADDRESS}https://doi.org/{csl['DOI']}{ADDRESS_END}"
    if csl.get("URL"):
        csl["URL"] = f"{ADDRESS}{csl['URL']}{ADDRESS_END}"
    return csl


def _edition(csl: dict[str, Any]) -> None:
    edition = str(csl.get("edition", ""))
    if edition.isdigit():
        csl["edition"] = f"{int(edition)}.ª ed."
    elif edition:
        csl["edition"] = re.sub(r"^(\d+\.ª) edición\b", r"\1 ed.", edition)


def _number(csl: dict[str, Any]) -> None:
    number, genre = str(csl.get("number", "")), _NUMBER_SIGN.sub("", str(csl.get("genre", "")))
    if csl["type"] == "standard" and number and number.lower() in str(csl.get("title", "")).lower():
        csl.pop("number")
    elif number and csl["type"] in NUMBERED:
        csl |= {"genre": genre} if genre else {}
        csl["number"] = f"n.º {number}" if number[0].isdigit() and genre.lower() not in SIN_NUMERO_ABREVIADO else number


def _event(csl: dict[str, Any]) -> None:
    """«Ponencia presentada en», «Cartel presentado en». Where nobody published it, its place is that of the event."""
    if csl["type"] == "paper-conference" and csl.get("event") and not csl.get("publisher") and "publisher-place" in csl:
        csl.setdefault("event-place", csl.pop("publisher-place"))
    genre = str(csl.get("genre", ""))
    if csl["type"] == "paper-conference" and csl.get("event") and genre:
        csl["genre"] = f"{genre} presentad{'a' if _FEMININE.match(genre) else 'o'} en"


def _publisher(csl: dict[str, Any]) -> None:
    """A report without author begins with who published it; what its author published says «Autor»."""
    publisher = str(csl.get("publisher", ""))
    if csl["type"] == "report" and publisher and not any(csl.get(role) for role in ("author", "editor", "translator")):
        csl["author"] = [{"literal": csl.pop("publisher")}]
    elif publisher and csl["type"] != "thesis" and [{"literal": publisher}] == csl.get("author"):
        csl["publisher"] = "Autor"
    _site(csl)


def _site(csl: dict[str, Any]) -> None:
    """What is read on the site of another says whose it is: its publisher there or, for a page, the work that holds it."""
    own = {"autor", "autores", *(str(name.get("literal", "")).lower() for name in csl.get("author", ()))}
    page = csl["type"] in {"webpage", "post-weblog"}
    if not csl.get("URL") or not (page or csl["type"] == "report"):
        return
    for variable in ("publisher", "container-title") if page else ("publisher",):
        if csl.get(variable) and str(csl[variable]).lower() not in own:
            csl["source"] = csl.pop(variable)
            csl.pop("publisher-place", None)
            return


def _date(csl: dict[str, Any], suffix: str) -> None:
    if is_plain(csl.get("issued")) or not csl.get("issued"):
        csl |= {"year-suffix": suffix} if suffix else {}
        if csl.get("issued") and (csl["type"] not in SERIALS or csl.get("page") or csl.get("issue")):
            csl.pop("status", None)
        return
    csl["status"] = year_text(csl, suffix)
    csl.pop("issued")


def is_plain(issued: dict[str, Any] | None) -> bool:
    """A single date without doubt: the style itself prints it."""
    return bool(issued) and issued is not None and len(issued["date-parts"]) == 1 and not issued.get("circa")


def year_text(csl: Any, suffix: str = "") -> str:
    """«2014», «2015a», «2010–2012», «[ca. 1990]», «en prensa», «s. f.-a»."""
    issued = csl.get("issued")
    if not issued:
        word = str(csl.get("status", "")) or "s. f."
        return f"{word}-{suffix}" if suffix else word
    text = "–".join(dict.fromkeys(str(parts[0]) for parts in issued["date-parts"])) + suffix
    return f"[ca. {text}]" if issued.get("circa") else text


def _norm(csl: dict[str, Any], source: Source, suffix: str, options: CitationOptions) -> None:
    if csl.get("number") and "issue" not in csl and "container-title" in csl and not csl.get("genre"):
        csl["issue"] = csl["number"]
    if not goes_by_name(source, options) or _kind(source) == "constitución":
        return
    csl["jurisdiction"] = "Colombia"
    csl["title"] = printed_title(source, options)
    csl.pop("author", None)
    csl.pop("editor", None)
    issued = csl.get("issued")
    if issued and not suffix and len(issued["date-parts"][0]) == 1 and says_year(source.nombre, str(issued["date-parts"][0][0])):
        csl.pop("issued")  # «Decreto 2404 de 2019» says its year already


def printed_title(source: Source, options: CitationOptions) -> str:
    """The title as its entry prints it; in a norm that goes by its name, with the issuer when numbers repeat from one body to another."""
    title = str(source.csl["title"])
    name, issuer = source.nombre or shown_name(title), issuer_of(source)
    if not (goes_by_name(source, options) and issuer and shows_issuer(name)):
        return title
    if title.lower().startswith(name.lower()):
        return f"{title[:len(name)]}{of_issuer(issuer)}{title[len(name):]}"
    return full_title(f"{name}{of_issuer(issuer)}", title)


def issuer_of(source: Source) -> str:
    """The body that issued a norm, or several («Ministerio de Salud y del Ministerio del Trabajo»), as its authors or else `emisor` say."""
    bodies = [str(name["literal"]) for name in source.csl.get("author", ()) if name.get("literal")]
    return "".join(body if not at else f"{' y' if body == bodies[-1] else ','}{of_issuer(body)}" for at, body in enumerate(bodies)) or source.emisor
