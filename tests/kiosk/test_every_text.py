"""Every text of every screen, in every language, comfort and orientation: whole, in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.drive import items
from kiosk_app.catalogue import Catalogue
from kiosk_app.flow.state import Comfort, Flow
from kiosk_app.gallery import LANDSCAPE, NOW, PORTRAIT, drawn, flows
from kiosk_app.paths import KIOSK_QML, MODULES
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.screens.views import Shown

SLACK = 1.5
PLAIN, LARGE, LOW = Comfort(), Comfort(large=True), Comfort(contrast=True, low_reach=True)


@dataclass(frozen=True)
class Way:
    """A language, a panel and a comfort."""

    language: str
    size: tuple[int, int]
    comfort: Comfort

    def __str__(self) -> str:
        shape = "portrait" if self.size == PORTRAIT else "landscape"
        ease = {PLAIN: "plain", LARGE: "large", LOW: "low"}[self.comfort]
        return f"{self.language}-{shape}-{ease}"


WORST_WAYS = [
    *(Way(language, LANDSCAPE, LARGE) for language in ("ru", "en", "tt")),
    *(Way(language, PORTRAIT, LARGE) for language in ("ru", "tt")),
    *(Way(language, PORTRAIT, LOW) for language in ("ru", "tt")),
]
"""Where words have the least room."""
ALL_WAYS = [
    *WORST_WAYS,
    *(Way(language, PORTRAIT, PLAIN) for language in ("en", "tt")),
    *(Way("ru", LANDSCAPE, comfort) for comfort in (PLAIN, LOW)),
    Way("tt", LANDSCAPE, PLAIN),
    Way("en", PORTRAIT, LARGE),
]


@dataclass(frozen=True)
class Words:
    """A text as it was painted."""

    text: str
    rect: QRectF
    item: QQuickItem

    @property
    def ink(self) -> QRectF:
        """Without the air above capitals and below the line."""
        em = self.item.property("font").pixelSize()
        return self.rect.adjusted(0, 0.28 * em, 0, -0.08 * em)


class Stage:
    """One window on which screen after screen is laid out, none of them painted."""

    def __init__(self) -> None:
        load_fonts()
        self.engine = Engine(MODULES)
        self.model = KioskModel()
        self.window: QQuickWindow = self.engine.load(KIOSK_QML, {"vm": self.model})
        self.window.show()

    def play(self, shown: Shown, way: Way) -> None:
        self.window.resize(*way.size)
        scheme = "contrast" if way.comfort.contrast else "light"
        self.engine.use_theme(scheme, reduced_motion=True)
        self.model.show(shown)
        for _ in range(2):  # a layout may ask for another one
            QCoreApplication.processEvents()
            for item in items(self.window):
                item.ensurePolished()

    def words(self) -> list[Words]:
        return [
            Words(str(item.property("text")), painted(item), item)
            for item in items(self.window)
            if item.isVisible() and item.property("contentWidth") is not None
            and item.property("text")
        ]  # fmt: skip


@pytest.fixture(scope="module")
def stage(qapp: Any) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    warnings = list(stage.engine.warnings)
    stage.engine.close()
    assert warnings == []


def painted(item: QQuickItem) -> QRectF:
    """Where the letters are, in the window."""
    width, height = item.property("contentWidth"), item.property("contentHeight")
    top, bottom = item.property("topPadding"), item.property("bottomPadding")
    left, above = item.width() - width, item.height() - top - bottom - height
    x = left * _ACROSS[_number(item, "horizontalAlignment")] if abs(left) > 1 else 0.0
    y = above * _DOWN[_number(item, "verticalAlignment")] if abs(above) > 1 else 0.0
    return item.mapRectToScene(QRectF(x, top + y, width, height))


_ACROSS = {0x1: 0.0, 0x2: 1.0, 0x4: 0.5, 0x8: 0.0}
_DOWN = {0x20: 0.0, 0x40: 1.0, 0x80: 0.5}


def _number(item: QQuickItem, name: str) -> int:
    """An enumeration of QML, which Python has no type for."""
    context = qmlContext(item)
    assert context
    told: Any = QQmlExpression(context, item, f"Number({name})").evaluate()
    return int(told[0] if isinstance(told, tuple) else told)


def faults(stage: Stage, size: tuple[int, int]) -> Iterator[str]:
    words = stage.words()
    panel = QRectF(0, 0, *size)
    for each in words:
        if each.item.property("truncated") and each.item.objectName() != "query":
            yield f"cut: {each.text}"
        if not _within(each.rect, panel):
            yield f"off the screen: {each.text}"
        for around in _frames(each.item):
            if not _within(each.rect, around.mapRectToScene(around.boundingRect())):
                yield f"out of {around.objectName() or 'its panel'}: {each.text}"
    for one, other in combinations(words, 2):
        shared = one.ink.intersected(other.ink)
        if shared.width() > 3 and shared.height() > 3:
            yield f"one over the other: {one.text} | {other.text}"
    for icon in (i for i in items(stage.window) if i.isVisible() and _is_icon(i)):
        rim = 0.12 * icon.width()  # every icon leaves it empty
        box = icon.boundingRect().adjusted(rim, rim, -rim, -rim)
        for each in words:
            shared = icon.mapRectToScene(box).intersected(each.ink)
            if shared.width() > 3 and shared.height() > 3:
                yield f"over the icon {icon.property('name')}: {each.text}"
    for control in (i for i in items(stage.window) if i.isVisible() and _is_control(i)):
        rect = control.mapRectToScene(control.boundingRect())
        for each in words:
            shared = rect.intersected(each.ink)
            is_covered = shared.width() > 3 and shared.height() > 3
            if is_covered and not control.isAncestorOf(each.item):
                yield f"under {control.objectName()}: {each.text}"


def _within(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def _frames(item: QQuickItem) -> Iterator[QQuickItem]:
    """Controls, panels and the page around a text."""
    parent = item.parentItem()
    while parent is not None:
        is_panel = parent.property("radius") is not None and parent.width() > 1
        if is_panel or _is_control(parent) or parent.objectName() == "page":
            yield parent
        parent = parent.parentItem()


def _is_control(item: QQuickItem) -> bool:
    return item.property("pressed") is not None and bool(item.objectName())


def _is_icon(item: QQuickItem) -> bool:
    return item.property("name") is not None and item.property("stroke") is not None


UNWELL = ("start", "confirm", "leaflet")
"""Screens that look otherwise while the printer is out of paper."""
SAMPLES = [
    *flows(),
    *((f"{name}-unwell", flow) for name, flow in flows() if name in UNWELL),
]


@pytest.mark.parametrize("way", ALL_WAYS, ids=str)
def test_no_text_of_any_screen_is_cut_or_covered(stage: Stage, way: Way) -> None:
    told = []
    for name, flow in SAMPLES:
        made = replace(flow, language=way.language, home_language=way.language, comfort=way.comfort)
        stage.play(drawn(made, not name.endswith("-unwell")), way)
        told += [f"{name}: {fault}" for fault in faults(stage, way.size)]

    assert not told, "\n".join(told)


def longest(catalogue: Catalogue, language: str) -> list[tuple[str, ...]]:
    """Visits with the longest names and the most papers."""
    services = list(catalogue.services.values())
    by_name = sorted(services, key=lambda each: -len(each.name.get(language, each.name["ru"])))
    by_papers = sorted(
        services,
        key=lambda each: -sum(len(p.get(language, p["ru"])) + 20 for p in each.papers),
    )
    single = [(each.id,) for each in (*by_name[:4], *by_papers[:4])]
    return [*single, tuple(each.id for each in by_papers[:5])]


@pytest.mark.parametrize("way", WORST_WAYS, ids=str)
def test_the_longest_names_of_the_real_catalogue_fit(
    stage: Stage, real_catalogue: Catalogue, way: Way
) -> None:
    start = Flow(
        language=way.language,
        home_language=way.language,
        comfort=way.comfort,
        touched=NOW,
        lost=None,
        ever_linked=True,
    )
    scenes = [start, replace(start.at("topics")), replace(start.at("classes"))]
    scenes += [start.at("services", topic.id) for topic in real_catalogue.topics()]
    for services, screen in product(longest(real_catalogue, way.language), ("confirm", "leaflet")):
        scenes.append(replace(start.at(screen), services=services))  # type: ignore[arg-type]

    told = []
    for flow in scenes:
        stage.play(drawn(flow, catalogue=real_catalogue), way)
        where = f"{flow.place.screen} {flow.place.category} {flow.services}"
        told += [f"{where}: {fault}" for fault in faults(stage, way.size)]

    assert not told, "\n".join(told)
