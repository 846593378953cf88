# Two commands do everything: `make run` and `make test`. Each installs what it needs, once.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_TEST := $(VENV)/.ready-test
SPARK := $(VENV)-spark
READY_SPARK := $(SPARK)/.ready
ROWS ?= 1000000
CURRENT := data/build/current
PACKAGE := data/datapackage.json $(wildcard data/tables/*.csv)

.PHONY: run test test-spark check format data sheets screenshots clean

run: $(READY) $(CURRENT)
	$(BIN)/python -m inovasi --port $(PORT)

test: $(READY_TEST) $(CURRENT)
	tools/ensure_browser.sh
	$(BIN)/python -m pytest

# Every query on Spark and on DuckDB, embedded and with ROWS synthetic copies; needs Java 17. An environment of its own.
test-spark: $(READY_SPARK)
	INOVASI_SYNTHETIC_ROWS=$(ROWS) $(SPARK)/bin/python -m pytest -m spark tests/engines

check: $(READY_TEST)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(READY_TEST)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

data: $(READY)
	$(BIN)/python -m inovasi.package.derive
	$(BIN)/python -m inovasi.warehouse

sheets: $(READY) $(CURRENT)
	$(BIN)/python -m inovasi.sheets

screenshots: $(READY_TEST) $(CURRENT)
	tools/ensure_browser.sh
	$(BIN)/python -m inovasi --port 8599 --host 127.0.0.1 & echo $$! > $(VENV)/.server; sleep 8; \
	$(BIN)/python tools/screenshots.py http://127.0.0.1:8599; kill `cat $(VENV)/.server`

clean:
	rm -rf data/build $(VENV) $(SPARK)

$(READY): requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(READY_TEST): requirements-dev.txt $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(READY_SPARK): requirements-spark.txt requirements-dev.txt requirements.txt
	test -x $(SPARK)/bin/python || $(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-spark.txt -r requirements-dev.txt
	touch $@

$(CURRENT): $(READY) $(PACKAGE)
	$(BIN)/python -m inovasi.warehouse
	touch $@
