"""Floor 4: the citations of the pages written by hand (content/*.md): checked, filled, and their list of references at the end.

A page is only read where it is prose: a citation in code or in the heading data is text. What does not cite is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.citations.bibtex import suggest_key
from generator.citations.intext import Mentions
from generator.citations.publication import Publication
from generator.diagnostics import Diagnostics
from generator.doctree.citesyntax import find_citations
from generator.doctree.nodes import Cite, Document, Paragraph
from generator.loading.content import blank_code, page_title
from generator.loading.suggest import quote
from generator.loading.text import position
from generator.writers.markdown import Writing, write_inline, write_markdown

FOLDER = "content/"
_TITLED = re.compile(r"^#{1,6}\s+Referencias\s*#*\s*(?:\{[^}]*\})?\s*\Z", re.M)


def content_pages(texts: Mapping[str, str]) -> dict[str, str]:
    """File → text of each page written by hand."""
    return {file: text for file, text in texts.items() if file.startswith(FOLDER) and file.endswith(".md")}


def content_citations(text: str, file: str) -> Iterator[tuple[int, int, Cite]]:
    """Each citation of a page: where it begins and ends."""
    if "@" in text:
        yield from find_citations(blank_code(text), lambda offset: position(text, offset, file))


def check_content_citations(texts: Mapping[str, str], keys: set[str], diagnostics: Diagnostics) -> None:
    """An error for every key that is not in the bibliography."""
    for file, text in content_pages(texts).items():
        for item in (item for _, _, cite in content_citations(text, file) for item in cite.items):
            if item.key not in keys:
                found = suggest_key(item.key, keys)
                hint = " ¿Quiso decir " + " o ".join(map(quote, found)) + "?" if found else ""
                diagnostics.error("R06", item.pos, f"La clave de cita {quote(item.key)} no existe en references.bib.{hint}",
                                  "Corrija la clave o agregue la fuente a la bibliografía. Si no es una cita, escriba «\\@».")


def cited_in_content(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """File → keys that it cites, in order; only the pages that cite."""
    cited = {file: tuple(dict.fromkeys(item.key for _, _, cite in content_citations(text, file) for item in cite.items))
             for file, text in content_pages(texts).items()}
    return {file: keys for file, keys in cited.items() if keys}


def written_pages(texts: Mapping[str, str]) -> tuple[Document, ...]:
    """Each page by its address and title, with its citations alone: what the pages of the model need to know of it."""
    return tuple(Document(_address(file), "escrita", page_title(text, file), lead=(Paragraph(tuple(cite for _, _, cite in content_citations(text, file))),))
                 for file, text in content_pages(texts).items())


def _address(file: str) -> str:
    return file.removeprefix(FOLDER).removesuffix(".md")


def cite_content(texts: Mapping[str, str], publication: Publication) -> dict[str, str]:
    """Path below content/ → Markdown with its citations filled and its list of references, for the pages that cite."""
    return {file.removeprefix(FOLDER): _cited(texts[file], file, keys, publication) for file, keys in cited_in_content(texts).items()}


def _cited(text: str, file: str, keys: tuple[str, ...], publication: Publication) -> str:
    writing, mentions = Writing(page=_address(file)), Mentions()
    parts, last = [], 0
    for start, end, cite in content_citations(text, file):
        parts += [text[last:start], write_inline(publication.write_cite(cite, mentions), writing)]
        last = end
    body = ("".join(parts) + text[last:]).rstrip()
    heading = "" if _TITLED.search(body) else "\n\n## Referencias"
    return f"{body}{heading}\n\n{write_markdown([publication.full_list(keys)], writing)}\n"
