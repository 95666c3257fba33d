"""Floor 3: the page of instruments: first the list of all, to filter; then each one under its type, closed until it is wanted."""

from __future__ import annotations

from collections import Counter

from generator.compose.inlines import text, titled_name
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.domain.instrumento import Instrumento

FEW = 5
"""A type with fewer instruments than these has no division of its own."""
OTHERS = "Otros tipos"


def instrument_sections(sections: tuple[n.Section, ...], instruments: tuple[Instrumento, ...]) -> tuple[n.Section, ...]:
    """`sections`: that of each instrument, in the same order."""
    times = Counter(instrument.tipo for instrument in instruments)
    groups: dict[str, list[n.Section]] = {kind: [] for kind, many in times.most_common() if many >= FEW}
    for section, instrument in zip(sections, instruments, strict=True):
        groups.setdefault(instrument.tipo if instrument.tipo in groups else OTHERS, []).append(section)
    rows = (n.Row((n.Cell((n.CrossRef(f"#{i.id}", text(titled_name(i))),), header=True), n.Cell(text(i.tipo)), n.Cell(text(i.responsable))))
            for i in instruments)
    listed = table(("Instrumento", "Tipo", "Quién lo expide o administra"), rows, caption="Instrumentos", id="tabla-instrumentos", filters=True)
    return (n.Section("lista", "Lista", (listed,)),
            *(n.Section(f"tipo-{at}", kind, (), tuple(inside), folded=True) for at, (kind, inside) in enumerate(groups.items(), 1)))
