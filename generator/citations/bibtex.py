"""Floor 2: `references.bib` -> `Bibliography`: each source as CSL-JSON, with the place of every field.

An own reader, measured against the others: citeproc-py's loads 4 of 12 real files and hangs on a truncated entry,
bibtexparser swallows a field when a comma is missing, pybtex gives few places of errors. Syntax is in bib_syntax.py,
values in bib_values.py, the tables of types and fields in bib_schema.py and the assembly of CSL in bib_csl.py.
It never raises for what an editor writes: it reports and returns what it could read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.citations.bib_csl import Draft, assemble
from generator.citations.bib_schema import DATE, FIELDS, IGNORED, NAMES, OWN, PAGES, SPANISH_FIELDS, SPANISH_TYPES, SPECIAL, TYPES, VERBATIM, EntryType
from generator.citations.bib_syntax import RawEntry, RawField, read_entries
from generator.citations.bib_values import Problem, read_date, read_doi, read_names, read_url
from generator.citations.latex import decode, decode_verbatim
from generator.citations.near import did_you_mean, fold, near, quote
from generator.citations.norms import known_name
from generator.citations.options import CitationOptions
from generator.diagnostics import Diagnostics, Note, SourcePos


@dataclass(frozen=True, slots=True)
class Source:
    """A source that can be cited. `csl` is CSL-JSON without `id`; `nombre` is «Ley 87 de 1993» when it is a norm.

    `cotejo` says what is still to be checked against the official text; empty when it is checked."""

    key: str
    type: str
    csl: Mapping[str, Any] = field(hash=False)
    clase: str = ""
    nombre: str = ""
    numero: str = ""
    anio: str = ""
    fecha: str = ""
    titulo: str = ""
    emisor: str = ""
    sigla: str = ""
    diario: str = ""
    url: str = ""
    estado: str = ""
    cotejo: str = ""
    nota: str = ""
    pos: SourcePos = SourcePos("")
    field_pos: Mapping[str, SourcePos] = field(default_factory=dict, hash=False, compare=False)

    @property
    def pendiente(self) -> bool:
        return bool(self.cotejo)

    @property
    def conocida(self) -> str:
        """The name by which a list calls a norm, with authors or without: «Ley 87 de 1993», «CONPES 3854 de 2016»; empty for other sources."""
        return self.nombre or known_name(self.clase, self.numero, self.anio)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All the sources, by key, in the order of the file, and how their project cites them."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    file: str = "references.bib"
    options: CitationOptions = CitationOptions()

    def __getitem__(self, key: str) -> Source:
        return self.sources[key]

    def __contains__(self, key: object) -> bool:
        return key in self.sources


def read_bibliography(text: str, file: str, diagnostics: Diagnostics) -> Bibliography:
    """Every source of the file; what is wrong goes to `diagnostics` and costs as little as it can."""
    sources: dict[str, Source] = {}
    folded: dict[str, Source] = {}
    for entry in read_entries(text.removeprefix("\ufeff"), file, diagnostics):
        first = folded.get(entry.key.casefold())
        if first:
            diagnostics.error("B12", entry.key_pos, f"La clave {quote(entry.key)} está repetida: dos fuentes no pueden llamarse igual.",
                              "Cambie una de las dos claves, o borre la entrada que sobra.", (Note(f"la primera es {quote(first.key)}", first.pos),))
            continue
        source = _source(entry, diagnostics)
        sources[source.key] = folded[source.key.casefold()] = source
    return Bibliography(sources, file)


def suggest_key(key: str, known: Iterable[str]) -> list[str]:
    """The keys of the bibliography that look like one that does not exist."""
    return near(key, known)


def _source(entry: RawEntry, diagnostics: Diagnostics) -> Source:
    kind = _type(entry, diagnostics)
    draft = Draft(entry.kind, TYPES[entry.kind] if entry.kind in TYPES else EntryType("document", "Otro documento"))
    places: dict[str, SourcePos] = {}
    values: dict[str, SourcePos] = {}
    for raw in entry.fields:
        if raw.name in places:
            diagnostics.error("B11", raw.pos, f"El campo {quote(raw.name)} está repetido en la entrada {quote(entry.key)}.",
                              "Deje uno solo.", (Note("la primera vez está aquí", places[raw.name]),))
        elif meant := _known(raw, entry, diagnostics):
            values[meant] = raw.value_pos
            if meant == raw.name:
                places[raw.name] = raw.pos
                _read_field(raw, entry, draft, diagnostics)
    facts, problems = assemble(draft)
    for name, (code, message, help) in problems:
        if code == "B14" or name not in values:  # what was written and could not be read has been told already
            report = diagnostics.warning if code in ("B16", "B22") else diagnostics.error
            report(code, values.get(name, entry.pos), f"{message.rstrip('.')} en la entrada {quote(entry.key)}.", help)
    return Source(entry.key, kind, pos=entry.pos, field_pos=places, **facts)


def _type(entry: RawEntry, diagnostics: Diagnostics) -> str:
    if entry.kind not in TYPES:
        found = [name] if (name := SPANISH_TYPES.get(fold(entry.kind), SPANISH_TYPES.get(entry.kind))) else near(entry.kind, TYPES)
        diagnostics.error("B10", entry.pos, f"El tipo «@{entry.kind}» de la entrada {quote(entry.key)} es desconocido.{did_you_mean(found)}",
                          "Los tipos más usados son legislation, jurisdiction, report, manual, standard, book, article, thesis y online.")
    return entry.kind


def _known(raw: RawField, entry: RawEntry, diagnostics: Diagnostics) -> str:
    """The name of the field, or the one that its editor surely meant; empty when it looks like none."""
    if raw.name in FIELDS:
        return raw.name
    found = [name] if (name := SPANISH_FIELDS.get(raw.name)) else near(raw.name, FIELDS)
    report = diagnostics.error if found else diagnostics.warning
    report("B13", raw.pos, f"El campo {quote(raw.name)} de la entrada {quote(entry.key)} es desconocido.{did_you_mean(found)}",
           "Un campo desconocido no se publica: corrija el nombre o bórrelo.")
    return found[0] if found else ""


def _read_field(raw: RawField, entry: RawEntry, draft: Draft, diagnostics: Diagnostics) -> None:
    """One field into the draft, by the kind that its table says."""
    variable, kind = FIELDS[raw.name]
    if kind == IGNORED:
        return
    value, problems = _value(raw, kind, raw.name)
    for code, message, help in problems:
        report = diagnostics.warning if code in {"B18", "B19"} else diagnostics.error
        report(code, raw.value_pos, f"{message} (campo {quote(raw.name)}, entrada {quote(entry.key)})", help)
    if value in ("", None, []) and not problems and not raw.broken and raw.value.strip() == "":
        diagnostics.warning("B06", raw.pos, f"El campo {quote(raw.name)} de la entrada {quote(entry.key)} está vacío.", "Escriba el valor o borre el campo.")
    if value in ("", None, []):
        return
    if kind in {OWN, SPECIAL}:
        draft.own[raw.name] = value
    else:
        draft.csl.setdefault(variable, value)


def _value(raw: RawField, kind: str, name: str) -> tuple[Any, list[Problem]]:
    if kind == DATE:
        return read_date(raw.value)
    if kind == NAMES:
        return read_names(raw.value)
    if kind == VERBATIM:
        text = decode_verbatim(raw.value)
        if name == "url" and (gap := re.search(r"\S[^\S\n]+(?=\S)", raw.value.strip())):
            return text, [("B17", f"La dirección lleva un espacio después de «{raw.value.strip()[:gap.end()].strip()[-40:]}».", "Copie la dirección completa desde el navegador: «https://…».")]
        return read_url(text) if name == "url" else read_doi(text) if name == "doi" else (text, [])
    unknown: list[str] = []
    text = raw.value if name in {"howpublished", "edition", "year", "month"} else decode(raw.value, unknown.append)
    problems: list[Problem] = [("B18", f"No se conoce la orden de LaTeX «\\{command}».", "Escriba el carácter directamente, en UTF-8.")
                               for command in dict.fromkeys(unknown)]
    return (text.replace("--", "-") if kind == PAGES else text), problems
