"""The fake printer in a thread of its own, for tests and benches that are busy with Qt."""

import asyncio
import threading
from types import TracebackType

from kiosk_app.printing.fake import FakePrinter, Temper


class PrinterThread:
    """`with PrinterThread() as printer:`; `printer.address` is for `--printer`."""

    def __init__(self, temper: Temper | None = None) -> None:
        self.fake = FakePrinter(temper or Temper())
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fake-printer")

    @property
    def address(self) -> str:
        """As the kiosk's `--printer` wants it."""
        return self.fake.address

    def __enter__(self) -> "PrinterThread":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.fake.__aenter__(), self._loop).result(5)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self.fake.__aexit__(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
