"""The pages of the staff: the PIN and the menu behind it."""

from kiosk_app.pin import SHORTEST
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.typed import DIGITS
from kiosk_app.screens.views import CodePage, ListPage, Row
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
    state = scene.printer if flow.has_printer else "none"
    printer = f"{words.printer}: {words.states.get(state, state)}"
    link = words.link_up if flow.lost is None else words.link_down
    rows = (
        Row("staff:ask", printer, words.ask_again, "printer", flow.has_printer),
        Row("", f"{words.link}: {link}", icon=_link_icon(scene), is_enabled=False, end=""),
        Row("staff:test", words.test, words.test_about, "ticket", flow.has_printer),
        Row("staff:paper", words.paper, words.paper_about, "check", flow.has_printer),
        _again(scene, words),
        Row("staff:exit", words.leave, words.leave_about, "close"),
    )
    return ListPage(words.title, notes.get(flow.tended, words.choose), rows)


def _again(scene: Scene, words: StaffWords) -> Row:
    last = scene.flow.last
    about = words.again_about.format(number=last.number) if last else words.none_yet
    return Row("staff:again", words.again, about, "repeat", _can_repeat(scene))


def _can_repeat(scene: Scene) -> bool:
    return scene.flow.last is not None and scene.flow.has_printer


def _link_icon(scene: Scene) -> str:
    return "link-lost" if scene.flow.lost is not None else "check"
