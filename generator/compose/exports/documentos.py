"""Floor 3: the master list of documents, the entity's normograma and its plans of Decreto 612 de 2018."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citations.bibtex import Source
from generator.compose.exports.plain import lines, name, names, plain
from generator.compose.inlines import word
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.domain.entidad.control_documental import Controlado
from generator.domain.entidad.desempeno import NormaDeEntidad
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo

MASTER_COLUMNS = (
    SheetColumn("codigo", "Código", width=18), SheetColumn("nombre", "Documento", width=50), SheetColumn("tipo", "Tipo", width=18),
    SheetColumn("proceso", "Proceso", width=28), SheetColumn("version", "Versión", width=10), SheetColumn("fecha", "Fecha", "date", 12),
    SheetColumn("estado", "Estado", width=12), SheetColumn("aprobo", "Aprobó", width=28),
    SheetColumn("acto_de_adopcion", "Acto de adopción", width=28), SheetColumn("proxima_revision", "Próxima revisión", "date", 14),
    SheetColumn("serie", "Serie documental", width=26), SheetColumn("soporte", "Soporte", width=14), SheetColumn("ubicacion", "Dónde se conserva", width=26),
    SheetColumn("clasificacion", "Clasificación de la información", width=20), SheetColumn("codigo_anterior", "Código anterior", width=16),
)
NORM_COLUMNS = (
    SheetColumn("tipo", "Tipo", width=14), SheetColumn("numero", "Número", width=10), SheetColumn("anio", "Año", width=8),
    SheetColumn("fecha", "Fecha", width=12), SheetColumn("emisor", "Emisor", width=28), SheetColumn("titulo", "Título oficial", width=60),
    SheetColumn("articulos", "Artículos aplicables", width=20), SheetColumn("tema", "Tema", width=26),
    SheetColumn("procesos", "Procesos", width=26), SheetColumn("politicas", "Políticas de MIPG", width=30),
    SheetColumn("obligacion", "Obligación concreta", width=50), SheetColumn("responsable", "Responsable", width=26),
    SheetColumn("cumplimiento", "Cumplimiento", width=14), SheetColumn("evidencia", "Evidencia", width=36), SheetColumn("documentos", "Documentos", width=30),
    SheetColumn("estado", "Vigencia", width=20), SheetColumn("enlace", "Enlace", width=30),
    SheetColumn("revisado", "Fecha de revisión", "date", 14),
)


def all_documents(sistema: SistemaDeGestion) -> tuple[tuple[Controlado, str, Proceso], ...]:
    """Every controlled document with its kind's name and its process, by code."""
    found: list[tuple[Controlado, str, Proceso]] = [(p, "Caracterización", p) for p in sistema.procesos]
    found += [(p, "Procedimiento", p.proceso.target) for p in sistema.procedimientos]
    found += [(d, d.tipo.target.nombre, d.proceso.target) for d in sistema.documentos]
    return tuple(sorted(found, key=lambda entry: entry[0].codigo))


def master_list_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """The listado maestro: every controlled document, obsolete ones too, with its state."""
    rows = tuple(_document(document, kind, process) for document, kind, process in all_documents(sistema))
    return Sheet("listado-maestro", "Listado maestro de documentos", MASTER_COLUMNS, rows)


def _document(document: Controlado, kind: str, process: Proceso) -> tuple[Value, ...]:
    assert isinstance(document, Proceso | Procedimiento | DocumentoControlado)
    return (document.codigo, document.nombre, kind, process.nombre, document.version, document.fecha, word(document.estado),
            names(firma.cargo for firma in document.aprobo), document.acto_de_adopcion, document.proxima_revision, _series(document), document.soporte, document.ubicacion, document.clasificacion,
            document.codigo_anterior)


def _series(document: Controlado) -> str:
    return name(document.serie) or (document.serie_documental if isinstance(document, DocumentoControlado) else "")


def normograma_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """The entity's normograma; what each norm is comes from the bibliography."""
    return Sheet("normograma", "Normograma", NORM_COLUMNS, tuple(_norm(n, sources.get(n.fuente)) for n in sistema.normograma))


def _norm(n: NormaDeEntidad, source: Source | None) -> tuple[Value, ...]:
    facts = [str(getattr(source, key, "") or "") for key in ("clase", "numero", "anio", "fecha", "emisor", "titulo")]
    state, url = (str(getattr(source, key, "") or "") for key in ("estado", "url"))
    return (*facts, n.articulos, n.tema, names(n.procesos), names(n.politicas), plain(n.obligacion), name(n.responsable), n.cumplimiento,
            plain(n.evidencia), names(n.documentos), state, url, n.revisado)


def planes_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> Sheet:
    """The plans of Decreto 612 in this entity."""
    columns = (SheetColumn("plan", "Plan", width=50), SheetColumn("vigencia", "Vigencia", width=10),
               SheetColumn("estado", "Estado", width=16), SheetColumn("responsable", "Responsable", width=28),
               SheetColumn("aprobado", "Aprobado", "date", 12), SheetColumn("publicado", "Publicado", "date", 12),
               SheetColumn("avance", "Avance", "percent", 10), SheetColumn("presupuesto", "Presupuesto (pesos)", "decimal", 18), SheetColumn("nota", "Nota", width=40))
    rows = tuple((name(p.plan), str(p.vigencia), p.estado, name(p.responsable), p.aprobado, p.publicado, p.avance, p.presupuesto,
                  lines([plain(p.nota)])) for p in sistema.planes)
    return Sheet("planes", "Planes del Decreto 612", columns, rows)
