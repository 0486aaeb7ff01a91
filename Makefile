PYTHON ?= .venv/bin/python

TYPESCRIPT = typescript@5.9.3
VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' src/reportgen/__init__.py)

.PHONY: help test lint page golden floors pictures dist pyz bench coverage mutants base

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 10

test:  ## all tests
	$(PYTHON) -m pytest -q

lint:  ## style and types
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	@$(MAKE) --silent page

page:  ## types of the preview's page, where npx is there
	@if command -v npx > /dev/null; then \
	  npx --yes -p $(TYPESCRIPT) tsc --noEmit --allowJs --checkJs --strict --target es2020 --module es2020 \
	    --lib es2020,dom,dom.iterable src/reportgen/preview/static/*.js; \
	else echo "no npx: the types of the page are not checked"; fi

golden:  ## write golden files and generated pages anew; review the diff
	$(PYTHON) -m pytest -q --update-golden

floors:  ## docs/floors.svg, drawn from the imports that there are
	$(PYTHON) -m tests.floors_picture

pictures:  ## docs/preview.png and docs/start-*.png, taken of the page in Chromium
	$(PYTHON) -m tests.pictures

bench:  ## beside docxtpl, python-docx, pandoc and carbone
	$(PYTHON) benchmarks/run.py

coverage:  ## lines and branches that the tests run, and those that they don't
	-$(PYTHON) -m coverage run -m pytest -q
	$(PYTHON) -m coverage combine -q
	$(PYTHON) -m coverage report

dist:  ## dist/: the source archive, and the wheel made of it
	$(PYTHON) -m build --outdir dist

pyz: dist  ## dist/reportgen.pyz: one file that runs with this version of Python on this kind of machine
	$(PYTHON) -m shiv --compressed --reproducible --console-script reportgen --output-file dist/reportgen.pyz \
	  dist/reportgen-$(VERSION)-py3-none-any.whl

ONLY ?=
mutants:  ## faults that no test notices; ONLY='reportgen.dates*' takes a part
	$(PYTHON) -m mutmut run --max-children 2 $(if $(ONLY),'$(ONLY)')
	$(PYTHON) -m mutmut results | sed '/: not checked$$/d'

base:  ## write/base.docx from docx_base.py
	$(PYTHON) -m reportgen.write.docx_base
