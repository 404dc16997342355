# What a contributor and a reader type. Needs python3 (3.11 or newer), make and a package registry; the rest
# is installed into $(VENV) from the lock files, by hash.

PYTHON ?= python3
VENV ?= .venv
DATA ?= ../shared/data
DEMO := $(wildcard examples/harbour-fire/*.html)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# A stamp's name carries the content of what it stands for: a changed lock is installed again, an unchanged one
# costs nothing, whatever the files' times are after a clone or a checkout.
sum = $(shell cat $(1) | cksum | tr ' ' '-')
INSTALLED := $(VENV)/.installed-$(call sum,requirements.lock pyproject.toml)
DEVELOP := $(VENV)/.develop-$(call sum,requirements.lock requirements-dev.lock pyproject.toml)
MUTATE := $(VENV)/.mutate-$(call sum,requirements.lock requirements-dev.lock requirements-mutants.lock pyproject.toml)
BROWSER := $(VENV)/.browser

# Locks are made from the default registry alone: a wheel from anywhere else has another hash.
LOCK := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(LOCKFLAGS)
OURS := --build-deps-for wheel pyproject.toml

.PHONY: help demo test lint bench gate mutants docs picture lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo     compare the example's reports: its beginning in the terminal, all of it as a page"
	@echo "make test     ruff, mypy and the tests"
	@echo "make lint     ruff and mypy alone"
	@echo "make gate     quality against the floors (DATA=$(DATA))"
	@echo "make bench    speed and memory, as ratios"
	@echo "make mutants  whether the tests notice small changes of the code, into docs/mutants.md"
	@echo "make docs     write docs/cli.md and the excerpt in the README anew"
	@echo "make picture  draw docs/demo.png anew (needs chromium)"
	@echo "make lock     resolve the dependencies anew (LOCKFLAGS=--upgrade for newer ones)"
	@echo "make clean    remove what these made, the environment included"

demo: $(INSTALLED)
	@sh docs/demo.sh $(BIN)

test: lint $(BROWSER)
	$(BIN)/python -m pytest -q

lint: $(DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(DEVELOP)
	@if [ -d "$(DATA)" ]; then $(BIN)/python -m evaluation.gate --data "$(DATA)"; \
	else echo "gate skipped: no data in $(DATA) (set DATA=DIR)"; fi

bench: $(DEVELOP)
	@$(BIN)/python -m benchmarks.run

mutants: $(MUTATE)
	@nice $(BIN)/python tools/mutants.py

docs: $(INSTALLED)
	@$(BIN)/python docs/generate_cli.py
	@$(BIN)/python docs/generate_demo.py

picture: $(INSTALLED)
	@mkdir -p out
	@$(BIN)/readout compare $(DEMO) -o out/demo.html
	@sh docs/picture.sh out/demo.html docs/demo.png

lock: $(DEVELOP)
	$(LOCK) -o requirements.lock $(OURS)
	$(LOCK) --extra dev --extra evaluate --extra fetch --extra parquet -c requirements.lock -o requirements-dev.lock $(OURS)
	echo mutmut | $(LOCK) -c requirements.lock -c requirements-dev.lock -o requirements-mutants.lock -
	@if grep -nE '://|^-|^ +-[^-]|file:/|@ ' requirements.lock requirements-dev.lock requirements-mutants.lock; then \
		echo "a lock file names an address or an option (above); it may hold only names, versions and hashes" >&2; exit 1; fi

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
	find src tests benchmarks evaluation docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("found Python %d.%d, needs 3.11 or newer" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "no venv module: on Debian, apt-get install python3-venv" >&2; exit 1; }

# The build backend is in the lock too, so nothing is fetched that no hash vouches for.
$(INSTALLED): | $(BIN)/python
	@echo "installing the locked dependencies into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src  # as pip does with what it copies; else a start may compile all of it
	@rm -f $(VENV)/.installed-* && touch $@

$(DEVELOP): | $(INSTALLED)
	@echo "installing the locked development tools into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@rm -f $(VENV)/.develop-* && touch $@

$(MUTATE): | $(DEVELOP)
	@echo "installing the locked mutation tester into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements-mutants.lock
	@rm -f $(VENV)/.mutate-* && touch $@

# Some tests look at the HTML report in a browser. Where there is none and none can be installed they are
# skipped, and say so.
$(BROWSER): | $(INSTALLED)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get -qq update && apt-get -qq install -y chromium; } \
		>/dev/null 2>&1 || echo "no browser found: tests that need chromium will be skipped"
	@touch $@
