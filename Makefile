# Two commands matter: `make run` and `make test`. Each installs what it needs first.
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# Hashes guard what is installed; the lock files name no host.
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes
BUILT := webui/static/built/manifest.json

.PHONY: run test check catalogue install install-test clean
run: install  ## Install, load the demo, serve it.
	$(VENV)/bin/lk3 demo
	$(VENV)/bin/lk3 serve

test: install-test  ## Run the whole suite, on SQLite and on PostgreSQL.
	$(PY) -m tests.suite

check: install-test  ## The quick gate: style, types, walls, shipped files.
	$(PY) -m pytest -q tests/house
	$(VENV)/bin/lk3 check processes forms

install: $(VENV)/installed $(BUILT)

install-test: install $(VENV)/installed-test

$(VENV)/bin/python:
	@.ci/system run
	python3 -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@.ci/system run
	$(PIP) -r requirements.lock
	$(PY) -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-test: requirements-test.lock $(VENV)/installed
	@.ci/system test
	$(PIP) -r requirements-test.lock
	@touch $@

# Node builds the pages' scripts at set-up; it comes from PyPI where the machine has none (or an old one).
$(VENV)/node: requirements-node.lock | $(VENV)/installed
	@node -e 'process.exit(+process.versions.node.split(".")[0] < 20)' 2>/dev/null && npm --version >/dev/null 2>&1 \
	  || $(PIP) -r requirements-node.lock
	@touch $@

node_modules/installed: package-lock.json package.json $(VENV)/node
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): node_modules/installed webui/build.mjs $(shell find webui/editor webui/assets -type f 2>/dev/null)
	node webui/build.mjs

BABEL := $(PY) -m babel.messages.frontend -q
catalogue: install  ## Bring new sentences into the English catalogue, untranslated.
	@mkdir -p build
	$(BABEL) extract -F pyproject.toml --no-location --sort-output --width 100 -o build/lk3.pot \
	  engine forms processes reports webui
	$(BABEL) update -D lk3 -d webui/translations -i build/lk3.pot -l en --no-fuzzy-matching \
	  --ignore-obsolete --ignore-pot-creation-date --width 100

clean:
	rm -rf $(VENV) node_modules webui/static/built build *.egg-info
