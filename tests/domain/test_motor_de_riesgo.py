"""The risk engine against hand-computed cases, with small tables of its own."""

from decimal import Decimal

import pytest

from generator.domain.entidad.gestion_riesgo import Control, RespuestaDeCorrupcion, Riesgo, ValoracionDeclarada
from generator.domain.entidad.organizacion import Codificacion, Entidad, Orden, SalarioMinimo
from generator.domain.fields import Prose, Ref
from generator.domain.motor_de_riesgo import SinValorar, Valoracion, nivel_de, numero, valorar
from generator.domain.riesgo import (
    AtributoDeControl,
    CuestionarioDeCorrupcion,
    FilaDelMapa,
    GuiaDeRiesgo,
    NivelDeImpacto,
    NivelDeProbabilidad,
    RangoDeCorrupcion,
    Zona,
)

ZONAS = ("bajo", "moderado", "alto", "extremo")
MAPA = {
    "muy-alta": ("alto", "alto", "alto", "alto", "extremo"),
    "alta": ("moderado", "moderado", "alto", "alto", "extremo"),
    "media": ("moderado", "moderado", "moderado", "alto", "extremo"),
    "baja": ("bajo", "moderado", "moderado", "alto", "extremo"),
    "muy-baja": ("bajo", "bajo", "moderado", "alto", "extremo"),
}
EXPOSICION = (("muy-baja", 0, 2), ("baja", 3, 24), ("media", 25, 500), ("alta", 501, 5000), ("muy-alta", 5001, None))
PERDIDA = (("leve", 0, 10), ("menor", 10, 50), ("moderado", 50, 100), ("mayor", 100, 500), ("catastrofico", 500, None))
PESOS = (("tipo", "preventivo", 25, "probabilidad"), ("tipo", "detectivo", 15, "probabilidad"), ("tipo", "correctivo", 10, "impacto"),
         ("implementacion", "automatico", 25, ""), ("implementacion", "manual", 15, ""))


def guia(**cambios: object) -> GuiaDeRiesgo:
    campos: dict[str, object] = dict(
        id="v6", nombre="Guía", fuente="guia", vigencia="2022",
        probabilidad=tuple(NivelDeProbabilidad(id=i, nombre=i, valor=20 * (n + 1), desde=a, hasta=b, frecuencia=i)
                           for n, (i, a, b) in enumerate(EXPOSICION)),
        impacto=tuple(NivelDeImpacto(id=i, nombre=i, valor=20 * (n + 1), desde_smlmv=a, hasta_smlmv=b)
                      for n, (i, a, b) in enumerate(PERDIDA)),
        zonas=tuple(Zona(id=z, nombre=z, tono=z, significado=Prose("")) for z in ZONAS),
        mapa_de_calor=tuple(FilaDelMapa(probabilidad=p, zonas=z) for p, z in MAPA.items()),
        controles=tuple(AtributoDeControl(atributo=a, id=i, nombre=i, peso=p, reduce=r) for a, i, p, r in PESOS),
        corrupcion=CuestionarioDeCorrupcion(
            preguntas=tuple(f"Pregunta {n}" for n in range(1, 20)), pregunta_decisiva=16,
            rangos=(RangoDeCorrupcion(desde=1, hasta=5, impacto="moderado"), RangoDeCorrupcion(desde=6, hasta=11, impacto="mayor"),
                    RangoDeCorrupcion(desde=12, hasta=19, impacto="catastrofico"))),
    )
    return GuiaDeRiesgo(**(campos | cambios))  # type: ignore[arg-type]


def entidad(tablas: GuiaDeRiesgo) -> Entidad:
    ref: Ref[GuiaDeRiesgo] = Ref("v6")
    ref.resolve(tablas)
    return Entidad(id="e", nombre="E", sigla="E", orden=Orden.MUNICIPAL, naturaleza_juridica="x", ciudad="x", mision=Prose("x"),
                   vision=Prose("x"), objetivos_estrategicos=(), valores=(), dependencias=(), cargos=(), tipos_de_documento=(),
                   codificacion=Codificacion(plantilla="{PROCESO}"), guia_de_riesgo=ref,
                   salario_minimo=(SalarioMinimo(anio=2024, valor=Decimal(1300000)),))


def control(tipo: str, implementacion: str) -> Control:
    return Control(id=f"{tipo}-{implementacion}", responsable=Ref("cargo"), accion="verifica", complemento=Prose("x"),
                   tipo=tipo, implementacion=implementacion)


def valorado(*controles: Control, **campos: object) -> Valoracion:
    resultado = valorar(riesgo(*controles, **campos), entidad(guia()))
    assert isinstance(resultado, Valoracion), resultado
    return resultado


