"""A visitor at the real app: touches, the office's answers, paper."""

from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from client_kit.testing.drive import find, is_shown, press_key, text_of, type_text, wait_until
from kiosk_app.flow.state import IDLE_MS, NO_PAPER_MS, SUCCESS_MS, WARNING_MS
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.stream import picture
from kiosk_app.testing.sample import OFFICE, PUBLIC_URL
from kiosk_app.testing.stand import ScriptedKiosk as Kiosk
from queue_core.protocol import Error


def codes(image: Image.Image) -> list[str]:
    sheet = Image.new("L", (image.width + 80, image.height + 80), 255)
    sheet.paste(image.convert("L"), (40, 40))
    return [code.text for code in zxingcpp.read_barcodes(sheet)]


def screen(kiosk: Kiosk) -> Image.Image:
    grabbed = kiosk.window.grabWindow().convertToFormat(QImage.Format.Format_RGBA8888)
    size = (grabbed.width(), grabbed.height())
    return Image.frombytes("RGBA", size, bytes(grabbed.constBits())).convert("L")


def scan(kiosk: Kiosk, text: str) -> None:
    type_text(kiosk.window, text)
    press_key(kiosk.window, Qt.Key.Key_Return)


def test_two_touches_give_one_ticket_on_paper(kiosk: Kiosk) -> None:
    kiosk.press("service:passport", "take")
    kiosk.shows("foot")

    wait_until(lambda: kiosk.printed() == 1)
    assert len(kiosk.given("issue_ticket")) == 1
    assert find(kiosk.window, "number").property("number") == "А001"
    assert codes(picture(kiosk.tickets()[0])) == [f"{PUBLIC_URL}/t/{OFFICE}.token1"]
    wait_until(lambda: [report.printed for report in kiosk.server.reports if report.printed] != [])
    assert kiosk.server.reports[-1].printed == "t1"


def test_the_ticket_screen_closes_by_itself(kiosk: Kiosk) -> None:
    kiosk.press("service:passport", "take")
    kiosk.shows("foot")

    kiosk.clock.ahead += SUCCESS_MS + 1

    kiosk.shows("service:passport")


def test_without_paper_the_number_is_shown_large_and_staff_are_told(kiosk: Kiosk) -> None:
    assert kiosk.printer
    kiosk.printer.fake.temper = Temper(state="out")

    kiosk.press("service:passport", "take")

    kiosk.shows("told")
    assert find(kiosk.window, "number").property("number") == "А001"
    assert codes(screen(kiosk)) == [f"{PUBLIC_URL}/t/{OFFICE}.token1"]
    wait_until(lambda: any(report.unconfirmed == "t1" for report in kiosk.server.reports))
    assert kiosk.server.reports[-1].printer == "out"
    kiosk.clock.ahead += NO_PAPER_MS + 1
    notice = "Талон не печатается: номер покажем на экране"
    wait_until(lambda: kiosk.shown("note") and text_of(kiosk.window, "note") == notice)
    assert kiosk.printed() == 0


def test_a_kiosk_without_printer_is_itself_the_ticket(paperless: Kiosk) -> None:
    paperless.press("service:passport", "take")

    paperless.shows("mine")
    assert not is_shown(paperless.window, "told")
    assert codes(screen(paperless)) == [f"{PUBLIC_URL}/t/{OFFICE}.token1"]
    paperless.press("mine")
    paperless.shows("service:passport")


def test_a_second_touch_while_the_office_thinks_takes_no_second_ticket(kiosk: Kiosk) -> None:
    kiosk.server.held = True
    kiosk.press("service:passport", "take")
    wait_until(lambda: len(kiosk.given("issue_ticket")) == 1)

    kiosk.controller._model.takeTicket()
    kiosk.controller._model.choose("service:passport")
    kiosk.server.release()

    kiosk.shows("foot")
    assert kiosk.issued == 1


def test_a_cut_link_gives_exactly_one_ticket_when_it_is_back(kiosk: Kiosk) -> None:
    kiosk.server.held = True
    kiosk.press("service:passport", "take")
    wait_until(lambda: len(kiosk.given("issue_ticket")) == 1)

    kiosk.server.stop()
    kiosk.clock.ahead += 4_000
    wait_until(lambda: kiosk.shown("pill"))
    assert "сохранён" in text_of(kiosk.window, "aside")
    kiosk.server.held = False
    kiosk.server.start()

    kiosk.shows("foot")
    wait_until(lambda: kiosk.printed() == 1)
    assert kiosk.issued == 1
    assert len(set(kiosk.given("issue_ticket"))) == 1
    assert kiosk.given("cancel_unclaimed") == []


