"""What choosing a row means: the key of a row as an event."""

from kiosk_app.flow.events import (
    AddService,
    CameBack,
    ChooseClass,
    ChooseService,
    DropService,
    Event,
    Home,
    Open,
    OpenTopic,
    PrintLeaflet,
    SeeElsewhere,
    Speak,
    StaffWish,
    Toggle,
    Touch,
    TurnPage,
)


def event_of(act: str, key: str) -> Event | None:
    """`service:passport` → ChooseService("passport"); `key` is for acts that ask the office."""
    kind, _, what = act.partition(":")
    match kind, what:
        case "service", _:
            return ChooseService(what)
        case "elsewhere", _:
            return SeeElsewhere(what)
        case "leaflet", "print":
            return PrintLeaflet()
        case "topic", _:
            return OpenTopic(what)
        case "class", _:
            return ChooseClass(what)
        case "drop", _:
            return DropService(what)
        case "language", _:
            return Speak(what)
        case "add", _:
            return AddService()
        case "touch", _:
            return Touch()
        case "home", _:
            return Home()
        case "came_back", _:
            return CameBack(key)
        case "page", "1" | "-1":
            return TurnPage(int(what))
        case "comfort", "contrast" | "large" | "low_reach":
            return Toggle(what)
        case (
            "open",
            ("topics" | "check_in" | "search" | "classes" | "staff_pin" | "comfort" | "help")
            | ("languages" | "come_back" | "find_place" | "leaflet"),
        ):
            return Open(what)
        case "staff", "ask" | "test" | "paper" | "again" | "exit":
            return StaffWish(what)
        case _:
            return None
