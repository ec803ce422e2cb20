"""One step of the kiosk: what was so, what happened, when → what is so, what must be done."""

from dataclasses import replace
from typing import assert_never

from kiosk_app.flow.events import (
    AddService,
    AskPlace,
    Back,
    CameBack,
    ChooseClass,
    ChooseService,
    Denied,
    DropService,
    Effect,
    Erase,
    Event,
    Follow,
    GiveUp,
    Granted,
    Home,
    LeafletOut,
    LinkBack,
    LinkLost,
    Open,
    OpenTopic,
    PaperOut,
    PinChecked,
    PlaceRefused,
    PlaceTold,
    Print,
    PrintLeaflet,
    PrintList,
    Scan,
    SeeElsewhere,
    Send,
    Speak,
    StaffWish,
    SubmitCode,
    Take,
    Tended,
    TimePassed,
    Toggle,
    Touch,
    TurnPage,
    Type,
    WhereTold,
)
from kiosk_app.flow.place import ask_again, came_back, place_refused, place_told, submit_place
from kiosk_app.flow.scan import BookingCode, TicketCode, read_code
from kiosk_app.flow.staff import checked, open_pin, submit_pin, tended, type_pin, wished
from kiosk_app.flow.state import (
    CODE_LENGTH,
    LETTERS,
    LONGEST_QUERY,
    MAX_SERVICES,
    NUMBER_LENGTH,
    Claim,
    Flow,
    Handed,
    Paper,
    Place,
    Refusal,
    Screen,
    Slip,
    Whereabouts,
    Wish,
    fresh,
)
from queue_core.domain.commands import CheckIn, ComeBack, IssueTicket

Step = tuple[Flow, tuple[Effect, ...]]

NEWS = (
    Granted, Denied, PaperOut, WhereTold, LinkLost, LinkBack, TimePassed, PinChecked, Tended,
    PlaceTold, PlaceRefused, LeafletOut,
)  # fmt: skip
"""Everything else is a visitor's doing and puts the idle clock back."""


def advance(flow: Flow, event: Event, now: int) -> Step:
    """`now`: ms of the steady clock."""
    if not isinstance(event, NEWS):
        flow = replace(flow, touched=now)
        return _press(flow, event, now)
    return _news(flow, event, now)


def _press(flow: Flow, event: Event, now: int) -> Step:
    if flow.claim is not None and not isinstance(event, Back | Home | Speak | Toggle | Touch):
        return flow, ()  # one command in hand: a second press asks for nothing more
    match event:
        case Take(key):
            wish = IssueTicket(flow.services, flow.language, flow.class_id)
            return _send(flow, key, wish, now) if flow.services else (flow, ())
        case SubmitCode() if flow.place.screen == "staff_pin":
            return submit_pin(flow)
        case SubmitCode() if flow.place.screen == "find_place":
            return submit_place(flow)
        case PrintLeaflet():
            return _print_leaflet(flow)
        case StaffWish():
            return wished(flow, event)
        case Open("staff_pin"):
            return open_pin(flow, now), ()
        case SubmitCode(key):
            wish_by_code = _by_code(flow)
            return _send(flow, key, wish_by_code, now) if wish_by_code else (flow, ())
        case Scan(text, key):
            return _scanned(flow, text, key, now)
        case CameBack():
            return came_back(flow, event, now)
        case Home():
            return _leave(flow, now)
        case Back():
            return _back(flow, now)
        case _:
            return _browse(flow, event), ()