def test_when_the_visitor_has_gone_nothing_is_printed_and_the_number_is_cancelled(
    kiosk: Kiosk,
) -> None:
    kiosk.server.held = True
    kiosk.press("service:passport", "take")
    wait_until(lambda: len(kiosk.given("issue_ticket")) == 1)
    key = kiosk.given("issue_ticket")[0]

    kiosk.server.stop()
    kiosk.clock.ahead += IDLE_MS + WARNING_MS + 1
    wait_until(lambda: kiosk.controller.flow.claim is None)
    kiosk.server.held = False
    kiosk.server.start()

    wait_until(lambda: kiosk.given("cancel_unclaimed") != [])
    cancelled = [each for each in kiosk.server.commands if each.command["type"] != "issue_ticket"]
    assert [each.command["of"] for each in cancelled] == [key]
    kiosk.shows("service:passport")
    assert kiosk.given("issue_ticket") == [key]
    assert kiosk.printed() == 0


def test_an_answer_after_the_visitor_went_back_prints_nothing(kiosk: Kiosk) -> None:
    kiosk.server.held = True
    kiosk.press("service:passport", "take")
    wait_until(lambda: len(kiosk.given("issue_ticket")) == 1)

    kiosk.press("back")
    kiosk.server.release()

    wait_until(lambda: kiosk.given("cancel_unclaimed") != [])
    kiosk.shows("take")
    assert kiosk.printed() == 0


def test_a_short_cut_of_the_link_is_not_worth_a_word(kiosk: Kiosk) -> None:
    kiosk.server.cut()
    wait_until(lambda: kiosk.controller.flow.lost is not None)

    assert kiosk.shown("service:passport")
    wait_until(lambda: kiosk.controller.flow.lost is None)


def test_idleness_is_warned_of_and_may_be_extended(kiosk: Kiosk) -> None:
    kiosk.press("service:passport")
    kiosk.shows("take")

    kiosk.clock.ahead += IDLE_MS + 1_000
    kiosk.shows("primary")
    kiosk.press("primary")
    kiosk.shows("take")
    kiosk.clock.ahead += IDLE_MS + WARNING_MS + 1

    kiosk.shows("service:passport")


def test_languages_are_switched_at_once_and_back_with_the_next_visitor(kiosk: Kiosk) -> None:
    kiosk.press("languages.2")
    wait_until(lambda: text_of(kiosk.window, "title") == "How can we help?")

    kiosk.press("languages.1")
    wait_until(lambda: text_of(kiosk.window, "title") == "Сезгә ничек ярдәм итик?")
    kiosk.clock.ahead += IDLE_MS + WARNING_MS + 1

    wait_until(lambda: kiosk.shown("title") and text_of(kiosk.window, "title") == "Чем вам помочь?")


def test_the_ticket_is_asked_for_in_the_visitors_language(kiosk: Kiosk) -> None:
    kiosk.press("languages.2", "service:passport", "take")
    kiosk.shows("foot")

    assert kiosk.server.commands[-1].command["language"] == "en"


def test_a_service_is_found_by_a_slip_of_the_finger(kiosk: Kiosk) -> None:
    kiosk.press("open:search")
    kiosk.shows("key:п")

    for letter in "поспорт":
        kiosk.press(f"key:{letter}")

    wait_until(lambda: text_of(kiosk.window, "query").startswith("поспорт"))
    kiosk.press("service:passport")
    kiosk.shows("take")


def test_several_services_and_a_class_go_in_one_visit(kiosk: Kiosk) -> None:
    kiosk.press("service:passport", "add:", "topic:family", "service:birth")
    kiosk.press("open:classes", "class:war")

    kiosk.press("take")
    kiosk.shows("foot")

    command = kiosk.server.commands[-1].command
    assert command["services"] == ["passport", "birth"]
    assert command["class_id"] == "war"


def test_a_booking_is_checked_in_by_its_code(kiosk: Kiosk) -> None:
    kiosk.press("open:check_in")
    kiosk.shows("send")
    for digit in "48217093":
        kiosk.press(f"key:{digit}")

    kiosk.press("send")

    kiosk.shows("foot")
    assert kiosk.server.commands[-1].command["code"] == "48217093"


