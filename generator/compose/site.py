"""Floor 3: the whole reference as documents. Pure: the model and the sources in, documents out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.citations.publication import Citing
from generator.compose.direcciones import address_of
from generator.compose.entidad.sitio import compose_entidad, entities_page
from generator.compose.fuentes import read_subjects
from generator.compose.inlines import cross, text
from generator.compose.instrumentos import instrument_sections
from generator.compose.links import MANY_PAGES, Glossary, Term, more_pages, page_links, resolve_links, terms_used, usage_note, used_in
from generator.compose.made import Lost, made, nothing_lost
from generator.compose.nav import TABS
from generator.compose.pages import PAGINAS, Pagina
from generator.compose.profile import PageProfile, arrange
from generator.compose.riesgo import guide_section
from generator.compose.sheet import record_sections
from generator.compose.special import (
    Fuente,
    compose_bibliography,
    compose_dimensions,
    compose_glossary,
    compose_index,
    compose_matrix,
    compose_norms,
    compose_pending,
    compose_policies,
    prose,
)
from generator.compose.tiempo import timeline_section
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, plain_text, rewrite
from generator.domain.dimension import Dimension
from generator.domain.instrumento import Plan
from generator.domain.modelo import Modelo
from generator.domain.politica import Politica

Sections = tuple[n.Section, ...]

MANY_REFERENCES = 15
"""A list of more than these is closed under its title."""
_LISTS = ("", "dimensiones", "politicas", "matriz")
"""Pages that name every policy: that they do says nothing."""
_ARRANGED = ("proceso", "procedimiento", "documento")
"""Pages of an entity that follow the parts of an NTC document."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What the citations floor does. `citing`: for each page, what fills its citations and then gives its list of references."""

    citing: Callable[[], Citing]
    entry: Callable[[str], tuple[n.Inline, ...]]
    keys: tuple[str, ...] = ()
    """Every source in the order of the list."""


def compose_site(modelo: Modelo, fuentes: tuple[Fuente, ...], profile: PageProfile, diagnostics: Diagnostics, *,
                 publication: Publication | None = None, extra: tuple[n.Document, ...] = (),
                 downloads: tuple[n.Download, ...] = (), by_hand: tuple[n.Document, ...] = (), lost: Lost | None = None) -> tuple[n.Document, ...]:
    """Every page. Those of entities, and `extra`, are finished as the rest; the reference lists which use it. `downloads`: files of the bibliography.
    `by_hand`: other pages of the site, which are made elsewhere and cite too. `lost`: of a model with mistakes, what may be of what was not read;
    the pages that can be composed are, to look at their links."""
    whole = lost is None
    own = made(_reference_pages(modelo, {f.clave: f.nombre for f in fuentes}, diagnostics), whole)
    siglas = {s.id: s.entidad.sigla for s in modelo.entidades}
    entities = made((partial(compose_entidad, modelo, s, fuentes, diagnostics, whole) for s in modelo.entidades), whole)
    extra = (*(page for pages in entities for page in pages), *extra)
    hand_titles = {d.address: d.title for d in by_hand}
    titles = hand_titles | {d.address: d.title for d in own} | {"normograma": "Normograma", "bibliografia": "Bibliografía"}
    titles |= {d.address: f"{d.title} ({siglas.get(d.entity, d.entity)})" for d in extra}
    usage = used_in((*own, *extra, *by_hand))
    page_of = {page.source: page.address for page in reversed(PAGINAS)} | {"guias_de_riesgo": "control-de-riesgo"}
    shown_in = {source: {field: page.address for page in PAGINAS if page.source == source for field in (*page.fields, page.lead)} for source in page_of}
    entry, keys = (publication.entry, publication.keys) if publication else (None, ())
    special = made((lambda: compose_norms(fuentes, usage, titles, read_subjects(modelo)), lambda: compose_bibliography(fuentes, usage, titles, downloads, entry, keys),
                    lambda: compose_pending(modelo, fuentes, page_of, shown_in)), whole)
    glossary, definitions = _glossary(modelo, diagnostics)
    finished = []
    for document in own:
        used = _with_usage(document, usage, titles)
        linked = glossary.link(used) if document.address else used
        finished.append(arrange(_with_definitions(linked, definitions), profile))
    of_entities = (glossary.link(arrange(d, profile) if d.kind in _ARRANGED else d) for d in extra)
    gathered = made((partial(entities_page, modelo),) if len(modelo.entidades) > TABS else (), whole)
    pages = (*finished, *special, *gathered, *of_entities)
    citing = {d.address: publication.citing() for d in pages} if publication else {}
    documents = resolve_links(pages, diagnostics, hand_titles, lost or nothing_lost, (lambda d: citing[d.address].fill) if publication else None)
    cited = tuple(_with_references(d, citing[d.address].references()) for d in documents) if publication else documents
    return tuple(_described(d) for d in _with_controls(cited, profile))


