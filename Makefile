# Sets everything up in .venv and runs the main jobs; needs Python 3.11 or newer, pip, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
FUZZ_SECONDS ?= 600

.PHONY: brief test gates check fuzz lock sbom setup setup-dev format clean

brief: $(VENV)/.installed
	@echo "briefs of the seeds go to out/"
	@for seed in seeds/*.txt seeds/*.html seeds/*.docx seeds/*.pdf; do \
	  [ -e "$$seed" ] || continue; \
	  $(BIN)/briefing build "$$seed" -o out || exit $$?; \
	done

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

test: $(VENV)/.installed-dev
	@echo "style, types, import contracts, tests"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n $(WORKERS)

# What the models reach on the labelled documents beside the checkout, where they are: nothing may fall under its floor.
gates: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/register.py
	$(BIN)/python benchmarks/salience.py
	$(BIN)/python benchmarks/threats.py
	$(BIN)/python benchmarks/links.py

# Known weaknesses in what the project is built from; asks the network.
check: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --requirement requirements-dev.lock --disable-pip

fuzz: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check atheris
	@set -e; for format in txt md html docx pdf; do \
	  echo "fuzzing the reader of $$format for $(FUZZ_SECONDS) seconds"; \
	  new=$$(mktemp -d); \
	  $(BIN)/python -m tests.fuzz.fuzz_readers $$format $$new tests/fuzz/corpus/$$format \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2048 -artifact_prefix=$$new/ -verbosity=0 \
	    -print_final_stats=1; \
	done

# The development tools, each by version and digest; run after a change of pyproject.toml.
lock: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
	  --no-header pyproject.toml --output-file requirements-dev.lock

# What the installed program consists of, as CycloneDX.
sbom: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check cyclonedx-bom
	$(BIN)/cyclonedx-py environment $(VENV) --pyproject pyproject.toml --output-reproducible --output-file out/sbom.json

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.installed: pyproject.toml
	@echo "setting up $(VENV)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	@echo "setting up $(VENV) with the development tools"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
