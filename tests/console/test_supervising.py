"""What a supervisor finds under «Ещё действия», and what an operator does not."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import is_shown, press_key, texts, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.desk import Desk
from operator_console.offers import offers
from operator_console.panels import Choice, Kind, panel_command, panel_rows
from operator_console.stand import Console, asked, become
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

AT = 1_795_406_400_000
Key = Qt.Key


def moment(chosen: str = "", role: str = "supervisor", doc: scenes.Doc | None = None) -> Desk:
    office = doc or scenes.idle(AT)
    return Desk(office, scenes.WINDOW, scenes.ME, AT, role=role, chosen=chosen)


def keys(desk: Desk) -> set[str]:
    return {offer.key for offer in offers(desk)}


def test_an_operator_is_offered_nothing_that_leads_the_office() -> None:
    found = keys(moment(chosen="t14", role="operator"))

    assert found == {"help", "no_ticket", "services", "message", "day", "sign_out"}


def test_a_chosen_waiting_visitor_may_be_raised_reclassed_or_cancelled() -> None:
    assert {"raise", "change_class", "cancel_visit"} <= keys(moment(chosen="t14"))


def test_whoever_was_held_or_missed_may_be_told_to_be_here_again_by_an_operator() -> None:
    [offer] = [o for o in offers(moment(chosen="t99", role="operator")) if o.key == "come_back"]

    assert offer.step == c.ComeBack(ticket="t99")
    assert offer.title == "А009 снова здесь"


def test_a_visit_at_another_window_may_be_taken_over_by_a_free_supervisor() -> None:
    doc = scenes.idle(AT)
    row = doc["tickets"]["t14"] | {"state": "serving", "window": "3", "operator": "op-3"}
    moved = doc | {"tickets": doc["tickets"] | {"t14": row}}

    [offer] = [o for o in offers(moment(chosen="t14", doc=moved)) if o.key == "take_over"]

    assert offer.step == c.TakeOver(ticket="t14", window="5")


def test_intake_and_suspension_are_offered_by_what_stands() -> None:
    stopped = scenes.idle(AT) | {"intake": {"all_stopped": True, "suspended": True}}

    assert {"stop_intake", "suspend"} <= keys(moment())
    assert {"open_intake", "resume_all"} <= keys(moment(doc=stopped))


@pytest.mark.parametrize(
    ("kind", "choice", "command"),
    [
        ("raise", Choice(text=" плохо "), c.Raise(ticket="t14", reason="плохо")),
        ("suspend", Choice(text="Учебная тревога"), c.SuspendAll(text="Учебная тревога")),
        ("change_class", Choice(key="none"), c.ClaimClass(ticket="t14", class_id="")),
        ("change_class", Choice(key="veteran"), c.ClaimClass(ticket="t14", class_id="veteran")),
        ("close_early", Choice(key="30"), c.CloseEarly(at=AT + 1_800_000)),
        ("close_early", Choice(key="hours"), c.CloseEarly(at=0)),
        ("sign_out_other", Choice(key="3"), c.SignOut(window="3")),
    ],
)
def test_each_leading_panel_orders_what_it_says(
    kind: Kind, choice: Choice, command: Command
) -> None:
    assert panel_command(kind, moment(chosen="t14"), choice) == command


def test_only_windows_of_others_may_be_closed() -> None:
    rows = panel_rows("sign_out_other", moment(), Choice())

    assert [row.key for row in rows] == ["1", "3", "7"]


def test_a_supervisor_raises_the_chosen_by_keyboard(
    supervisor: Console, server: FakeServer, now: int
) -> None:
    become(supervisor, server, scenes.idle(now))
    window = supervisor.window

    press_key(window, Key.Key_Down)
    press_key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "первым")
    press_key(window, Key.Key_Return)
    wait_until(lambda: "Почему вне очереди" in texts(window))
    type_text(window, "Стало плохо")
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {"type": "raise", "ticket": "t35", "reason": "Стало плохо"}


def test_control_tab_turns_to_the_held_and_enter_resumes(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))
    window = desk.window

    for _ in range(2):
        press_key(window, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: "Отложены 1" in texts(window))
    press_key(window, Key.Key_Down)
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {"type": "resume_held", "ticket": "t99"}


@pytest.fixture
def supervisor(request: Any, server: FakeServer) -> Console:
    """The same desk, signed in by a supervisor."""
    account = server.accounts["smirnova"]
    server.accounts["smirnova"] = account.__class__(
        account.password, account.staff, account.name, "supervisor"
    )
    console: Console = request.getfixturevalue("desk")
    return console
