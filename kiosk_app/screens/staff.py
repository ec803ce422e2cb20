"""The pages of the staff: the PIN and the menu behind it."""

from kiosk_app.pin import SHORTEST
from kiosk_app.printing.printers import PrinterTold
from kiosk_app.printing.roll import about
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.typed import DIGITS
from kiosk_app.screens.views import CodePage, ListPage, Row
from kiosk_app.words.phrases import counted
from kiosk_app.words.staff import StaffWords, staff_words_of


def pin_page(scene: Scene) -> CodePage:
    """Digits that nobody can read over a shoulder."""
    words, flow = staff_words_of(scene.flow.language), scene.flow
    return CodePage(
        title=words.pin_title,
        text=words.pin_wrong if flow.tended == "wrong_pin" else words.pin_text,
        digits=("•" * len(flow.typed)).ljust(SHORTEST, "·"),
        keys=DIGITS,
        scan_hint="",
        button=words.enter,
        erase=scene.words.erase,
        can_send=len(flow.typed) >= SHORTEST,
    )


def staff_page(scene: Scene) -> ListPage:
    """How printer and link do, and what may be done about it."""
    words, flow = staff_words_of(scene.flow.language), scene.flow
    notes = {"printing": words.printing, "printed": words.printed, "failed": words.failed}
    link = words.link_up if flow.lost is None else words.link_down
    rows = (
        *_printers(scene, words),
        Row("", f"{words.link}: {link}", icon=_link_icon(scene), is_enabled=False, end=""),
        Row("staff:test", words.test, words.test_about, "ticket", flow.has_printer),
        Row("staff:paper", words.paper, words.paper_about, "check", flow.has_printer),
        _again(scene, words),
        Row("staff:exit", words.leave, words.leave_about, "close"),
    )
    return ListPage(words.title, notes.get(flow.tended, words.choose), rows)


def _printers(scene: Scene, words: StaffWords) -> tuple[Row, ...]:
    """One line a printer; the first one asks them all."""
    if not scene.flow.has_printer:
        title = f"{words.printer}: {words.states['none']}"
        return (Row("staff:ask", title, icon="printer", is_enabled=False, end=""),)
    if scene.printers is None:
        title = f"{words.printer}: {words.states.get(scene.printer, scene.printer)}"
        return (Row("staff:ask", title, words.ask_again, "printer"),)
    return tuple(_printer(words, index, told) for index, told in enumerate(scene.printers.printers))


def _printer(words: StaffWords, index: int, told: PrinterTold) -> Row:
    name = words.second.format(n=index + 1) if index else words.printer
    title = f"{name}: {words.states.get(told.state, told.state)}"
    key = "staff:ask" if not index else ""
    left = "" if told.state == "out" else _left(words, told.left)
    return Row(key, title, left, "printer", not index, end="")


def _left(words: StaffWords, left: int | None) -> str:
    if left is None:
        return words.left_unknown
    rounded = about(left)
    return words.left.format(tickets=f"{rounded} {counted(words.tickets, rounded)}")


def _again(scene: Scene, words: StaffWords) -> Row:
    last = scene.flow.last
    about = words.again_about.format(number=last.number) if last else words.none_yet
    return Row("staff:again", words.again, about, "repeat", _can_repeat(scene))


def _can_repeat(scene: Scene) -> bool:
    return scene.flow.last is not None and scene.flow.has_printer


def _link_icon(scene: Scene) -> str:
    return "link-lost" if scene.flow.lost is not None else "check"
