"""Floor 3: who names whom in an entity, gathered once, so that no page looks for it by walking everything again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from generator.domain.entidad.documental import ActividadPhva, Proceso
from generator.domain.entidad.gestion_riesgo import Control
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types

Target = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mencion:
    """A mention of a record: the page or row that makes it, as what («Responsable»), and the part of it that does («Recibir la solicitud»)."""

    origen: Any
    papel: str
    parte: str = ""


@dataclass(frozen=True, slots=True)
class Interaccion:
    """What one process gives another."""

    proveedor: Proceso
    cliente: Proceso
    producto: str


@dataclass(frozen=True, slots=True)
class Relaciones:
    """`menciones`: by kind and id of what is named. The other two, by the id of the process."""

    menciones: Mapping[Target, tuple[Mencion, ...]]
    recibe: Mapping[str, tuple[Interaccion, ...]]
    entrega: Mapping[str, tuple[Interaccion, ...]]

    def de(self, record: Any) -> tuple[Mencion, ...]:
        return self.menciones.get((getattr(record, "kind", ""), record.id), ())


def relate(sistema: SistemaDeGestion) -> Relaciones:
    """One walk over all that the entity wrote."""
    found: dict[Target, dict[tuple[int, str, str], Mencion]] = {}
    for origin in origins(sistema):
        for ref, role, part in _refs(origin):
            target: Any = ref.target
            if target is not origin and hasattr(type(target), "kind"):
                found.setdefault((target.kind, target.id), {})[id(origin), role, part] = Mencion(origin, role, part)
    given = {(g.proveedor.id, g.cliente.id, g.producto): g for process in sistema.procesos for g in _gifts(process)}.values()
    return Relaciones(
        {target: tuple(mentions.values()) for target, mentions in found.items()},
        _by_process(given, "cliente"), _by_process(given, "proveedor"),
    )


def _by_process(given: Iterable[Interaccion], side: str) -> dict[str, tuple[Interaccion, ...]]:
    found: dict[str, list[Interaccion]] = {}
    for gift in given:
        found.setdefault(getattr(gift, side).id, []).append(gift)
    return {ident: tuple(gifts) for ident, gifts in found.items()}


def origins(sistema: SistemaDeGestion) -> tuple[Any, ...]:
    """Every record that is a page, a row or a place of its own."""
    entity = sistema.entidad
    return (*sistema.procesos, *sistema.procedimientos, *sistema.documentos, *sistema.riesgos, *sistema.indicadores, *sistema.politicas,
            *sistema.normograma, *sistema.planes, *sistema.tramites, *sistema.grupos, *sistema.series, *sistema.activos, *sistema.externos,
            *sistema.matrices, *entity.dependencias, *entity.cargos, *entity.lineas_de_defensa)


def _refs(record: Registro, role: str = "", part: str = "") -> Iterator[tuple[Ref[Any], str, str]]:
    """Each reference inside a record, at any depth, with the title of its field and the name of the part that holds it."""
    kind: Any = type(record)
    for name, title in _naming_fields(kind):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Ref):
                yield item, role if name in ("cargo", "proceso") and role else title, part
            elif isinstance(item, Registro):
                yield from _refs(item, title, _part(item) or part)


@cache
def _naming_fields(kind: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a kind that may hold references, or records that do, with their titles."""
    hints = field_types(kind)
    return tuple((f.name, str(f.metadata["title"])) for f in model_fields(kind) if _names(hints[f.name]))


def _names(hint: Any) -> bool:
    return get_origin(hint) is Ref or (isinstance(hint, type) and issubclass(hint, Registro)) or any(map(_names, get_args(hint)))


def _part(record: Registro) -> str:
    """The name of a part: of an activity, of a section, or the words of an action or of a control."""
    if isinstance(record, Control):
        return " ".join(f"{record.accion} {record.complemento.text}".split())
    named = next((v for key in ("nombre", "titulo", "accion") if (v := getattr(record, key, ""))), "")
    return " ".join((named.text if isinstance(named, Prose) else str(named)).split())


def _gifts(process: Proceso) -> Iterator[Interaccion]:
    for row in process.ciclo:
        yield from _of_row(process, row)


def _of_row(process: Proceso, row: ActividadPhva) -> Iterator[Interaccion]:
    for entrada in row.entradas:
        for part in entrada.proveedores:
            if part.proceso and part.proceso.target is not process:
                yield Interaccion(part.proceso.target, process, entrada.nombre)
    for salida in row.salidas:
        for part in salida.clientes:
            if part.proceso and part.proceso.target is not process:
                yield Interaccion(process, part.proceso.target, salida.nombre)
