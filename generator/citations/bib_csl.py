"""Floor 2: the fields of an entry, already read, -> the facts of a `Source`. What depends on several fields is here.

A norm gets its name («Ley 87 de 1993») and its full title; a title that ends in «Versión 6» gives it to `version`,
so that the list prints it beside the title and not inside it. Knows no files and reports no positions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.citations.bib_schema import STATES, SUBTYPES, EntryType
from generator.citations.bib_values import IN_PRESS, Problem, impossible, read_date, read_edition, read_month, read_url
from generator.citations.latex import decode, decode_verbatim
from generator.citations.norms import full_title, norm_name, shown_name

LEGAL = frozenset({"legislation", "legal_case"})
SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
SIGNED = frozenset({"thesis", "phdthesis", "mastersthesis"})
UNTITLED = "título por cotejar"
_VERSION = re.compile(r"[.,]\s+[Vv]ersión\s+([\w.]+)$")
_LEADING_URL = re.compile(r"\\url\s*\{(.*?)\}|(https?://\S+)", re.DOTALL)


@dataclass(slots=True)
class Draft:
    """An entry half read: `csl` holds what maps to one variable, `own` what needs a rule."""

    kind: str
    spec: EntryType
    csl: dict[str, Any] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)


Problems = list[tuple[str, Problem]]
"""Each with the field that it is about."""


def assemble(draft: Draft) -> tuple[dict[str, Any], Problems]:
    """The keyword arguments of a `Source` (all but key, type and places) and what is missing."""
    csl, own = draft.csl, draft.own
    problems: Problems = []
    titulo = _joined(csl.pop("title", ""), own.get("subtitle", ""))
    csl["type"] = _csl_type(draft)
    _dates(csl, own, problems)
    _numbers(csl, own)
    _notes(csl, own)
    _people(csl, own, str(csl.get("genre", "")))
    anio, fecha = _year(csl), _iso(csl)
    nombre = _name_norm(csl, own, titulo, anio)
    _title(csl, own, titulo, nombre, draft, problems)
    if draft.spec.genre:
        csl.setdefault("genre", draft.spec.genre)
    if draft.spec.container and "container-title" not in csl:
        container = draft.spec.container[0]
        problems.append((container, ("B16", f"Falta «{container}»: el título de la obra donde se publicó", f"Escriba «{container} = {{…}},».")))
    problems += _lacking(draft)
    author = ", ".join(name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}".strip() for name in csl.get("author", ()))
    clase = own.get("clase") or (str(csl.get("genre", "")) if csl["type"] in LEGAL else "") or draft.spec.clase
    return {
        "csl": csl, "clase": clase, "nombre": nombre, "numero": str(csl.get("number", own.get("number", ""))), "anio": anio, "fecha": fecha,
        "titulo": titulo, "emisor": own.get("emisor", author), "sigla": own.get("shortauthor", ""), "diario": own.get("diario", ""),
        "url": str(csl.get("URL", "")), "estado": own.get("estado", ""), "cotejo": own.get("cotejo", ""), "nota": own.get("nota", ""),
    }, problems


def _lacking(draft: Draft) -> Problems:
    """What every norm (its date) and every thesis (its date and its author) have; one that is still to be checked may lack it."""
    csl, norm = draft.csl, draft.csl["type"] in LEGAL
    if draft.own.get("cotejo") or not (norm or draft.kind in SIGNED):
        return []
    found: Problems = []
    if "issued" not in csl and "status" not in csl:
        found.append(("date", ("B22", "Falta la fecha («date»)", "Escriba «date = {2018-05-03},»: sin ella la referencia dirá «s. f.». Si está por cotejar, dígalo en «cotejo».")))
    if not norm and not csl.keys() & {"author", "editor", "translator"}:
        found.append(("author", ("B22", "Falta el autor («author»)", "Escriba «author = {Apellido, Nombre},»: sin él la referencia empezará por el título.")))
    return found


def _csl_type(draft: Draft) -> str:
    subtype = SUBTYPES.get(draft.own.get("entrysubtype", "").lower(), "")
    if draft.spec.csl == "article-journal" and subtype.startswith("article"):
        return subtype
    if draft.spec.csl == "webpage" and subtype == "post-weblog":
        return subtype
    is_web = "URL" in draft.csl or _LEADING_URL.search(draft.own.get("howpublished", ""))
    return "webpage" if draft.kind == "misc" and is_web and "publisher" not in draft.csl else draft.spec.csl


def _joined(title: str, subtitle: str) -> str:
    if not (title and subtitle):
        return title or subtitle
    return f"{title}{' ' if title[-1] in '?!.:…' else ': '}{subtitle}"


def _dates(csl: dict[str, Any], own: dict[str, str], problems: Problems) -> None:
    if "issued" not in csl and own.get("year", "").strip():
        year = decode(own["year"])
        if IN_PRESS.fullmatch(year):
            csl["status"] = "en prensa"
            return
        issued, found = read_date(year)
        problems.extend(("year", problem) for problem in found)
        if issued and [len(part) for part in issued["date-parts"]] == [1]:
            _month(issued["date-parts"][0], own, problems)
        if issued:
            csl["issued"] = issued
    if own.get("pubstate"):
        csl["status"] = STATES.get(own["pubstate"].lower(), own["pubstate"])


def _month(parts: list[int], own: dict[str, str], problems: Problems) -> None:
    """`month` and `day` of the old BibTeX, after the year."""
    written, day = own.get("month", ""), decode(own.get("day", ""))
    month = read_month(written) if written else None
    if written and not month:
        problems.append(("month", ("B14", f"El mes «{decode(written)}» no es válido", "Escriba el número del mes, o su nombre.")))
    elif month and day and (not day.isdigit() or impossible([*parts, month, int(day)])):
        parts.append(month)
        problems.append(("day", ("B14", f"El día «{day}» no es válido", "Escriba el día en cifras.")))
    elif month:
        parts.extend([month, *([int(day)] if day else [])])


def _numbers(csl: dict[str, Any], own: dict[str, str]) -> None:
    number, issue = own.get("number", ""), own.get("issue", "")
    if csl["type"] in SERIALS:
        number, issue = "", re.sub(r"(?<=\d)-(?=\d)", "–", issue or number)
    if own.get("eid"):
        csl.setdefault("page", own["eid"])
    if own.get("diario"):
        csl.setdefault("container-title", "Diario Oficial")
        issue = issue or own["diario"].split(" de ")[0].strip()
    csl |= {name: value for name, value in (("number", number), ("issue", issue)) if value}
    if own.get("edition"):
        csl["edition"] = read_edition(own["edition"])
    for subtitle in ("booksubtitle", "journalsubtitle"):
        if own.get(subtitle) and csl.get("container-title"):
            csl["container-title"] = _joined(csl["container-title"], own[subtitle])


def _notes(csl: dict[str, Any], own: dict[str, str]) -> None:
    published = own.get("howpublished", "")
    url = _LEADING_URL.search(published)
    if url and "URL" not in csl:
        address, _ = read_url(decode_verbatim(url[1] or url[2]))
        csl |= {"URL": address} if address else {}
    elif published and not url:
        csl.setdefault("medium", decode(published))
    note = own.get("note", "")
    if note and csl["type"] == "manuscript":
        csl.setdefault("genre", note)
    elif note:
        csl["note"] = note


def _people(csl: dict[str, Any], own: dict[str, str], genre: str) -> None:
    if "author" not in csl and own.get("emisor") and genre.lower() != "constitución":
        csl["author"] = [{"literal": own["emisor"].split(" - ")[0].strip()}]
    if own.get("shortauthor"):
        csl["custom"] = {"shortauthor": own["shortauthor"]}


def _name_norm(csl: dict[str, Any], own: dict[str, str], titulo: str, anio: str) -> str:
    if csl["type"] not in LEGAL:
        return ""
    genre, number = str(csl.get("genre", "")), str(csl.get("number", ""))
    if genre and number:
        return norm_name(genre, number, anio)
    return str(csl.get("title-short", "")) or shown_name(titulo)


def _title(csl: dict[str, Any], own: dict[str, str], titulo: str, nombre: str, draft: Draft, problems: Problems) -> None:
    """The printed title. Without one, the norm is known by its name and the rest by its number or, between brackets, by its class."""
    if titulo:
        csl["title"] = full_title(nombre, titulo) if csl.get("number") and nombre else titulo
        version = _VERSION.search(titulo)
        if csl["type"] == "report" and version and csl.get("version", version[1]) == version[1]:
            csl |= {"title": titulo[:version.start()], "version": version[1]}
        return
    named = nombre or _named(csl, _year(csl))
    pending = UNTITLED if own.get("cotejo") else ""
    csl["title"] = named or f"[{', '.join(part for part in (own.get('clase') or draft.spec.clase, pending) if part)}]"
    if named and pending:
        csl.setdefault("medium", pending)
    if not own.get("cotejo") and not (nombre and csl["type"] == "legal_case"):  # a ruling has no title but its name
        help = "Escriba «title = {…},». Si el título está por cotejar, dígalo en «cotejo»."
        problems.append(("title", ("B15", "Falta el título («title»)", help)))


def _named(csl: dict[str, Any], anio: str) -> str:
    """«Documento CONPES 3701», «ISO 31000»: the number takes the place of the title and is not said twice."""
    genre, number = str(csl.pop("genre", "")), str(csl.pop("number", ""))
    return norm_name(genre, number, anio if genre else "") if number else genre


def _year(csl: dict[str, Any]) -> str:
    parts = csl.get("issued", {}).get("date-parts", [])
    return str(parts[0][0]) if parts else ""


def _iso(csl: dict[str, Any]) -> str:
    parts = csl.get("issued", {}).get("date-parts", [])
    return "-".join(f"{n:02d}" for n in parts[0]) if parts else ""
