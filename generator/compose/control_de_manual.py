"""Floor 3: the control block of a manual: its code, version, changes and signatures, from the record, the entity's own list or the recipe.

It must not know which chapters a manual has.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.compose.chapters.registry import Material
from generator.doctree import nodes as n
from generator.domain.entidad.organizacion import Entidad
from generator.domain.manual import Receta

_PIECE = re.compile(r"\{([A-Z_]+)\}")
_TO_SIGN = tuple(n.Approval(action, "") for action in ("Elaboró", "Revisó", "Aprobó"))
"""Room to write by hand who made, reviewed and approved a manual of an entity that does not say it."""
_OF_PROCESS = ("TIPO_PROCESO", "PROCESO", "SUBPROCESO")


def control_of(receta: Receta, material: Material) -> n.Control:
    """The document's own control when the manual is of one, or when the entity lists a document with its title; the recipe's otherwise."""
    own = material.page.control if material.page else _listed(receta, material)
    entity = material.sistema.entidad if material.sistema else None
    code = code_for(entity, receta.codigo) if entity and receta.codigo else receta.codigo
    return replace(
        own, codigo=own.codigo or code, version=own.version or receta.version, fecha=own.fecha or (receta.fecha.isoformat() if receta.fecha else ""),
        estado=(own.estado or receta.estado).capitalize(), entidad=own.entidad or (entity.nombre if entity else receta.institucion),
        cambios=own.cambios or tuple(n.Change(c.version, c.fecha.isoformat(), c.descripcion) for c in receta.cambios),
        aprobaciones=own.aprobaciones or tuple(n.Approval(a.accion, a.cargo, a.fecha.isoformat() if a.fecha else "") for a in receta.aprobaciones)
        or (_TO_SIGN if entity and not material.page else ()),
    )


def _listed(receta: Receta, material: Material) -> n.Control:
    """The control of the entity's document that is this manual, by its title."""
    title = (receta.titulo or receta.clase).casefold()
    found = (page.control for page in material.of_kind("documento") if page.title.casefold() == title) if material.sistema else iter(())
    return next(found, n.Control())


def code_for(entity: Entidad, kind: str) -> str:
    """«{PROCESO}-{TIPO}-{NNN}» gives «AME-MSG-001»: the whole entity stands where a process would."""
    pieces = _PIECE.findall(entity.codificacion.plantilla)
    place = next((piece for piece in ("ENTIDAD", *_OF_PROCESS) if piece in pieces), "")

    def write(found: re.Match[str]) -> str:
        piece = found[1]
        if piece == "TIPO":
            return kind
        return "1".zfill(len(piece)) if set(piece) == {"N"} else entity.sigla if piece == place else ""

    code = _PIECE.sub(write, entity.codificacion.plantilla)
    return re.sub(r"([-_./])[-_./]+", r"\1", code).strip("-_./ ")