def _browse(flow: Flow, event: Event) -> Flow:
    """Steps that ask nothing of the office."""
    match event:
        case Open(screen):
            return replace(flow.at(screen), typed="", refusal=None, is_asking=False, leaflet="")
        case SeeElsewhere(service):
            return flow.at("elsewhere", service)
        case OpenTopic(category):
            return flow.at("services", category)
        case ChooseService(service):
            return _choose(flow, service)
        case AddService():
            return replace(flow.at("topics"), is_adding=True)
        case DropService(service):
            return _drop(flow, service)
        case ChooseClass(class_id):
            return replace(_until(flow, "confirm"), class_id=class_id)
        case TurnPage(by):
            page = 0 if by < 0 else flow.place.page + by
            return replace(flow, trail=(*flow.trail[:-1], replace(flow.place, page=page)))
        case Type(letter):
            return _type(flow, letter)
        case Erase():
            return replace(flow, typed=flow.typed[:-1])
        case Speak(language):
            return _until(replace(flow, language=language), "languages", inclusive=True)
        case Toggle(comfort):
            turned = {comfort: not getattr(flow.comfort, comfort)}
            return replace(flow, comfort=replace(flow.comfort, **turned))
        case _:
            return flow


def _news(flow: Flow, event: Event, now: int) -> Step:
    match event:
        case Granted(key, handed):
            return _granted(flow, key, handed, now)
        case Denied(key, code, text):
            if flow.claim is None or flow.claim.key != key:
                return flow, ()
            denied = replace(flow, claim=None, refusal=Refusal(code, text), touched=now)
            return denied.only("refused"), ()
        case PaperOut(ticket, is_printed):
            return _paper(flow, ticket, is_printed, now), ()
        case WhereTold(token, doc):
            is_asked = flow.where is not None and flow.where.token == token
            return replace(flow, where=Whereabouts(token, doc)) if is_asked else flow, ()
        case PinChecked(is_right):
            return checked(flow, is_right, now), ()
        case Tended(is_printed):
            return tended(flow, is_printed), ()
        case PlaceTold():
            return place_told(flow, event, now), ()
        case PlaceRefused():
            return place_refused(flow, event), ()
        case LeafletOut(is_printed):
            slip: Slip = "printed" if is_printed else "failed"
            return replace(flow, leaflet=slip if flow.leaflet == "printing" else ""), ()
        case LinkLost():
            return replace(flow, lost=now if flow.lost is None else flow.lost), ()
        case LinkBack():
            return replace(flow, lost=None, ever_linked=True), ()
        case _:
            return _time(flow, now)


def _time(flow: Flow, now: int) -> Step:
    if flow.closes_in(now) == 0:
        return fresh(flow, now), ()
    left = flow.idle_left(now)
    if left is not None and left <= 0:
        return _leave(flow, now)
    return ask_again(flow, now)


def _send(flow: Flow, key: str, wish: Wish, now: int) -> Step:
    return replace(flow.at("sending"), claim=Claim(key, wish, now)), (Send(key, wish),)


def _leave(flow: Flow, now: int) -> Step:
    """The visitor goes: nothing is printed any more, and what is in hand is cancelled."""
    given_up = (GiveUp(flow.claim.key),) if flow.claim is not None else ()
    unwatched = (Follow(""),) if flow.where is not None else ()
    return fresh(flow, now), (*given_up, *unwatched)


def _back(flow: Flow, now: int) -> Step:
    """One screen back; from a command in hand this means giving it up."""
    if len(flow.trail) < 2 or flow.handed is not None:
        return _leave(flow, now)
    given_up = (GiveUp(flow.claim.key),) if flow.claim is not None else ()
    unwatched = (Follow(""),) if flow.place.screen == "where" else ()
    earlier = replace(flow, trail=flow.trail[:-1], claim=None, typed="", is_asking=False)
    if flow.place.screen == "where":
        earlier = replace(earlier, where=None)
    if earlier.place.screen == "confirm":
        earlier = replace(earlier, is_adding=False)
    elif flow.place.screen == "confirm":
        earlier = replace(earlier, services=(), class_id="", is_adding=False)
    return earlier, (*given_up, *unwatched)


