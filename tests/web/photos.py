"""Takes pictures of the pages for looking at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

SHOTS = Path(__file__).parents[2] / "build" / "shots"
PHONE, LARGE_PHONE, DESK, SMALL = (360, 800), (390, 844), (1280, 848), (320, 640)


class Photographer:
    """Takes pictures of pages."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self.too_wide: list[str] = []

    async def shoot(
        self,
        name: str,
        path: str,
        size: tuple[int, int] = PHONE,
        *,
        language: str = "ru-RU",
        is_dark: bool = False,
        wait_for: str = ".state.linked",
        picked: Sequence[str] = (),
        is_whole: bool = False,
    ) -> None:
        """One picture of a page once `wait_for` stands on it; notes what sticks out."""
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=1.5 if size is DESK else 2,
            color_scheme="dark" if is_dark else "light",
            locale=language,
        )
        page = await context.new_page()
        await page.goto(self._url + path)
        if wait_for:
            await page.locator(wait_for).first.wait_for()
        for label in picked:
            await page.get_by_label(label).first.check()
        width = await page.evaluate("document.documentElement.scrollWidth")
        if width > size[0]:
            self.too_wide.append(name)
        await page.screenshot(path=SHOTS / f"web-{name}.png", full_page=is_whole)
        await context.close()
