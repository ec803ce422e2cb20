"""«Где я в очереди?» at the kiosk: number and code in, one's own place out, and a way back in."""

import pytest

from client_kit.testing.drive import text_of, texts, wait_until
from kiosk_app.flow.advance import advance
from kiosk_app.flow.events import (
    AskPlace,
    Back,
    CameBack,
    Effect,
    Event,
    Granted,
    Home,
    Open,
    PlaceRefused,
    PlaceTold,
    Send,
    SubmitCode,
    TimePassed,
    Type,
)
from kiosk_app.flow.state import ASK_AGAIN_MS, Flow
from kiosk_app.testing.stand import ScriptedKiosk
from kiosk_app.words.translations import words_of
from queue_core.domain.commands import ComeBack
from queue_core.protocol import Error

LINKED = Flow(lost=None, ever_linked=True)
TYPED: list[Event] = [Type(letter) for letter in "А01248217093"]
WAITING: dict[str, object] = {"number": "А012", "state": "waiting", "ahead": 3}
MISSED: dict[str, object] = {"number": "А012", "state": "missed", "until": 1}
WORDS = words_of("ru")


def after(*events: Event, flow: Flow = LINKED, now: int = 0) -> tuple[Flow, list[Effect]]:
    effects: list[Effect] = []
    for event in events:
        flow, more = advance(flow, event, now)
        effects += more
    return flow, effects


def asked() -> Flow:
    return after(Open("find_place"), *TYPED, SubmitCode("k"))[0]


def test_number_and_code_ask_once_however_often_the_button_is_pressed() -> None:
    flow, effects = after(Open("find_place"), *TYPED, SubmitCode("k"), SubmitCode("l"))

    assert effects == [AskPlace("А012", "48217093")]
    assert flow.is_asking


def test_half_a_code_asks_nothing() -> None:
    _, effects = after(Open("find_place"), *TYPED[:-1], SubmitCode("k"))

    assert effects == []


def test_the_place_told_is_shown_and_back_forgets_it() -> None:
    flow, _ = after(PlaceTold("А012", "48217093", WAITING), flow=asked())

    assert flow.place.screen == "where"
    assert flow.where is not None
    assert flow.where.doc == WAITING
    earlier, _ = after(Back(), flow=flow)
    assert (earlier.place.screen, earlier.where, earlier.typed) == ("find_place", None, "")


def test_an_answer_to_a_visitor_who_has_gone_is_for_nobody() -> None:
    gone, _ = after(Home(), flow=asked())
    again, _ = after(Back(), Open("find_place"), flow=asked())

    for flow in (gone, again):
        assert after(PlaceTold("А012", "48217093", WAITING), flow=flow)[0] == flow
        assert after(PlaceRefused("А012", "48217093", "unknown_ticket"), flow=flow)[0] == flow


def test_a_wrong_code_leaves_the_digits_to_be_mended() -> None:
    flow, _ = after(PlaceRefused("А012", "48217093", "unknown_ticket"), flow=asked())

    assert (flow.place.screen, flow.typed, flow.is_asking) == ("find_place", "А01248217093", False)
    _, effects = after(SubmitCode("l"), flow=flow)
    assert effects == [AskPlace("А012", "48217093")]


def test_a_place_on_the_screen_is_asked_anew_before_it_grows_old() -> None:
    flow, _ = after(PlaceTold("А012", "48217093", WAITING), flow=asked())

    flow, soon = after(TimePassed(), flow=flow, now=ASK_AGAIN_MS - 1)
    flow, due = after(TimePassed(), TimePassed(), flow=flow, now=ASK_AGAIN_MS)

    assert (soon, due) == ([], [AskPlace("А012", "48217093")])
    called = {**WAITING, "state": "called", "window": "5"}
    flow, _ = after(PlaceTold("А012", "48217093", called), flow=flow)
    assert flow.where is not None
    assert flow.where.doc == called
    assert len(flow.trail) == 3


def test_a_missed_visitor_comes_back_by_the_same_number_and_code() -> None:
    flow, _ = after(PlaceTold("А012", "48217093", MISSED), flow=asked())

    flow, effects = after(CameBack("k"), flow=flow)
    assert effects == [Send("k", ComeBack(number="А012", code="48217093"))]
    flow, effects = after(Granted("k", None), flow=flow)

    assert flow.place.screen == "where"
    assert effects == [AskPlace("А012", "48217093")]


def test_a_visitor_finds_the_place_at_the_kiosk(paperless: ScriptedKiosk) -> None:
    paperless.server.on("ask place", lambda query: WAITING)

    paperless.press("help", "open:find_place", *(f"key:{letter}" for letter in "А01248217093"))
    paperless.press("send")
    paperless.shows("number")

    assert paperless.server.questions == [
        {"type": "place", "office": "central", "number": "А012", "code": "48217093"}
    ]
    assert text_of(paperless.window, "place") == "Перед вами 3\u00a0человека"


@pytest.mark.parametrize(
    ("code", "told"), [("unknown_ticket", WORDS.check_number), ("too_many", WORDS.try_later)]
)
def test_a_refused_question_is_told_kindly(paperless: ScriptedKiosk, code: str, told: str) -> None:
    paperless.server.on("ask place", lambda query: Error(code))

    paperless.press("open:check_in", "link", *(f"key:{letter}" for letter in "А01248217093"))
    paperless.press("send")

    wait_until(lambda: told in texts(paperless.window))
    assert text_of(paperless.window, "digits") == "А012 4821 7093"


def test_who_missed_the_call_returns_to_the_queue(paperless: ScriptedKiosk) -> None:
    places = iter([MISSED, WAITING])
    paperless.server.on("ask place", lambda query: next(places))

    paperless.press("help", "open:find_place", *(f"key:{letter}" for letter in "А01248217093"))
    paperless.press("send", "came-back")

    wait_until(lambda: "Ожидайте вызова" in texts(paperless.window))
    [given] = [each.command for each in paperless.server.commands]
    assert (given["type"], given["number"], given["code"]) == ("come_back", "А012", "48217093")


def test_the_way_to_ones_place_stays_open_when_no_more_tickets_are_given(
    paperless: ScriptedKiosk,
) -> None:
    paperless.server.change("central/kiosk", {"state": "stopped"})
    wait_until(lambda: WORDS.stopped_title in texts(paperless.window))

    paperless.press("secondary")
    paperless.shows("digits")
    paperless.press("back", "primary")

    wait_until(lambda: WORDS.check_in_title in texts(paperless.window))
