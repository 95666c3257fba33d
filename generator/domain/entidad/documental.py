"""Floor 1: controlled documents: processes with their characterization, procedures with their activities, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import NormaAplicable, Punto
from generator.domain.entidad.organizacion import Cargo, Dependencia, TipoDeDocumento
from generator.domain.fields import Identificador, Imagen, Prose, Ref, Registro, Url, labelled

if TYPE_CHECKING:
    from generator.domain.entidad.desempeno import Indicador
    from generator.domain.entidad.gestion_riesgo import Riesgo
    from generator.domain.instrumento import Termino
    from generator.domain.politica import Politica


class Estado(StrEnum):
    """The state of a controlled document."""

    BORRADOR = "borrador"
    VIGENTE = "vigente"
    OBSOLETO = "obsoleto"


class TipoDeProceso(StrEnum):
    """The four bands of the process map."""

    ESTRATEGICO = "estrategico"
    MISIONAL = "misional"
    APOYO = "apoyo"
    EVALUACION = "evaluacion"


class Etapa(StrEnum):
    """Planear, hacer, verificar, actuar."""

    PLANEAR = "planear"
    HACER = "hacer"
    VERIFICAR = "verificar"
    ACTUAR = "actuar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firma(Registro):
    """Who elaborated, reviewed or approved: a cargo, and when. A bare text is the cargo."""

    cargo: Ref[Cargo] = labelled("Cargo")
    fecha: date | None = labelled("Fecha", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cambio(Registro):
    """A line of the control of changes."""

    version: str = labelled("Versión")
    fecha: date = labelled("Fecha")
    descripcion: Prose = labelled("Descripción del cambio")
    solicito: Ref[Cargo] | None = labelled("Solicitó", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlado(Registro):
    """What every controlled document carries. The last line of `cambios` is the current version."""

    codigo: str = labelled("Código", oculto=True)
    version: str = labelled("Versión", oculto=True)
    fecha: date | None = labelled("Fecha de aprobación", default=None, oculto=True)
    estado: Estado = labelled("Estado", oculto=True)
    elaboro: tuple[Firma, ...] = labelled("Elaboró", default=(), oculto=True)
    reviso: tuple[Firma, ...] = labelled("Revisó", default=(), oculto=True)
    aprobo: tuple[Firma, ...] = labelled("Aprobó", default=(), oculto=True)
    acto_de_adopcion: str = labelled("Acto de adopción", default="", oculto=True)
    proxima_revision: date | None = labelled("Próxima revisión", default=None, oculto=True)
    cambios: tuple[Cambio, ...] = labelled("Control de cambios", default=(), oculto=True)
    reemplazado_por: Ref[object] | None = labelled("Reemplazado por", default=None, help="En un documento obsoleto, el que ocupa su lugar.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definicion(Registro):
    """A term of a document, with its meaning there."""

    termino: str = labelled("Término")
    definicion: Prose = labelled("Definición")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seccion(Registro):
    """A titled section that the usual ones do not cover; it may hold others, to four levels, and a picture."""

    id: Identificador = labelled("Identificador", oculto=True)
    titulo: str = labelled("Título", oculto=True)
    texto: Prose | None = labelled("Texto", default=None)
    imagen: Imagen | None = labelled("Imagen", default=None)
    descripcion_imagen: str = labelled("Descripción de la imagen", default="", help="Lo que la imagen muestra, para quien no la ve.")
    secciones: tuple[Seccion, ...] = labelled("Secciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Parte(Registro):
    """A supplier or a client: another process of the entity, or someone outside it (one of the two)."""

    proceso: Ref[Proceso] | None = labelled("Proceso", default=None)
    externo: str = labelled("Externo", default="", help="Quien no es un proceso de la entidad: «Ciudadanía».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrada(Registro):
    """An input, with who supplies it."""

    nombre: str = labelled("Entrada")
    proveedores: tuple[Parte, ...] = labelled("Proveedores", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Salida(Registro):
    """An output, with who receives it."""

    nombre: str = labelled("Salida")
    clientes: tuple[Parte, ...] = labelled("Clientes", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActividadPhva(Registro):
    """A row of the PHVA table of a characterization."""

    etapa: Etapa = labelled("Etapa")
    entradas: tuple[Entrada, ...] = labelled("Entradas", default=())
    actividad: Prose = labelled("Actividad")
    responsable: Ref[Cargo] | None = labelled("Responsable", default=None)
    salidas: tuple[Salida, ...] = labelled("Salidas", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurso(Registro):
    """A resource of a process: people, technology, infrastructure, money."""

    tipo: str = labelled("Tipo")
    descripcion: Prose = labelled("Descripción")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceso(Controlado):
    """A process with its characterization. Address: `entidades/<sigla>/procesos/<id>`. Its procedures, documents, risks and
    indicators are those that name it; who supplies whom is derived from the PHVA table."""

    kind: ClassVar[str] = "proceso"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", oculto=True, help="La que llevan los códigos de sus documentos: «GD».")
    tipo: TipoDeProceso = labelled("Tipo de proceso")
    subproceso_de: Ref[Proceso] | None = labelled("Subproceso de", default=None)
    lider: Ref[Cargo] = labelled("Líder")
    dependencias: tuple[Ref[Dependencia], ...] = labelled("Dependencias que participan", default=())
    objetivo: Prose = labelled("Objetivo", part="objeto")
    desde: Prose = labelled("Alcance: desde", part="alcance")
    hasta: Prose = labelled("Alcance: hasta", part="alcance")
    alcance: Prose | None = labelled("Alcance: precisiones", default=None, part="alcance")
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Requisitos legales", default=(), part="referencias-normativas")
    ciclo: tuple[ActividadPhva, ...] = labelled("Ciclo PHVA")
    recursos: tuple[Recurso, ...] = labelled("Recursos", default=())
    requisitos: tuple[Punto, ...] = labelled("Otros requisitos", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG a las que sirve", default=())
    seguimiento: Prose | None = labelled("Seguimiento y medición", default=None)
    secciones: tuple[Seccion, ...] = labelled("Otras secciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rama(Registro):
    """A way out of a decision. `va_a`: the id of an activity, or «fin»; or the procedure where it goes on."""

    respuesta: str = labelled("Respuesta")
    va_a: str = labelled("Va a", default="", help="Identificador de la actividad, o «fin».")
    procedimiento: Ref[Procedimiento] | None = labelled("Continúa en el procedimiento", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistroDeActividad(Registro):
    """What an activity leaves written: a name, and the format when there is one. A bare text is the name."""

    nombre: str = labelled("Registro")
    formato: Ref[DocumentoControlado] | None = labelled("Formato", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actividad(Registro):
    """An activity of a procedure. Its number is its place. It goes on to the next one unless it says otherwise."""

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Actividad")
    descripcion: Prose = labelled("Descripción")
    responsable: Ref[Cargo] = labelled("Responsable")
    participan: tuple[Ref[Cargo], ...] = labelled("Participan", default=())
    tiempo: str = labelled("Tiempo", default="")
    punto_de_control: Prose | None = labelled("Punto de control", default=None)
    registros: tuple[RegistroDeActividad, ...] = labelled("Registros", default=())
    pregunta: str = labelled("Pregunta de la decisión", default="")
    ramas: tuple[Rama, ...] = labelled("Ramas", default=())
    siguiente: str = labelled("Sigue en", default="", help="Identificador de la actividad que sigue, o «fin». Sin él: la que está debajo.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedimiento(Controlado):
    """A procedure. Address: `entidades/<sigla>/procedimientos/<id>`."""

    kind: ClassVar[str] = "procedimiento"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    proceso: Ref[Proceso] = labelled("Proceso")
    objetivo: Prose = labelled("Objetivo", part="objeto")
    alcance: Prose = labelled("Alcance", part="alcance")
    ambito_de_aplicacion: Prose | None = labelled("Ámbito de aplicación", default=None, part="alcance")
    responsable: Ref[Cargo] = labelled("Responsable")
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    terminos: tuple[Ref[Termino], ...] = labelled("Términos del glosario de MIPG", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Normatividad", default=(), part="referencias-normativas")
    politicas_de_operacion: tuple[Punto, ...] = labelled("Políticas de operación", default=())
    actividades: tuple[Actividad, ...] = labelled("Descripción de actividades")
    documentos_asociados: tuple[Ref[object], ...] = labelled("Documentos asociados", default=())
    documentos_externos: tuple[str, ...] = labelled("Documentos externos", default=())
    riesgos: tuple[Ref[Riesgo], ...] = labelled("Riesgos", default=())
    indicadores: tuple[Ref[Indicador], ...] = labelled("Indicadores", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    secciones: tuple[Seccion, ...] = labelled("Otras secciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class CampoDeFormato(Registro):
    """A field of a format and how it is filled."""

    nombre: str = labelled("Campo")
    instruccion: Prose = labelled("Cómo se diligencia")


@dataclass(frozen=True, slots=True, kw_only=True)
class PasoDeInstructivo(Registro):
    """A step of an instruction, with a picture when it helps."""

    nombre: str = labelled("Paso")
    descripcion: Prose = labelled("Qué se hace")
    imagen: Imagen | None = labelled("Imagen", default=None)
    descripcion_imagen: str = labelled("Descripción de la imagen", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccionDePlan(Registro):
    """An action with who, when and how far. Used by plans, treatments of risks and gaps."""

    accion: Prose = labelled("Acción")
    responsable: Ref[Cargo] = labelled("Responsable")
    inicio: date | None = labelled("Inicio", default=None)
    fin: date | None = labelled("Fin", default=None)
    seguimiento: date | None = labelled("Fecha de seguimiento", default=None)
    estado: str = labelled("Estado", default="", help="Sin iniciar, en curso, cumplida, vencida.")
    evidencia: str = labelled("Evidencia", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoControlado(Controlado):
    """Any other controlled document: manual, instructivo, guía, formato, política, plan, protocolo. Address:
    `entidades/<sigla>/documentos/<id>`. All sections are optional; which are usual for each type is data of the check."""

    kind: ClassVar[str] = "documento"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    tipo: Ref[TipoDeDocumento] = labelled("Tipo de documento")
    proceso: Ref[Proceso] = labelled("Proceso")
    introduccion: Prose | None = labelled("Introducción", default=None, part="objeto")
    justificacion: Prose | None = labelled("Justificación", default=None, part="objeto")
    declaracion: Prose | None = labelled("Declaración", default=None, part="objeto")
    objetivo: Prose | None = labelled("Objetivo", default=None, part="objeto")
    alcance: Prose | None = labelled("Alcance", default=None, part="alcance")
    responsable: Ref[Cargo] | None = labelled("Responsable", default=None)
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    terminos: tuple[Ref[Termino], ...] = labelled("Términos del glosario de MIPG", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Marco normativo", default=(), part="referencias-normativas")
    requisitos_previos: tuple[Punto, ...] = labelled("Requisitos previos", default=())
    principios: tuple[Punto, ...] = labelled("Principios", default=())
    lineamientos: tuple[Punto, ...] = labelled("Lineamientos", default=())
    roles: Prose | None = labelled("Roles y responsabilidades", default=None)
    contexto: Prose | None = labelled("Contexto y diagnóstico", default=None)
    objetivos: tuple[Punto, ...] = labelled("Objetivos específicos", default=())
    metas: tuple[Punto, ...] = labelled("Metas", default=())
    acciones: tuple[AccionDePlan, ...] = labelled("Plan de acción", default=())
    pasos: tuple[PasoDeInstructivo, ...] = labelled("Paso a paso", default=())
    instrucciones: Prose | None = labelled("Instrucciones de diligenciamiento", default=None)
    campos: tuple[CampoDeFormato, ...] = labelled("Campos del formato", default=())
    secciones: tuple[Seccion, ...] = labelled("Desarrollo", default=())
    precauciones: tuple[Punto, ...] = labelled("Precauciones", default=())
    recursos: tuple[Recurso, ...] = labelled("Recursos", default=())
    indicadores: tuple[Ref[Indicador], ...] = labelled("Indicadores", default=())
    riesgos: tuple[Ref[Riesgo], ...] = labelled("Riesgos", default=())
    seguimiento: Prose | None = labelled("Seguimiento y evaluación", default=None)
    comunicacion: Prose | None = labelled("Comunicación", default=None)
    vigencia: Prose | None = labelled("Vigencia", default=None)
    registros: tuple[RegistroDeActividad, ...] = labelled("Registros", default=())
    documentos_asociados: tuple[Ref[object], ...] = labelled("Documentos asociados", default=())
    documentos_externos: tuple[str, ...] = labelled("Documentos externos", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    anexos: tuple[Seccion, ...] = labelled("Anexos", default=())
    enlace: Url | None = labelled("Dónde se descarga", default=None)
    serie_documental: str = labelled("Serie documental", default="", help="La de la tabla de retención documental.")
