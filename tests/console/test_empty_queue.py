"""A queue that empties leaves nothing on the glass."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from client_kit.qt.shot import paint
from client_kit.testing.drive import is_shown, press_key, settle, texts, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.stand import accounts, become, device_token, standing


def test_rows_of_those_who_have_gone_are_gone(qapp: Any, now: int, tmp_path: Path) -> None:
    full = scenes.idle(now)
    alone = full | {"tickets": {"t14": full["tickets"]["t14"]}}
    with (
        FakeServer({scenes.CHANNEL: full}, accounts=accounts()) as server,
        standing(server.url, device_token(tmp_path), window="5") as console,
    ):
        for word in ("smirnova", "1234"):
            type_text(console.window, word)
            press_key(console.window, Qt.Key.Key_Return)
        wait_until(lambda: is_shown(console.window, "queue") and "А015" in texts(console.window))
        settle(console.window, 200)

        become(console, server, alone)
        wait_until(lambda: "А015" not in texts(console.window))
        become(console, server, alone | {"tickets": {}})
        wait_until(lambda: "Никого нет" in texts(console.window))
        paint(console.window)

        assert not {"А013", "А014", "А015"} & set(texts(console.window))
