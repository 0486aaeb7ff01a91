PYTHON ?= .venv/bin/python

.PHONY: help test lint golden bench base

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 10

test:  ## all tests
	$(PYTHON) -m pytest -q

lint:  ## style and types
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy

golden:  ## write golden files and generated pages anew; review the diff
	$(PYTHON) -m pytest -q --update-golden

bench:  ## beside docxtpl and python-docx
	$(PYTHON) benchmarks/run.py

base:  ## write/base.docx from docx_base.py
	$(PYTHON) -m reportgen.write.docx_base