def test_a_booking_is_checked_in_by_its_qr(kiosk: Kiosk) -> None:
    scan(kiosk, f"{PUBLIC_URL}/b/{OFFICE}.booking-token")

    kiosk.shows("foot")
    assert kiosk.server.commands[-1].command["token"] == "booking-token"


def test_a_tickets_qr_tells_ones_place(kiosk: Kiosk) -> None:
    place: dict[str, Any] = {"number": "А012", "state": "waiting", "ahead": 2}
    kiosk.server.documents[f"ticket/{OFFICE}.mine"] = place

    scan(kiosk, f"{PUBLIC_URL}/t/{OFFICE}.mine")

    wait_until(lambda: kiosk.shown("state"))
    assert find(kiosk.window, "number").property("number") == "А012"
    assert "2\u00a0человека" in text_of(kiosk.window, "place")


def test_a_qr_of_no_ticket_is_told_plainly(kiosk: Kiosk) -> None:
    scan(kiosk, f"{PUBLIC_URL}/t/{OFFICE}.yesterday")

    wait_until(lambda: kiosk.shown("state"))
    wait_until(lambda: text_of(kiosk.window, "state") == "Такого талона сегодня нет")
    kiosk.press("back")
    kiosk.shows("service:passport")


def test_a_missed_visitor_comes_back_by_what_stands_on_the_ticket(kiosk: Kiosk) -> None:
    kiosk.press("help", "open:come_back", "key:А")
    for digit in "01248217093":
        kiosk.press(f"key:{digit}")

    kiosk.press("send", "primary")

    kiosk.shows("service:passport")
    command = kiosk.server.commands[-1].command
    assert (command["number"], command["code"]) == ("А012", "48217093")


def test_a_refusal_is_told_in_the_offices_own_words(kiosk: Kiosk) -> None:
    kiosk.server.on("issue_ticket", lambda command: Error("too_late", "Сегодня уже не успеем"))

    kiosk.press("service:passport", "take")

    wait_until(lambda: kiosk.shown("primary"))
    assert text_of(kiosk.window, "text") == "Сегодня уже не успеем"
    kiosk.press("primary")
    kiosk.shows("service:passport")


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({"state": "closed", "opens": 1_795_410_000_000}, "Сейчас закрыто"),
        ({"state": "stopped"}, "Талоны на сегодня закончились"),
        ({"state": "suspended", "suspend_text": "Выходите спокойно"}, "Приём приостановлен"),
    ],
)
def test_an_office_that_gives_no_tickets_says_so(
    kiosk: Kiosk, change: dict[str, Any], title: str
) -> None:
    kiosk.server.change(f"{OFFICE}/kiosk", change)

    wait_until(lambda: text_of(kiosk.window, "title") == title)
    assert not kiosk.shown("service:passport")


def test_a_service_stopped_while_one_reads_cannot_be_taken(kiosk: Kiosk) -> None:
    kiosk.press("service:passport")
    kiosk.shows("take")

    kiosk.server.change(f"{OFFICE}/kiosk", {"services": {"passport": {"state": "stopped"}}})

    wait_until(lambda: not find(kiosk.window, "take").property("enabled"))
    assert kiosk.shown("notice")


def test_figures_change_under_the_visitors_eyes(kiosk: Kiosk) -> None:
    kiosk.server.change(f"{OFFICE}/wait", {"waiting": 1, "low": 2, "high": 2})

    wait_until(lambda: "1\u00a0человек, примерно 2\u00a0минуты" in text_of(kiosk.window, "note"))


def test_comfort_changes_the_colours_and_goes_with_the_visitor(kiosk: Kiosk) -> None:
    kiosk.press("comfort", "comfort:contrast", "comfort:low_reach", "back")
    wait_until(lambda: kiosk.engine.theme.property("scheme") == "contrast")
    kiosk.shows("service:passport")
    tops = [find(kiosk.window, name).mapToScene(QPointF()).y() for name in CONTROLS]
    assert min(tops) >= 0.45 * kiosk.window.height()

    kiosk.clock.ahead += IDLE_MS + WARNING_MS + 1

    wait_until(lambda: kiosk.engine.theme.property("scheme") == "light")


CONTROLS = ("service:passport", "service:collect", "open:topics", "open:search", "help")
