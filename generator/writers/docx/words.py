"""Floor 3: the fixed words of a manual (titles of its parts, labels of the control data) and how a date is written."""

from __future__ import annotations

import re

CONTENIDO = "Contenido"
PAGINA = "pág."
LISTA_DE_TABLAS = "Lista de tablas"
LISTA_DE_FIGURAS = "Lista de figuras"
LISTA_DE_ANEXOS = "Lista de anexos"
SIN_TABLAS = "Este documento no tiene tablas numeradas."
SIN_FIGURAS = "Este documento no tiene figuras."
GLOSARIO = "Glosario"
BIBLIOGRAFIA = "Bibliografía"
SIN_BIBLIOGRAFIA = "Este documento no cita fuentes."
CONTROL_DE_CAMBIOS = "Control de cambios"
APROBACION = "Elaboró, revisó y aprobó"
AUTOR = "Modelo Integrado de Planeación y Gestión"

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


def date_in_words(date: str) -> str:
    """«2024-03-26» as «26 de marzo de 2024»; any other text stays as it is."""
    match = _ISO.match(date)
    if not match or not 1 <= int(match[2]) <= 12:
        return date
    return f"{int(match[3])} de {_MONTHS[int(match[2]) - 1]} de {match[1]}"