def _granted(flow: Flow, key: str, handed: Handed | None, now: int) -> Step:
    if flow.claim is None or flow.claim.key != key:
        return flow, ()  # given up meanwhile: its cancellation is on the way
    if handed is None:
        done = replace(flow, claim=None, touched=now)
        if flow.where is None:
            return done.only("came_back"), ()
        anew = (AskPlace(flow.where.number, flow.where.code),) if flow.where.code else ()
        return _until(done, "where"), anew
    paper: Paper = "printing" if flow.has_printer else "none"
    shown = replace(handed, paper=paper, since=now)
    flow = replace(flow, claim=None, handed=shown, last=shown, touched=now).only("ticket")
    return flow, (Print(shown),) if flow.has_printer else ()


def _paper(flow: Flow, ticket: str, is_printed: bool, now: int) -> Flow:
    if flow.handed is None or flow.handed.ticket != ticket:
        return flow
    if is_printed:
        return replace(flow, handed=replace(flow.handed, paper="printed"))
    return replace(flow, handed=replace(flow.handed, paper="failed", since=now))


def _scanned(flow: Flow, text: str, key: str, now: int) -> Step:
    match read_code(text):
        case BookingCode(token):
            return _send(flow, key, CheckIn(token=token, language=flow.language), now)
        case TicketCode(token):
            asked = replace(flow, where=Whereabouts(token)).only("where")
            return asked, (Follow(token),)
        case None:
            return flow, ()
        case never:
            assert_never(never)


def _print_leaflet(flow: Flow) -> Step:
    """Once at a time, and only where there is a printer."""
    if flow.place.screen != "leaflet" or not flow.has_printer or flow.leaflet == "printing":
        return flow, ()
    return replace(flow, leaflet="printing"), (PrintList(flow.services),)


def _choose(flow: Flow, service: str) -> Flow:
    if not flow.is_adding:
        return replace(flow.at("confirm"), services=(service,), class_id="")
    is_new = service not in flow.services and len(flow.services) < MAX_SERVICES
    chosen = (*flow.services, service) if is_new else flow.services
    return replace(_until(flow, "confirm"), services=chosen, is_adding=False)


def _drop(flow: Flow, service: str) -> Flow:
    left = tuple(each for each in flow.services if each != service)
    return replace(flow, services=left) if left else flow


def _by_code(flow: Flow) -> Wish | None:
    """What the typed digits ask for, once all are there."""
    typed = flow.typed
    match flow.place.screen:
        case "check_in" if len(typed) == CODE_LENGTH:
            return CheckIn(code=typed, language=flow.language)
        case "come_back" if len(typed) == NUMBER_LENGTH + CODE_LENGTH:
            return ComeBack(number=typed[:NUMBER_LENGTH], code=typed[NUMBER_LENGTH:])
        case _:
            return None


def _type(flow: Flow, letter: str) -> Flow:
    if flow.place.screen in ("check_in", "come_back", "find_place"):
        return replace(flow, typed=flow.typed + letter) if _is_next(flow, letter) else flow
    if flow.place.screen == "staff_pin":
        return type_pin(flow, letter)
    longer = (flow.typed + letter).lstrip()[:LONGEST_QUERY]
    return replace(flow, typed=longer)


def _is_next(flow: Flow, letter: str) -> bool:
    """Whether a code, or a number and a code, goes on with this."""
    if flow.place.screen == "check_in":
        return letter.isdigit() and len(flow.typed) < CODE_LENGTH
    if not flow.typed:
        return letter in LETTERS
    return letter.isdigit() and len(flow.typed) < NUMBER_LENGTH + CODE_LENGTH


def _until(flow: Flow, screen: Screen, inclusive: bool = False) -> Flow:
    """Back to the latest such screen, or past it; where there is none, nothing changes."""
    at = max((i for i, place in enumerate(flow.trail) if place.screen == screen), default=None)
    if at is None:
        return flow
    trail = flow.trail[: at if inclusive else at + 1]
    return replace(flow, trail=trail or (Place(),))
