"""Floor 3: the table of the pages of the reference that show fields of one record: address, titles and which fields, in order.

Addresses are a contract. A page here needs no code of its own; the others are in `site.py` and `special.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pagina:
    """`source`: attribute of the model. `lead`: the field that opens the page. `fields`: those of its sections; empty: all the rest."""

    address: str
    title: str
    nav: str
    group: str
    source: str
    lead: str = ""
    fields: tuple[str, ...] = ()
    number: int = 0


GROUPS = ("Inicio", "El modelo", "Dimensiones", "Políticas", "Control interno y riesgo", "Consulta")

PAGINAS: tuple[Pagina, ...] = (
    Pagina("que-es", "¿Qué es MIPG?", "¿Qué es?", "El modelo", "mipg", "", (
        "definicion", "aplicacion", "grupos", "normas", "base_legal", "sistemas", "compatibles", "para_que", "valores", "valores_nota",
        "advertencias"), 1),
    Pagina("objetivos", "Objetivos de MIPG", "Objetivos", "El modelo", "mipg", "objetivos_introduccion", ("objetivos",), 2),
    Pagina("principios", "Principios de MIPG", "Principios", "El modelo", "mipg", "principios_introduccion", ("principios",), 3),
    Pagina("enfoque", "Enfoque de MIPG", "Enfoque", "El modelo", "mipg", "enfoque_introduccion", ("enfoques",), 4),
    Pagina("como-funciona", "¿Cómo funciona MIPG?", "¿Cómo funciona?", "El modelo", "mipg", "como_funciona", ("componentes",), 5),
    Pagina("institucionalidad", "Institucionalidad", "Institucionalidad", "El modelo", "institucionalidad", "introduccion", (), 6),
    Pagina("medicion", "Medición del desempeño institucional", "Medición", "El modelo", "medicion", "introduccion", (), 7),
    Pagina("linea-de-tiempo", "Línea de tiempo de MIPG", "Línea de tiempo", "El modelo", "linea_de_tiempo", "introduccion", (), 8),
    Pagina("documentos-de-referencia", "Documentos de referencia", "Documentos de referencia", "El modelo", "mipg",
           "documentos_introduccion", ("documentos_de_referencia",), 9),
    Pagina("meci", "Modelo Estándar de Control Interno (MECI)", "MECI", "Control interno y riesgo", "meci", "introduccion", (
        "normas", "componentes", "principios_de_control", "historico_introduccion", "historico", "eje_transversal", "diferencias"), 10),
    Pagina("lineas", "Las líneas del control interno", "Líneas", "Control interno y riesgo", "meci", "lineas_introduccion", (
        "lineas", "lineas_nota", "roles_introduccion", "roles_control_interno"), 11),
    Pagina("control-de-riesgo", "Control de riesgo", "Control de riesgo", "Control interno y riesgo", "control_de_riesgo", "introduccion", (), 12),
    Pagina("planes", "Planes institucionales", "Planes", "Consulta", "planes", "introduccion", (), 13),
    Pagina("instrumentos", "Instrumentos", "Instrumentos", "Consulta", "instrumentos", "introduccion", (), 14),
)
"""In the order of the navigation within each group."""
