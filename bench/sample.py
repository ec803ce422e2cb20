"""An office of any size and a seeded play of commands over it, for benches and property tests."""

from __future__ import annotations

from random import Random

from queue_core.domain import commands as c
from queue_core.domain.context import Actor, Context, Role
from queue_core.domain.decide import Done, carry_out
from queue_core.domain.office import (
    Category,
    Device,
    Hall,
    Office,
    Opening,
    PriorityClass,
    Service,
    Staff,
    Window,
)
from queue_core.domain.state import OfficeState

MONDAY_8 = 1_795_410_000_000
"""Monday 2026-11-23 08:00 in Moscow, ms."""
LETTERS = "АВЕКМНРСТХ"


def sample_office(windows: int = 12, services: int = 20, zones: int = 3) -> Office:
    """Build an office with two halls; windows serve their zone, some also their neighbour's."""
    names = [f"s{n}" for n in range(services)]
    per_zone = [names[zone::zones] for zone in range(zones)]
    return Office(
        id="sample",
        name={"ru": "Центр", "en": "Centre"},
        address={"ru": "Улица"},
        zone="Europe/Moscow",
        week=(Opening(8 * 60, 20 * 60),) * 7,
        halls={
            "1": Hall(id="1", name={"ru": "Зал 1"}, shows=("2",)),
            "2": Hall(id="2", name={"ru": "Зал 2"}),
        },
        windows={
            str(n): Window(
                id=str(n),
                hall=str(1 + n % 2),
                services=tuple(per_zone[n % zones]),
                overflow=tuple(per_zone[(n + 1) % zones]) if n % 3 == 0 and zones > 1 else (),
            )
            for n in range(1, windows + 1)
        },
        categories={"all": Category(id="all", name={"ru": "Все"}, icon="document")},
        services={name: _service(name, n, services) for n, name in enumerate(names)},
        classes={
            "veteran": PriorityClass(id="veteran", name={"ru": "Ветеран"}),
            "family": PriorityClass(
                id="family", name={"ru": "Семья"}, effect="shorter_target", wait_target_s=300
            ),
        },
        pause_reasons={"lunch": {"ru": "Обед"}},
        decline_reasons={"papers": {"ru": "Нет документов"}},
        staff=_staff(windows),
        devices={"kiosk-1": Device(id="kiosk-1", kind="kiosk")},
    )


def _service(name: str, n: int, count: int) -> Service:
    return Service(
        id=name,
        name={"ru": f"Услуга {name}", "en": f"Service {name}"},
        category="all",
        letter=LETTERS[n % len(LETTERS)],
        norm_s=600 + 120 * (n % 4),
        wait_target_s=900 if n % 5 else 1200,
        popularity=count - n,
    )


def _staff(windows: int) -> dict[str, Staff]:
    staff = {
        f"o{n}": Staff(id=f"o{n}", name=f"Оператор {n}", login=f"o{n}")
        for n in range(1, windows + 1)
    }
    staff["boss"] = Staff(id="boss", name="Старший", role="supervisor", login="boss")
    return staff


