"""Floor 2: the choices of a publication, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitationOptions:
    """`estilo_normas`: «titulo» («Ley 87 de 1993, por la cual…») or «emisor» («Congreso de la República. (1993…)»).

    `conjuncion`: the word before a last author, «y» (or «e» before an i sound) or «&».
    `target`: where a citation leads, with `{key}`. Each page has its own «Referencias», so it is a place in the same
    page; a manual has one list for all its chapters («referencias#{key}»)."""

    estilo_normas: str = "titulo"
    conjuncion: str = "y"
    target: str = "#ref-{key}"
