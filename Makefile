# Two commands matter: `make run` and `make test`. Each installs what it needs first.
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# Hashes guard what is installed; the lock files name no host.
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes
BUILT := webui/static/built/manifest.json
CATALOGUE := webui/translations/en/LC_MESSAGES/lk3.mo

.PHONY: run test check install install-test clean
run: install  ## Install, load the demo, serve it.
	$(VENV)/bin/lk3 demo
	$(VENV)/bin/lk3 serve

test: install-test  ## Run the whole suite, on SQLite and on PostgreSQL.
	$(PY) -m tests.suite

check: install-test  ## The quick gate: style, types, walls, shipped files.
	$(PY) -m pytest -q tests/house
	$(VENV)/bin/lk3 check processes forms

install: $(VENV)/installed $(BUILT) $(CATALOGUE)

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

$(CATALOGUE): webui/translations/en/LC_MESSAGES/lk3.po | $(VENV)/installed
	$(VENV)/bin/pybabel -q compile -D lk3 -d webui/translations

clean:
	rm -rf $(VENV) node_modules webui/static/built build *.egg-info
