# Yingke: the commands of every day. `make help` lists them.
BIN := .venv/bin
PYTHON := $(BIN)/python
.DEFAULT_GOAL := help
.PHONY: help setup run test check rules shots bench evening workday soak forms locale lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv and install what is needed to change and test Yingke
	@packaging/setup.sh test
	@$(MAKE) -s forms locale

run: ## open the window; without a display, walk a clerk's day off screen and leave it in out/
	@packaging/setup.sh run
	@$(MAKE) -s forms locale
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/yingke; \
	else QT_QPA_PLATFORM=offscreen $(BIN)/yingke tour out; fi

test: setup ## every test, on SQLite and on PostgreSQL
	$(BIN)/pytest -n 2 --dist worksteal

check: setup ## floors, style, types, forms, catalogue
	$(BIN)/lint-imports --no-cache
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/deptry .
	$(PYTHON) -m tools.forms --check
	$(PYTHON) -m tools.catalogue --check

rules: setup ## each rule of docs/spec with the tests that prove it
	@$(PYTHON) -m tools.rules

shots: setup ## draw every screen into out/shots
	QT_QPA_PLATFORM=offscreen $(BIN)/yingke shots out/shots

bench: setup ## measure speed against the floors, as ratios of one run
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

evening: setup ## 200 tables from 4 counters on PostgreSQL while the printers fail; counts every slip and bill
	$(PYTHON) -m tests.evening

workday: setup ## 40 cars from 4 counters on PostgreSQL, parts counted out to the last piece; counts pieces, sums, promises
	$(PYTHON) -m tests.workday

soak: setup ## the full numbers of the reliability goals; takes hours
	$(BIN)/pytest -m soak

forms: # compile the .ui files that changed
	@$(PYTHON) -m tools.forms

locale: # merge and compile the catalogue if something changed
	@$(PYTHON) -m tools.catalogue

lock: ## pin requirements*.in anew, with hashes
	@packaging/lock.sh

clean: ## remove what was made, but not .venv
	rm -rf app/forms build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find app tests tools resources -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm -f {} +
