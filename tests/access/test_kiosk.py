"""The kiosk for those who do not see it, miss small things, sit, or need more contrast."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.access import Role, faults, names, order_faults, pressable, told
from client_kit.testing.drive import items
from client_kit.testing.glass import ENOUGH, MUCH, pale_texts
from kiosk_app.flow.state import Comfort, Flow
from kiosk_app.gallery import LANDSCAPE, PORTRAIT, drawn, flows
from kiosk_app.panel import DRAWN_TARGET_MM, LEAST_GAP_MM, LEAST_TARGET_MM, Panel
from kiosk_app.paths import KIOSK_QML, MODULES
from kiosk_app.qt.kiosk_model import KioskModel

PLAIN, LARGE, LOW = Comfort(), Comfort(large=True), Comfort(low_reach=True)
BOTH = Comfort(large=True, low_reach=True)
HALF = (PORTRAIT[0] // 2, PORTRAIT[1] // 2)
"""Everything follows the short side, and a quarter of the pixels is counted sooner."""
FLOWS = dict(flows())
FULLEST = {
    "confirm-five": replace(
        FLOWS["confirm"], services=("passport", "foreign", "residence", "birth", "rights")
    ),
    "search-nothing-typed": replace(FLOWS["search"], typed=""),
}
SCREENS = {**FLOWS, **FULLEST}
SAID = {
    "start": (
        "Чем вам помочь?",
        "Сейчас ждут 12\u00a0человек, примерно 8\u2060–\u206014\u00a0минут",
    ),
    "confirm": ("Перед вами 7 человек", "Ждать примерно 8\u200a–\u200a14 минут"),
    "success": ("А012", "Заберите талон"),
    "success-no-paper": ("А012", "Вы в очереди"),
    "where-called": ("А012", "Подойдите к окну 5"),
    "link-lost": ("Талоны временно не выдаём",),
}
"""What must not be missed, in the tree by these words."""


class Stage:
    """One window on which screen after screen is laid out."""

    def __init__(self) -> None:
        load_fonts()
        self.engine = Engine(MODULES)
        self.model = KioskModel()
        self.window: QQuickWindow = self.engine.load(KIOSK_QML, {"vm": self.model})
        self.window.show()

    def play(self, flow: Flow, size: tuple[int, int], scheme: str = "light") -> QQuickWindow:
        self.window.resize(*size)
        self.engine.use_theme(scheme, reduced_motion=True)
        self.model.show(drawn(flow))
        for _ in range(2):  # a layout may ask for another one
            QCoreApplication.processEvents()
            for item in items(self.window):
                item.ensurePolished()
        return self.window


@pytest.fixture(scope="module")
def stage(qapp: Any) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    warnings = list(stage.engine.warnings)
    stage.engine.close()
    assert warnings == []


# ── the accessibility tree ────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_control_of_every_screen_is_told_by_its_own_name(
    stage: Stage, size: tuple[int, int]
) -> None:
    amiss = {
        f"{name}: {fault}"
        for name, flow in SCREENS.items()
        for fault in faults(stage.play(flow, size))
    }

    assert amiss == set()


def test_what_must_not_be_missed_is_told(stage: Stage) -> None:
    for name, pieces in SAID.items():
        heard = names(stage.play(SCREENS[name], PORTRAIT))
        for piece in pieces:
            assert any(piece in each for each in heard), (name, piece, heard)


def test_in_english_nothing_to_press_is_told_in_russian(stage: Stage) -> None:
    for name, flow in SCREENS.items():
        tree = told(stage.play(replace(flow, language="en"), PORTRAIT))
        controls = [each.name for each in tree if each.is_control and each.role != Role.PageTab]
        assert [each for each in controls if re.search("[А-яЁё]{2}", each)] == [], name


def test_the_chosen_comfort_and_what_is_out_of_use_are_told(stage: Stage) -> None:
    comfort = stage.play(replace(FLOWS["comfort"], comfort=Comfort(large=True)), PORTRAIT)
    chosen = {each.item.objectName() for each in told(comfort) if each.is_selected}
    code = stage.play(FLOWS["check-in"], PORTRAIT)
    disabled = [each.item.objectName() for each in told(code) if each.is_disabled]

    assert chosen == {"comfort:large", "comfort"}
    assert disabled == ["send"]


@pytest.mark.parametrize("comfort", [PLAIN, LOW], ids=["plain", "low"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_four_keys_walk_in_the_order_of_reading(
    stage: Stage, size: tuple[int, int], comfort: Comfort
) -> None:
    amiss = {
        f"{name}: {fault}"
        for name, flow in SCREENS.items()
        for fault in order_faults(stage.play(replace(flow, comfort=comfort), size))
    }

    assert amiss == set()


# ── fingers ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize(
    "comfort", [PLAIN, LARGE, LOW, BOTH], ids=["plain", "large", "low", "both"]
)
def test_every_target_is_20_mm_and_3_mm_from_the_next_on_any_panel(
    stage: Stage, size: tuple[int, int], comfort: Comfort
) -> None:
    amiss = []
    for name, flow in SCREENS.items():
        targets = rects(stage.play(replace(flow, comfort=comfort), size))
        for inches in (19, 21.5, 32):
            mm = Panel(*size, inches).mm_per_px
            amiss += [f"{inches}″ {name}: {fault}" for fault in finger_faults(targets, mm)]
        if comfort.low_reach:
            amiss += [f"{name}: {fault}" for fault in reach_faults(targets, size[1])]

    assert not amiss, "\n".join(amiss)


def rects(window: QQuickWindow) -> dict[str, QRectF]:
    return {
        item.objectName() or str(item): item.mapRectToScene(item.boundingRect())
        for item in pressable(window)
    }


def finger_faults(targets: dict[str, QRectF], mm: float) -> Iterator[str]:
    for name, rect in targets.items():
        least = min(rect.width(), rect.height()) * mm
        if least < LEAST_TARGET_MM:
            yield f"{name} is {least:.1f} mm"
    for (name, rect), (other, there) in combinations(targets.items(), 2):
        across = max(rect.left(), there.left()) - min(rect.right(), there.right())
        down = max(rect.top(), there.top()) - min(rect.bottom(), there.bottom())
        if max(across, down) * mm < LEAST_GAP_MM:
            yield f"{name} and {other} are {max(across, down) * mm:.1f} mm apart"


def reach_faults(targets: dict[str, QRectF], height: int) -> Iterator[str]:
    for name, rect in targets.items():
        if rect.top() < 0.45 * height - 1:
            yield f"{name} begins at {rect.top() / height:.0%}"


def test_what_is_said_to_be_the_smallest_is_what_is_drawn(stage: Stage) -> None:
    unit = PORTRAIT[0] / 270
    sides = [
        min(rect.width(), rect.height()) / unit
        for flow in SCREENS.values()
        for comfort in (PLAIN, LOW)
        for size in (PORTRAIT, LANDSCAPE)
        for rect in rects(stage.play(replace(flow, comfort=comfort), size)).values()
    ]

    assert DRAWN_TARGET_MM <= min(sides) < DRAWN_TARGET_MM + 0.3


@pytest.mark.parametrize(
    ("inches", "size", "is_refused"),
    [
        (21.5, PORTRAIT, False),
        (19, PORTRAIT, False),
        (19, LANDSCAPE, False),
        (19, (1024, 1280), False),
        (18.5, PORTRAIT, True),
        (15.6, (720, 1280), True),
    ],
)
def test_a_panel_on_which_a_finger_would_miss_is_refused(
    inches: float, size: tuple[int, int], is_refused: bool
) -> None:
    panel = Panel(*size, inches)

    assert panel.is_too_small == is_refused
    assert not Panel(*size, panel.least_diagonal_in + 0.01).is_too_small


def test_a_kiosk_on_so_small_a_panel_does_not_start_and_says_what_to_use(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk_app", "--diagonal", "15", "--shot"]
    ended = subprocess.run(
        [*command, str(tmp_path / "never.png")], capture_output=True, text=True, timeout=60
    )

    assert ended.returncode == 2
    assert "use one of 19″ or more" in ended.stderr


# ── contrast ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scheme", "least", "each"), [("light", ENOUGH, 1), ("dark", ENOUGH, 3), ("contrast", MUCH, 1)]
)
def test_every_text_on_the_glass_stands_out(
    stage: Stage, scheme: str, least: float, each: int
) -> None:
    amiss = [
        f"{name}: {fault}"
        for name, flow in list(SCREENS.items())[::each]
        for fault in pale_texts(stage.play(flow, HALF, scheme), least)
    ]

    assert not amiss, "\n".join(amiss)
