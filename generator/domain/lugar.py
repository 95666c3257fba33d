"""Floor 1: where a kind of record lives on disk, as data that the loader and the schema read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lugar:
    """A row of a table of places.

    `atributo`: attribute of the whole that receives it. `patron`: glob below the folder; «a|b» tries both. `tipo`: record type of a
    file. `varios`: one record per file, whose id is the file's name. `unir`: the attribute receives this list of each file, joined.
    `opcional`: no file is no mistake.
    """

    atributo: str
    patron: str
    tipo: type
    varios: bool = False
    unir: str = ""
    opcional: bool = False
