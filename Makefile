# Every command makes its own .venv first, from python3 and a package registry alone.
PYTHON ?= python3
SHARED ?= ../shared
CORPUS ?= $(SHARED)/corpus
GRAPH ?= output
POLICIES := examples/policies
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint format docs evaluate calibrate speed validation startup questions clean

help: ## what each command does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## build the graph of the sample policies and answer three questions
	$(BIN)/kg build $(POLICIES)
	$(BIN)/kg ask who-shares --data EmailAddress
	$(BIN)/kg ask who-sells
	$(BIN)/kg ask retention --organization "Fernwood Outfitters"

test: $(READY) ## run every test, on every core
	$(BIN)/python -m pytest -n auto

lint: $(READY) ## style, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## write the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(READY) ## write what the documents' commands print now into the documents
	$(BIN)/python -m tests.console README.md CONTRIBUTING.md docs/modelling.md docs/questions.md
	$(BIN)/python -m tests.pages

evaluate: $(READY) ## measure the statements against what people labelled: make evaluate SHARED=folder
	$(BIN)/python -m benchmarks.evaluate $(SHARED)

calibrate: $(READY) ## fit the confidence of statements to labelled policies: make calibrate SHARED=folder
	$(BIN)/python -m benchmarks.calibrate $(SHARED)/gold/dev

speed: $(READY) ## measure words a second and memory: make speed CORPUS=folder
	$(BIN)/python benchmarks/speed.py $(CORPUS)

validation: $(READY) ## measure what validation costs beside reading: make validation CORPUS=folder
	$(BIN)/python -m benchmarks.validation $(CORPUS)

startup: $(READY) ## measure how soon commands answer
	$(BIN)/python benchmarks/startup.py

questions: $(READY) ## measure how long questions take: make questions GRAPH=folder
	$(BIN)/python -m benchmarks.questions $(GRAPH)

clean: ## remove the environment, caches and the built graph
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
	find output -mindepth 1 ! -name .gitkeep -delete
