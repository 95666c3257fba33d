"""Floor 1: the risk engine. It applies the tables of one version of the guide to a risk and explains each step.

Source: Guía para la administración del riesgo y el diseño de controles en entidades públicas, v6: exposure gives the probability, the
higher of the economic and reputational levels gives the impact, the zone is read from the matrix, and controls act in cascade: each
on what the one before left. Figures are exact decimals of percent; they are rounded only to be shown. Where a version has no matrix or
no weights (v4), the zone or the residual levels are those that the entity declares.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from generator.domain.entidad.gestion_riesgo import Control, DisenoDeControl, Proposito, Riesgo, Soporte
from generator.domain.entidad.organizacion import Entidad
from generator.domain.riesgo import AtributoDeControl, GuiaDeRiesgo, NivelDeImpacto, NivelDeProbabilidad, Zona

CORRUPCION = "corrupcion"
Nivel = TypeVar("Nivel", NivelDeProbabilidad, NivelDeImpacto)


@dataclass(frozen=True, slots=True)
class Efecto:
    """What one control does: `sobre` is «probabilidad» or «impacto»; `atributos` are those of the guide whose weights make its
    efficiency; the rest are percentages."""

    control: Control
    sobre: str
    atributos: tuple[AtributoDeControl, ...]
    eficiencia: Decimal
    antes: Decimal
    reduccion: Decimal
    despues: Decimal


@dataclass(frozen=True, slots=True)
class Punto:
    """A place in the heat map: the two figures, the level of each, and the zone (None where the guide gives no matrix)."""

    probabilidad: Decimal
    impacto: Decimal
    nivel_probabilidad: NivelDeProbabilidad
    nivel_impacto: NivelDeImpacto
    zona: Zona | None


@dataclass(frozen=True, slots=True)
class Valoracion:
    """A risk valued: inherent, each control in order, residual. `razon_*` say in words where the inherent levels come from."""

    guia: GuiaDeRiesgo
    inherente: Punto
    efectos: tuple[Efecto, ...]
    residual: Punto
    razon_probabilidad: str
    razon_impacto: str
    declarada: bool = False
    """The residual point is what the entity declares: the guide has no weights to compute it."""


@dataclass(frozen=True, slots=True)
class SinValorar:
    """Why a risk cannot be valued: `campo` is the key that is missing or wrong, `motivo` a sentence."""

    campo: str
    motivo: str


def guia_de(riesgo: Riesgo, entidad: Entidad) -> GuiaDeRiesgo:
    """The version of the guide that the risk is valued with: its own, or else the entity's."""
    return (riesgo.guia or entidad.guia_de_riesgo).target


def valorar(riesgo: Riesgo, entidad: Entidad) -> Valoracion | SinValorar:
    """Value a risk with all its controls. Pure: the same records give the same figures."""
    guia = guia_de(riesgo, entidad)
    probabilidad = _probabilidad(riesgo, guia)
    if isinstance(probabilidad, SinValorar):
        return probabilidad
    impacto = _impacto(riesgo, guia, entidad)
    if isinstance(impacto, SinValorar):
        return impacto
    (nivel_p, razon_p), (nivel_i, razon_i) = probabilidad, impacto
    p, i = Decimal(nivel_p.valor), Decimal(nivel_i.valor)
    inherente = _punto(riesgo, guia, p, i)
    if not guia.controles and (riesgo.controles or riesgo.declarado):
        residual = _declarado(riesgo, guia)
        if isinstance(residual, SinValorar):
            return residual
        return Valoracion(guia, _con_zona(inherente, guia, riesgo.declarado.zona_inherente if riesgo.declarado else None), (), residual, razon_p, razon_i, True)
    efectos: list[Efecto] = []
    for control in riesgo.controles:
        efecto = _efecto(control, guia, p, i)
        if isinstance(efecto, SinValorar):
            return efecto
        efectos.append(efecto)
        p, i = (efecto.despues, i) if efecto.sobre == "probabilidad" else (p, efecto.despues)
    return Valoracion(guia, inherente, tuple(efectos), _punto(riesgo, guia, p, i), razon_p, razon_i)


