"""Floor 0: the one table of diagnostic codes. A code is never reused; tests hold this table against the code.

Families: A files, C encoding, Y YAML syntax, E shape, R references, B bibliography, M rules of MIPG,
G rules of an entity's management system, P prose and pages, I images, T templates and recipes, S security,
D personal data, X internal.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Codigo:
    """What `mipg explicar` prints: a short title, why it matters, and how it is mended."""

    titulo: str
    explicacion: str
    remedio: str


CODES: dict[str, Codigo] = {
    # -- A: archivos
    # -- C: codificación
    # -- Y: sintaxis YAML
    # -- E: forma
    # -- R: referencias
    # -- B: bibliografía
    # -- M: reglas de MIPG
    # -- G: reglas del sistema de gestión de una entidad
    # -- P: prosa y páginas
    # -- I: imágenes
    # -- T: plantillas y recetas
    # -- S: seguridad
    # -- D: datos personales
    # -- X: internos
}
