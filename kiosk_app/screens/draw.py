"""From a moment at the kiosk to its whole screen: overlays first, then the page."""

from typing import Literal, assert_never

from kiosk_app.screens import choices, messages
from kiosk_app.screens.confirm import confirm_page
from kiosk_app.screens.leaflet import leaflet_page
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.staff import pin_page, staff_page
from kiosk_app.screens.ticket import ticket_page, where_page
from kiosk_app.screens.typed import code_page, come_back_page, find_place_page, search_page
from kiosk_app.screens.views import Bar, Frame, HelpPage, MessagePage, Page, Row, Shown
from kiosk_app.words.phrases import clock
from kiosk_app.words.table import Words
from kiosk_app.words.translations import words_of

PATIENCE_MS = 10_000
"""A start that takes longer is called what it is."""
_ALWAYS = ("help", "comfort", "languages", "staff_pin", "staff")
"""Screens that also a closed or cut-off kiosk opens."""
_FOR_THE_WAITING = ("find_place", "where", "come_back", "came_back", "check_in", "refused")
"""Screens for whoever has a ticket or a booking already: no stop of new tickets is in their way."""


def draw(scene: Scene, office: str) -> Shown:
    """`office`: the id that stands in links."""
    page = _overlay(scene) or _page(scene, office)
    return Shown(_frame(scene, page), page)


def connecting(
    words: Words, languages: tuple[str, ...], waited_ms: int = 0, ended: str = ""
) -> Shown:
    """Before the first document, or after the server sent the kiosk away for the reason `ended`."""
    if ended or waited_ms > PATIENCE_MS:
        page = MessagePage(
            title=words.offline_title,
            text=words.offline_text,
            aside=words.offline_valid,
            pill=ended,
            icon="link-lost",
        )
    else:
        page = MessagePage(title=words.connecting, text=words.connecting_text, icon="repeat")
    frame = Frame(
        office="",
        clock="",
        bar="none",
        languages=languages,
        language=0,
        back="",
        comfort="",
        help="",
        done="",
        closes="",
        is_comfortable=False,
        contrast=False,
        large=False,
        low_reach=False,
        language_word="",
    )
    return Shown(frame, page)


def _overlay(scene: Scene) -> Page | None:
    flow = scene.flow
    left = flow.idle_left(scene.now)
    if left is not None:
        return messages.warning_page(scene, left)
    if flow.handed is not None or flow.place.screen in _ALWAYS:
        return None
    if flow.is_cut_off(scene.now):
        return messages.offline_page(scene)
    is_waiting = flow.place.screen in _FOR_THE_WAITING
    return messages.closed_page(scene) if flow.claim is None and not is_waiting else None


def _page(scene: Scene, office: str) -> Page:
    flow = scene.flow
    place = flow.shown(scene.now)
    match place.screen:
        case "start":
            return choices.start_page(scene)
        case "topics":
            return choices.topics_page(scene)
        case "services":
            return choices.services_page(scene)
        case "classes":
            return choices.classes_page(scene)
        case "comfort":
            return choices.comfort_page(scene)
        case "languages":
            return choices.languages_page(scene)
        case "search":
            return search_page(scene)
        case "confirm":
            return confirm_page(scene)
        case "help":
            return _help_page(scene)
        case "check_in" | "come_back" | "find_place":
            return _typed(scene, place.screen)
        case "leaflet":
            return leaflet_page(scene, office)
        case "where":
            return where_page(scene)
        case "sending" | "refused" | "came_back" | "elsewhere":
            return _message(scene, place.screen)
        case "staff_pin" | "staff":
            return pin_page(scene) if place.screen == "staff_pin" else staff_page(scene)
        case "ticket":
            if flow.handed is None:
                return choices.start_page(scene)
            return ticket_page(scene, flow.handed, office)
        case _:
            assert_never(place.screen)


def _typed(scene: Scene, screen: Literal["check_in", "come_back", "find_place"]) -> Page:
    match screen:
        case "check_in":
            return code_page(scene)
        case "come_back":
            return come_back_page(scene)
        case "find_place":
            return find_place_page(scene)


def _message(scene: Scene, screen: Literal["sending", "refused", "came_back", "elsewhere"]) -> Page:
    match screen:
        case "elsewhere":
            return messages.elsewhere_page(scene)
        case "sending":
            return messages.sending_page(scene)
        case "refused":
            return messages.refused_page(scene)
        case "came_back":
            return messages.came_back_page(scene)


def _help_page(scene: Scene) -> HelpPage:
    words = scene.words
    place = Row("open:find_place", words.where_am_i, words.missed_call_about, "people")
    missed = Row("open:come_back", words.missed_call, words.missed_call_about, "repeat")
    is_begun = scene.flow.claim is not None or scene.flow.handed is not None
    rows = () if is_begun else (place, missed)
    return HelpPage(words.help_title, words.help_steps, words.help_staff, rows)


def _frame(scene: Scene, page: Page) -> Frame:
    flow, words, catalogue = scene.flow, scene.words, scene.catalogue
    languages = catalogue.languages
    left = -(-(flow.closes_in(scene.now) or 0) // 1000)
    return Frame(
        office=scene.text(catalogue.office),
        clock=clock(scene.at, catalogue.zone) if catalogue.office else "",
        bar=_bar(scene),
        languages=tuple(words_of(each).language for each in languages),
        language=languages.index(flow.language) if flow.language in languages else 0,
        back=words.back,
        comfort=words.comfort,
        help=words.help,
        done=words.done,
        closes=words.closes_in_short.format(n=left),
        is_comfortable=flow.comfort.is_used,
        contrast=flow.comfort.contrast,
        large=flow.comfort.large,
        low_reach=flow.comfort.low_reach,
        language_word=words.languages,
    )


def _bar(scene: Scene) -> Bar:
    flow = scene.flow
    if flow.handed is not None:
        return "done" if flow.handed.paper in ("printing", "printed") else "closing"
    return "start" if len(flow.trail) == 1 else "inner"
