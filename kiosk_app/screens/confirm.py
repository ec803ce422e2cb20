"""The page before the ticket: what waits, what to bring, what else."""

from kiosk_app.catalogue import Service
from kiosk_app.flow.state import MAX_SERVICES
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import ConfirmPage, Fact, Row
from kiosk_app.words.phrases import counted, minutes, people, purpose, span

PAPERS = 4
"""Lines of papers that fit beside one service; each further service takes one."""

LONG_MINUTES = 30
"""A wait that is asked about before the ticket is taken."""


def confirm_page(scene: Scene) -> ConfirmPage:
    """The chosen services, the first one first."""
    words, services = scene.words, scene.chosen()
    several = len(services) > 1
    closed = [each for each in services if each.state != "open"]
    return ConfirmPage(
        title=words.your_services if several else _name(scene, services),
        about="" if several else _about(scene, services),
        facts=_facts(scene, services),
        papers_title=words.papers if any(each.papers for each in services) else "",
        papers=_papers(scene, services),
        papers_act="open:leaflet",
        services=_service_rows(scene, services) if several else (),
        rows=_rows(scene, several),
        button=words.take_ticket,
        notice=_notice(scene, services, closed),
        can_take=bool(services) and not closed,
        is_busy=scene.flow.claim is not None,
    )


def _name(scene: Scene, services: tuple[Service, ...]) -> str:
    return scene.text(services[0].name) if services else ""


def _about(scene: Scene, services: tuple[Service, ...]) -> str:
    """When one needs it, or at least what one comes for."""
    if not services:
        return ""
    return scene.text(services[0].about) or purpose(scene.words, services[0].purpose)


def _notice(scene: Scene, services: tuple[Service, ...], closed: list[Service]) -> str:
    words = scene.words
    if closed:
        is_late = closed[0].state == "too_late"
        return words.service_too_late if is_late else words.service_stopped
    if not scene.is_printer_well:
        return words.no_paper_ahead
    wait = scene.wait(services[0].id) if services else None
    if wait is None or (wait.low + wait.high) // 2 < LONG_MINUTES:
        return ""
    return words.long_wait.format(
        people=people(words, wait.ahead), minutes=minutes(words, wait.low, wait.high)
    )


def _facts(scene: Scene, services: tuple[Service, ...]) -> tuple[Fact, ...]:
    wait = scene.wait(services[0].id) if services else None
    words = scene.words
    if wait is None:
        return (Fact(words.wait_unknown, "", ""),)
    return (
        Fact(words.ahead, str(wait.ahead), counted(words.people, wait.ahead)),
        Fact(words.wait_about, span(wait.low, wait.high), counted(words.minutes, wait.high)),
    )


def _papers(scene: Scene, services: tuple[Service, ...]) -> tuple[str, ...]:
    """Of all services, each paper once; what does not fit stands on the page behind."""
    every = (scene.text(paper) for service in services for paper in service.papers)
    papers = tuple(dict.fromkeys(every))
    room = PAPERS if len(services) < 2 else max(0, PAPERS + 1 - len(services))
    if len(papers) <= room:
        return papers
    return (*papers[: room - 1], scene.words.more_papers) if room > 1 else ()


def _service_rows(scene: Scene, services: tuple[Service, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(f"drop:{each.id}", scene.text(each.name), icon=each.icon, end="close")
        for each in services
    )


def _rows(scene: Scene, several: bool) -> tuple[Row, ...]:
    words = scene.words
    is_full = len(scene.flow.services) >= MAX_SERVICES
    about = words.no_more_services if is_full else words.add_service_about
    add = Row("add:", words.add_service, about, "plus", is_enabled=not is_full)
    if not scene.catalogue.classes:
        return (add,)
    return (add, _class_row(scene))


def _class_row(scene: Scene) -> Row:
    words = scene.words
    claimed = scene.catalogue.classes.get(scene.flow.class_id)
    if claimed is None:
        return Row("open:classes", words.by_right, words.by_right_about, "shield-check")
    document = scene.text(claimed.document)
    about = words.show_document.format(document=document) if document else words.by_right_about
    title = scene.text(claimed.name)
    return Row("open:classes", title, about, "shield-check", is_selected=True)