def riesgo(*controles: Control, **campos: object) -> Riesgo:
    return Riesgo(id="r", nombre="r", clase="gestion", proceso=Ref("p"), controles=controles, **campos)  # type: ignore[arg-type]


def test_controls_act_in_cascade_and_not_added() -> None:
    v = valorado(control("preventivo", "manual"), control("detectivo", "manual"), exposicion=100, impacto_smlmv=Decimal(200))
    assert [e.reduccion for e in v.efectos] == [24, Decimal("10.8")]
    assert (v.residual.probabilidad, v.residual.impacto) == (Decimal("25.2"), 80)
    assert (v.residual.nivel_probabilidad.id, v.residual.zona.id) == ("baja", "alto")  # type: ignore[union-attr]


def test_a_corrective_control_lowers_the_impact() -> None:
    v = valorado(control("correctivo", "automatico"), exposicion=100, impacto_smlmv=Decimal(200))
    assert (v.residual.probabilidad, v.residual.impacto, v.residual.nivel_impacto.id) == (60, 52, "moderado")


@pytest.mark.parametrize(("veces", "nivel"), [(0, "muy-baja"), (2, "muy-baja"), (3, "baja"), (24, "baja"), (25, "media"), (500, "media"),
                                              (501, "alta"), (5000, "alta"), (5001, "muy-alta")])
def test_bounds_of_exposure_are_closed(veces: int, nivel: str) -> None:
    assert valorado(exposicion=veces, impacto_smlmv=Decimal(1)).inherente.nivel_probabilidad.id == nivel


@pytest.mark.parametrize(("smlmv", "nivel"), [("9.99", "leve"), ("10", "menor"), ("49.9", "menor"), ("50", "moderado"), ("100", "mayor"),
                                              ("500", "catastrofico")])
def test_bounds_of_loss_include_the_lower_one(smlmv: str, nivel: str) -> None:
    assert valorado(exposicion=1, impacto_smlmv=Decimal(smlmv)).inherente.nivel_impacto.id == nivel


def test_zone_comes_from_the_matrix_and_not_from_the_product() -> None:
    baja_mayor = valorado(exposicion=10, impacto_economico="mayor").inherente.zona
    alta_menor = valorado(exposicion=600, impacto_economico="menor").inherente.zona
    assert (baja_mayor.id, alta_menor.id) == ("alto", "moderado")  # type: ignore[union-attr]


def test_the_higher_of_two_impacts_counts() -> None:
    v = valorado(exposicion=1, impacto_smlmv=Decimal(5), impacto_reputacional="mayor")
    assert v.inherente.nivel_impacto.id == "mayor"
    assert "más alto" in v.razon_impacto


def test_a_loss_in_pesos_uses_the_minimum_wage_of_the_year_of_the_valuation() -> None:
    from datetime import date

    v = valorado(exposicion=1, impacto_pesos=Decimal(65_000_000), fecha_de_valoracion=date(2024, 5, 1))
    assert v.inherente.nivel_impacto.id == "moderado"
    sin_anio = valorar(riesgo(exposicion=1, impacto_pesos=Decimal(1), fecha_de_valoracion=date(2020, 1, 1)), entidad(guia()))
    assert isinstance(sin_anio, SinValorar)
    assert sin_anio.campo == "impacto_pesos"


@pytest.mark.parametrize(("respuestas", "nivel"), [((1,), "moderado"), ((1, 2, 3, 4, 5), "moderado"), (tuple(range(1, 7)), "mayor"),
                                                   (tuple(range(1, 12)), "mayor"), (tuple(range(1, 13)), "catastrofico"),
                                                   ((16,), "catastrofico"), ((3, 3, 3, 3, 3, 3), "moderado")])
def test_corruption_impact_by_questions(respuestas: tuple[int, ...], nivel: str) -> None:
    assert valorado(exposicion=1, preguntas_afirmativas=respuestas).inherente.nivel_impacto.id == nivel


@pytest.mark.parametrize(("campos", "campo"), [
    (dict(impacto_smlmv=Decimal(1)), "exposicion"), (dict(exposicion=1), "impacto_smlmv"),
    (dict(exposicion=1, impacto_economico="nada"), "impacto_economico"), (dict(probabilidad="nunca"), "probabilidad"),
    (dict(exposicion=1, preguntas_afirmativas=(20,)), "preguntas_afirmativas"),
])
def test_what_is_missing_is_said(campos: dict[str, object], campo: str) -> None:
    resultado = valorar(riesgo(**campos), entidad(guia()))
    assert isinstance(resultado, SinValorar)
    assert resultado.campo == campo


def test_a_guide_without_matrix_gives_no_zone() -> None:
    resultado = valorar(riesgo(exposicion=1, impacto_economico="leve"), entidad(guia(mapa_de_calor=())))
    assert isinstance(resultado, Valoracion)
    assert resultado.inherente.zona is None


