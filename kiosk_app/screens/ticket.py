"""The page with the number."""

from kiosk_app.flow.state import Handed
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import TicketPage, WherePage
from kiosk_app.words.phrases import clock, counted, place


def ticket_url(scene: Scene, office: str, token: str) -> str:
    """The visitor's own page."""
    return f"{scene.catalogue.public_url.rstrip('/')}/t/{office}.{token}"


def wait_of(scene: Scene, handed: Handed) -> tuple[int, int] | None:
    """The range of minutes for the first service; the booked one is told by its time."""
    wait = scene.wait(handed.services[0]) if handed.services and not handed.slot else None
    return (wait.low, wait.high) if wait else None


def ticket_page(scene: Scene, handed: Handed, office: str) -> TicketPage:
    """Paper below, or the same number large with its QR."""
    words = scene.words
    left = -(-(scene.flow.closes_in(scene.now) or 0) // 1000)
    is_paper = handed.paper in ("printing", "printed")
    failed = handed.paper == "failed"
    names = [scene.service(id) for id in handed.services]
    remember = words.remember_number
    return TicketPage(
        title=words.take_it if is_paper else words.in_queue,
        text="" if is_paper else f"{words.not_printed}\n{remember}" if failed else remember,
        label=words.your_number,
        number=handed.number,
        services=" · ".join(scene.text(each.name) for each in names if each is not None),
        place=_place(scene, handed),
        explained=words.called_how if is_paper else words.page_signals,
        explained_title="" if is_paper else words.point_camera,
        url=ticket_url(scene, office, handed.token),
        foot=words.ticket_below if is_paper else "",
        closes=(
            counted(words.closes_in, left).format(n=left)
            if is_paper
            else words.closes_in_short.format(n=left)
        ),
        told=words.staff_told if failed else "",
        button=words.done if is_paper else words.number_is_mine,
        is_paper=is_paper,
    )


def _place(scene: Scene, handed: Handed) -> tuple[str, ...]:
    """One sentence in at most two lines, broken after its comma."""
    words = scene.words
    if handed.slot:
        return (words.booked_for.format(clock=clock(handed.slot, scene.catalogue.zone)),)
    sentence = place(words, handed.ahead, wait_of(scene, handed))
    first, comma, rest = sentence.partition(", ")
    return (first + ",", rest) if comma else (first,)


def where_page(scene: Scene) -> WherePage:
    """One's own place, by the ticket's QR."""
    words, where = scene.words, scene.flow.where
    doc = where.doc if where else {}
    state = str(doc.get("state", ""))
    return WherePage(
        title=words.where_title,
        number=str(doc.get("number", "")),
        place=_own_place(scene, doc) if state == "waiting" else "",
        state=_own_state(scene, doc, state),
        button=words.came_back if state in ("missed", "held") else "",
        is_call=state == "called",
    )


def _own_place(scene: Scene, doc: dict[str, object]) -> str:
    ahead, low, high = doc.get("ahead"), doc.get("low"), doc.get("high")
    if not isinstance(low, int) or not isinstance(high, int):
        wait = None
    else:
        wait = (max(0, (low - scene.at) // 60_000), max(0, -(-(high - scene.at) // 60_000)))
    return place(scene.words, ahead if isinstance(ahead, int) else 0, wait)


def _own_state(scene: Scene, doc: dict[str, object], state: str) -> str:
    words = scene.words
    window = str(doc.get("window", ""))
    until = doc.get("until")
    match state:
        case "waiting":
            return words.where_waiting
        case "called":
            return words.where_called.format(window=window)
        case "serving":
            return words.where_serving.format(window=window)
        case "missed" if isinstance(until, int):
            return words.where_missed.format(clock=clock(until, scene.catalogue.zone))
        case "missed" | "held":
            return words.where_held
        case "ended":
            return words.where_ended
        case "unknown":
            return words.where_unknown
        case _:
            return ""
