# Sets everything up in .venv and runs the main jobs; needs Python 3.11 or newer, pip, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: brief test check setup setup-dev format clean

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