def _declarado(riesgo: Riesgo, guia: GuiaDeRiesgo) -> Punto | SinValorar:
    """The residual point of a version without weights, as the entity published it."""
    declarado = riesgo.declarado
    if declarado is None:
        return SinValorar("controles", f"la guía {guia.id} no da pesos a los controles: el nivel residual se escribe en «declarado»")
    nivel_p = next((x for x in (*guia.probabilidad, *guia.probabilidad_corrupcion) if x.id == declarado.probabilidad), None)
    nivel_i = next((x for x in guia.impacto if x.id == declarado.impacto), None)
    if nivel_p is None or nivel_i is None:
        campo, valor = ("probabilidad", declarado.probabilidad) if nivel_p is None else ("impacto", declarado.impacto)
        return SinValorar(f"declarado.{campo}", f"«{valor}» no es un nivel de {campo} de la guía {guia.id}")
    return _con_zona(_punto(riesgo, guia, Decimal(nivel_p.valor), Decimal(nivel_i.valor)), guia, declarado.zona)


def _con_zona(punto: Punto, guia: GuiaDeRiesgo, zona: str | None) -> Punto:
    """The point with the zone that the entity declares, where the matrix gives none."""
    declarada = next((z for z in guia.zonas if z.id == zona), None)
    return replace(punto, zona=declarada) if punto.zona is None and declarada else punto


def zona_de(guia: GuiaDeRiesgo, probabilidad: NivelDeProbabilidad, impacto: NivelDeImpacto) -> Zona | None:
    """The zone of a cell of the matrix; None where the guide has no matrix or the cell is missing."""
    fila = next((f for f in guia.mapa_de_calor if f.probabilidad == probabilidad.id), None)
    columna = next((n for n, nivel in enumerate(guia.impacto) if nivel.id == impacto.id), -1)
    if fila is None or not 0 <= columna < len(fila.zonas):
        return None
    return next((z for z in guia.zonas if z.id == fila.zonas[columna]), None)


def nivel_de(escala: tuple[Nivel, ...], porcentaje: Decimal) -> Nivel:
    """The level where a percentage falls: the lowest whose value is not below it (20 % is level 1, 20,1 % is level 2)."""
    en_orden = sorted(escala, key=lambda nivel: nivel.valor)
    return next((nivel for nivel in en_orden if porcentaje <= nivel.valor), en_orden[-1])


def _punto(riesgo: Riesgo, guia: GuiaDeRiesgo, p: Decimal, i: Decimal) -> Punto:
    nivel_p, nivel_i = nivel_de(guia.probabilidad, p), nivel_de(guia.impacto, i)
    admitidos = niveles_de_corrupcion(riesgo, guia)
    if admitidos and nivel_i not in admitidos:
        nivel_i = min(admitidos, key=lambda nivel: nivel.valor)
    return Punto(p, i, nivel_p, nivel_i, zona_de(guia, nivel_p, nivel_i))


def niveles_de_corrupcion(riesgo: Riesgo, guia: GuiaDeRiesgo) -> tuple[NivelDeImpacto, ...]:
    """The levels of impact that a risk of corruption can have, before its controls and after them; empty for the others."""
    if guia.corrupcion is None or not (riesgo.clase == CORRUPCION or riesgo.afirmativas):
        return ()
    usados = {rango.impacto for rango in guia.corrupcion.rangos}
    return tuple(nivel for nivel in guia.impacto if nivel.id in usados)


def _probabilidad(riesgo: Riesgo, guia: GuiaDeRiesgo) -> tuple[NivelDeProbabilidad, str] | SinValorar:
    if not guia.probabilidad:
        return SinValorar("guia", f"la guía {guia.id} no trae escala de probabilidad")
    if riesgo.exposicion is not None:
        nivel = next((n for n in guia.probabilidad if _contiene(n, riesgo.exposicion)), None)
        if nivel is None:
            return SinValorar("exposicion", f"la guía {guia.id} no tiene un nivel para {riesgo.exposicion} veces al año")
        return nivel, f"La actividad se ejecuta {_veces(riesgo.exposicion)} al año: nivel {nivel.nombre.lower()}, {_limites(nivel)}."
    if riesgo.probabilidad is None:
        return SinValorar("exposicion", "falta la exposición (veces al año) o el nivel de probabilidad")
    escala = (*guia.probabilidad, *guia.probabilidad_corrupcion)
    elegido = next((n for n in escala if n.id == riesgo.probabilidad), None)
    if elegido is None:
        return SinValorar("probabilidad", f"«{riesgo.probabilidad}» no es un nivel de probabilidad de la guía {guia.id}")
    return elegido, f"Nivel asignado por la entidad: {elegido.nombre.lower()}."


