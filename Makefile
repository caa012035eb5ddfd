# From a bare Debian or Ubuntu (or any machine with Python 3.11 and Pango) to the built files.
# Every target sees to its own set-up: see .setup/install. PYTHON=... chooses the interpreter.

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev brief test bench bench-corpus measure-quotes measure-guard lock clean

BRIEFS ?=
ROUNDS ?= 5
SIZES ?= 100 1000 10000
PYTEST ?= --numprocesses auto --dist loadfile
RUN := .venv/bin/python

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r target text; do \
		printf '  make %-16s %s\n' "$$target" "$$text"; done

setup:
	@sh .setup/install runtime

setup-dev:
	@sh .setup/install dev

brief: setup ## build every brief into build/ (BRIEFS="briefs/a.yaml ..." for some)
	.venv/bin/pincite build $(BRIEFS)

test: setup-dev ## lint, types and tests
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(RUN) -m pytest $(PYTEST)

bench: setup-dev ## time and memory against Pandoc (ROUNDS=5)
	$(RUN) -m tests.bench.bench --rounds $(ROUNDS)

bench-corpus: setup-dev ## time, memory and disk of reading and searching a corpus (SIZES="100 1000")
	$(RUN) -m tests.bench.corpus --sizes $(SIZES)

measure-quotes: setup-dev ## quotation finding, scored on annotated texts (DATA=folder)
	$(RUN) tests/measure_quotations.py "$(DATA)"

measure-guard: setup-dev ## harmful and honest edits of quotations, and how many are caught (DATA=folder)
	$(RUN) -m tests.measure_guard "$(DATA)"

lock: ## pin the dependencies anew (UPGRADE=--upgrade for the newest of all)
	@sh .setup/lock $(UPGRADE)

clean: ## remove what was built and the caches, not .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
