"""Where the ways of a procedure that were opened at once meet again."""

from __future__ import annotations

import pytest

from generator.domain.caminos import encuentros
from generator.domain.entidad.documental import Actividad, Procedimiento, Rama
from generator.domain.fields import Prose, Ref


def procedimiento(*pasos: tuple[str, str]) -> Procedimiento:
    """«b+c»: opens b and c at once; «b/c»: a decision between them; «»: goes on below."""
    actividades = []
    for ident, sigue in pasos:
        ramas = tuple(Rama(respuesta=va, va_a=va) for va in sigue.replace("+", "/").split("/")) if "+" in sigue or "/" in sigue else ()
        actividades.append(Actividad(id=ident, nombre=ident, descripcion=Prose(ident), responsable=Ref("x"), ramas=ramas, en_paralelo="+" in sigue, siguiente="" if ramas else sigue))
    return Procedimiento(id="p", nombre="P", codigo="P", version="1", estado="vigente", proceso=Ref("x"), objetivo=Prose("o"), alcance=Prose("a"), responsable=Ref("x"),
                         actividades=tuple(actividades))


@pytest.mark.parametrize(("pasos", "esperado"), [
    ((("a", "b+c"), ("b", "d"), ("c", ""), ("d", "")), {"d": "a"}),
    ((("a", "b+c"), ("b", "d"), ("c", ""), ("d", "b/e"), ("e", "")), {"d": "a"}),
    ((("a", "b+c+d"), ("b", "e"), ("c", "e"), ("d", ""), ("e", "a/fin")), {"e": "a"}),
    ((("a", "b+c"), ("b", ""), ("c", "")), {}),
    ((("a", "b+c"), ("b", "fin"), ("c", "")), {}),
    ((("a", "b/c"), ("b", "d"), ("c", ""), ("d", "")), {}),
    ((("a", "b+fin"), ("b", "")), {}),
])
def test_the_first_activity_that_all_the_ways_reach_waits_for_them(pasos: tuple[tuple[str, str], ...], esperado: dict[str, str]) -> None:
    assert encuentros(procedimiento(*pasos)) == esperado
