# make pruebas | make estilo
PY := .venv/bin/python

.venv/listo: requirements.lock
	python3 -m venv .venv
	.venv/bin/pip install --quiet --require-hashes -r requirements.lock
	touch $@

pruebas: .venv/listo
	$(PY) -m pytest

estilo: .venv/listo
	$(PY) -m ruff check generator tests
	$(PY) -m mypy generator

.PHONY: pruebas estilo
