"""Tickets through printers that fail at random: every one is accounted for."""

from typing import Any

from bench.printing import measure


def test_each_ticket_is_confirmed_once_or_shown(qapp: Any) -> None:
    figures = measure(tickets=40, lanes=6, seed=7)

    assert figures.confirmed > 0
    assert figures.shown > 0
    assert (figures.lost, figures.doubled) == (0, 0)
    assert figures.confirmed + figures.shown == 40
