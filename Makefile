# make serve: build the graph of the shipped corpus and serve it. make test: format, lint, types, tests.
PYTHON ?= python3
VENV ?= .venv
STORE ?= .store
PORT ?= 8000
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: serve test frontend format lock check blind-score bench-ingest bench-serve bench-hostile clean

serve: $(VENV)/ready-serve
	@$(BUNDLE) || true
	@$(BIN)/interorg demo --store $(STORE) --port $(PORT)

test: $(VENV)/ready-test
	@$(BUNDLE) || true
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

# The scripts of the pages; does nothing where they are those of the present sources.
BUNDLE := $(BIN)/python service/frontend/build.py --work $(VENV)/frontend
frontend: $(VENV)/ready-serve
	@$(BUNDLE)

check: $(VENV)/ready-test
	$(BIN)/interorg check

# Scores of the gold sentences that no rule was made with; DATA is the folder their texts are in.
DATA ?= ../shared/data
blind-score: $(VENV)/ready-test
	@test -d $(DATA) || { echo "Expected the texts of the gold sentences in $(DATA), found no such \
	    folder; name it with make blind-score DATA=FOLDER." >&2; exit 1; }
	$(BIN)/interorg evaluate claims corpus/gold/blind.jsonl --texts $(DATA) --errors 0
	$(BIN)/interorg evaluate cases corpus/gold/cases-blind.jsonl --texts $(DATA) --errors 0

# How fast documents are read, beside the bare spaCy pipeline in the same run.
bench-ingest: $(VENV)/ready-test
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/ingest.py $(DATA)/cuad/txt $(DATA)/popjournal_md

# Queries, load and requests of made data, beside other servers where their programs are named.
TRIPLES ?= 1000000
bench-serve: $(VENV)/ready-serve
	$(BIN)/python benchmarks/serving/run.py --triples $(TRIPLES) \
	    $(if $(OXIGRAPH),--oxigraph $(OXIGRAPH)) $(if $(VIRTUOSO),--virtuoso $(VIRTUOSO))

# Whatever a stranger can send; the service must stay up and say what is wrong.
bench-hostile: $(VENV)/ready-serve
	@folder=$$(mktemp -d) && trap 'rm -r "$$folder"' EXIT && \
	$(BIN)/python benchmarks/serving/generate.py 100000 $$folder/g.nq && \
	$(BIN)/interorg load $$folder/g.nq --store $$folder/store && \
	$(BIN)/python benchmarks/serving/hostile.py --serve \
	    "$(CURDIR)/$(BIN)/interorg serve --store $$folder/store --port {port} --timeout 3"

format: $(VENV)/ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/ready-test
	$(PIP) install uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate setup.cfg --extra frontend -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate setup.cfg --extra frontend --extra test -c requirements.lock -o requirements-test.lock

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
	rm -rf $(VENV) $(STORE) service/static/built build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
