"""Floor 1: the documents of an entity: processes with their characterization, procedures with their activities, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Dato, NormaAplicable, Punto
from generator.domain.entidad.control_documental import Controlado, Definicion, Seccion
from generator.domain.entidad.organizacion import Cargo, Dependencia, LineaEnEntidad, ObjetivoEstrategico, Responsable, TipoDeDocumento
from generator.domain.fields import Identificador, Imagen, Prose, Ref, Registro, Url, labelled
from generator.domain.periodos import PERIODO

if TYPE_CHECKING:
    from generator.domain.entidad.catalogos import DocumentoExterno, GrupoDeValor, SerieDocumental, Tramite
    from generator.domain.entidad.desempeno import Indicador
    from generator.domain.entidad.gestion_riesgo import Riesgo
    from generator.domain.instrumento import Termino
    from generator.domain.politica import Politica


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
class Parte(Registro):
    """A supplier or a client: a process, a grupo de valor or a dependencia of the entity, or someone outside it (one of them)."""

    proceso: Ref[Proceso] | None = labelled("Proceso", default=None)
    grupo: Ref[GrupoDeValor] | None = labelled("Grupo de valor", default=None)
    dependencia: Ref[Dependencia] | None = labelled("Dependencia", default=None)
    externo: str = labelled("Externo", default="", help="Quien no es un proceso de la entidad: «Ciudadanía»; o «Todos los procesos».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrada(Registro):
    """An input, with who supplies it. A bare text is its name."""

    nombre: str = labelled("Entrada")
    proveedores: tuple[Parte, ...] = labelled("Proveedores", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Salida(Registro):
    """An output, with who receives it. A bare text is its name."""

    nombre: str = labelled("Salida")
    requisitos: str = labelled("Requisitos que cumple", default="")
    clientes: tuple[Parte, ...] = labelled("Clientes", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActividadPhva(Registro):
    """A row of the PHVA table of a characterization; without `etapa` where the entity does not use it."""

    etapa: Etapa | None = labelled("Etapa", default=None)
    entradas: tuple[Entrada, ...] = labelled("Entradas", default=())
    actividad: Prose = labelled("Actividad")
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    participan: tuple[Ref[Responsable], ...] = labelled("Participan", default=())
    punto_de_control: Prose | None = labelled("Punto de control", default=None)
    documentos: tuple[Ref[object], ...] = labelled("Documentos", default=())
    registros: tuple[RegistroDeActividad, ...] = labelled("Registros", default=())
    salidas: tuple[Salida, ...] = labelled("Salidas", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsabilidad(Registro):
    """What a cargo answers for in a process or a document, and what it may decide."""

    cargo: Ref[Cargo] = labelled("Cargo")
    responsabilidad: Prose = labelled("Responsabilidad")
    autoridad: Prose | None = labelled("Autoridad", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SalidaNoConforme(Registro):
    """An output that may come out wrong, how it is found and what is done."""

    salida: str = labelled("Salida")
    requisito: str = labelled("Requisito", default="")
    no_conformidad: Prose = labelled("No conformidad")
    tratamiento: Prose = labelled("Tratamiento")
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    registro: str = labelled("Registro", default="")


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
    orden: int | None = labelled("Lugar en el mapa de procesos", default=None, minimo=1, oculto=True, help="Sin él: por el nombre del archivo.")
    tipo: TipoDeProceso = labelled("Tipo de proceso")
    nivel: str = labelled("Nivel", default="", help="Macroproceso, proceso, subproceso.")
    subproceso_de: Ref[Proceso] | None = labelled("Subproceso de", default=None)
    lider: Ref[Cargo] = labelled("Líder")
    otros_lideres: tuple[Ref[Cargo], ...] = labelled("Otros líderes", default=())
    participan: tuple[Ref[Responsable], ...] = labelled("Participan", default=())
    dependencias: tuple[Ref[Dependencia], ...] = labelled("Dependencias que participan", default=())
    objetivos_estrategicos: tuple[Ref[ObjetivoEstrategico], ...] = labelled("Objetivos estratégicos", default=())
    objetivo: Prose = labelled("Objetivo", part="objeto")
    desde: Prose = labelled("Desde", part="alcance")
    hasta: Prose = labelled("Hasta", part="alcance")
    alcance: Prose | None = labelled("Precisiones", default=None, part="alcance")
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Requisitos legales", default=(), part="referencias-normativas")
    ciclo: tuple[ActividadPhva, ...] = labelled("Ciclo PHVA")
    politicas_de_operacion: tuple[Punto, ...] = labelled("Políticas de operación", default=())
    responsabilidades: tuple[Responsabilidad, ...] = labelled("Responsabilidad y autoridad", default=())
    lineas_de_defensa: tuple[LineaEnEntidad, ...] = labelled("Líneas de defensa", default=())
    recursos: tuple[Recurso, ...] = labelled("Recursos", default=())
    salidas_no_conformes: tuple[SalidaNoConforme, ...] = labelled("Salidas no conformes", default=())
    documentos_externos: tuple[Ref[DocumentoExterno], ...] = labelled("Documentos externos", default=())
    requisitos: tuple[Punto, ...] = labelled("Otros requisitos", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG a las que sirve", default=())
    seguimiento: Prose | None = labelled("Seguimiento y medición", default=None)
    secciones: tuple[Seccion, ...] = labelled("Otras secciones", default=())
    anexos: tuple[Seccion, ...] = labelled("Anexos", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rama(Registro):
    """A way out of a decision. `va_a`: the id of an activity, or «fin»; or the procedure where it goes on."""

    respuesta: str = labelled("Respuesta")
    condicion: str = labelled("Condición", default="", help="Cuándo se toma este camino: «si el valor pasa de 10 SMLMV».")
    va_a: str = labelled("Va a", default="", help="Identificador de la actividad, o «fin».")
    procedimiento: Ref[Procedimiento] | None = labelled("Continúa en el procedimiento", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistroDeActividad(Registro):
    """What an activity leaves written: a name, and the format when there is one. A bare text is the name."""

    nombre: str = labelled("Registro")
    formato: Ref[DocumentoControlado] | None = labelled("Formato", default=None)
    codigo: str = labelled("Código", default="", help="El de un formato de otra entidad o que no está en el listado maestro.")
    soporte: str = labelled("Soporte", default="")
    ubicacion: str = labelled("Dónde se conserva", default="")
    serie: Ref[SerieDocumental] | None = labelled("Serie documental", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actividad(Registro):
    """An activity of a procedure. Its number is its place. It goes on to the next one unless it says otherwise."""

    id: Identificador = labelled("Identificador", oculto=True)
    numero: str = labelled("Número", default="", help="El del documento, cuando no es el del orden: «2.1».")
    nombre: str = labelled("Actividad")
    fase: str = labelled("Fase", default="", help="La parte del procedimiento a la que pertenece.")
    etapa: Etapa | None = labelled("Etapa", default=None)
    descripcion: Prose = labelled("Descripción")
    entradas: tuple[Entrada, ...] = labelled("Entradas", default=())
    salidas: tuple[Salida, ...] = labelled("Salidas", default=())
    responsable: Ref[Responsable] = labelled("Responsable")
    corresponsables: tuple[Ref[Responsable], ...] = labelled("Corresponsables", default=())
    participan: tuple[Ref[Responsable], ...] = labelled("Participan", default=())
    dependencia: Ref[Dependencia] | None = labelled("Dependencia", default=None)
    tiempo: str = labelled("Tiempo", default="")
    sistema: str = labelled("Sistema de información", default="")
    documentos: tuple[Ref[object], ...] = labelled("Documentos", default=())
    procedimiento: Ref[Procedimiento] | None = labelled("Se hace según el procedimiento", default=None)
    punto_de_control: Prose | None = labelled("Punto de control", default=None)
    registros: tuple[RegistroDeActividad, ...] = labelled("Registros", default=())
    observaciones: Prose | None = labelled("Observaciones", default=None)
    riesgos: tuple[Ref[Riesgo], ...] = labelled("Riesgos", default=())
    pregunta: str = labelled("Pregunta de la decisión", default="")
    en_paralelo: bool = labelled("Los caminos se siguen al mismo tiempo", default=False)
    ramas: tuple[Rama, ...] = labelled("Ramas", default=())
    siguiente: str = labelled("Sigue en", default="", help="Identificador de la actividad que sigue, o «fin». Sin él: la que está debajo.")
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedimiento(Controlado):
    """A procedure. Address: `entidades/<sigla>/procedimientos/<id>`."""

    kind: ClassVar[str] = "procedimiento"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    proceso: Ref[Proceso] = labelled("Proceso")
    introduccion: Prose | None = labelled("Introducción", default=None, part="objeto")
    objetivo: Prose = labelled("Objetivo", part="objeto")
    alcance: Prose = labelled("Alcance", part="alcance")
    ambito_de_aplicacion: Prose | None = labelled("Ámbito de aplicación", default=None, part="alcance")
    responsable: Ref[Responsable] = labelled("Responsable")
    corresponsables: tuple[Ref[Responsable], ...] = labelled("Corresponsables", default=())
    dependencias: tuple[Ref[Dependencia], ...] = labelled("Dependencias que participan", default=())
    tramites: tuple[Ref[Tramite], ...] = labelled("Trámites y servicios", default=())
    frecuencia: str = labelled("Frecuencia", default="")
    tiempo_total: str = labelled("Tiempo total", default="")
    responsabilidades: tuple[Responsabilidad, ...] = labelled("Responsabilidad y autoridad", default=())
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    terminos: tuple[Ref[Termino], ...] = labelled("Términos del glosario de MIPG", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Normatividad", default=(), part="referencias-normativas")
    condiciones_generales: tuple[Punto, ...] = labelled("Condiciones generales", default=())
    requisitos_previos: tuple[Punto, ...] = labelled("Requisitos previos", default=())
    recursos: tuple[Recurso, ...] = labelled("Recursos", default=())
    entradas: tuple[Entrada, ...] = labelled("Entradas y proveedores", default=())
    salidas: tuple[Salida, ...] = labelled("Salidas y clientes", default=())
    evento_inicial: str = labelled("Comienza cuando", default="")
    evento_final: str = labelled("Termina cuando", default="")
    politicas_de_operacion: tuple[Punto, ...] = labelled("Políticas de operación", default=())
    actividades: tuple[Actividad, ...] = labelled("Descripción de actividades")
    precauciones: tuple[Punto, ...] = labelled("Precauciones", default=())
    salidas_no_conformes: tuple[SalidaNoConforme, ...] = labelled("Salidas no conformes", default=())
    registros: tuple[RegistroDeActividad, ...] = labelled("Registros", default=())
    documentos_asociados: tuple[Ref[object], ...] = labelled("Documentos asociados", default=())
    documentos_externos: tuple[str, ...] = labelled("Documentos externos", default=())
    riesgos: tuple[Ref[Riesgo], ...] = labelled("Riesgos", default=())
    indicadores: tuple[Ref[Indicador], ...] = labelled("Indicadores", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    secciones: tuple[Seccion, ...] = labelled("Otras secciones", default=())
    anexos: tuple[Seccion, ...] = labelled("Anexos", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


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
class SeguimientoDeAccion(Registro):
    """What was planned and done of an action in a period: «2025-T1»."""

    periodo: str = labelled("Periodo", patron=PERIODO)
    programado: Decimal | None = labelled("Programado (%)", default=None, minimo=0, maximo=100)
    avance: Decimal | None = labelled("Avance (%)", default=None, minimo=0, maximo=100)
    descripcion: str = labelled("Qué se hizo", default="")
    evidencia: str = labelled("Evidencia", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccionDePlan(Registro):
    """An action with who, when and how far. Used by plans, treatments of risks and gaps."""

    codigo: str = labelled("Número o código", default="")
    componente: str = labelled("Componente", default="", help="El eje, la línea o el proyecto del plan al que pertenece.")
    origen: str = labelled("Hallazgo u origen", default="")
    causa: str = labelled("Causa", default="")
    objetivo: Ref[ObjetivoEstrategico] | None = labelled("Objetivo estratégico", default=None)
    accion: Prose = labelled("Acción")
    producto: str = labelled("Producto", default="")
    meta: str = labelled("Meta", default="", help="Con su unidad: «4 informes».")
    indicador: Ref[Indicador] | None = labelled("Indicador", default=None)
    peso: Decimal | None = labelled("Peso (%)", default=None, minimo=0, maximo=100)
    presupuesto: Decimal | None = labelled("Presupuesto (pesos)", default=None, minimo=0)
    financiacion: str = labelled("Fuente de financiación", default="")
    responsable: Ref[Responsable] = labelled("Responsable")
    corresponsables: tuple[Ref[Responsable], ...] = labelled("Corresponsables", default=())
    inicio: date | None = labelled("Inicio", default=None)
    fin: date | None = labelled("Fin", default=None)
    seguimiento: date | None = labelled("Fecha de seguimiento", default=None)
    avance: Decimal | None = labelled("Avance (%)", default=None, minimo=0, maximo=100)
    estado: str = labelled("Estado", default="", help="Sin iniciar, en curso, cumplida, vencida.")
    evidencia: str = labelled("Evidencia", default="")
    seguimientos: tuple[SeguimientoDeAccion, ...] = labelled("Seguimientos", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


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
    ambito_de_aplicacion: Prose | None = labelled("Ámbito de aplicación", default=None, part="alcance")
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    definiciones: tuple[Definicion, ...] = labelled("Definiciones", default=(), part="definiciones")
    terminos: tuple[Ref[Termino], ...] = labelled("Términos del glosario de MIPG", default=(), part="definiciones")
    normas: tuple[NormaAplicable, ...] = labelled("Marco normativo", default=(), part="referencias-normativas")
    requisitos_previos: tuple[Punto, ...] = labelled("Requisitos previos", default=())
    principios: tuple[Punto, ...] = labelled("Principios", default=())
    lineamientos: tuple[Punto, ...] = labelled("Lineamientos", default=())
    condiciones_generales: tuple[Punto, ...] = labelled("Condiciones generales", default=())
    roles: Prose | None = labelled("Roles y responsabilidades", default=None)
    responsabilidades: tuple[Responsabilidad, ...] = labelled("Responsabilidad y autoridad", default=())
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
    serie_documental: str = labelled("Serie documental", default="", help="Como texto, si la tabla de retención no está en el modelo.")
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())
