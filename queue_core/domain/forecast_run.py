"""The office run forward: windows become free and call whoever is next, until nobody waits.

The one hot loop of the core: 12 windows and 30 visits, 16 times, in about a millisecond.
"""

from __future__ import annotations

from heapq import heapify, heappop, heapreplace

from msgspec import Struct

from queue_core.domain.forecast_floor import (
    OVERFLOW,
    RANK,
    WALK_MS,
    Floor,
    Queue,
)
from queue_core.domain.forecast_flow import NEVER, Lane
from queue_core.domain.policy import BOOKED, TURN
from queue_core.domain.spread import ORDERS, durations

ORDINARY = (TURN - 0.25) * RANK
"""Scores above it are of rank `TURN`."""
Heads = list[tuple[int, float]]
"""Queues a desk looks at, with what their score is raised by there."""


class Layout(Struct):
    """The floor as the loop wants it: by index."""

    cap: int
    scores: list[list[float]]
    """Queue → scores, with a sentinel."""
    visits: list[list[int]]
    """Queue → ticket indexes."""
    dues: list[list[float]]
    """Queue → due times; of booked ones only."""
    ordinary: list[Heads]
    """Desk → queues whose scores stand."""
    booked: list[Heads]
    """Desk → queues of booked visits, whose rank changes at the slot."""
    ghosts: list[list[tuple[int, float]]]
    """Desk → (ghost, its score there)."""
    limits: list[float]
    """Desk → the least of those scores."""
    passed: list[int]
    helps: list[bool]
    """Desk → whether it takes another group's visits when it has none of its own."""
    slower: list[float]
    """Desk → how much longer those who come to it meanwhile keep it from helping out."""


def lay_out(floor: Floor, cap: int, at: int) -> Layout:
    """Index a floor."""
    queues = list(floor.queues.values())
    desks = range(len(floor.desks))
    layout = Layout(
        cap=cap,
        scores=[[*(row[0] for row in queue.rows), NEVER] for queue in queues],
        visits=[[row[2] for row in queue.rows] for queue in queues],
        dues=[_dues(queue, floor, at) for queue in queues],
        ordinary=[[] for _ in desks],
        booked=[[] for _ in desks],
        ghosts=[[] for _ in desks],
        limits=[NEVER for _ in desks],
        passed=floor.passed,
        helps=[bool(desk.overflow) for desk in floor.desks],
        slower=[1 / (1 - busy) for busy in floor.flow.busy] if floor.flow else [],
    )
    for number, queue in enumerate(queues):
        side = layout.booked if queue.kind == "booked" else layout.ordinary
        for desk, extra in _desks(queue.lane):
            side[desk].append((number, extra))
    for number, ghost in enumerate(floor.ghosts):
        for desk, extra in _desks(ghost.lane):
            layout.ghosts[desk].append((number, ghost.score + extra))
            layout.limits[desk] = min(layout.limits[desk], ghost.score + extra)
    return layout


def _dues(queue: Queue, floor: Floor, at: int) -> list[float]:
    if queue.kind != "booked":
        return []
    tickets = (floor.tickets[row[2]] for row in queue.rows)
    return [float(ticket.stages[ticket.stage].due - at) for ticket in tickets]


def _desks(lane: Lane) -> list[tuple[int, float]]:
    return [*((desk, 0.0) for desk in lane[0]), *((desk, OVERFLOW) for desk in lane[1])]


def play(floor: Floor, layout: Layout, scenario: int) -> tuple[list[float], list[float]]:
    """Run one scenario: when each visit, and each ghost, is called."""
    starts = [NEVER] * len(floor.tickets)
    seen = [NEVER] * len(floor.ghosts)
    heads = [0] * len(layout.scores)
    passes = [0] * len(layout.scores)
    draws = durations(floor.scenarios)[scenario]
    takes = [WALK_MS + mean * draws[n % ORDERS] for n, mean in enumerate(floor.takes)]
    scores, ordinary, booked = layout.scores, layout.ordinary, layout.booked
    visits, limits = layout.visits, layout.limits
    helping: set[int] = set()
    heap = [(free[scenario], desk) for desk, free in enumerate(floor.free)]
    heapify(heap)
    while heap:
        now, desk = heap[0]
        best, chosen = NEVER, -1
        for queue, extra in ordinary[desk]:
            score = scores[queue][heads[queue]] + extra
            if score < best:
                best, chosen = score, queue
        if booked[desk]:
            best, chosen = _consider_booked(layout, desk, now, heads, passes, best, chosen)
        idle = layout.helps[desk] and desk not in helping and _is_spare(best)
        if best > limits[desk]:
            for ghost, score in layout.ghosts[desk]:
                if score < best and seen[ghost] > now and not (idle and _is_spare(score)):
                    seen[ghost] = now
        if idle:
            helping.add(desk)
            heapreplace(heap, (now * layout.slower[desk], desk))
            continue
        if chosen < 0:
            heappop(heap)
            continue
        visit = visits[chosen][heads[chosen]]
        heads[chosen] += 1
        starts[visit] = now
        took = takes[visit] * layout.slower[desk] if _is_spare(best) else takes[visit]
        heapreplace(heap, (now + took, desk))
    return starts, seen


def _is_spare(score: float) -> bool:
    """Whether this is an ordinary visit of another group, or nobody: nothing of one's own waits."""
    return score > TURN * RANK + OVERFLOW / 2


def _consider_booked(
    layout: Layout,
    desk: int,
    now: float,
    heads: list[int],
    passes: list[int],
    best: float,
    chosen: int,
) -> tuple[float, int]:
    """Choose a booked visit if it goes before the best of the others, the cap heeded."""
    capped = _cap_reached(layout, desk, heads, passes)
    early, first = best, chosen
    for queue, extra in layout.booked[desk]:
        head = heads[queue]
        slot = layout.scores[queue][head]
        if slot == NEVER:
            continue
        due = layout.dues[queue][head]
        if slot > now:
            score = TURN * RANK + slot + extra
        else:
            score = (TURN if capped else BOOKED) * RANK + due + extra
        if score < early:
            early, first = score, queue
    if first != chosen and early < ORDINARY:
        for queue, _ in layout.ordinary[desk]:
            passes[queue] += 1
    return early, first


def _cap_reached(layout: Layout, desk: int, heads: list[int], passes: list[int]) -> bool:
    """Whether an ordinary visit that this desk may call was passed often enough."""
    for queue, _ in layout.ordinary[desk]:
        visits, head = layout.visits[queue], heads[queue]
        if head == len(visits) or layout.scores[queue][head] < ORDINARY:
            continue
        if layout.passed[visits[head]] + passes[queue] >= layout.cap:
            return True
    return False
