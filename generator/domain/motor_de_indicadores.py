"""Floor 1: what an indicator's series says: the value of each period, its light, its target, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.domain.entidad.desempeno import Indicador, Medida, Nivel, Tendencia
from generator.domain.formula import FormulaError, evaluate


@dataclass(frozen=True, slots=True)
class Lectura:
    """A measurement read: its value (None: not measured or not computable), its light and the target of its period."""

    medida: Medida
    valor: Decimal | None
    nivel: Nivel | None
    meta: Decimal | None


@dataclass(frozen=True, slots=True)
class Desempeno:
    """The whole series and its last known reading. `marcha`: «mejora», «empeora», «estable» or «» with less than two values."""

    lecturas: tuple[Lectura, ...]
    ultima: Lectura | None
    marcha: str


def leer_serie(indicador: Indicador) -> Desempeno:
    """Read an indicator's series, in the order of its periods."""
    medidas = sorted(indicador.serie, key=lambda m: m.periodo)
    lecturas = tuple(_lectura(indicador, medida) for medida in medidas)
    conocidas = [lectura for lectura in lecturas if lectura.valor is not None]
    return Desempeno(lecturas, conocidas[-1] if conocidas else None, _marcha(indicador, conocidas))


def nivel_de_valor(indicador: Indicador, valor: Decimal) -> Nivel | None:
    """The light whose range holds the value; None where no range does."""
    return next((r.nivel for r in indicador.rangos
                 if (r.desde is None or r.desde <= valor) and (r.hasta is None or valor < r.hasta)), None)


def meta_de(indicador: Indicador, periodo: str) -> Decimal | None:
    """The target of a period: its own, or that of the year it is in."""
    metas = {meta.periodo: meta.valor for meta in indicador.metas}
    return metas.get(periodo, metas.get(periodo[:4]))


def _lectura(indicador: Indicador, medida: Medida) -> Lectura:
    valor = medida.valor if medida.valor is not None else _calculado(indicador, medida)
    nivel = nivel_de_valor(indicador, valor) if valor is not None else None
    return Lectura(medida, valor, nivel, meta_de(indicador, medida.periodo))


def _calculado(indicador: Indicador, medida: Medida) -> Decimal | None:
    if not medida.variables:
        return None
    try:
        return evaluate(indicador.formula, medida.variables)
    except FormulaError:
        return None


def _marcha(indicador: Indicador, conocidas: list[Lectura]) -> str:
    if len(conocidas) < 2:
        return ""
    antes, ahora = conocidas[-2].valor, conocidas[-1].valor
    assert antes is not None and ahora is not None
    if antes == ahora:
        return "estable"
    if indicador.tendencia is Tendencia.MANTENER:
        meta = conocidas[-1].meta
        if meta is None:
            return ""
        return "mejora" if abs(ahora - meta) < abs(antes - meta) else "empeora"
    sube = ahora > antes
    return "mejora" if sube == (indicador.tendencia is Tendencia.CRECIENTE) else "empeora"
