# Two commands do everything: `make run` and `make test`. Each installs what it needs, once.
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_TEST := $(VENV)/.ready-test
BENCH := .venv-bench
READY_BENCH := $(BENCH)/.ready
MINUTES ?= 60
SPARK := $(VENV)-spark
READY_SPARK := $(SPARK)/.ready
ROWS ?= 1000000
CURRENT := data/build/current
PACKAGE := data/datapackage.json $(wildcard data/tables/*.csv)

.PHONY: run test test-spark check format data kill sheets screenshots pictures password audit bench soak clean

run: $(READY) $(CURRENT)
	$(BIN)/python -m inovasi.publishing
	$(BIN)/python -m inovasi --port $(PORT)

test: $(READY_TEST) $(CURRENT)
	tools/ensure_browser.sh
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

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

# Kills a publisher at every file operation; some minutes. `make test` strikes at a part of them.
kill: $(READY_TEST) $(CURRENT)
	rm -rf data/build/kill && mkdir -p data/build/kill
	$(BIN)/python -m tests.publishing.kill data/build/kill

sheets: $(READY) $(CURRENT)
	$(BIN)/python -m inovasi.sheets

# Needs the advisory service of PyPI; fails where a package could not be audited. Not in CI. Write the result into SECURITY.md.
audit: $(READY_TEST)
	$(BIN)/pip-audit --strict --local --skip-editable

password: $(READY)
	$(BIN)/python -m inovasi.access set-password

screenshots: $(READY_TEST) $(CURRENT)
	tools/ensure_browser.sh
	$(BIN)/python -m inovasi --port 8599 --host 127.0.0.1 & echo $$! > $(VENV)/.server; sleep 8; \
	$(BIN)/python -m tools.screenshots http://127.0.0.1:8599; kill `cat $(VENV)/.server`
	$(BIN)/python -m tools.manage_journey

pictures: $(READY_TEST) $(CURRENT)
	$(BIN)/python -m tools.story_pictures

# 20 minutes on a quiet machine; writes docs/performance.json and docs/performance.md. `make bench ONLY=acts` runs one part.
bench: $(READY_BENCH) $(CURRENT)
	tools/ensure_browser.sh
	$(BENCH)/bin/python -m bench --only "$(ONLY)"

# Arrivals and departures for an hour; another length: make soak MINUTES=10
soak: $(READY_BENCH) $(CURRENT)
	$(BENCH)/bin/python -m bench --only soak --minutes $(MINUTES)

# What editors made (var/) is never removed here.
clean:
	rm -rf data/build $(VENV) $(BENCH) $(SPARK)

$(READY): requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(READY_TEST): requirements-dev.txt $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(READY_BENCH): requirements-bench.txt requirements-dev.txt requirements.txt
	test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

$(READY_SPARK): requirements-spark.txt requirements-dev.txt requirements.txt
	test -x $(SPARK)/bin/python || $(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-spark.txt -r requirements-dev.txt
	touch $@

$(CURRENT): $(READY) $(PACKAGE)
	$(BIN)/python -m inovasi.warehouse
	touch $@
