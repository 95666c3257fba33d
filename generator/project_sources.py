"""Floor 4: what a site does with its sources: the files to download, and the warnings between pages and bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.citations.bibtex import Bibliography
from generator.citations.checks import check_bare_norms, check_uncited
from generator.citations.exports import write_bibtex, write_csl_json, write_ris
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Document, Download, Text
from generator.project_content import cited_in_content

FORMATS = (
    ("descargas/fuentes.bib", "Fuentes en BibTeX", write_bibtex),
    ("descargas/fuentes.ris", "Fuentes en RIS (Zotero, Mendeley, EndNote)", write_ris),
    ("descargas/fuentes.json", "Fuentes en CSL-JSON", write_csl_json),
)
LISTS_OF_NORMS = frozenset({"bibliografia", "normograma", "pendientes"})
"""Pages that name a norm in its own row, beside its entry: there its name is the subject, and needs no citation."""


def source_downloads() -> tuple[Download, ...]:
    """The links that the bibliography offers."""
    return tuple(Download(path, (Text(name),)) for path, name, _ in FORMATS)


def source_files(bibliography: Bibliography, keys: Iterable[str]) -> Mapping[str, bytes]:
    """The sources, in the order of the list, in each format."""
    sources = [bibliography[key] for key in keys]
    return {path: write(sources).encode() for path, _, write in FORMATS}


def warn_sources(documents: Iterable[Document], texts: Mapping[str, str], bibliography: Bibliography, diagnostics: Diagnostics) -> None:
    """Norms that the pages name and do not cite, and sources that nothing cites. `texts`: those of the files, for the pages written by hand."""
    pages = tuple(documents)
    check_bare_norms((d for d in pages if d.address.rsplit("/", 1)[-1] not in LISTS_OF_NORMS), bibliography, diagnostics)
    check_uncited(pages, bibliography, diagnostics, (key for keys in cited_in_content(texts).values() for key in keys))