def _reference_pages(modelo: Modelo, names: Mapping[str, str], diagnostics: Diagnostics) -> tuple[Callable[[], n.Document], ...]:
    """What makes each page of the reference, in order."""
    plans = {p.id: tuple(plan for plan in modelo.planes.planes if plan.politica.id == p.id) for p in modelo.politicas}
    return (
        partial(compose_index, modelo, diagnostics), *(partial(_page, page, modelo, names, diagnostics) for page in PAGINAS),
        partial(compose_dimensions, modelo, diagnostics), *(partial(_dimension, d, modelo, diagnostics) for d in modelo.dimensiones),
        partial(compose_policies, modelo, diagnostics), *(partial(_policy, p, plans[p.id], diagnostics) for p in modelo.politicas),
        partial(compose_glossary, modelo, diagnostics), partial(compose_matrix, modelo),
    )


def _page(page: Pagina, modelo: Modelo, names: Mapping[str, str], diagnostics: Diagnostics) -> n.Document:
    record = getattr(modelo, page.source)
    sections = record_sections(record, diagnostics, only=page.fields, skip=(page.lead,))
    arranged = _OWN_ARRANGEMENT.get(page.address, _opened)(sections, modelo, names, diagnostics)
    lead = prose(getattr(record, page.lead), diagnostics) if page.lead else ()
    return n.Document(page.address, "pagina", page.title, arranged, lead, nav_title=page.nav, pos=record.pos)


def _opened(sections: Sections, *_: Any) -> Sections:
    """A page whose only section has divisions is those divisions."""
    return sections[0].sections if len(sections) == 1 and sections[0].sections else sections


def _with_guides(sections: Sections, modelo: Modelo, _: Mapping[str, str], diagnostics: Diagnostics) -> Sections:
    """The tables of the guide with which the page works follow the steps that need them; the other versions, from the newest and closed, go before
    the history of them all."""
    classes = {str(clase.id): clase.nombre for clase in modelo.control_de_riesgo.clases}
    own = modelo.control_de_riesgo.guia_por_defecto
    guides = {guia.id: guide_section(guia, classes, diagnostics, folded=guia.id != own) for guia in reversed(modelo.guias_de_riesgo)}
    made: list[n.Section] = []
    for section in sections:
        if section.id == "historia":
            made += [guide for ident, guide in guides.items() if ident != own]
        made.append(section)
        if section.id == "pasos" and own in guides:
            made.append(guides[own])
    return (*made, *(guide for guide in guides.values() if guide not in made))


def _as_timeline(sections: Sections, modelo: Modelo, names: Mapping[str, str], _: Diagnostics) -> Sections:
    return (timeline_section(modelo.linea_de_tiempo, names), *sections)


def _by_kind(sections: Sections, modelo: Modelo, *_: Any) -> Sections:
    return instrument_sections(_opened(sections), modelo.instrumentos.instrumentos)


_OWN_ARRANGEMENT: Mapping[str, Callable[[Sections, Modelo, Mapping[str, str], Diagnostics], Sections]] = {
    "control-de-riesgo": _with_guides, "linea-de-tiempo": _as_timeline, "instrumentos": _by_kind,
}


def _dimension(dimension: Dimension, modelo: Modelo, diagnostics: Diagnostics) -> n.Document:
    policies = [p for p in modelo.politicas if p.dimension.id == dimension.id]
    related = [p for p in modelo.politicas if any(d.id == dimension.id for d in p.dimensiones_relacionadas)]
    items = [(n.Paragraph((cross(p),)),) for p in policies] + [(n.Paragraph((cross(p), n.Text(" (relacionada)"))),) for p in related]
    own = (n.Section("politicas", "Políticas de la dimensión", (n.BulletList(tuple(items)),)),) if items else ()
    sections = record_sections(dimension, diagnostics, data_title="Datos de la dimensión")
    return n.Document(address_of(dimension), dimension.kind, dimension.nombre, (*sections, *own), (), _summary(dimension.proposito.text),
                      nav_title=f"{dimension.numero}. {dimension.nombre}", pos=dimension.pos)


def _policy(policy: Politica, plans: tuple[Plan, ...], diagnostics: Diagnostics) -> n.Document:
    """`plans`: those that the policy guides, of the ones that go into the plan of action."""
    listed = n.BulletList(tuple((n.Paragraph((cross(plan),)),) for plan in plans))
    own = (n.Section("planes", "Planes que se integran al plan de acción", (listed,)),) if plans else ()
    sections = (*record_sections(policy, diagnostics, data_title="Datos de la política"), *own)
    number = f"{policy.numero_base}. " if policy.numero_base else ""
    return n.Document(address_of(policy), policy.kind, policy.nombre, sections, (), _summary(policy.proposito.text),
                      nav_title=f"{number}{policy.nombre}", pos=policy.pos)


