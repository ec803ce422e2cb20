"""The gallery is drawn by the real engine: a control that warns or does not load fails here."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from client_kit.gallery import draw_gallery
from client_kit.qt.errors import FontsMissing
from client_kit.qt.fonts import load_fonts


@pytest.mark.usefixtures("qapp")
def test_every_control_is_drawn_in_every_scheme_without_a_warning(tmp_path: Path) -> None:
    pictures = draw_gallery(tmp_path)

    corners = [QImage(str(picture)).pixelColor(3, 3).name() for picture in pictures]

    assert corners == ["#f1f4f7", "#0b141e", "#000000"]


@pytest.mark.usefixtures("qapp")
def test_a_damaged_font_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cut in ("Regular", "Medium", "Bold"):
        (tmp_path / f"IBMPlexSans-{cut}.ttf").write_bytes(b"not a font")
    monkeypatch.setenv("TALON_FONTS", str(tmp_path))

    with pytest.raises(FontsMissing, match="make setup"):
        load_fonts()
