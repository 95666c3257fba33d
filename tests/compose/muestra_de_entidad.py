"""A whole entity made from the declarations of its records: each text is a word that appears nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from sample import Maker

from generator.domain.entidad.documental import DocumentoControlado
from generator.domain.entidad.sistema import ENTIDAD_LUGARES, SistemaDeGestion
from generator.domain.fields import Correo, Hora, Imagen, Url
from generator.domain.modelo import Modelo

FIXED = {Correo: "cargo{}@villa-ejemplo.gov.co", Url: "https://villa-ejemplo.gov.co/{}", Imagen: "imagenes/{}.png", Hora: "08:{:02}"}
CHOSEN: dict[str, Any] = {"Rama.va_a": "fin", "Actividad.siguiente": "", "Meta.periodo": "2025", "Medida.periodo": "2025", "AjusteDeRegla.regla": "G01",
                          "Entidad.codigo_dane": "99999", "Variable.simbolo": "A", "PoliticaEnEntidad.aplica": True, "Parte.proceso": None,
                          "Riesgo.clase": "propia", "ClasePropia.id": "propia", "Presentacion.clase": "proceso", "Presentacion.orden": (),
                          "Presentacion.titulos": {"objetivo": "Para qué existe"}}


class EntityMaker(Maker):
    def sistema(self) -> tuple[Modelo, SistemaDeGestion]:
        modelo = self.modelo()
        self.refs.clear()
        values: dict[str, Any] = {}
        for lugar in ENTIDAD_LUGARES:
            made = self.record(lugar.tipo)
            values[lugar.atributo] = getattr(made, lugar.unir) if lugar.unir else (made,) if lugar.varios else made
        for ref, kind in self.refs:
            target = self.made[DocumentoControlado if kind is object else kind][0]
            ref.id = target.id
            ref.resolve(target)
        sistema = SistemaDeGestion(**values)
        return replace(modelo, entidades=(sistema,)), sistema

    def value(self, hint: Any, where: str, metadata: Any, shown: bool) -> Any:
        if where in CHOSEN:
            return CHOSEN[where]
        if where in ("Seccion.secciones", "Proceso.subproceso_de", "Dependencia.superior", "Cargo.superior", "SerieDocumental.subserie_de", "Actividad.procedimiento"):
            return () if where.endswith("secciones") else None
        if get_origin(hint) is Mapping:
            return {"A": Decimal(7919)}
        if get_origin(hint) is tuple and get_args(hint)[0] is int:
            return (1,)
        return super().value(hint, where, metadata, shown)

    def scalar(self, hint: Any, where: str, metadata: Any, shown: bool) -> Any:
        if hint is date:
            return date(2025, 3, 15)
        if hint is Decimal:
            made = next(self.numbers)
            self.words[f"7.{made:03}"] = where
            return Decimal(7000 + made)
        if hint in FIXED:
            return FIXED[hint].format(next(self.numbers))
        return super().scalar(hint, where, metadata, shown)


