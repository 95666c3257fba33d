"""Floor 1: what an indicator's series says: the value of each period, how much of its target it is, its light, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.domain.entidad.desempeno import Acumulacion, Base, Indicador, Medida, Meta, Nivel, Rango, Tendencia
from generator.domain.formula import FormulaError, evaluate
from generator.domain.periodos import contiene, dias_de, orden_de

CIEN = Decimal(100)


@dataclass(frozen=True, slots=True)
class Lectura:
    """A measurement read: its value (None: not measured or not computable), its range and light, the target of its period, how much
    of it is reached (percent), and the value of the year up to this period, where the indicator accumulates. Where periods add up and
    the target is of a longer one, what is compared with it is what they add up to."""

    medida: Medida
    valor: Decimal | None
    rango: Rango | None
    meta: Decimal | None
    cumplimiento: Decimal | None
    acumulado: Decimal | None = None

    @property
    def nivel(self) -> Nivel | None:
        return self.rango.nivel if self.rango else None


@dataclass(frozen=True, slots=True)
class Desempeno:
    """The whole series and its last known reading. `marcha`: «mejora», «empeora», «estable» or «» with less than two values."""

    lecturas: tuple[Lectura, ...]
    ultima: Lectura | None
    marcha: str


def leer_serie(indicador: Indicador) -> Desempeno:
    """Read an indicator's series, in the order of its periods."""
    lecturas: list[Lectura] = []
    for medida in sorted(indicador.serie, key=lambda m: orden_de(m.periodo)):
        lecturas.append(_lectura(indicador, medida, lecturas))
    conocidas = [lectura for lectura in lecturas if lectura.valor is not None]
    return Desempeno(tuple(lecturas), conocidas[-1] if conocidas else None, _marcha(indicador, conocidas))


def rango_de(indicador: Indicador, valor: Decimal) -> Rango | None:
    """The range that holds a value; where one that includes its end meets the next, the value is of the first."""
    suyos = [r for r in indicador.rangos if (r.desde is None or r.desde <= valor)
             and (r.hasta is None or valor < r.hasta or (r.hasta_incluido and valor == r.hasta))]
    return min(suyos, key=lambda r: -Decimal("Infinity") if r.desde is None else r.desde, default=None)


def meta_de(indicador: Indicador, periodo: str) -> Decimal | None:
    """The target of a period: its own, or that of the shortest period that holds it."""
    meta = _meta_de(indicador, periodo)
    return meta.valor if meta else None


def _meta_de(indicador: Indicador, periodo: str) -> Meta | None:
    propia = next((meta for meta in indicador.metas if meta.periodo == periodo), None)
    mayores = sorted((meta for meta in indicador.metas if contiene(meta.periodo, periodo)), key=lambda meta: _duracion(meta.periodo))
    return propia or next(iter(mayores), None)


def suma_para_la_meta(indicador: Indicador, periodo: str) -> bool:
    """Whether a period is compared with its target added to those before it."""
    meta = _meta_de(indicador, periodo)
    return indicador.acumulacion is Acumulacion.SUMA and meta is not None and _duracion(meta.periodo) > _duracion(periodo)


def cumplimiento_de(indicador: Indicador, valor: Decimal, meta: Decimal | None) -> Decimal | None:
    """How much of the target is reached, in percent: value over target; the other way round where less is better, and there a zero
    reaches it whole. From the baseline: what is gone of the way to the target. None where it divides by zero."""
    if meta is None:
        return None
    if indicador.desde_linea_base:
        return _desde(indicador.linea_base.valor, valor, meta) if indicador.linea_base else None
    decrece = indicador.tendencia is Tendencia.DECRECIENTE
    sobre, bajo = (meta, valor) if decrece else (valor, meta)
    if bajo == 0:
        return CIEN if sobre == bajo or decrece else None
    return sobre / bajo * CIEN


