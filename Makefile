# The whole interface: make run, make test, make bench, make stress, make score, make tables.
PYTHON ?= python3.11
HOME_DIR ?= data
BIN := .venv/bin
export PREFECT_SERVER_ANALYTICS_ENABLED = false
export DO_NOT_TRACK = 1

.PHONY: run test setup dev lint tables bench bench-check bench-record stress score lock clean

run: setup  ## read the sample articles into a warehouse
	$(BIN)/waqai run seeds/articles --home $(HOME_DIR)

setup: .venv/.installed  ## the environment and the morphology database
	@$(BIN)/waqai setup

.venv/.installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv || python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

dev: .venv/.dev setup

.venv/.dev: requirements-dev.txt .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.txt
	touch $@

test: dev lint  ## everything that needs no privilege and no hour
	$(BIN)/python -m pytest tests

lint: .venv/.dev
	$(BIN)/ruff check flows tasks tests
	$(BIN)/sqlfluff lint sql --disable-progress-bar

tables: dev  ## TABLES.md anew, from the schema and the comments of sql/
	$(BIN)/python -m waqai.tasks.dictionary > TABLES.md

bench: dev  ## speed, one JSON line a benchmark
	$(BIN)/python -m pytest tests/benchmarks -s -o norecursedirs=

bench-check: dev  ## whether a stage costs more than is on record, by ratios within one run
	$(BIN)/python -m pytest tests/benchmarks/test_ratios.py -s -o norecursedirs=

bench-record: dev  ## put what the stages cost on record
	cd tests && ../$(BIN)/python -m benchmarks.ratios

stress: dev  ## the kills, the long fuzz, the large sizes
	$(BIN)/python -m pytest tests/stress -o norecursedirs=

score: setup  ## precision and recall on the annotated sample articles, and what changed against the marks on record
	$(BIN)/waqai lexicon score

lock: .venv/.dev  ## resolve the pinned requirement sets anew (needs uv)
	uv pip compile --quiet --override requirements-overrides.txt --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile --quiet --override requirements-overrides.txt --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv $(HOME_DIR)
