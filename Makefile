# `make demo` and `make test` set everything up in .venv and run; both may be run again.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps --only-binary :all:
KERNEL := $(wildcard matcher/*.cpp matcher/*.hpp matcher/tools/*) $(wildcard src/listed/text/lexicon/*.tsv) src/listed/match/lexicon_text.py CMakeLists.txt pyproject.toml

.PHONY: demo test check format bench fuzz kernel-tests sudden-death flipped-bytes setup setup-dev setup-documents lock clean

demo: setup
	-@$(MAKE) --no-print-directory setup-documents
	$(BIN)/python examples/demo.py

test: setup-dev
	$(BIN)/python -m pytest -n auto

check: setup-dev kernel-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n auto

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev $(VENV)/.installed-documents $(VENV)/.installed
# The parser that reads acts, with its English model: about 280 MB on disk.
setup-documents: $(VENV)/.installed-documents $(VENV)/.installed

$(VENV)/.created:
	@PYTHON=$(PYTHON) scripts/prerequisites.sh
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: locks/run.txt | $(VENV)/.created
	$(PIP) -r locks/run.txt
	@touch $@

$(VENV)/.installed-dev: locks/dev.txt $(VENV)/.run
	$(PIP) -r locks/dev.txt
	@touch $@

$(VENV)/.installed-documents: locks/documents.txt $(VENV)/.run
	$(PIP) -r locks/documents.txt
	@touch $@

$(VENV)/.installed: $(KERNEL) $(VENV)/.run
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

# New pins: needs uv on the PATH (`pip install uv`). No host name gets into a lock.
LOCK := uv pip compile --quiet --generate-hashes --python-version 3.11 --python-platform x86_64-unknown-linux-gnu --no-emit-index-url --no-header --no-annotate
lock:
	$(LOCK) pyproject.toml locks/build.in -o locks/run.txt
	$(LOCK) locks/peer.in --override locks/overrides.txt -o locks/peer.txt
	$(LOCK) pyproject.toml locks/build.in locks/dev.in --extra dev --extra batch --override locks/overrides.txt -o locks/dev.txt
	$(LOCK) pyproject.toml --extra documents -c locks/dev.txt -o locks/documents.txt

# The kernel's own tests, without Python, under the address and undefined-behaviour sanitizers.
SANITIZED := -std=c++20 -O1 -g -Wall -Wextra -fsanitize=address,undefined -fno-sanitize-recover=all -Imatcher
KERNEL_SOURCES := $(filter-out matcher/bind.cpp,$(wildcard matcher/*.cpp))

build/kernel_test: matcher/tests/kernel_test.cpp $(wildcard matcher/tests/*.hpp) $(KERNEL)
	@mkdir -p build
	$(CXX) $(SANITIZED) matcher/tests/kernel_test.cpp $(KERNEL_SOURCES) -o $@

build/fuzz: matcher/fuzz/fuzz.cpp $(wildcard matcher/tests/*.hpp) $(KERNEL)
	@mkdir -p build
	$(CXX) $(SANITIZED) -DLISTED_FUZZ_MAIN matcher/fuzz/fuzz.cpp $(KERNEL_SOURCES) -o $@

kernel-tests: build/kernel_test
	build/kernel_test

# Bounded: FUZZ_SECONDS of hostile bytes for the kernel, LISTED_ORACLE_ROUNDS random comparisons with the oracle,
# LISTED_FUZZ_EXAMPLES damaged copies of each reader's golden files.
FUZZ_SECONDS ?= 60
LISTED_ORACLE_ROUNDS ?= 1000000
LISTED_FUZZ_EXAMPLES ?= 2000
fuzz: setup-dev build/fuzz
	build/fuzz $(FUZZ_SECONDS)
	LISTED_ORACLE_ROUNDS=$(LISTED_ORACLE_ROUNDS) LISTED_FUZZ_EXAMPLES=$(LISTED_FUZZ_EXAMPLES) $(BIN)/python -m pytest -n auto tests/properties

# Each kill is SIGKILL at a random instant of loading, of compiling a pack and of first use; each flip changes one byte
# of the database, of a raw file or of the pack. `make test` does a few of each.
INSTANTS ?= 100
FLIPS ?= 500
sudden-death: setup-dev
	$(BIN)/python -m tests.endurance.sudden_death $(INSTANTS)

flipped-bytes: setup-dev
	$(BIN)/python -m tests.endurance.flipped_bytes $(FLIPS)

# The peer nomenklatura runs in an environment of its own, where it installs.
.venv-peer/.installed: locks/peer.txt
	$(PYTHON) -m venv .venv-peer && .venv-peer/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps -r locks/peer.txt
	@touch $@

bench: setup-dev
	-$(MAKE) .venv-peer/.installed
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) build