class Play:
    """Plays commands over one office, from Monday morning on."""

    def __init__(self, office: Office, seed: int = 1, at: int = MONDAY_8) -> None:
        self.office = office
        self.state = OfficeState()
        self.at = at
        self.random = Random(seed)
        self._made = 0

    def do(self, role: Role, who: str, command: c.AnyCommand) -> Done:
        """Carry one command out now."""
        self._made += 1
        context = Context(
            office=self.office,
            at=self.at,
            actor=Actor(role, who),
            key=f"key-{self._made}",
            fresh=f"{self._made:08d}",
            token_of=lambda id: f"token-{id}",
            code_of=lambda id: f"code-{id}",
        )
        return carry_out(command, self.state, context)

    def issue(self, service: str = "", class_id: str = "") -> Done:
        """A visitor takes a ticket; for any service unless one is named."""
        services = [service or self.random.choice([*self.office.services])]
        if not service and self.random.random() < 0.15:
            services.append(self.random.choice([*self.office.services]))
        return self.do("kiosk", "kiosk-1", c.IssueTicket(tuple(services), class_id=class_id))

    def operate(self, window: str, command: c.AnyCommand) -> Done:
        """The operator of that window acts."""
        return self.do("operator", f"o{window}", command)

    def open_windows(self) -> None:
        """Everybody signs in."""
        for window in self.office.windows:
            self.operate(window, c.SignIn(window))

    def step(self) -> Done:
        """One plausible command of the day, after a moment."""
        self.at += self.random.randrange(200, 15_000)
        window = self.random.choice([*self.office.windows])
        roll = self.random.random()
        if roll < 0.25:
            class_id = self.random.choice(("", "", "", "veteran", "family"))
            return self.issue(class_id=class_id)
        if roll < 0.85:
            return self.operate(window, self._at_window(window))
        if roll < 0.93:
            return self.do("supervisor", "boss", self._supervise(window))
        return self._elsewhere()

    def _at_window(self, window: str) -> c.AnyCommand:
        there = self.state.window(window)
        ticket = self.state.tickets.get(there.ticket)
        pick = self.random.choice
        if not there.operator:
            return c.SignIn(window)
        if ticket is None:
            free: list[c.AnyCommand] = [c.CallNext()] * 6
            free += [
                c.UndoAct(),
                c.UndoAct(),
                c.Pause(reason="lunch"),
                c.EndPause(),
                c.SignOut(),
                self._resume(),
            ]
            return pick(free)
        if ticket.state == "called":
            called: list[c.AnyCommand] = [c.Start()] * 4
            return pick([*called, c.Recall(), c.NoShow(), c.PutBack(), c.DenyClass()])
        serving: list[c.AnyCommand] = [c.Finish(documents=2)] * 4
        service = pick([*self.office.services])
        serving += [
            c.Hold(),
            c.Transfer(service=service, urgent=pick((True, False))),
            c.Transfer(service=service, with_return=True),
            c.Transfer(to_window=pick([*self.office.windows])),
            c.AddService(service=service),
            c.Count(services=2, documents=5),
            c.WriteNote(text="заметка"),
            c.Pause(reason="lunch", after_visit=True),
            c.ConfirmClass(),
        ]
        return pick(serving)

    def _resume(self) -> c.AnyCommand:
        held = [t.id for t in self.state.tickets.values() if t.state == "held"]
        if held:
            return c.ResumeHeld(ticket=self.random.choice(held))
        return c.CallHelp()

    def _supervise(self, window: str) -> c.AnyCommand:
        tickets = [*self.state.tickets] or [""]
        ticket = self.random.choice(tickets)
        service = self.random.choice([*self.office.services])
        orders: list[c.AnyCommand] = [
            c.StopIntake((service,)),
            c.StopIntake(),
            c.OpenIntake(),
            c.Raise(ticket=ticket, reason="помощь"),
            c.TakeOver(ticket=ticket, window=window),
            c.CancelVisit(ticket=ticket),
            c.SendMessage("Уважаемые посетители", to="screens"),
            c.SendMessage("", to="screens"),
            c.SendMessage("Зайдите", to="all"),
            c.CloseEarly(self.at + 3_600_000),
            c.CloseEarly(0),
            c.SuspendAll("Тревога"),
            *[c.ResumeAll()] * 8,
            *[c.OpenIntake()] * 4,
            c.ClaimClass(ticket=ticket, class_id="veteran"),
        ]
        return self.random.choice(orders)

    def _elsewhere(self) -> Done:
        pick = self.random.choice
        absent = [t.id for t in self.state.tickets.values() if t.state in ("missed", "held")]
        if absent and self.random.random() < 0.5:
            return self.do("reception", "desk", c.ComeBack(ticket=pick(absent)))
        waiting = [*self.state.waiting] or [""]
        told: list[c.AnyCommand] = [
            c.Tick(),
            c.TellPresence(operator=pick([*self.office.staff]), online=pick((True, False))),
            c.TellDevice("kiosk-1", kind="kiosk", printer=pick(("ready", "out", ""))),
            c.TellDevice("board-1", kind="board", online=False),
            c.TellDevice("kiosk-1", kind="kiosk", unconfirmed=pick(waiting)),
        ]
        return self.do("clock", "", pick(told))
