# Double Bind.  `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SCENARIO ?= double-bind

.DEFAULT_GOAL := help
.PHONY: help play watch quick test golden bench soak crash fuzz secrets fast versions clean

help: ## list the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Double Bind needs Python 3.11 or newer; $$($(PYTHON) --version) was found. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Setting up (once) ..." >&2; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' >&2
	@touch $@

play: $(STAMP) ## set everything up and start the game on the main scenario
	@$(BIN)/double-bind play $(SCENARIO)

watch: $(STAMP) ## let the bots play the main scenario, narrated
	@$(BIN)/double-bind watch $(SCENARIO)

test: $(STAMP) ## set everything up, then style, types and the whole test suite
	@$(BIN)/ruff check .
	@$(BIN)/mypy & types=$$!; $(BIN)/pytest -n 2 --dist worksteal; suite=$$?; wait $$types && exit $$suite

quick: $(STAMP) ## style, types, house and the sections of what changed, in under a minute
	@$(BIN)/python -m tests.quick

golden: $(STAMP) ## write everything again that is made from the rules, for review with git diff (PAR=all, PAR=no, MATCHES=n)
	@$(BIN)/python -m tests.golden

bench: $(STAMP) ## measure speed beside catanatron in one run
	@$(BIN)/python -m tests.bench.run

soak: $(STAMP) ## play 10,000 random matches and the whole suite as deep as it goes (MATCHES=n, EXAMPLES=n)
	@$(BIN)/python -m tests.soak.run

crash: $(STAMP) ## kill, cut the power, fill the disk: no accepted decision may be lost (KILLS=n, CUTS=n)
	@$(BIN)/python -m tests.crash.run

fuzz: $(STAMP) ## read 20,000 wrong scenarios, journals, bands and scripts (FILES=n, SEED=n, KINDS=..., GUIDED=seconds)
	@$(BIN)/python -m tests.fuzz.run

secrets: $(STAMP) ## permute what is hidden in every scenario and compare all that a seat is shown (POSITIONS=n)
	@$(BIN)/python -m tests.secrets.run

fast: $(STAMP) ## compile kernel and rules with mypyc under build/fast and test that build
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fast]' >&2
	@$(BIN)/python -m tests.bench.compile

versions: $(STAMP) ## a short, telling part of the tests under every promised Python that is here
	@$(BIN)/python -m tests.versions

clean: ## remove the environment and everything built
	rm -rf $(VENV) .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
