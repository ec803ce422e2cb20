# Talon. `make demo` shows it, `make test` proves it; both set up what they need.
PYTHON := .venv/bin/python
KILLS ?= 40

.PHONY: setup demo test stories lint bench policy-lab shots gallery soak lock clean

setup:
	@scripts/setup.sh

demo: setup
	@$(PYTHON) -m simulator.demo $(ARGS)

test: setup
	@$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

stories: setup
	@$(PYTHON) -m pytest -q tests/stories

lint: setup
	@$(PYTHON) scripts/lint.py

bench: setup
	@$(PYTHON) -m bench

policy-lab: setup
	@$(PYTHON) -m simulator.policy_lab

shots: setup
	@$(PYTHON) -m bench.shots $(ARGS)

gallery: setup
	@$(PYTHON) -m bench.shots --only gallery $(ARGS)

soak: setup
	@$(PYTHON) -m bench.soak --kills $(KILLS)

lock: setup
	@scripts/lock.sh

clean:
	rm -rf build .venv
