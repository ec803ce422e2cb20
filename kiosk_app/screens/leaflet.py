"""The page about the chosen services: what to bring, how long, how much, where."""

from kiosk_app.catalogue import Service
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import LeafletPage
from kiosk_app.words.phrases import minutes, purpose
from kiosk_app.words.table import Words

ON_SCREEN = 10
"""Papers that a screen has room for; paper has room for all."""


def leaflet_page(scene: Scene, office: str) -> LeafletPage:
    """One page for the whole visit; each paper stands there once."""
    words, flow, services = scene.words, scene.flow, scene.chosen()
    can_print = flow.has_printer and scene.is_printer_well and flow.leaflet != "failed"
    told = {
        "": "" if can_print else words.list_on_screen,
        "printing": words.list_printing,
        "printed": words.list_taken,
        "failed": words.list_failed,
    }
    return LeafletPage(
        title=leaflet_title(scene, services),
        about=leaflet_about(scene, services),
        list_title=words.to_bring,
        papers=_shortened(papers_of(scene, services), words) or (words.bring_nothing,),
        facts=facts_of(scene, services),
        told=told[flow.leaflet],
        button=words.print_list if can_print else "",
        url="" if can_print else f"{scene.catalogue.public_url.rstrip('/')}/offices/{office}",
        is_busy=flow.leaflet == "printing",
    )


def leaflet_title(scene: Scene, services: tuple[Service, ...]) -> str:
    """A service's name, or that there are several."""
    return scene.text(services[0].name) if len(services) == 1 else scene.words.your_services


def leaflet_about(scene: Scene, services: tuple[Service, ...]) -> str:
    """The purpose of one, the names of several."""
    if len(services) == 1:
        return purpose(scene.words, services[0].purpose)
    return " · ".join(scene.text(each.name) for each in services)


def papers_of(scene: Scene, services: tuple[Service, ...]) -> tuple[str, ...]:
    """What to bring, in the order of the services."""
    every = (scene.text(paper) for service in services for paper in service.papers)
    return tuple(dict.fromkeys(every))


def facts_of(scene: Scene, services: tuple[Service, ...]) -> tuple[tuple[str, str], ...]:
    """Labels and what they tell; what the office does not tell is left out."""
    words, catalogue = scene.words, scene.catalogue
    takes = sum(each.norm_minutes for each in services)
    place = (scene.text(catalogue.office), scene.text(catalogue.address))
    agencies = {scene.text(each.agency) for each in services}
    told = (
        (words.service_time, words.about.format(minutes=minutes(words, takes, takes))),
        (words.fee, "; ".join(dict.fromkeys(filter(None, (scene.text(s.fee) for s in services))))),
        (words.place_label, ", ".join(each for each in place if each)),
        (words.agency, agencies.pop() if len(agencies) == 1 else ""),
    )
    return tuple((label, text) for label, text in (told if takes else told[1:]) if text)


def _shortened(papers: tuple[str, ...], words: Words) -> tuple[str, ...]:
    if len(papers) <= ON_SCREEN:
        return papers
    return (*papers[: ON_SCREEN - 1], words.rest_on_paper.format(n=len(papers) - ON_SCREEN + 1))
