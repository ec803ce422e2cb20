"""The pages of choices: the first one, topics, services, classes, comfort, languages."""

from collections.abc import Sequence

from kiosk_app.catalogue import Category, Service
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import ListPage, Row, StartPage
from kiosk_app.words.phrases import waiting_now
from kiosk_app.words.translations import words_of

PAGE = 7
"""Rows of a full list."""
TILES = 4


def start_page(scene: Scene) -> StartPage:
    """Four frequent services and three ways to the rest."""
    words = scene.words
    office = scene.waits.office
    return StartPage(
        title=words.start_title,
        note=waiting_now(words, office.waiting, office.low, office.high) if office else "",
        tiles=tuple(service_row(scene, each) for each in scene.catalogue.frequent(TILES)),
        rows=(
            Row(
                "open:topics",
                words.all_services,
                words.all_services_about,
                "grid",
                brief=words.all_services_short,
            ),
            Row(
                "open:check_in",
                words.booked,
                words.booked_about,
                "calendar-check",
                brief=words.booked_short,
            ),
            Row("open:search", words.find, words.find_about, "search", brief=words.find_by_name),
        ),
        notice="" if scene.is_printer_well else words.no_paper_ahead,
    )


def topics_page(scene: Scene) -> ListPage:
    """Life situations, and the search."""
    words = scene.words
    topics = [_topic_row(scene, each) for each in scene.catalogue.topics()]
    find = Row("open:search", words.find, words.find_by_name, "search")
    rows = _paged(scene, [*topics, find], keep_last=True)
    return ListPage(words.all_services, words.choose_topic, rows)


def services_page(scene: Scene) -> ListPage:
    """One category."""
    category = scene.catalogue.categories.get(scene.place.category)
    services = scene.catalogue.within(scene.place.category)
    rows = _paged(scene, [service_row(scene, each) for each in services])
    title = scene.text(category.name) if category else scene.words.all_services
    return ListPage(title, scene.words.choose_service, rows)


def classes_page(scene: Scene) -> ListPage:
    """By whose right one comes first."""
    words, chosen = scene.words, scene.flow.class_id
    ordinary = Row("class:", words.without_class, icon="people", is_selected=not chosen)
    rows = [
        Row(
            f"class:{each.id}",
            scene.text(each.name),
            scene.text(each.document),
            "shield-check",
            is_selected=each.id == chosen,
        )
        for each in scene.catalogue.classes.values()
    ]
    return ListPage(
        words.by_right_title,
        words.by_right_text,
        _paged(scene, [ordinary, *rows], more=words.further),
    )


def comfort_page(scene: Scene) -> ListPage:
    """Ways to make the screen easier."""
    words, comfort = scene.words, scene.flow.comfort
    offers = (
        ("contrast", words.contrast, words.contrast_about, comfort.contrast, "accessibility"),
        ("large", words.large, words.large_about, comfort.large, "search"),
        ("low_reach", words.low_reach, words.low_reach_about, comfort.low_reach, "arrow-down"),
    )
    rows = tuple(
        Row(
            f"comfort:{key}",
            title,
            f"{about}. {words.on}" if is_on else about,
            icon,
            is_selected=is_on,
            end="check" if is_on else "",
        )
        for key, title, about, is_on, icon in offers
    )
    return ListPage(words.comfort_title, "", rows)


def languages_page(scene: Scene) -> ListPage:
    """Every language in its own words."""
    rows = tuple(
        Row(
            f"language:{each}",
            words_of(each).language,
            icon="globe",
            is_selected=each == scene.flow.language,
            end="check" if each == scene.flow.language else "",
        )
        for each in scene.catalogue.languages
    )
    return ListPage(scene.words.language_title, "", rows)


def service_row(scene: Scene, service: Service) -> Row:
    """A service; one that cannot be had now says why."""
    words = scene.words
    why_not = {"stopped": words.service_stopped, "too_late": words.service_too_late, "open": ""}
    is_open = service.state == "open"
    return Row(
        f"service:{service.id}",
        scene.text(service.name),
        why_not[service.state] or scene.text(service.about),
        service.icon,
        is_enabled=is_open,
    )


def _topic_row(scene: Scene, category: Category) -> Row:
    about = scene.text(category.about) or _some_names(scene, category)
    return Row(f"topic:{category.id}", scene.text(category.name), about, category.icon)


def _some_names(scene: Scene, category: Category) -> str:
    names = [scene.text(each.name) for each in scene.catalogue.within(category.id)]
    return names[0] if names else ""


def _paged(
    scene: Scene, rows: Sequence[Row], keep_last: bool = False, more: str = ""
) -> tuple[Row, ...]:
    """At most a screenful; the last row leads on, and from the end back to the beginning."""
    if len(rows) <= PAGE:
        return tuple(rows)
    kept = tuple(rows[-1:]) if keep_last else ()
    body = rows[: len(rows) - len(kept)]
    room = PAGE - 1 - len(kept)
    pages = -(-len(body) // room)
    page = scene.place.page % pages
    is_last = page == pages - 1
    on = Row(
        "page:-1" if is_last else "page:1",
        scene.words.earlier if is_last else more or scene.words.more,
        icon="chevron-up" if is_last else "chevron-down",
        end="",
    )
    return (*body[page * room : (page + 1) * room], *kept, on)
