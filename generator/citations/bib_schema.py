"""Floor 2: what an entry may hold, as data: types and fields of biblatex, our own, and the CSL name of each.

| campo propio | qué es |
|---|---|
| `emisor` | quién expidió la norma, completo; sin `author`, encabeza la entrada en el estilo por emisor |
| `shortauthor` | sigla del autor institucional: «[DAFP]» en la primera cita, «DAFP» después |
| `diario` | número (y fecha) del Diario Oficial |
| `clase` | grupo en el normograma; sin él, el `type` o el nombre de la clase de entrada |
| `estado` | vigencia conocida |
| `cotejo` | qué falta cotejar con la fuente oficial; vacío: cotejada |
| `nota` | advertencia para quien edita; no se publica en la lista de referencias |

A norm needs no composed title: `type = {Ley}`, `number = {87}`, `date = {1993-11-29}` give «Ley 87 de 1993».
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT, VERBATIM, NAMES, DATE, PAGES, OWN, SPECIAL, IGNORED = "text", "verbatim", "names", "date", "pages", "own", "special", "ignored"


@dataclass(frozen=True, slots=True)
class EntryType:
    """The CSL type of an entry type, its class in Spanish, and the fields that it cannot do without."""

    csl: str
    clase: str
    container: tuple[str, ...] = ()
    genre: str = ""


_PART = ("booktitle",)
_JOURNAL = ("journaltitle", "journal")
TYPES: dict[str, EntryType] = {
    "legislation": EntryType("legislation", "Norma"),
    "legal": EntryType("legislation", "Acto"),
    "jurisdiction": EntryType("legal_case", "Sentencia"),
    "standard": EntryType("standard", "Norma técnica"),
    "report": EntryType("report", "Informe"),
    "techreport": EntryType("report", "Informe"),
    "manual": EntryType("report", "Manual"),
    "online": EntryType("webpage", "Página web"),
    "electronic": EntryType("webpage", "Página web"),
    "www": EntryType("webpage", "Página web"),
    "thesis": EntryType("thesis", "Tesis", genre="Tesis"),
    "mastersthesis": EntryType("thesis", "Tesis", genre="Tesis de maestría"),
    "phdthesis": EntryType("thesis", "Tesis", genre="Tesis doctoral"),
    "book": EntryType("book", "Libro"),
    "mvbook": EntryType("book", "Libro"),
    "collection": EntryType("book", "Libro"),
    "mvcollection": EntryType("book", "Libro"),
    "proceedings": EntryType("book", "Memorias"),
    "mvproceedings": EntryType("book", "Memorias"),
    "reference": EntryType("book", "Obra de consulta"),
    "mvreference": EntryType("book", "Obra de consulta"),
    "booklet": EntryType("pamphlet", "Folleto"),
    "inbook": EntryType("chapter", "Capítulo", _PART),
    "bookinbook": EntryType("chapter", "Capítulo", _PART),
    "suppbook": EntryType("chapter", "Capítulo", _PART),
    "incollection": EntryType("chapter", "Capítulo", _PART),
    "suppcollection": EntryType("chapter", "Capítulo", _PART),
    "inreference": EntryType("entry-encyclopedia", "Entrada de obra de consulta", _PART),
    "article": EntryType("article-journal", "Artículo", _JOURNAL),
    "suppperiodical": EntryType("article-journal", "Artículo", _JOURNAL),
    "periodical": EntryType("book", "Revista"),
    "inproceedings": EntryType("paper-conference", "Ponencia"),
    "conference": EntryType("paper-conference", "Ponencia"),
    "unpublished": EntryType("manuscript", "Inédito", genre="Manuscrito no publicado"),
    "dataset": EntryType("dataset", "Conjunto de datos", genre="Conjunto de datos"),
    "software": EntryType("software", "Programa", genre="Programa informático"),
    "video": EntryType("motion_picture", "Video", genre="Archivo de video"),
    "movie": EntryType("motion_picture", "Video", genre="Película"),
    "audio": EntryType("song", "Audio", genre="Archivo de audio"),
    "image": EntryType("graphic", "Imagen"),
    "artwork": EntryType("graphic", "Imagen"),
    "patent": EntryType("patent", "Patente", genre="Patente"),
    "misc": EntryType("document", "Otro documento"),
    "letter": EntryType("personal_communication", "Comunicación", genre="Carta"),
}
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "periodico": "article-newspaper", "periódico": "article-newspaper",
            "prensa": "article-newspaper", "revista": "article-magazine", "blog": "post-weblog"}

# field: (CSL variable, how its value is read). An empty variable: read by its own rule or not at all.
FIELDS: dict[str, tuple[str, str]] = {
    "title": ("title", TEXT), "subtitle": ("", SPECIAL), "titleaddon": ("medium", TEXT), "shorttitle": ("title-short", TEXT),
    "booktitle": ("container-title", TEXT), "booksubtitle": ("", SPECIAL), "maintitle": ("", SPECIAL), "mainsubtitle": ("", SPECIAL),
    "journaltitle": ("container-title", TEXT), "journal": ("container-title", TEXT), "journalsubtitle": ("", SPECIAL),
    "series": ("collection-title", TEXT), "author": ("author", NAMES), "editor": ("editor", NAMES), "translator": ("translator", NAMES),
    "bookauthor": ("container-author", NAMES), "illustrator": ("illustrator", NAMES), "shortauthor": ("", SPECIAL),
    "shorteditor": ("", SPECIAL), "date": ("issued", DATE), "origdate": ("original-date", DATE), "urldate": ("accessed", DATE),
    "eventdate": ("event-date", DATE), "year": ("", SPECIAL), "month": ("", SPECIAL), "day": ("", SPECIAL),
    "volume": ("volume", TEXT), "volumes": ("number-of-volumes", TEXT), "number": ("", SPECIAL), "issue": ("", SPECIAL),
    "edition": ("edition", SPECIAL), "version": ("version", TEXT), "chapter": ("chapter-number", TEXT), "part": ("", IGNORED),
    "pages": ("page", PAGES), "publisher": ("publisher", TEXT), "organization": ("publisher", TEXT), "institution": ("publisher", TEXT),
    "school": ("publisher", TEXT), "location": ("publisher-place", TEXT), "address": ("publisher-place", TEXT),
    "venue": ("event-place", TEXT), "eventtitle": ("event", TEXT), "url": ("URL", VERBATIM), "doi": ("DOI", VERBATIM),
    "eid": ("", SPECIAL), "howpublished": ("", SPECIAL), "note": ("", SPECIAL), "type": ("genre", TEXT), "entrysubtype": ("", SPECIAL), "pubstate": ("", SPECIAL),
    "isbn": ("ISBN", VERBATIM), "issn": ("ISSN", VERBATIM), "language": ("", IGNORED), "langid": ("language", TEXT),
    "emisor": ("", OWN), "diario": ("", OWN), "clase": ("", OWN), "estado": ("", OWN), "cotejo": ("", OWN), "nota": ("", OWN),
}
_UNUSED = ("abstract annotation annote keywords file timestamp owner groups crossref xref xdata ids options langidopts pagetotal "
           "eprint eprinttype eprintclass archiveprefix primaryclass sortkey sortname sorttitle sortyear presort label addendum "
           "library related relatedtype relatedstring origlanguage origtitle origpublisher origlocation issuetitle "
           "bookpagination pagination shortjournal usera userb userc verba indextitle editortype priority creationdate "
           "modificationdate urldateraw doiurl holder foreword introduction afterword commentator annotator titleshort copyright")
FIELDS |= dict.fromkeys(_UNUSED.split(), ("", IGNORED))

SPANISH_FIELDS = {
    "titulo": "title", "título": "title", "subtitulo": "subtitle", "subtítulo": "subtitle", "autor": "author", "autores": "author",
    "fecha": "date", "anio": "year", "año": "year", "ano": "year", "mes": "month", "dia": "day", "día": "day", "editorial": "publisher",
    "editores": "editor", "traductor": "translator", "lugar": "location", "ciudad": "location", "numero": "number", "número": "number",
    "paginas": "pages", "páginas": "pages", "revista": "journaltitle", "volumen": "volume", "edicion": "edition", "edición": "edition",
    "sigla": "shortauthor", "tipo": "type", "institucion": "institution", "institución": "institution", "universidad": "institution",
    "enlace": "url", "consulta": "urldate", "diariooficial": "diario", "diario_oficial": "diario", "vigencia": "estado", "titulo_corto": "shorttitle",
}
SPANISH_TYPES = {
    "libro": "book", "articulo": "article", "artículo": "article", "tesis": "thesis", "informe": "report", "norma": "legislation",
    "ley": "legislation", "decreto": "legislation", "resolucion": "legislation", "resolución": "legislation", "sentencia": "jurisdiction",
    "jurisprudencia": "jurisdiction", "guia": "manual", "guía": "manual", "pagina": "online", "página": "online", "web": "online",
    "webpage": "online", "website": "online", "capitulo": "incollection", "capítulo": "incollection", "ponencia": "inproceedings",
    "normatecnica": "standard", "conpes": "report", "legalcase": "jurisdiction", "law": "legislation", "statute": "legislation",
}
EDITIONS = {word: str(number) for number, words in enumerate(
    ("primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima", "undécima", "duodécima"), 1)
    for word in (words,)} | {"septima": "7", "decima": "10"}
STATES = {"inpress": "en prensa", "forthcoming": "en prensa", "submitted": "en evaluación", "inpreparation": "en preparación",
          "prepublished": "publicación anticipada en línea"}
