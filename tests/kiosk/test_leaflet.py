"""What to bring: read, printed as a plain slip, or taken home by the phone."""

import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from client_kit.testing.drive import texts, wait_until
from kiosk_app.flow.events import LeafletOut
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.leaflet import plain_leaflet
from kiosk_app.printing.paper import Leaflet
from kiosk_app.printing.stream import picture
from kiosk_app.testing.sample import OFFICE, PUBLIC_URL
from kiosk_app.testing.stand import ScriptedKiosk
from kiosk_app.words.translations import words_of

WORDS = words_of("ru")
LEAFLET = Leaflet(
    office="МФЦ «Центральный»",
    title="Паспорт гражданина РФ",
    about="Подача документов",
    list_title="Что взять с собой",
    papers=("прежний паспорт", "свидетельство о рождении, если менялась фамилия: подлинник"),
    facts=(("Стоимость", "Госпошлина 300 рублей"),),
    foot="Это список на 23.11.2026, не талон",
)


def test_the_plain_slip_keeps_to_its_columns_and_loses_no_word() -> None:
    lines = plain_leaflet(LEAFLET, 32, "cp1251")

    assert max(len(line.text) for line in lines) <= 32
    told = " ".join(line.text for line in lines)
    for word in ("прежний", "подлинник", "Госпошлина", "не талон"):
        assert word in told


def test_a_visitor_prints_the_list_and_takes_no_number(kiosk: ScriptedKiosk) -> None:
    kiosk.press("service:passport", "papers", "leaflet:print")

    wait_until(lambda: WORDS.list_taken in texts(kiosk.window))
    assert kiosk.printed() == 1
    slip = picture(kiosk.tickets()[0])
    assert slip.width == 576
    assert zxingcpp.read_barcodes(slip) == []
    assert kiosk.given("issue_ticket") == []
    assert [report.printed for report in kiosk.server.reports if report.printed] == []
    kiosk.press("back", "take")
    kiosk.shows("foot")


def test_the_page_tells_papers_time_fee_and_place(kiosk: ScriptedKiosk) -> None:
    kiosk.press("service:passport", "papers")
    kiosk.shows("leaflet:print")

    told = texts(kiosk.window)
    for each in (
        "прежний паспорт",
        "примерно 12\u00a0минут",
        "Госпошлина 300 рублей",
        "МФЦ «Центральный», ул. Садовая, 12, зал 1",
    ):
        assert each in told


def test_a_list_that_does_not_print_is_offered_to_the_phone(kiosk: ScriptedKiosk) -> None:
    kiosk.press("service:passport", "papers")
    kiosk.shows("leaflet:print")
    assert kiosk.printer
    kiosk.printer.fake.temper = Temper(state="out")
    kiosk.press("leaflet:print")

    wait_until(lambda: any(WORDS.list_failed in each for each in texts(kiosk.window)))
    assert not kiosk.shown("leaflet:print")
    assert codes(kiosk) == [f"{PUBLIC_URL}/offices/{OFFICE}"]


def test_without_a_printer_the_list_is_on_the_screen(paperless: ScriptedKiosk) -> None:
    paperless.press("service:passport", "papers")

    wait_until(lambda: WORDS.list_on_screen in texts(paperless.window))
    paperless.controller._model.choose("leaflet:print")
    assert paperless.controller.flow.leaflet == ""


def test_a_slip_that_came_out_late_does_not_praise_itself_to_the_next_visitor(
    kiosk: ScriptedKiosk,
) -> None:
    kiosk.press("service:passport")
    kiosk.controller.take(LeafletOut(True))

    assert kiosk.controller.flow.leaflet == ""


def codes(kiosk: ScriptedKiosk) -> list[str]:
    grabbed = kiosk.window.grabWindow().convertToFormat(QImage.Format.Format_RGBA8888)
    size = (grabbed.width(), grabbed.height())
    screen = Image.frombytes("RGBA", size, bytes(grabbed.constBits())).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(screen)]
