"""From the office's answer to a ticket in hand, and from that to its paper."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from kiosk_app.flow.state import Handed
from kiosk_app.printing.paper import Language, Leaflet, TicketPaper, specimen
from kiosk_app.screens.leaflet import facts_of, leaflet_about, leaflet_title, papers_of
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.ticket import ticket_url, wait_of
from kiosk_app.words.staff import staff_words_of

_LANGUAGES = ("ru", "en", "tt")


def handed_of(result: dict[str, Any]) -> Handed | None:
    """The result of `issue_ticket` and `check_in`; None for commands that give no ticket."""
    if "number" not in result:
        return None
    return Handed(
        ticket=result["ticket"],
        number=result["number"],
        token=result.get("token", ""),
        code=result.get("code", ""),
        issued=result.get("issued", 0),
        services=tuple(result.get("services", ())),
        ahead=result.get("ahead"),
        slot=result.get("slot", 0),
        paper="none",
        since=0,
    )


def paper_of(scene: Scene, handed: Handed, office: str) -> TicketPaper:
    """What is printed, in the visitor's language and the office's time."""
    zone = scene.catalogue.zone
    names = (scene.service(id) for id in handed.services)
    language = scene.flow.language if scene.flow.language in _LANGUAGES else "ru"
    slot = datetime.fromtimestamp(handed.slot / 1000, zone).time() if handed.slot else None
    return TicketPaper(
        office=scene.text(scene.catalogue.office),
        address=scene.text(scene.catalogue.address),
        number=handed.number,
        services=tuple(scene.text(each.name) for each in names if each is not None),
        issued=datetime.fromtimestamp((handed.issued or scene.at) / 1000, zone),
        url=ticket_url(scene, office, handed.token),
        code=handed.code,
        ahead=handed.ahead,
        wait=wait_of(scene, handed),
        booking=slot,
        language=cast(Language, language),
        grace_minutes=scene.catalogue.grace_minutes,
    )


def copy_of(scene: Scene, handed: Handed, office: str) -> TicketPaper:
    """The same ticket, marked as a copy; people ahead are no longer those of its first print."""
    return replace(paper_of(scene, handed, office), copy=True, ahead=None, wait=None)


def trial_of(scene: Scene) -> TicketPaper:
    """Nobody's ticket, which says so."""
    return replace(
        specimen(),
        office=scene.text(scene.catalogue.office) or specimen().office,
        address=scene.text(scene.catalogue.address),
        services=(staff_words_of(scene.flow.language).test,),
        issued=datetime.fromtimestamp(scene.at / 1000, scene.catalogue.zone),
        ahead=None,
        wait=None,
    )


def leaflet_of(scene: Scene) -> Leaflet:
    """What the chosen services need, on paper."""
    words, services = scene.words, scene.chosen()
    today = datetime.fromtimestamp(scene.at / 1000, scene.catalogue.zone)
    return Leaflet(
        office=scene.text(scene.catalogue.office),
        title=leaflet_title(scene, services),
        about=leaflet_about(scene, services),
        list_title=words.to_bring,
        papers=papers_of(scene, services) or (words.bring_nothing,),
        facts=facts_of(scene, services),
        foot=words.no_ticket.format(date=f"{today:%d.%m.%Y}"),
    )
