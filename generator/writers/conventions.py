"""Floor 3: how a page names and places its tables, figures and control block. The file of the profile says it; nothing here decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

ABOVE = "arriba"


@dataclass(frozen=True, slots=True)
class Conventions:
    """`labels`: «Tabla», «Figura». `above`: whether the title of each goes before it. `source`: what opens the line of its source.
    `control`: field of the control block → its title, in order."""

    labels: Mapping[str, str]
    above: Mapping[str, bool]
    source: str
    control: tuple[tuple[str, str], ...]


def read_conventions(data: Mapping[str, Any]) -> Conventions:
    """The conventions from what the JSON of the profile holds."""
    framed = {"table": data["tabla"], "figure": data["figura"]}
    return Conventions({kind: one["rotulo"] for kind, one in framed.items()}, {kind: one["titulo"] == ABOVE for kind, one in framed.items()},
                       data["fuente"], tuple((one["campo"], one["titulo"]) for one in data["control"]["campos"]))


@cache
def page_conventions() -> Conventions:
    """Those of the profile of the pages."""
    return read_conventions(json.loads(resources.files("generator").joinpath("profiles/pagina.json").read_text("utf-8")))