def _desde(base: Decimal, valor: Decimal, meta: Decimal) -> Decimal | None:
    if meta == base:
        return CIEN if valor == meta else None
    return (valor - base) / (meta - base) * CIEN


def valor_calculado(indicador: Indicador, medida: Medida) -> Decimal | None:
    """What the formula gives with the variables of a measurement; None when it cannot be computed."""
    if not medida.variables:
        return None
    try:
        return evaluate(indicador.formula, medida.variables)
    except FormulaError:
        return None


def _duracion(periodo: str) -> int:
    dias = dias_de(periodo)
    return (dias[1] - dias[0]).days if dias else 0


def _lectura(indicador: Indicador, medida: Medida, antes: list[Lectura]) -> Lectura:
    valor = medida.valor if medida.valor is not None else valor_calculado(indicador, medida)
    meta = meta_de(indicador, medida.periodo)
    if valor is None:
        return Lectura(medida, None, None, meta, None)
    cumplimiento = cumplimiento_de(indicador, _ante_la_meta(indicador, medida, valor, antes), meta)
    leido = valor if indicador.base_de_rangos is Base.VALOR else cumplimiento
    rango = rango_de(indicador, leido) if leido is not None else None
    anio = [x for x in antes if x.medida.periodo[:4] == medida.periodo[:4] and x.valor is not None]
    return Lectura(medida, valor, rango, meta, cumplimiento, _acumulado(indicador, [x.medida for x in anio] + [medida], [x.valor for x in anio if x.valor is not None] + [valor]))


def _ante_la_meta(indicador: Indicador, medida: Medida, valor: Decimal, antes: list[Lectura]) -> Decimal:
    """The value that is compared with the target: its own, or all that its periods add up to."""
    if not suma_para_la_meta(indicador, medida.periodo):
        return valor
    meta = _meta_de(indicador, medida.periodo)
    assert meta is not None
    return valor + sum((x.valor for x in antes if x.valor is not None and contiene(meta.periodo, x.medida.periodo)), Decimal(0))


def _acumulado(indicador: Indicador, medidas: list[Medida], valores: list[Decimal]) -> Decimal | None:
    """The value of the year with what is measured so far."""
    como = indicador.acumulacion
    if como is Acumulacion.NO_ACUMULA:
        return None
    if como is Acumulacion.ULTIMO:
        return valores[-1]
    if como is Acumulacion.VARIABLES:
        return _de_las_variables(indicador, medidas)
    total = sum(valores, Decimal(0))
    return total if como is Acumulacion.SUMA else total / len(valores)


def _de_las_variables(indicador: Indicador, medidas: list[Medida]) -> Decimal | None:
    """The formula over the sum of each variable; None when some measurement gives only its value."""
    dadas = [medida.variables for medida in medidas]
    if not all(dadas):
        return None
    sumas = {v.simbolo: sum((d.get(v.simbolo, Decimal(0)) for d in dadas if d), Decimal(0)) for v in indicador.variables}
    try:
        return evaluate(indicador.formula, sumas)
    except FormulaError:
        return None


def _marcha(indicador: Indicador, conocidas: list[Lectura]) -> str:
    if len(conocidas) < 2:
        return ""
    antes, ahora = conocidas[-2].valor, conocidas[-1].valor
    assert antes is not None and ahora is not None
    if indicador.tendencia is Tendencia.MANTENER:
        return _hacia_la_meta(antes, ahora, conocidas[-1].meta)
    if antes == ahora:
        return "estable"
    return "mejora" if (ahora > antes) == (indicador.tendencia is Tendencia.CRECIENTE) else "empeora"


def _hacia_la_meta(antes: Decimal, ahora: Decimal, meta: Decimal | None) -> str:
    """Of what should stay at its target: nearer is better, as near is the same."""
    if antes == ahora:
        return "estable"
    if meta is None:
        return ""
    lejos, cerca = abs(antes - meta), abs(ahora - meta)
    return "estable" if lejos == cerca else "mejora" if cerca < lejos else "empeora"
