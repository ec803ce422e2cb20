"""The lab's office: ten windows that all take every service, as the comparison asks."""

from __future__ import annotations

from queue_core.domain.office import (
    BookingRules,
    Category,
    ClassId,
    Hall,
    HallId,
    Office,
    OfficeId,
    Opening,
    PriorityClass,
    Service,
    ServiceId,
    Staff,
    StaffId,
    Window,
    WindowId,
)
from simulator.day import Centre, Offer

OPENS, CLOSES = 8 * 60, 20 * 60
SERVICES = {"passport": ("А", 720, 5), "estate": ("В", 1080, 2), "benefit": ("Е", 480, 3)}
"""Service → letter, norm in seconds, popularity; the mean visit takes 12 minutes."""
BY_RIGHT = ClassId("veteran")


def lab_office(windows: int = 10) -> Office:
    """Build an office open 08:00–20:00 every day, with generous booking."""
    hall = HallId("1")
    services = tuple(ServiceId(name) for name in SERVICES)
    return Office(
        id=OfficeId("lab"),
        name={"ru": "Лаборатория"},
        address={"ru": ""},
        zone="Europe/Moscow",
        week=(Opening(OPENS, CLOSES),) * 7,
        halls={hall: Hall(id=hall, name={"ru": "Зал"})},
        windows={
            WindowId(str(n)): Window(id=WindowId(str(n)), hall=hall, services=services)
            for n in range(1, windows + 1)
        },
        categories={"all": Category(id="all", name={"ru": "Все"}, icon="document")},
        services={
            ServiceId(name): Service(
                id=ServiceId(name),
                name={"ru": name},
                category="all",
                letter=letter,
                norm_s=norm,
                popularity=popularity,
            )
            for name, (letter, norm, popularity) in SERVICES.items()
        },
        classes={BY_RIGHT: PriorityClass(id=BY_RIGHT, name={"ru": "Ветеран"})},
        pause_reasons={"lunch": {"ru": "Обед"}, "technical": {"ru": "Технический"}},
        booking=BookingRules(share=0.9),
        staff={
            StaffId(f"s{n}"): Staff(id=StaffId(f"s{n}"), name=f"s{n}", login=f"s{n}")
            for n in range(1, windows + 1)
        },
    )


def centre_of(office: Office) -> Centre:
    """What the day's plan needs to know of an office."""
    return Centre(
        open_s=(CLOSES - OPENS) * 60,
        services={
            str(id): Offer(service.norm_s, service.popularity)
            for id, service in office.services.items()
        },
        windows={str(id): tuple(map(str, w.services)) for id, w in office.windows.items()},
        classes=tuple(map(str, office.classes)),
        slot_s=office.booking.slot_s,
    )
