"""What the stories share: one centre at noon, and a browser that looks at its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.stories.centre import Centre, centre_at_noon


@pytest.fixture(scope="module")
def centre(qapp: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """Server, printer and an operator at her window, all day long."""
    with centre_at_noon(tmp_path_factory.mktemp("centre")) as standing:
        yield standing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield chromium
        chromium.close()
