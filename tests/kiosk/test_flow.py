"""The kiosk's steps, without screen, network or clock."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.flow.acts import event_of
from kiosk_app.flow.advance import advance
from kiosk_app.flow.events import (
    AddService,
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
    LinkBack,
    LinkLost,
    Open,
    OpenTopic,
    PaperOut,
    Print,
    Scan,
    Send,
    Speak,
    SubmitCode,
    Take,
    TimePassed,
    Toggle,
    Touch,
    TurnPage,
    Type,
    WhereTold,
)
from kiosk_app.flow.scan import BookingCode, TicketCode, read_code
from kiosk_app.flow.state import (
    IDLE_MS,
    LINK_GRACE_MS,
    MAX_SERVICES,
    NO_PAPER_MS,
    SENDING_MS,
    SUCCESS_MS,
    WARNING_MS,
    Flow,
    Handed,
    Place,
)
from queue_core.domain.commands import CheckIn, ComeBack, IssueTicket

LINKED = Flow(lost=None, ever_linked=True)
TICKET = Handed("t1", "А012", "token", "48217093", 0, ("passport",), 7, 0, "none", 0)


def after(*events: Event, flow: Flow = LINKED, now: int = 0) -> tuple[Flow, list[Effect]]:
    effects: list[Effect] = []
    for event in events:
        flow, more = advance(flow, event, now)
        effects += more
    return flow, effects


def test_two_touches_send_one_command() -> None:
    flow, effects = after(ChooseService("passport"), Take("k"))

    assert effects == [Send("k", IssueTicket(("passport",), "ru", ""))]
    assert flow.place.screen == "sending"


def test_a_second_take_in_hand_asks_for_nothing() -> None:
    _, effects = after(ChooseService("passport"), Take("k"), Take("l"), Scan("/b/o.t", "m"))

    assert effects == [Send("k", IssueTicket(("passport",), "ru", ""))]


def test_the_pressed_button_stays_in_sight_while_the_office_hardly_thinks() -> None:
    flow, _ = after(ChooseService("passport"), Take("k"), now=1_000)

    assert flow.shown(1_000 + SENDING_MS - 1).screen == "confirm"
    assert flow.shown(1_000 + SENDING_MS).screen == "sending"


def test_a_granted_ticket_is_printed_once() -> None:
    flow, effects = after(ChooseService("passport"), Take("k"), Granted("k", TICKET), now=5)
    again, nothing = after(Granted("k", TICKET), flow=flow)

    printed = replace(TICKET, paper="printing", since=5)
    assert effects[1:] == [Print(printed)]
    assert flow.handed == printed
    assert (again, nothing) == (flow, [])


def test_a_kiosk_without_printer_prints_nothing() -> None:
    flow = replace(LINKED, has_printer=False)

    flow, effects = after(ChooseService("a"), Take("k"), Granted("k", TICKET), flow=flow)

    assert [effect for effect in effects if isinstance(effect, Print)] == []
    assert flow.handed is not None
    assert flow.handed.paper == "none"


def test_whoever_goes_with_a_command_in_hand_has_it_cancelled_by_its_key() -> None:
    flow, _ = after(ChooseService("a"), Take("k"), LinkLost())

    gone, effects = after(TimePassed(), flow=flow, now=IDLE_MS + WARNING_MS)

    assert effects == [GiveUp("k")]
    assert gone.claim is None
    assert gone.lost == 0
    assert after(Granted("k", TICKET), flow=gone) == (gone, [])


@pytest.mark.parametrize("event", [Back(), Home()])
def test_going_back_with_a_command_in_hand_cancels_it(event: Event) -> None:
    flow, effects = after(ChooseService("a"), Take("k"), event)

    assert effects[-1] == GiveUp("k")
    assert flow.claim is None


def test_a_warning_comes_before_the_end_and_any_touch_takes_it_away() -> None:
    flow, _ = after(Open("topics"))

    assert flow.idle_left(IDLE_MS - 1) is None
    assert flow.idle_left(IDLE_MS) == WARNING_MS
    extended, _ = after(Touch(), flow=flow, now=IDLE_MS + 1)
    assert extended.idle_left(IDLE_MS + 1) is None
    assert extended.trail == flow.trail


def test_nobody_is_warned_on_a_fresh_screen() -> None:
    assert LINKED.idle_left(10 * IDLE_MS) is None


@pytest.mark.parametrize(
    ("printed", "stay"), [(True, SUCCESS_MS), (False, NO_PAPER_MS)], ids=["paper", "no paper"]
)
def test_the_ticket_stays_as_long_as_it_must(printed: bool, stay: int) -> None:
    flow, _ = after(ChooseService("a"), Take("k"), Granted("k", TICKET), PaperOut("t1", printed))

    assert after(TimePassed(), flow=flow, now=stay - 1)[0].handed is not None
    assert after(TimePassed(), flow=flow, now=stay)[0].is_fresh


def test_the_number_does_not_go_before_its_paper_is_known_of() -> None:
    flow, _ = after(ChooseService("a"), Take("k"), Granted("k", TICKET))

    slow, _ = after(TimePassed(), flow=flow, now=NO_PAPER_MS - 1)
    assert slow.handed is not None
    failed, _ = after(PaperOut("t1", False), flow=slow, now=NO_PAPER_MS - 1)
    assert failed.closes_in(NO_PAPER_MS - 1) == NO_PAPER_MS
    assert after(TimePassed(), flow=flow, now=NO_PAPER_MS)[0].is_fresh


def test_news_of_another_tickets_paper_changes_nothing() -> None:
    flow, _ = after(ChooseService("a"), Take("k"), Granted("k", TICKET))

    assert after(PaperOut("t0", False), flow=flow)[0] == flow


def test_a_refusal_is_shown_and_the_start_is_one_step_back() -> None:
    flow, _ = after(ChooseService("a"), Take("k"), Denied("k", "too_late", "Поздно"))

    assert flow.place.screen == "refused"
    assert flow.refusal is not None
    assert flow.refusal.text == "Поздно"
    assert after(Back(), flow=flow)[0].is_fresh


def test_services_are_added_dropped_and_never_doubled() -> None:
    flow, _ = after(
        ChooseService("a"), AddService(), OpenTopic("t"), ChooseService("b"), AddService()
    )
    flow, _ = after(ChooseService("a"), DropService("a"), DropService("b"), flow=flow)

    assert flow.services == ("b",)
    assert flow.place.screen == "confirm"


def test_no_more_services_than_one_visit_holds() -> None:
    flow, _ = after(ChooseService("0"))
    for service in range(1, 9):
        flow, _ = after(AddService(), ChooseService(str(service)), flow=flow)

    assert len(flow.services) == MAX_SERVICES


def test_back_from_the_confirmation_forgets_what_was_chosen() -> None:
    flow, _ = after(OpenTopic("t"), ChooseService("a"), Open("classes"), ChooseClass("war"))
    assert flow.class_id == "war"

    flow, _ = after(Back(), flow=flow)

    assert flow.place == Place("services", "t")
    assert (flow.services, flow.class_id) == ((), "")


def test_only_eight_digits_check_in() -> None:
    seven = [Type(digit) for digit in "4821x709"]
    flow, effects = after(Open("check_in"), *seven, SubmitCode("k"))
    assert effects == []

    _, effects = after(Type("3"), Type("9"), SubmitCode("k"), flow=flow)

    assert effects == [Send("k", CheckIn(code="48217093"))]


def test_a_missed_visitor_comes_back_by_number_and_code() -> None:
    flow, effects = after(
        Open("come_back"), Type("1"), Type("А"), Type("В"), *[Type(d) for d in "01248217093"]
    )
    assert flow.typed == "А01248217093"

    flow, effects = after(SubmitCode("k"), Granted("k", None), flow=flow)

    assert effects == [Send("k", ComeBack(number="А012", code="48217093"))]
    assert flow.place.screen == "came_back"


def test_a_query_is_typed_erased_and_bounded() -> None:
    flow, _ = after(Open("search"), Type(" "), Type("п"), Type("а"), Erase())
    assert flow.typed == "п"

    flow, _ = after(*[Type("а")] * 100, flow=flow)

    assert len(flow.typed) == 40


def test_a_missed_visitor_comes_back_by_the_tickets_qr() -> None:
    flow, effects = after(Scan("https://q.example.ru/t/central.abc", "k"))
    assert effects == [Follow("abc")]

    flow, effects = after(WhereTold("abc", {"state": "missed"}), CameBack("k2"), flow=flow)
    assert effects == [Send("k2", ComeBack(token="abc"))]

    flow, effects = after(Granted("k2", None), Home(), flow=flow)
    assert effects == [Follow("")]
    assert flow.is_fresh


def test_pages_turn_and_return_to_the_first() -> None:
    flow, _ = after(OpenTopic("t"), TurnPage(1), TurnPage(1))
    assert flow.place.page == 2

    assert after(TurnPage(-1), flow=flow)[0].place.page == 0


def test_a_chosen_language_leaves_its_screen_and_goes_with_the_visitor() -> None:
    flow, _ = after(Open("languages"), Speak("en"))
    assert flow.trail == (Place(),)
    assert flow.language == "en"

    gone, _ = after(TimePassed(), flow=flow, now=IDLE_MS + WARNING_MS)

    assert gone.language == "ru"


def test_a_short_loss_of_the_link_is_not_told() -> None:
    flow, _ = after(LinkLost(), now=100)

    assert not flow.is_cut_off(100 + LINK_GRACE_MS - 1)
    assert flow.is_cut_off(100 + LINK_GRACE_MS)
    assert not after(LinkBack(), flow=flow)[0].is_cut_off(10**6)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://q.example.ru/t/central.abc-_9", TicketCode("abc-_9")),
        ("https://q.example.ru/b/central.xyz\n", BookingCode("xyz")),
        ("реезыЖ..йюучфьздуюкг.е.сутекфдюфис", TicketCode("abc")),
        ("https://q.example.ru/", None),
        ("4602009710016", None),
        ("https://q.example.ru/x/central.abc", None),
    ],
)
def test_a_scanner_is_understood(text: str, code: object) -> None:
    assert read_code(text) == code


EVENTS = st.one_of(
    st.sampled_from(
        [Back(), Home(), AddService(), Touch(), LinkLost(), LinkBack(), TimePassed(), Erase()]
    ),
    st.builds(ChooseService, st.sampled_from("abc")),
    st.builds(DropService, st.sampled_from("abc")),
    st.builds(OpenTopic, st.just("t")),
    st.builds(Open, st.sampled_from(["search", "check_in", "classes", "help", "languages"])),
    st.builds(ChooseClass, st.sampled_from(["", "war"])),
    st.builds(Type, st.sampled_from("4п")),
    st.builds(Toggle, st.sampled_from(["contrast", "large", "low_reach"])),
    st.builds(Take, st.sampled_from("kl")),
    st.builds(SubmitCode, st.sampled_from("kl")),
    st.builds(Granted, st.sampled_from("kl"), st.sampled_from([TICKET, None])),
    st.builds(Denied, st.sampled_from("kl"), st.just("no")),
    st.builds(PaperOut, st.just("t1"), st.booleans()),
    st.builds(Scan, st.sampled_from(["/t/o.a", "/b/o.b", "x"]), st.sampled_from("kl")),
)


@given(st.lists(st.tuples(EVENTS, st.integers(0, 50_000)), max_size=40))
def test_whatever_is_pressed_every_command_is_answered_given_up_or_in_hand(
    story: list[tuple[Event, int]],
) -> None:
    flow, now = LINKED, 0
    open_keys: list[str] = []
    for event, wait in story:
        now += wait
        before = flow
        flow, effects = advance(flow, event, now)
        for effect in effects:
            if isinstance(effect, Send):
                assert before.claim is None
                open_keys.append(effect.key)
            if isinstance(effect, GiveUp):
                open_keys.remove(effect.key)
            if isinstance(effect, Print):
                assert before.claim is not None
        if isinstance(event, Granted | Denied) and before.claim and event.key == before.claim.key:
            open_keys.remove(event.key)
        assert open_keys == ([flow.claim.key] if flow.claim else [])
        assert flow.trail[0] == Place()


@pytest.mark.parametrize(
    "act", ["", "open:nowhere", "page:7", "comfort:sofa", "rm -rf:x", "open:confirm"]
)
def test_an_act_no_row_can_mean_is_nothing(act: str) -> None:
    assert event_of(act, "k") is None
