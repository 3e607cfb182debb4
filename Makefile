# make demo: load the five plans, answer the named question, write its picture.  make test, make lint: what they say.
# make quick: lint, types, and the tests that are not slow and start no server, no browser and no front end of Neo4j.
# make neo4j: run a Neo4j server here, without Docker, until Ctrl+C (RELEASE=2026.09.0: another release); Maven and Java 17 or 21 needed.
# Each sets up all it needs in .venv; only Python 3.11+ and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
DEMO := --agency 省发改委 --place 黄石

.PHONY: demo test quick lint bench bench-server bench-views eval cases neo4j clean

demo: $(READY)
	$(BIN)/kg load
	$(BIN)/kg query co-owned $(DEMO) --format table
	$(BIN)/kg view co-owned $(DEMO) -o co-owned.html

test: $(READY)
	$(BIN)/python -m pytest -q --durations=12

quick: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	KG_QUICK=1 $(BIN)/python -m pytest -q -n 2 --dist loadfile -m 'not slow'

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m bench

# make bench-server: what kg adds to the bare driver on a real Neo4j server; COPIES=60 for a short look.
COPIES ?= 1000
bench-server: $(READY)
	$(BIN)/python -m bench.server $(COPIES)

# make bench-views: how soon a page of 300 to 20,000 nodes can be used, and how it answers, in headless Chromium.
bench-views: $(READY)
	$(BIN)/python -m bench.views

# make eval LABELS=folder DOCUMENTS=folder: how well duties are read, against labelled documents of your own.
LABELS ?= tests/gold/duties
DOCUMENTS ?= seeds/plans
eval: $(READY)
	$(BIN)/python -m bench.evaluate $(LABELS) $(DOCUMENTS)

# make cases CASES=folder: the same over small cases, X.json beside X.txt: only those not read whole, and the sum.
CASES ?= tests/gold/cases
cases: $(READY)
	$(BIN)/python -m bench.evaluate $(CASES) $(CASES) --brief

RELEASE ?= 5.26.28
neo4j: $(READY)
	@$(BIN)/python -m tests.neo4j_server $(RELEASE)

clean:
	rm -rf $(VENV) build dist kg.arcade kg-browser co-owned.html

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer; set PYTHON to one")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)
