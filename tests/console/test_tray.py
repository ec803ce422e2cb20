"""The tray for real: an X server, a session bus, and a desktop's tray that waits for icons."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from client_kit.testing.fake_server import FakeServer
from operator_console.stand import device_token

TRAY = """
import sys
from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

@ClassInfo({"D-Bus Interface": "org.kde.StatusNotifierWatcher"})
class Watcher(QObject):
    @Slot(str)
    def RegisterStatusNotifierItem(self, service):
        item = QDBusInterface(
            service, "/StatusNotifierItem", "org.kde.StatusNotifierItem", bus)
        print(item.property("Title"), item.property("Status"), flush=True)
        app.quit()

    IsStatusNotifierHostRegistered = Property(bool, lambda self: True)

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
watcher = Watcher()
bus.registerObject(
    "/StatusNotifierWatcher", watcher, QDBusConnection.RegisterOption.ExportAllContents)
bus.registerService("org.kde.StatusNotifierWatcher")
print("waiting", flush=True)
app.exec()
"""


@pytest.fixture
def desktop() -> Iterator[dict[str, str]]:
    """Environment of an X screen with a session bus and nothing on them."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    qt = {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    yield {**os.environ, **qt, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}
    for process in (screen, bus):
        process.terminate()
        process.communicate(timeout=10)


def console(desktop: dict[str, str], server: FakeServer, token: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "operator_console", "--mini"),
            *("--server", server.url, "--token-file", str(token)),
        ],
        env=desktop,
        stderr=subprocess.PIPE,
        text=True,
    )


def words_of(process: subprocess.Popen[str], server: FakeServer) -> str:
    """Everything it said on stderr, after it stood there and was ended in order."""
    server.wait_for(lambda: bool(server.hellos), 20)
    process.terminate()
    _, told = process.communicate(timeout=20)
    assert process.returncode == 0
    return told


def test_where_a_desktop_has_a_tray_the_console_is_in_it(
    desktop: dict[str, str], server: FakeServer, tmp_path: Path
) -> None:
    offscreen = desktop | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", TRAY], env=offscreen, stdout=subprocess.PIPE, text=True
    ) as tray:
        assert tray.stdout is not None
        assert tray.stdout.readline() == "waiting\n"

        running = console(desktop, server, device_token(tmp_path))

        assert tray.stdout.readline() == "talon-console Active\n"
    assert "no tray" not in words_of(running, server)


def test_where_there_is_none_it_is_told_and_the_console_works(
    desktop: dict[str, str], server: FakeServer, tmp_path: Path
) -> None:
    running = console(desktop, server, device_token(tmp_path))

    told = words_of(running, server)

    assert "no tray here; the mini strip (Ctrl+3) stands instead" in told
    assert "level=error" not in told
