# make sitio | manuales | servir | validar | pruebas | bench | estilo
PY := .venv/bin/python
MIPG := .venv/bin/mipg
export NO_MKDOCS_2_WARNING := 1

sitio: .venv/listo
	$(MIPG) construir

manuales: .venv/listo
	$(MIPG) manuales

servir: .venv/listo
	$(MIPG) servir

validar: .venv/listo
	$(MIPG) validar

pruebas: .venv/listo
	$(PY) -m pytest -n 2

bench: .venv/listo
	$(PY) -m tests.bench.citas
	$(PY) -m tests.bench.manual
	$(PY) -m tests.bench.carga
	$(PY) -m tests.bench.sitio

estilo: .venv/listo
	$(PY) -m ruff check generator tests
	$(PY) -m mypy generator

.venv/listo: requirements.lock pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install --quiet --require-hashes -r requirements.lock
	.venv/bin/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: sitio manuales servir validar pruebas bench estilo
