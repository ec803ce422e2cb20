"""One ticket from tap to finish through the real server and all three real applications."""

import asyncio
import sys
from pathlib import Path

from PIL import Image


async def test_a_ticket_goes_from_the_tap_to_the_end_on_every_screen(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.story", "--hasty", "--out", str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 120)

    assert process.returncode == 0, output.decode()
    pictures = sorted(tmp_path.glob("*.png"))
    index = (tmp_path / "index.md").read_text(encoding="utf-8")
    assert len(pictures) == 15
    assert all(picture.name in index for picture in pictures)
    (paper,) = tmp_path.glob("*-paper.png")
    with Image.open(paper) as sheet:
        assert sheet.width == 576
        assert sheet.height > 600
