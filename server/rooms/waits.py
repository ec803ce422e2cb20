"""Forecasts of one office."""

from __future__ import annotations


class Waits:
    def __init__(self, room):
        self.is_watched = False

    def upper_bound(self, state, service):
        return 0

    def note_change(self):
        pass
