# The only entry. `make run` and `make test` set up whatever is missing.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := src
export SOURCIER_HOME ?= $(CURDIR)/var
ifneq ($(wildcard ../shared/data),)
export SOURCIER_REAL_DATA ?= $(abspath ../shared/data)
endif

.PHONY: run test browser check real bench soak docs lock clean

run: .venv/product            ## set up, then the demonstration: build, ask, show
	@$(BIN)/python -m sourcier demo

test: .venv/suite browser     ## set up, then every test
	@$(BIN)/coverage run -m pytest -q
	@$(BIN)/coverage report --skip-covered --skip-empty | tail -n 1

# Debian's Chromium, which the browser tests drive; a machine that refuses it runs the rest,
# and the suite counts aloud what it could not run.
browser:
	@command -v chromium >/dev/null || { echo "Installing Chromium (once)…"; \
	  apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; } \
	  || echo "Chromium could not be installed: the browser tests will be skipped, and counted"

check: .venv/suite            ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests benchmarks
	$(BIN)/lint-imports --no-cache

real: .venv/product           ## build the corpus of corpora/real.toml
	@$(BIN)/python -m sourcier corpus build corpora/real.toml

bench: .venv/suite            ## speed, memory, quality; writes benchmarks/results/
	@$(BIN)/python -m benchmarks

soak: .venv/suite             ## the long proofs: kills, random questions, readers during a build
	@$(BIN)/python -m benchmarks.soak

docs: .venv/suite             ## writes the generated pages of docs/reference/
	@$(BIN)/python -m benchmarks.pages

# An edited lock rebuilds the environment; nothing to remember.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed")'
	@$(PYTHON) -m venv .venv || { echo "the venv module is missing: apt install python3-venv"; exit 1; }
	@touch $@

.venv/product: requirements.lock | .venv/made
	@echo "Setting up the product (once)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@printf '%s\n' '#!/bin/sh' '# Written by make: the command of this checkout, with its home folder.' \
	  'export PYTHONPATH="$(CURDIR)/src" SOURCIER_HOME="$${SOURCIER_HOME:-$(CURDIR)/var}"' \
	  'exec "$(CURDIR)/$(BIN)/python" -m sourcier "$$@"' > $(BIN)/sourcier
	@chmod +x $(BIN)/sourcier
	@touch $@

.venv/suite: requirements-test.lock .venv/product
	@echo "Setting up the test suite (once)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	@touch $@

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock: .venv/suite             ## writes both locks: hashes, no address
	$(BIN)/$(LOCK) requirements-test.in --output-file requirements-test.lock
	$(BIN)/$(LOCK) requirements.in --constraint requirements-test.lock --output-file requirements.lock

clean:
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
