"""The sentence of a risk, as the guide asks for each class."""

import pytest

from generator.domain.entidad.gestion_riesgo import Afectacion, Riesgo
from generator.domain.fields import Prose, Ref
from generator.domain.redaccion_de_riesgo import partes_que_faltan, redactar


def riesgo(clase: str, **partes: object) -> Riesgo:
    return Riesgo(id="r", nombre="r", clase=clase, proceso=Ref("p"), **partes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("uno", "oracion"), [
    (riesgo("gestion", afectacion=Afectacion.AMBAS, causa_inmediata="Multa del ente de control.", causa_raiz="Debilidad en el seguimiento"),
     "Posibilidad de afectación económica y reputacional por multa del ente de control debido a debilidad en el seguimiento."),
    (riesgo("gestion", afectacion=Afectacion.ECONOMICA, causa_inmediata="pago doble", causa_raiz="No se concilian las cuentas"),
     "Posibilidad de afectación económica por pago doble debido a que no se concilian las cuentas."),
    (riesgo("corrupcion", accion_u_omision="direccionar los estudios previos", uso_del_poder="uso de su influencia",
            desviacion="desviar la contratación", beneficio_privado="beneficio de un proponente"),
     "Posibilidad de direccionar los estudios previos, con uso de su influencia, para desviar la contratación, en beneficio de un proponente."),
    (riesgo("fiscal", efecto_danoso="efecto dañoso", bien_afectado="los recursos públicos", causa_inmediata="pago de intereses de mora"),
     "Posibilidad de efecto dañoso sobre los recursos públicos por pago de intereses de mora."),
    (riesgo("seguridad-de-la-informacion", propiedad="Confidencialidad", activo="la base de datos", amenaza="acceso no autorizado",
            vulnerabilidad="claves débiles"),
     "Posibilidad de pérdida de confidencialidad de la base de datos por acceso no autorizado, que aprovecha claves débiles."),
    (riesgo("gestion", descripcion=Prose("Lo que la entidad\nescribió.")), "Lo que la entidad escribió."),
])
def test_sentence(uno: Riesgo, oracion: str) -> None:
    assert redactar(uno) == oracion


def test_parts_that_are_missing_are_named() -> None:
    assert partes_que_faltan(riesgo("gestion", causa_raiz="x")) == ("afectacion", "causa_inmediata")
    assert partes_que_faltan(riesgo("gestion", descripcion=Prose("x"))) == ()
