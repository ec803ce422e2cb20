"""The page over all pictures shows each once, grouped, beside its reference."""

import subprocess
import sys
from pathlib import Path

from bench.overview import overview


def test_every_picture_stands_once_in_its_group() -> None:
    names = ["kiosk-start.png", "board-call.png", "story/01-kiosk-start.png", "odd.png"]

    page = overview([Path(name) for name in names], {})

    assert [page.count(f'src="{name}"') for name in names] == [1, 1, 1, 1]
    headings = [page.index(f'<h2 id="{name}">') for name in ("story", "kiosk", "board", "odd")]
    assert headings == sorted(headings)
    assert "Kiosk (1)" in page


def test_a_reference_of_the_same_name_stands_beside(tmp_path: Path) -> None:
    reference = tmp_path / "kiosk-start.png"

    page = overview([Path("kiosk-start.png"), Path("kiosk-help.png")], {"kiosk-start": reference})

    assert page.count('class="reference"') == 1
    assert reference.as_uri() in page


def test_one_gallery_alone_leaves_the_other_pictures(tmp_path: Path) -> None:
    (tmp_path / "build" / "shots").mkdir(parents=True)
    (tmp_path / "build" / "shots" / "board-call.png").write_bytes(b"")

    done = subprocess.run(
        [sys.executable, "-m", "bench.shots", "--only", "no gallery"],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert "1 pictures" in done.stdout
    assert "board-call.png" in (tmp_path / "build" / "shots" / "index.html").read_text()
