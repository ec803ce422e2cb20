"""First visit on a slow phone: first contentful paint and bytes transferred, page by page.

`python -m bench.first_paint` writes build/bench/first_paint.json: a fresh browser profile each
time, its processor slowed down four times. `…_ms` is the median of the runs, `…_kb` what the first
visit transferred, compressed, with headers.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.async_api import Browser, async_playwright

from bench.measure import write
from bench.town import CONFIG
from queue_core.domain import commands as c
from server.testing import Child, Peer

OFFICE, SERVICE = "central", "passport"
SLOWER, RUNS = 4, 7
PHONE = (390, 844)
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
    const found = list.getEntriesByName("first-contentful-paint");
    if (found.length) done(found[0].startTime);
}).observe({type: "paint", buffered: true}))"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="bench.first_paint", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    runs = 1 if parser.parse_args(arguments).quick else RUNS
    figures = asyncio.run(measure(runs))
    print(f"{write('first_paint', figures)}: {figures}")
    return 0


async def measure(runs: int) -> dict[str, float]:
    """Start a server and look at its pages."""
    figures: dict[str, float] = {"slower": SLOWER, "runs": runs}
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Child(CONFIG, Path(folder), arguments=("--unlimited",)) as child,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            address = f"http://127.0.0.1:{child.port}"
            for name, path in (await pages(child)).items():
                seen = [await first_visit(browser, address + path) for _ in range(runs)]
                figures[f"{name}_ms"] = round(median(ms for ms, _ in seen))
                figures[f"{name}_kb"] = round(max(size for _, size in seen) / 1000, 1)
            await browser.close()
    return figures


async def pages(child: Child) -> dict[str, str]:
    """The pages that people come to first."""
    token = child.credentials.device("kiosk", OFFICE, "kiosk-1")
    found = {"network": "/", "office": f"/offices/{OFFICE}", "book": f"/book/{OFFICE}/{SERVICE}"}
    await asyncio.sleep(6)  # a running server takes a new token over within five seconds
    async with Peer(child.live, token) as kiosk:
        reply = await kiosk.do(OFFICE, c.IssueTicket((SERVICE,)))
        if reply["ok"]:  # not at night
            found["ticket"] = f"/t/{OFFICE}.{reply['result']['token']}"
    return found


async def first_visit(browser: Browser, url: str) -> tuple[float, int]:
    """First contentful paint in ms, and bytes, of a browser that was never here."""
    width, height = PHONE
    context = await browser.new_context(viewport={"width": width, "height": height})
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    await wire.send("Network.enable")
    await wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.goto(url, wait_until="load")
    painted = float(await page.evaluate(_PAINTED))
    await context.close()
    return painted, sum(sizes)


if __name__ == "__main__":
    sys.exit(main())
