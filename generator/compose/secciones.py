"""Floor 3: the parts of a document that hold pictures or other parts: the sections that an entity wrote, and the steps of an instruction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.entidad.control_documental import Seccion
from generator.domain.entidad.documental import PasoDeInstructivo


def _section(section: Seccion, number: int, before: str, diagnostics: Diagnostics) -> n.Section:
    ident = f"{before}-{section.id}"
    body = read_prose(section.texto.text, section.texto.pos, diagnostics) if section.texto else ()
    picture = _picture(section.imagen, section.descripcion_imagen, section.titulo, ident)
    inner = tuple(_section(s, at, ident, diagnostics) for at, s in enumerate(section.secciones, 1))
    return n.Section(ident, section.titulo, (*body, *picture), inner, pos=section.pos)


def _step(step: PasoDeInstructivo, number: int, before: str, diagnostics: Diagnostics) -> n.Section:
    ident = f"{before}-{number}"
    body = read_prose(step.descripcion.text, step.descripcion.pos, diagnostics)
    return n.Section(ident, f"Paso {number}. {step.nombre}", (*body, *_picture(step.imagen, step.descripcion_imagen, step.nombre, ident)), numbered=False,
                     pos=step.pos)


def _picture(path: str | None, described: str, title: str, ident: str) -> tuple[n.Figure, ...]:
    return (n.Figure(n.ImageFile(path), described or title, (n.Text(title),), f"figura-{ident}"),) if path else ()


MAKERS: dict[type, Callable[[Any, int, str, Diagnostics], n.Section]] = {Seccion: _section, PasoDeInstructivo: _step}


def divisions(records: Any, key: str, diagnostics: Diagnostics) -> tuple[n.Section, ...]:
    """A division for each record, or nothing when they are of a kind that has none. `key`: the field, the start of their ids."""
    make = MAKERS.get(type(records[0])) if isinstance(records, tuple) and records else None
    return tuple(make(record, at, key, diagnostics) for at, record in enumerate(records, 1)) if make else ()
