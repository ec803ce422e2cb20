"""The pages one types on: the search and the booking's code."""

from dataclasses import replace

from kiosk_app.catalogue import Elsewhere, Service
from kiosk_app.flow.state import CODE_LENGTH, LETTERS, NUMBER_LENGTH
from kiosk_app.keyboard import letters
from kiosk_app.screens.choices import service_row
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import CodePage, Row, SearchPage
from kiosk_app.search import find

FOUND = 4
"""Rows between the query and the keyboard."""


def search_page(scene: Scene) -> SearchPage:
    """What the letters so far find; nothing yet: the most frequent."""
    words = scene.words
    return SearchPage(
        title=words.search_title,
        query=scene.flow.typed,
        hint=words.search_hint,
        rows=_found(scene),
        keys=letters(scene.flow.language),
        space=words.space,
        erase=words.erase,
    )


DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0")


def come_back_page(scene: Scene) -> CodePage:
    """A missed call is made good by the ticket's number and code."""
    words = scene.words
    return _number_page(scene, words.come_back_title, words.come_back_text, words.came_back)


def find_place_page(scene: Scene) -> CodePage:
    """One's own place by the ticket's number and code."""
    words, refusal = scene.words, scene.flow.refusal
    known = {"unknown_ticket": words.check_number}
    text = known.get(refusal.code, words.try_later) if refusal else words.come_back_text
    page = _number_page(scene, words.where_am_i, text, words.show_place)
    return replace(page, is_busy=scene.flow.is_asking, is_amiss=refusal is not None)


def _number_page(scene: Scene, title: str, text: str, button: str) -> CodePage:
    """A ticket's letter from its own keys, then the digits."""
    words, typed = scene.words, scene.flow.typed
    whole = NUMBER_LENGTH + CODE_LENGTH
    shown = typed.ljust(whole, "·")
    return CodePage(
        title=title,
        text=text,
        digits=f"{shown[:4]} {shown[4:8]} {shown[8:]}",
        keys=DIGITS if typed else tuple(LETTERS),
        scan_hint=words.scan_hint,
        button=button,
        erase=words.erase,
        can_send=len(typed) == whole,
        is_busy=scene.flow.claim is not None,
    )


def code_page(scene: Scene) -> CodePage:
    """Two groups of four digits, the missing ones as dots."""
    words, typed = scene.words, scene.flow.typed
    shown = typed.ljust(CODE_LENGTH, "·")
    return CodePage(
        title=words.check_in_title,
        text=words.check_in_text,
        digits=f"{shown[:4]} {shown[4:]}",
        keys=DIGITS,
        scan_hint=words.scan_hint,
        button=words.check_in,
        erase=words.erase,
        can_send=len(typed) == CODE_LENGTH,
        is_busy=scene.flow.claim is not None,
        link=Row("open:find_place", words.have_ticket, icon="ticket"),
    )


def _found_row(scene: Scene, found: Service | Elsewhere) -> Row:
    if isinstance(found, Service):
        return service_row(scene, found)
    return Row(
        f"elsewhere:{found.id}",
        scene.text(found.name),
        f"{scene.words.not_here}. {scene.text(found.where)}",
        "arrow-right",
    )


def _found(scene: Scene) -> tuple[Row, ...]:
    if not scene.flow.typed.strip():
        return tuple(service_row(scene, each) for each in scene.catalogue.frequent(FOUND))
    offered = scene.catalogue.services.values()
    found = find(scene.flow.typed, (*offered, *scene.catalogue.elsewhere.values()), FOUND)
    if found:
        return tuple(_found_row(scene, each) for each in found)
    consultation = scene.catalogue.consultation()
    if consultation is None:
        return (Row("", scene.words.nothing_found, icon="info", is_enabled=False, end=""),)
    row = service_row(scene, consultation)
    title = f"{scene.words.nothing_found}. {scene.words.nothing_found_text}"
    return (Row(row.key, title, row.title, "chat", row.is_enabled),)
