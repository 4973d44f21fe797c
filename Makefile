# make serve: build the graph of the shipped corpus and serve it. make test: format, lint, types, tests.
PYTHON ?= python3
VENV ?= .venv
STORE ?= .store
PORT ?= 8000
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: serve test format lock check clean

serve: $(VENV)/ready-serve
	@$(BIN)/interorg demo --store $(STORE) --port $(PORT)

test: $(VENV)/ready-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

check: $(VENV)/ready-test
	$(BIN)/interorg check

format: $(VENV)/ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/ready-test
	$(PIP) install uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate setup.cfg -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate setup.cfg --extra test -c requirements.lock -o requirements-test.lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else \
	    "interorg needs Python 3.11 to 3.13, but $(PYTHON) is %d.%d; run make PYTHON=python3.12" % v[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready-serve: requirements.lock setup.cfg pyproject.toml | $(VENV)/bin/python
	@echo "Installing interorg into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/ready-test: requirements-test.lock $(VENV)/ready-serve
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

clean:
	rm -rf $(VENV) $(STORE) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
