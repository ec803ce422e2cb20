# Talon. `make demo` shows it, `make test` proves it; both set up what they need.
PYTHON := .venv/bin/python
KILLS ?= 40

.PHONY: setup demo test lint bench policy-lab shots gallery soak lock clean

setup:
	@scripts/setup.sh

demo: setup
	@$(PYTHON) -m simulator.demo $(ARGS)

test: setup
	@$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: setup
	@$(PYTHON) scripts/lint.py

bench: setup
	@$(PYTHON) -m bench

policy-lab: setup
	@$(PYTHON) -m simulator.policy_lab

shots: setup
	@$(PYTHON) -m bench.shots $(ARGS)

gallery: setup
	@for part in client_kit display_board kiosk_app operator_console; do \
		QT_QPA_PLATFORM=offscreen $(PYTHON) -m $$part.gallery || exit 1; \
	done

soak: setup
	@$(PYTHON) -m bench.soak --kills $(KILLS)

lock: setup
	@scripts/lock.sh

clean:
	rm -rf build .venv
