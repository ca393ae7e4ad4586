# Two commands are enough: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto

.PHONY: run test test-long check format pictures lock clean

run: $(VENV)/.run
	@exec $(BIN)/python -m bot run

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) -m "not long"

test-long: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version 2>&1))."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Chưa tạo được môi trường Python. Trên Debian/Ubuntu, hãy cài gói: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

pictures: $(VENV)/.dev
	$(BIN)/python -m tests.pictures

# Renews both lock files; needs uv. They name no index, so any index or mirror serves. The second keeps to the first's
# versions: what is tested is what runs.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-header --no-annotate --quiet --extra build
lock:
	$(LOCK) --extra dev --output-file requirements-dev.txt
	grep -E '^[a-z0-9].*==' requirements-dev.txt | sed 's/ *\\$$//' > .lock-constraints
	$(LOCK) --constraint .lock-constraints --output-file requirements.txt; rm -f .lock-constraints

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