def test_figures_are_shown_the_colombian_way() -> None:
    assert [numero(Decimal(n)) for n in ("25.2", "1234567.5", "60", "36.00")] == ["25,2", "1.234.567,5", "60", "36"]


@pytest.mark.parametrize(("controles", "p", "i", "nivel_p", "nivel_i", "zona"), [
    # 60 % and 80 %, by hand: 60×0,5 = 30; 30×0,5 = 15.
    ((("preventivo", "automatico"), ("preventivo", "automatico")), "15", "80", "muy-baja", "mayor", "alto"),
    # 60×0,6 = 36; 36×0,7 = 25,2; 80×0,75 = 60, which is the very end of «moderado».
    ((("preventivo", "manual"), ("detectivo", "manual"), ("correctivo", "manual")), "25.2", "60", "baja", "moderado", "moderado"),
    # The order does not change the product: each acts on its own axis.
    ((("correctivo", "manual"), ("detectivo", "manual"), ("preventivo", "manual")), "25.2", "60", "baja", "moderado", "moderado"),
    # 80×0,65 = 52; 52×0,65 = 33,8.
    ((("correctivo", "automatico"), ("correctivo", "automatico")), "60", "33.8", "media", "menor", "moderado"),
    ((), "60", "80", "media", "mayor", "alto"),
])
def test_residual_by_hand(controles: tuple[tuple[str, str], ...], p: str, i: str, nivel_p: str, nivel_i: str, zona: str) -> None:
    residual = valorado(*(control(*c) for c in controles), exposicion=100, impacto_smlmv=Decimal(200)).residual
    assert (residual.probabilidad, residual.impacto) == (Decimal(p), Decimal(i))
    assert (residual.nivel_probabilidad.id, residual.nivel_impacto.id, residual.zona.id if residual.zona else "") == (nivel_p, nivel_i, zona)


@pytest.mark.parametrize(("porcentaje", "nivel"), [("20", "muy-baja"), ("20.0001", "baja"), ("40", "baja"), ("40.1", "media"), ("60", "media"),
                                                   ("80", "alta"), ("80.01", "muy-alta"), ("0", "muy-baja"), ("100", "muy-alta")])
def test_a_percentage_at_its_very_bound_is_of_the_lower_level(porcentaje: str, nivel: str) -> None:
    assert nivel_de(guia().probabilidad, Decimal(porcentaje)).id == nivel


def test_corruption_keeps_its_levels_after_the_controls() -> None:
    """60 × 0,65 = 39 %: its figure is of «menor», a level that a risk of corruption does not have."""
    v = valorado(control("correctivo", "automatico"), exposicion=100, preguntas_afirmativas=(1, 2))
    assert (v.residual.impacto, v.residual.nivel_impacto.id) == (39, "moderado")


def test_answers_with_their_reason_count_as_the_numbers_do() -> None:
    answers = tuple(RespuestaDeCorrupcion(pregunta=n, respuesta=n != 3) for n in range(1, 8))
    v = valorado(exposicion=1, respuestas=answers)
    assert (v.inherente.nivel_impacto.id, v.razon_impacto) == ("mayor", "6 de 19 preguntas afirmativas: nivel mayor.")


def test_a_version_without_weights_takes_the_residual_that_the_entity_declares() -> None:
    tablas = guia(controles=(), mapa_de_calor=())
    declarado = ValoracionDeclarada(probabilidad="baja", impacto="menor", zona_inherente="extremo", zona="moderado")
    v = valorar(riesgo(control("preventivo", "manual"), exposicion=100, impacto_economico="mayor", declarado=declarado), entidad(tablas))
    assert isinstance(v, Valoracion)
    assert (v.declarada, v.inherente.zona.id, v.residual.nivel_probabilidad.id, v.residual.zona.id) == (True, "extremo", "baja", "moderado")  # type: ignore[union-attr]
    assert isinstance(valorar(riesgo(control("preventivo", "manual"), exposicion=1, impacto_economico="leve"), entidad(tablas)), SinValorar)


def test_an_efficiency_above_a_hundred_leaves_nothing_and_never_less() -> None:
    pesos = tuple(AtributoDeControl(atributo=a, id=i, nombre=i, peso=80, reduce="probabilidad" if a == "tipo" else "") for a, i, _, _ in PESOS)
    v = valorar(riesgo(control("preventivo", "manual"), exposicion=100, impacto_economico="leve"), entidad(guia(controles=pesos)))
    assert isinstance(v, Valoracion)
    assert v.residual.probabilidad == 0


def test_figures_are_rounded_half_away_from_zero_only_to_be_shown() -> None:
    assert [numero(Decimal(n)) for n in ("25.125", "0.005", "-0.001", "-2.5")] == ["25,13", "0,01", "0", "-2,5"]
