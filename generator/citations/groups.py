"""Floor 2: `mipg citar`: the text of entries and citations of a `.bib`, for a file of groups of citations.

GRUPOS.json is `{documento: [{"id", "mode", "items": [{"id", "label", "locator", "prefix", "suffix"}]}]}`. The answer is
`{id: text}`: entries by key, citations by id and `<documento>-order`, the keys of the list in order. A document whose
keys the `.bib` does not have is left out, so one file of groups serves several `.bib`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.citations.bibtex import Bibliography, read_bibliography
from generator.citations.intext import Mentions
from generator.citations.options import CitationOptions
from generator.citations.publication import Publication
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Cite, CiteItem, CrossRef, Emph, Inline, Link, Strong, Text

Groups = Mapping[str, Sequence[Mapping[str, Any]]]


def cite_groups(bib_text: str, groups: Groups, options: CitationOptions, html: bool = False,
                diagnostics: Diagnostics | None = None, file: str = "references.bib") -> dict[str, str]:
    """{id: text}, or {id: HTML} with italics as `<i>`."""
    bibliography = read_bibliography(bib_text, file, diagnostics if diagnostics is not None else Diagnostics())
    found: dict[str, str] = {}
    alone = len([name for name, clusters in groups.items() if _cites_any(clusters, bibliography)]) <= 1
    for document, clusters in groups.items():
        cites = [(str(cluster.get("id", f"{document}-{number}")), _cite(cluster)) for number, cluster in enumerate(clusters, 1)]
        keys = _keys(document, [cite for _, cite in cites], bibliography, alone)
        if keys:
            found |= _document(document, cites, Publication(bibliography, keys, options), html)
    return found


def _cites_any(clusters: Sequence[Mapping[str, Any]], bibliography: Bibliography) -> bool:
    return any(item["id"] in bibliography for cluster in clusters for item in cluster.get("items", ()))


def _keys(document: str, cites: list[Cite], bibliography: Bibliography, alone: bool) -> list[str]:
    """What belongs to the document: what it cites and, in a `.bib` of one document, the rest of its list."""
    cited = [item.key for cite in cites for item in cite.items if item.key in bibliography]
    if not cited:
        return []
    own = [key for key in bibliography.sources if alone or key.startswith(f"{document}-")]
    return list(dict.fromkeys([*own, *cited]))


def _document(document: str, cites: list[tuple[str, Cite]], publication: Publication, html: bool) -> dict[str, str]:
    mentions = Mentions()
    texts = {key: _shown(publication.entry(key), html) for key in publication.keys}
    texts |= {name: _shown(publication.write_cite(cite, mentions).children, html) for name, cite in cites}
    return texts | {f"{document}-order": " ".join(publication.keys)}


def _cite(cluster: Mapping[str, Any]) -> Cite:
    items = tuple(CiteItem(str(item["id"]), str(item.get("locator", "")), str(item.get("label", "")), str(item.get("prefix", "")), str(item.get("suffix", "")))
                  for item in cluster.get("items", ()))
    return Cite(items, str(cluster.get("mode", "parenthetical")))


def _shown(nodes: Iterable[Inline], as_html: bool) -> str:
    return "".join(_inline(node, as_html) for node in nodes)


def _inline(node: Inline, as_html: bool) -> str:
    if isinstance(node, Text):
        return html.escape(node.text, quote=False) if as_html else node.text
    if isinstance(node, Emph | Strong | Link | CrossRef):
        inner = _shown(node.children, as_html)
        return f"<i>{inner}</i>" if as_html and isinstance(node, Emph) else inner
    return ""
