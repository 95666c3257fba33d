"""Floor 3: the ICONTEC profiles and the tones, read from the data files of generator/profiles.

A profile is data only: paper, margins, letters, places. What a value does is in styles.py and sections.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Margins:
    """In centimetres."""

    superior: float
    inferior: float
    izquierdo: float
    derecho: float


@dataclass(frozen=True, slots=True)
class Paper:
    """In centimetres, upright."""

    ancho: float
    alto: float


@dataclass(frozen=True, slots=True)
class Tone:
    """Background and letter, as RRGGBB."""

    fondo: str
    letra: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One file of generator/profiles; the names of the fields are the keys of the file."""

    nombre: str
    titulo: str
    papel_cm: Paper
    margenes_cm: Margins
    margenes_doble_cara_cm: Margins
    margenes_apaisado_cm: Margins
    doble_cara: bool
    fuente: str
    fuente_codigo: str
    tamano_pt: float
    tamano_tabla_pt: float
    tamano_tabla_chica_pt: float
    tamano_nota_pt: float
    interlineado: float
    espacio_parrafo_pt: float
    justificado: bool
    capitulo_hoja_nueva: bool
    capitulo_centrado: bool
    capitulo_mayusculas: bool
    capitulo_espacio_antes_cm: float
    division_mayusculas: bool
    encabezado: str
    encabezado_cm: float
    pie_cm: float
    numero_en_pie: bool
    numero_en_preliminares: bool
    primera_pagina_visible: int
    cubierta: bool
    control_de_cambios: str
    titulo_figura: str
    datos_de_figura: bool
    puntos_guia: bool
    pagina_en_remisiones: bool
    lista_ordenada: tuple[str, ...]
    color: str
    color_tabla: str
    aviso: str
    nota: str = ""


PLACES_OF_CONTROL = ("preliminares", "final")
PROFILE_NAMES = ("ntc1486_2008", "ntc1486_1996", "documento_controlado")


def parse_profile(data: Mapping[str, Any]) -> Profile:
    """A profile from its decoded file. A missing or unknown key is a mistake of ours and raises."""
    known = {f.name for f in fields(Profile)}
    unknown = sorted(set(data) - known)
    if unknown:
        raise ValueError(f"claves desconocidas en el perfil: {', '.join(unknown)}")
    if data["control_de_cambios"] not in PLACES_OF_CONTROL:
        raise ValueError(f"«control_de_cambios» debe ser una de: {', '.join(PLACES_OF_CONTROL)}")
    values = dict(data)
    values["papel_cm"] = Paper(**data["papel_cm"])
    for key in ("margenes_cm", "margenes_doble_cara_cm", "margenes_apaisado_cm"):
        values[key] = Margins(**data[key])
    values["lista_ordenada"] = tuple(data["lista_ordenada"])
    return Profile(**values)


def _package_json(name: str) -> Any:
    return json.loads((resources.files("generator") / "profiles" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def read_profile(name: str) -> Profile:
    """A profile of the product by its name; KeyError when there is none."""
    if name not in PROFILE_NAMES:
        raise KeyError(name)
    return parse_profile(_package_json(name))


@cache
def tones() -> dict[str, Tone]:
    """Every tone by name, synonyms too."""
    data = _package_json("tonos")
    table = {name: Tone(**value) for name, value in data["tonos"].items()}
    return table | {name: table[other] for name, other in data["sinonimos"].items()}


def tone_key(name: str) -> str:
    """The tone that is used for a name: itself, or «neutro»."""
    return name if name in tones() else "neutro"
