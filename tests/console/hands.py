"""An operator's hands and eyes at a console over the real centre, and twenty kinds of visit."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from client_kit.testing.drive import find, is_shown, items, press_key, texts, type_text, wait_until
from operator_console.stand import Console

OFFICE, WINDOW = "central", "3"
Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT = Mod.NoModifier, Mod.ControlModifier, Mod.AltModifier
NEXT, CALLED, SERVING = "Следующий", "Приглашён", "На приёме"
MINUTE = 60_000


class Day:
    """One operator's hands and eyes; `pressed` is what the journal must tell."""

    def __init__(self, console: Console, town: Any) -> None:
        self.console, self.town = console, town
        self.window = console.window
        self.pressed: list[tuple[str, str]] = []
        self.told: Counter[str] = Counter()
        self._seen: dict[str, QQuickItem] = {}

    # ── eyes ──────────────────────────────────────────────────────────────────

    @property
    def doc(self) -> dict[str, Any]:
        return self.console.bridge.documents[f"{OFFICE}/desk"]

    @property
    def mine(self) -> dict[str, Any]:
        return dict(self.doc["windows"][WINDOW])

    @property
    def number(self) -> str:
        return str(self._item("card.plate").property("number"))

    def reads(self, name: str) -> str:
        return str(self._item(name).property("text"))

    def sees(self, number: str) -> None:
        """Whoever came stands in the queue; empty: nobody came."""
        wait_until(
            lambda: not number or any(r["number"] == number for r in self.doc["tickets"].values())
        )

    def until(self, words: str) -> None:
        """The card says so, and the keyboard is where the next key counts."""
        wait_until(lambda: self.reads("card.head") == words)
        assert find(self.window, "desk.home").hasActiveFocus()

    def until_panel(self) -> None:
        wait_until(lambda: is_shown(self.window, "panel.title"))
        at = self.window.activeFocusItem()
        assert at is not None
        assert at.objectName().startswith(("panel.field", "panel.list", "panel.row."))

    def _item(self, name: str) -> QQuickItem:
        if name not in self._seen:
            self._seen[name] = next(i for i in items(self.window) if i.objectName() == name)
        return self._seen[name]

    # ── hands ─────────────────────────────────────────────────────────────────

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        press_key(self.window, key, modifier)

    def press(self, key: Qt.Key, event: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key whose effect the journal will tell of the visit at hand."""
        self.note(event)
        self.key(key, modifier)

    def note(self, event: str, number: str | None = None) -> None:
        self.pressed.append((event, self.number if number is None else number))

    def choose(self, text: str = "") -> None:
        """Type into the open panel, Enter."""
        self.until_panel()
        type_text(self.window, text)
        self.key(Key.Key_Return)
        wait_until(lambda: not is_shown(self.window, "panel.title"))

    def again(self, key: Qt.Key, is_done: Callable[[], bool]) -> None:
        """The same key twice so soon is one press: a person presses again."""

        def done() -> bool:
            if not is_done():
                self.key(key)
            return is_done()

        wait_until(done)

    def call(self) -> None:
        wait_until(lambda: bool(self.number) and self.reads("card.head") == NEXT)
        self.press(Key.Key_F2, "ticket_called")
        self.until(CALLED)

    def recall(self) -> None:
        wait_until(lambda: bool(find(self.window, "act.recall").property("enabled")))
        self.press(Key.Key_F3, "ticket_recalled")
        wait_until(lambda: self.reads("card.tag") == "вызван 2 раза")

    def start(self) -> None:
        self.press(Key.Key_F4, "service_started")
        self.until(SERVING)
        if self.doc["tickets"][self.mine["ticket"]].get("class_claim") == "claimed":
            self.settle_the_claim()

    def settle_the_claim(self) -> None:
        """Every second document is not the right one."""
        is_right = self.told["claims"] % 2 == 0
        self.told["claims"] += 1
        word, state = ("confirmed", "confirmed") if is_right else ("denied", "denied")
        self.press(Key.Key_Y if is_right else Key.Key_N, f"class_{word}", CTRL)
        wait_until(
            lambda: self.doc["tickets"][self.mine["ticket"]].get("class_claim", state) == state
        )

    def finish(self, event: str = "service_finished") -> None:
        self.press(Key.Key_F6, event)
        self.told["stages"] += 1
        self.until(NEXT)

    def begin(self) -> None:
        self.call()
        self.start()

    def take_back(self, to: str) -> None:
        undone = self.pressed[-1][1]
        wait_until(lambda: is_shown(self.window, "act.undo"))
        self.note("act_undone", undone)
        self.key(Key.Key_Z, CTRL)
        self.until(to)


# ── twenty kinds of visit ─────────────────────────────────────────────────────


def plain(day: Day) -> None:
    day.begin()
    day.finish()


def with_documents(day: Day) -> None:
    day.begin()
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus):
        day.key(key)
    wait_until(lambda: find(day.window, "documents").property("value") == 2)
    day.finish()
    day.told["documents"] += 2


def with_services(day: Day) -> None:
    day.begin()
    day.key(Key.Key_K, CTRL)
    day.until_panel()
    type_text(day.window, "сколько")
    day.key(Key.Key_Return)
    wait_until(lambda: "Услуг оказано" in texts(day.window))
    day.key(Key.Key_2, ALT)
    day.key(Key.Key_Return)
    wait_until(lambda: "Услуг оказано: 2" in texts(day.window))
    day.finish()
    day.told["counted"] += 2


def declined(day: Day) -> None:
    day.begin()
    day.key(Key.Key_D, CTRL)
    day.choose()
    day.finish()
    day.told["declined"] += 1


def not_come(day: Day) -> None:
    day.call()
    day.recall()
    day.press(Key.Key_F7, "no_show_marked")
    day.until(NEXT)


def not_come_taken_back(day: Day) -> None:
    not_come(day)
    day.take_back(CALLED)
    day.start()
    day.finish()


def sent_on(day: Day, tab: int, where: str) -> None:
    """To a service, a window or a colleague, found by typing."""
    day.begin()
    day.press(Key.Key_F9, "visit_transferred")
    day.until_panel()
    for _ in range(tab):
        day.key(Key.Key_Tab, CTRL)
    field = ("Название услуги", "Номер окна", "Фамилия")[tab]
    wait_until(lambda: find(day.window, "panel.field").property("placeholderText") == field)
    day.choose(where)
    day.until(NEXT)


def sent_to_a_colleague(day: Day) -> None:
    sent_on(day, 2, "иван")


def sent_to_a_window(day: Day) -> None:
    sent_on(day, 1, "1")


def sent_on_taken_back(day: Day) -> None:
    sent_on(day, 0, "снилс")
    day.take_back(SERVING)
    day.finish()


def held_and_resumed(day: Day) -> None:
    day.begin()
    number = day.number
    day.press(Key.Key_F8, "visit_held")
    day.choose()
    day.until(NEXT)
    day.key(Key.Key_Slash)
    day.note("visit_resumed", number)
    day.note("ticket_called", number)
    day.choose(number)
    day.until(CALLED)
    day.start()
    day.finish()


def taken_back(day: Day) -> None:
    plain(day)
    day.take_back(SERVING)
    day.told["stages"] -= 1
    day.finish()


def with_note(day: Day) -> None:
    day.begin()
    day.press(Key.Key_F12, "note_written")
    day.choose("просит перезвонить")
    wait_until(lambda: is_shown(day.window, "card.comment"))
    day.finish()


def two_services(day: Day) -> None:
    day.begin()
    first = day.reads("card.service")
    day.press(Key.Key_F11, "service_added")
    day.choose("снилс")
    wait_until(lambda: day.reads("card.detail").startswith("Затем:"))
    day.press(Key.Key_F6, "service_finished")
    day.told["stages"] += 1
    wait_until(lambda: day.reads("card.service") != first)
    day.note("service_finished")
    day.told["stages"] += 1
    day.again(Key.Key_F6, lambda: day.reads("card.head") == NEXT)


def chosen_by_filter(day: Day) -> None:
    """Whoever came last, by number."""
    waiting = [row for row in day.doc["tickets"].values() if row["order"] == "turn"]
    last = max((row for row in waiting if row["state"] == "waiting"), key=lambda row: row["due"])
    type_text(day.window, last["number"])
    wait_until(lambda: is_shown(day.window, "filter.counted"))
    day.note("ticket_called", last["number"])
    day.key(Key.Key_Return)
    wait_until(lambda: day.reads("card.head") == CALLED)
    day.key(Key.Key_Escape)  # the filter is taken away again
    day.until(CALLED)
    day.start()
    day.finish()


def break_between(day: Day) -> None:
    """A break of thirty minutes, chosen by Tab and →."""
    plain(day)
    day.note("pause_begun", "")
    day.key(Key.Key_F10)
    day.until_panel()
    day.key(Key.Key_Tab)
    day.key(Key.Key_Right)
    day.key(Key.Key_Return)
    wait_until(lambda: is_shown(day.window, "pause.title"))
    planned = day.mine["pause_until"] - day.mine["paused"]
    assert abs(planned - 30 * MINUTE) < MINUTE
    day.note("pause_ended", "")
    day.again(Key.Key_F10, lambda: day.reads("card.head") == NEXT)


def break_after(day: Day) -> None:
    """Asked for while serving."""
    day.begin()
    day.note("pause_planned", "")
    day.key(Key.Key_F10)
    day.choose()
    wait_until(lambda: day.reads("foot.side") == "после приёма: перерыв")
    day.press(Key.Key_F6, "service_finished")
    day.told["stages"] += 1
    wait_until(lambda: is_shown(day.window, "pause.title"))
    day.note("pause_ended", "")
    day.again(Key.Key_F10, lambda: day.reads("card.head") == NEXT)


def with_message(day: Day) -> None:
    day.begin()
    day.note("message_sent", "")
    day.key(Key.Key_M, CTRL)
    day.choose("нужна бумага")
    day.told["messages"] += 1
    day.finish()


def with_help(day: Day) -> None:
    day.begin()
    day.note("help_called", "")
    day.key(Key.Key_F1)
    wait_until(lambda: day.reads("strip.operator") == "Старший вызван")
    day.note("help_ended", "")
    day.again(Key.Key_F1, lambda: day.reads("strip.operator") != "Старший вызван")
    day.finish()


def called_twice(day: Day) -> None:
    day.call()
    day.recall()
    day.start()
    day.finish()


def put_back_first(day: Day) -> None:
    day.call()
    day.press(Key.Key_F8, "call_put_back", Mod.ShiftModifier)
    day.until(NEXT)
    plain(day)


def without_ticket(day: Day) -> None:
    """One more number, given at the desk."""
    day.key(Key.Key_T, CTRL)
    day.choose("снилс")
    day.until(SERVING)
    number = day.number
    day.note("ticket_issued", number)
    day.note("ticket_called", number)
    day.note("service_started", number)
    day.finish()


KINDS = (
    plain, with_documents, with_services, declined, not_come,
    sent_to_a_colleague, held_and_resumed, taken_back, with_note, two_services,
    chosen_by_filter, break_between, break_after, with_message, with_help,
    called_twice, put_back_first, sent_to_a_window, not_come_taken_back, sent_on_taken_back,
)  # fmt: skip
