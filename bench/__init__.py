"""Figures of the running system: commands, boards, faults, screens. `python -m bench` runs all."""