def _contiene(nivel: NivelDeProbabilidad, veces: int) -> bool:
    if nivel.desde is None and nivel.hasta is None:
        return False
    return (nivel.desde or 0) <= veces and (nivel.hasta is None or veces <= nivel.hasta)


def _veces(n: int) -> str:
    return "1 vez" if n == 1 else f"{_miles(n)} veces"


def _limites(nivel: NivelDeProbabilidad) -> str:
    """The bounds that the engine uses, which are closed where those of the guide overlap."""
    if nivel.hasta is None:
        return f"de {_miles(nivel.desde or 0)} o más"
    return f"de {_miles(nivel.desde)} a {_miles(nivel.hasta)}" if nivel.desde else f"hasta {_miles(nivel.hasta)}"


def _miles(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _impacto(riesgo: Riesgo, guia: GuiaDeRiesgo, entidad: Entidad) -> tuple[NivelDeImpacto, str] | SinValorar:
    if riesgo.afirmativas:
        return _impacto_corrupcion(riesgo, guia)
    candidatos: list[tuple[str, NivelDeImpacto, str]] = []
    for campo, fuente in (("impacto_smlmv", _por_perdida(riesgo, guia, entidad)), *_por_nivel(riesgo, guia)):
        if isinstance(fuente, SinValorar):
            return fuente
        if fuente is not None:
            candidatos.append((campo, *fuente))
    if not candidatos:
        return SinValorar("impacto_smlmv", "falta el impacto: en SMLMV, en pesos, por nivel, o las preguntas de corrupción")
    campo, nivel, _ = max(candidatos, key=lambda c: c[1].valor)
    admitidos = niveles_de_corrupcion(riesgo, guia)
    if admitidos and nivel not in admitidos:
        return SinValorar(campo, f"el impacto de un riesgo de corrupción sale del cuestionario y no puede ser {nivel.nombre.lower()}")
    razones = " ".join(razon for _, _, razon in candidatos)
    return nivel, razones + (" Se toma el nivel más alto." if len(candidatos) > 1 else "")


def _por_perdida(riesgo: Riesgo, guia: GuiaDeRiesgo, entidad: Entidad) -> tuple[NivelDeImpacto, str] | SinValorar | None:
    smlmv = riesgo.impacto_smlmv
    if smlmv is None and riesgo.impacto_pesos is not None:
        anio = riesgo.fecha_de_valoracion.year if riesgo.fecha_de_valoracion else None
        salario = next((s.valor for s in entidad.salario_minimo if s.anio == anio), None)
        if salario is None:
            return SinValorar("impacto_pesos", "para pasar pesos a SMLMV falta la fecha de valoración o el salario mínimo de ese año")
        smlmv = riesgo.impacto_pesos / salario
    if smlmv is None:
        return None
    nivel = next((n for n in guia.impacto if n.desde_smlmv is not None and n.desde_smlmv <= smlmv
                  and (n.hasta_smlmv is None or smlmv < n.hasta_smlmv)), None)
    if nivel is None:
        return SinValorar("impacto_smlmv", f"la guía {guia.id} no valora el impacto en SMLMV")
    return nivel, f"Pérdida estimada de {numero(smlmv)} SMLMV: nivel {nivel.nombre.lower()}."


NIVELES_DADOS = (("impacto_economico", "Afectación económica"), ("impacto_reputacional", "Afectación reputacional"), ("impacto", "Asignado por la entidad"))


def _por_nivel(riesgo: Riesgo, guia: GuiaDeRiesgo) -> list[tuple[str, tuple[NivelDeImpacto, str] | SinValorar | None]]:
    return [(campo, _nivel_dado(getattr(riesgo, campo), campo, palabra, guia)) for campo, palabra in NIVELES_DADOS]


def _nivel_dado(ident: str | None, campo: str, palabra: str, guia: GuiaDeRiesgo) -> tuple[NivelDeImpacto, str] | SinValorar | None:
    if ident is None:
        return None
    nivel = next((n for n in guia.impacto if n.id == ident), None)
    if nivel is None:
        return SinValorar(campo, f"«{ident}» no es un nivel de impacto de la guía {guia.id}")
    return nivel, f"{palabra}: nivel {nivel.nombre.lower()}."


def _donde(riesgo: Riesgo) -> str:
    return "respuestas" if riesgo.respuestas else "preguntas_afirmativas"


def _impacto_corrupcion(riesgo: Riesgo, guia: GuiaDeRiesgo) -> tuple[NivelDeImpacto, str] | SinValorar:
    cuestionario = guia.corrupcion
    if cuestionario is None:
        return SinValorar(_donde(riesgo), f"la guía {guia.id} no trae cuestionario de corrupción")
    respuestas = riesgo.afirmativas
    fuera = [n for n in respuestas if not 1 <= n <= len(cuestionario.preguntas)]
    if fuera:
        return SinValorar(_donde(riesgo), f"no hay pregunta {fuera[0]}: el cuestionario tiene {len(cuestionario.preguntas)}")
    if cuestionario.pregunta_decisiva in respuestas:
        ident, razon = cuestionario.rangos[-1].impacto, f"La pregunta {cuestionario.pregunta_decisiva} es afirmativa"
    else:
        rango = next((r for r in cuestionario.rangos if r.desde <= len(respuestas) <= r.hasta), None)
        if rango is None:
            return SinValorar(_donde(riesgo), f"ningún rango del cuestionario admite {len(respuestas)} respuestas afirmativas")
        ident, razon = rango.impacto, f"{len(respuestas)} de {len(cuestionario.preguntas)} preguntas afirmativas"
    nivel = next((n for n in guia.impacto if n.id == ident), None)
    if nivel is None:
        return SinValorar("guia", f"el cuestionario de la guía {guia.id} nombra un nivel de impacto que no existe: «{ident}»")
    return nivel, f"{razon}: nivel {nivel.nombre.lower()}."


def _efecto(control: Control, guia: GuiaDeRiesgo, p: Decimal, i: Decimal) -> Efecto | SinValorar:
    opciones = {(o.atributo, o.id): o for o in guia.controles}
    tipo = opciones.get(("tipo", control.tipo))
    implementacion = opciones.get(("implementacion", control.implementacion))
    if tipo is None or implementacion is None:
        campo, valor = ("tipo", control.tipo) if tipo is None else ("implementacion", control.implementacion)
        return SinValorar(f"controles.{control.id}.{campo}", f"«{valor}» no es una opción de «{campo}» en la guía {guia.id}")
    eficiencia = min(Decimal(tipo.peso + implementacion.peso), Decimal(100))
    sobre = tipo.reduce or "probabilidad"
    antes = i if sobre == "impacto" else p
    reduccion = antes * eficiencia / 100
    return Efecto(control, sobre, (tipo, implementacion), eficiencia, antes, reduccion, antes - reduccion)


PUNTOS_DE_PROPOSITO = {Proposito.PREVENIR: 15, Proposito.DETECTAR: 10, Proposito.NO_ES_CONTROL: 0}
PUNTOS_DE_EVIDENCIA = {Soporte.COMPLETA: 10, Soporte.INCOMPLETA: 5, Soporte.NO_EXISTE: 0}


def puntos_de_diseno(diseno: DisenoDeControl) -> tuple[tuple[str, int], ...]:
    """What each criterion of the guide v4 gives to the design of a control."""
    sies = (("responsable asignado", diseno.responsable_asignado), ("segregación adecuada", diseno.segregacion), ("periodicidad oportuna", diseno.periodicidad),
            ("información confiable", diseno.confiabilidad), ("desviaciones resueltas", diseno.desviaciones))
    return (*((que, 15 if es else 0) for que, es in sies), ("propósito", PUNTOS_DE_PROPOSITO[diseno.proposito]), ("evidencia", PUNTOS_DE_EVIDENCIA[diseno.evidencia]))


def puntaje_de_diseno(diseno: DisenoDeControl) -> tuple[int, str]:
    """Points of the design of a control in the guide v4 (of 100), and what they mean."""
    puntos = sum(valor for _, valor in puntos_de_diseno(diseno))
    return puntos, "fuerte" if puntos >= 96 else "moderado" if puntos >= 86 else "débil"


def numero(valor: Decimal, decimales: int = 2) -> str:
    """A figure as it is shown in Colombia: decimal comma, point for thousands, half away from zero, without zeros that say nothing."""
    redondo = valor.quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP) if valor.is_finite() and abs(valor) < 10**20 else valor
    texto = f"{redondo + 0:,f}"
    if "." in texto:
        texto = texto.rstrip("0").rstrip(".")
    return texto.translate(str.maketrans(",.", ".,"))