def _summary(text_: str) -> str:
    """The first sentence, for the description of the page."""
    first = " ".join(text_.split()).split(". ")[0].rstrip(".")
    return (first if len(first) <= 250 else first[:249].rsplit(" ", 1)[0] + "…") + ("" if first.endswith("…") else ".")


# ---------------------------------------------------------------------------------------- what is added
def _with_usage(document: n.Document, usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> n.Document:
    """Each place of the page says which pages lead to it."""
    def change(node: Any) -> Any:
        if not node.id:
            return node
        users = page_links((u for u in usage.get(f"{document.address}#{node.id}", ()) if u != document.address), titles)
        if not users:
            return node
        return replace(node, blocks=(*node.blocks, usage_note(users)))

    return _with_mentions(rewrite(document, change, n.Section, n.DefinitionItem), usage, titles)


def _with_mentions(document: n.Document, usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> n.Document:
    """A policy or a dimension ends with the pages that lead to it, the lists of all of them apart."""
    users = [u for u in usage.get(document.address, ()) if u not in (*_LISTS, document.address) and u in titles]
    if document.kind not in ("politica", "dimension") or not users:
        return document
    items = tuple((n.Paragraph(page_links((user,), titles)),) for user in users[:MANY_PAGES])
    if len(users) > MANY_PAGES:
        items = (*items, (n.Paragraph((n.Text(f"Y {more_pages(users)}."),)),))
    return replace(document, sections=(*document.sections, n.Section("menciones", "Páginas que remiten aquí", (n.BulletList(items),))))


def _glossary(modelo: Modelo, diagnostics: Diagnostics) -> tuple[Glossary, dict[str, n.DefinitionItem]]:
    terms, items = [], {}
    for term in modelo.glosario.terminos if modelo.glosario else ():
        blocks = prose(term.definicion, diagnostics)
        words = plain_text(blocks)
        address = address_of(term)
        terms.append(Term(address, tuple(form for form in (term.nombre, term.sigla, *term.variantes) if form), _summary(words), term.salvo_en))
        items[address] = n.DefinitionItem((n.CrossRef(address, text(term.nombre)),), blocks)
    return Glossary(terms), items


def _with_definitions(document: n.Document, definitions: Mapping[str, n.DefinitionItem]) -> n.Document:
    """The terms that a policy or a dimension uses, as its part «Definiciones»."""
    if document.kind not in ("politica", "dimension"):
        return document
    used = sorted((definitions[a] for a in terms_used(document, "glosario") if a in definitions), key=lambda item: plain_text(item.term).lower())
    if not used:
        return document
    section = n.Section("definiciones", "Definiciones", (n.DefinitionList(tuple(used)),), part="definiciones")
    return replace(document, sections=(*document.sections, section))


def _described(document: n.Document) -> n.Document:
    """With its first sentence as its description, when nobody wrote another."""
    if document.summary:
        return document
    first = next((plain_text(p) for part in (document.lead, document.sections) for p in find_nodes(part, n.Paragraph) if plain_text(p).strip()), "")
    return replace(document, summary=_summary(first)) if first else document


def _with_references(document: n.Document, references: n.ReferenceList) -> n.Document:
    if not references.entries or document.kind == "bibliografia":
        return document
    linked = n.ReferenceList(tuple(replace(e, inlines=(*e.inlines, n.Text(" "), _in_bibliography(e.key))) for e in references.entries))
    section = n.Section("referencias", "Referencias", (linked,), part="referencias", numbered=False, folded=len(linked.entries) > MANY_REFERENCES)
    return replace(document, sections=(*document.sections, section))


def _in_bibliography(key: str) -> n.CrossRef:
    return n.CrossRef(f"bibliografia#ref-{key}", (n.Text("[bibliografía]"),), "Dónde más se cita esta fuente")


def _with_controls(documents: tuple[n.Document, ...], profile: PageProfile) -> Iterator[n.Document]:
    """Each page of the reference with its code: its official number, or the next after those of its kind. One of an entity brings its own."""
    last: dict[str, int] = {}
    for document in documents:
        last[_series(document)] = max(last.get(_series(document), 0), _official_number(document))
    for document in documents:
        if document.entity:
            yield document
            continue
        series = _series(document)
        number = _official_number(document)
        if not number:
            number = last[series] = last[series] + 1
        yield replace(document, control=replace(profile.control, codigo=profile.code(series, number)))


def _series(document: n.Document) -> str:
    return document.kind if document.kind in ("politica", "dimension") else "pagina"


def _official_number(document: n.Document) -> int:
    """Zero when the page has none."""
    head = document.nav_title.split(".")[0]
    return int(head) if head.isdigit() else next((p.number for p in PAGINAS if p.address == document.address), 0)
