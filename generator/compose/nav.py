"""Floor 3: the navigation of the site: the order of a reader, not of file names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.compose.pages import GROUPS, PAGINAS
from generator.doctree import nodes as n

_LAST = ("normograma", "glosario", "matriz", "pendientes", "bibliografia")
TABS = 3
"""Up to how many entities have a tab each. Tabs are on every page: with more entities, one tab holds them all."""
ENTITIES = "entidades"
"""The address of the page that gathers them then."""
_RECORDS = (("proceso", "Procesos", "procesos"), ("procedimiento", "Procedimientos", "procedimientos"), ("documento", "Documentos", "listado-maestro"),
            ("riesgo", "Riesgos", "riesgos"), ("indicador", "Indicadores", "indicadores"), ("matriz", "Matrices", "matrices"))
"""Kind of record, title of its group, and the page that gathers it."""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A title and what is under it: addresses with their short titles, and after them other groups."""

    title: str
    items: tuple[tuple[str, str], ...]
    groups: tuple[NavGroup, ...] = ()


def compose_nav(documents: Iterable[n.Document]) -> tuple[NavGroup, ...]:
    """The navigation of the reference, in the order of a reader, not of file names, and a group for each entity."""
    documents = tuple(documents)
    by_address = {d.address: d for d in documents if not d.entity}
    members: dict[str, list[str]] = {group: [p.address for p in PAGINAS if p.group == group] for group in GROUPS}
    members["Inicio"] = [""]
    for group, kind in (("Dimensiones", "dimension"), ("Políticas", "politica")):
        members[group] = [{"Dimensiones": "dimensiones", "Políticas": "politicas"}[group], *(a for a, d in by_address.items() if d.kind == kind)]
    members["Consulta"] = [*members["Consulta"], *_LAST]
    groups = [NavGroup(group, tuple((by_address[a].nav_title or by_address[a].title, a) for a in found if a in by_address))
              for group, found in members.items()]
    entities = dict.fromkeys(d.entity for d in documents if d.entity)
    systems = tuple(_entity_group(tuple(d for d in documents if d.entity == entity)) for entity in entities)
    return (*groups, *systems) if len(systems) <= TABS else (*groups, NavGroup("Entidades", (("Todas las entidades", ENTITIES),), systems))


def _entity_group(pages: tuple[n.Document, ...]) -> NavGroup:
    """The records of each kind in a group that the page which gathers them opens; before, the pages without records."""
    def items(kind: str) -> tuple[tuple[str, str], ...]:
        return tuple((d.nav_title or d.title, d.address) for d in pages if d.kind == kind)

    home, *others = items("entidad")
    gathering = {kind: tuple(item for item in others if item[1] == f"{home[1]}/{name}") for kind, _, name in _RECORDS}
    inside = tuple(NavGroup(title, found) for kind, title, _ in _RECORDS if (found := (*gathering[kind], *items(kind))))
    alone = tuple(item for item in others if not any(item in gathered for gathered in gathering.values()))
    return NavGroup(home[0], (("Inicio", home[1]), *alone), inside)
