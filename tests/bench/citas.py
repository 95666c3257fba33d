"""How long 500 references and 500 citations take, ours against citeproc-py as it comes with the same style (CPU seconds)."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from generator.citations.bibtex import read_bibliography
from generator.citations.engine import STYLE
from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions
from generator.diagnostics import Diagnostics

COUNT = 500
BIB = "".join(
    f"@book{{k{at}, author = {{Ruiz{at % 90}, Ana and Gil{at % 7}, Luis and Paz, Eva}}, title = {{Libro {at}}}, "
    f"date = {{{1990 + at % 30}}}, publisher = {{Casa}}}}\n" for at in range(COUNT))


def ours() -> None:
    cite_groups(BIB, {"d": [{"id": f"c{at}", "items": [{"id": f"k{at}"}]} for at in range(COUNT)]}, CitationOptions())


def stock() -> None:
    data = [dict(source.csl) | {"id": source.key} for source in read_bibliography(BIB, "b.bib", Diagnostics()).sources.values()]
    style = CitationStylesStyle(str(STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.html)
    citations = [Citation([CitationItem(f"k{at}")]) for at in range(COUNT)]
    for citation in citations:
        bibliography.register(citation)
    bibliography.sort()
    for citation in citations:
        str(bibliography.cite(citation, lambda item: None))
    list(map(str, bibliography.bibliography()))


def seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    mine, theirs = seconds(ours), seconds(stock)
    print(f"{COUNT} referencias y {COUNT} citas: {mine:.2f} s; citeproc-py sin cambios, {theirs:.2f} s ({mine / theirs:.0%}).")
