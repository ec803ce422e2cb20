"""The pages that say one thing: no link, closed, still here, please wait, refused."""

from datetime import datetime

from kiosk_app.flow.state import WARNING_MS
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import MessagePage
from kiosk_app.words.phrases import clock, counted


def offline_page(scene: Scene) -> MessagePage:
    """The link is gone: where to go instead, and that nothing pressed is lost."""
    words = scene.words
    since = clock(scene.last_heard, scene.catalogue.zone)
    return MessagePage(
        title=words.offline_title,
        text=words.offline_text,
        aside=words.offline_kept if scene.flow.claim else words.offline_valid,
        pill=words.offline_since.format(clock=since),
        icon="link-lost",
    )


def warning_page(scene: Scene, left_ms: int) -> MessagePage:
    """Is anybody there?"""
    words = scene.words
    seconds = max(1, -(-left_ms // 1000))
    returning = counted(words.returning, seconds).format(n=seconds)
    return MessagePage(
        title=words.still_here,
        text=f"{returning} {words.not_kept}",
        seconds=seconds,
        of_seconds=WARNING_MS // 1000,
        primary=words.go_on,
        primary_act="touch:",
        secondary=words.start_over,
        secondary_act="home:",
    )


def sending_page(scene: Scene) -> MessagePage:
    """The command is under way."""
    return MessagePage(title=scene.words.sending, text=scene.words.sending_text, icon="ticket")


def elsewhere_page(scene: Scene, service: str = "") -> MessagePage:
    """Not here, but there."""
    words = scene.words
    found = scene.catalogue.elsewhere.get(service or scene.place.category)
    return MessagePage(
        title=scene.text(found.name) if found else words.refused_title,
        text=scene.text(found.where) if found else words.refused_text,
        aside=words.not_here,
        icon="arrow-right",
        primary=words.understood,
        primary_act="home:",
    )


def refused_page(scene: Scene) -> MessagePage:
    """The office said no."""
    words, refusal = scene.words, scene.flow.refusal
    away = next((each for each in scene.flow.services if each in scene.catalogue.elsewhere), "")
    if refusal and refusal.code == "elsewhere" and away:
        return elsewhere_page(scene, away)
    return MessagePage(
        title=words.refused_title,
        text=refusal.text if refusal and refusal.text else words.refused_text,
        icon="info",
        primary=words.start_over,
        primary_act="home:",
    )


def came_back_page(scene: Scene) -> MessagePage:
    """A missed visitor waits again."""
    words = scene.words
    return MessagePage(
        title=words.came_back_done,
        text=words.where_waiting,
        icon="check",
        primary=words.done,
        primary_act="home:",
    )


def closed_page(scene: Scene) -> MessagePage | None:
    """Closed, stopped or suspended: no tickets, and why; None while tickets are given."""
    words, catalogue = scene.words, scene.catalogue
    match catalogue.state:
        case "closed":
            when = _opening(scene)
            text = words.closed_opens.format(when=when) if when else ""
            return MessagePage(title=words.closed_title, text=text, icon="clock")
        case "stopped":
            return MessagePage(
                title=words.stopped_title,
                text=catalogue.message or words.stopped_text,
                icon="ticket",
                primary=words.booked,
                primary_act="open:check_in",
                secondary=words.where_am_i,
                secondary_act="open:find_place",
            )
        case "suspended":
            return MessagePage(
                title=words.suspended_title,
                text=catalogue.suspend_text or words.suspended_text,
                icon="warning",
            )
        case _:
            return None


def _opening(scene: Scene) -> str:
    if not scene.catalogue.opens:
        return ""
    zone = scene.catalogue.zone
    opens = datetime.fromtimestamp(scene.catalogue.opens / 1000, zone)
    today = datetime.fromtimestamp(scene.at / 1000, zone).date()
    return f"{opens:%H:%M}" if opens.date() == today else f"{opens:%d.%m, %H:%M}"
