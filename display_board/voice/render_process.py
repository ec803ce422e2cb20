"""The synthesizer kept apart: its crash or its work never touches the board's own process."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import structlog

from display_board.errors import SpeechUnavailable
from display_board.voice.engine import AUTO, engines_here
from display_board.voice.espeak import WORDS_PER_MINUTE
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm
from display_board.voice.recorded import edition
from display_board.voice.render import LENGTH

PATIENCE_S = 5.0
_ATTEMPTS = 2

_log = structlog.get_logger("voice")


class RenderProcess:
    """Starts `display_board.voice.render` when first needed, and again when it died."""

    def __init__(
        self,
        lufs: float,
        program: tuple[str, ...] = (),
        *,
        engine: str = AUTO,
        packs: Sequence[Path] = (),
    ) -> None:
        """`program` replaces the renderer's command line; `packs` go before the engine."""
        editions = [edition(folder) for folder in packs]
        self.name = " ".join((engines_here(engine), f"{WORDS_PER_MINUTE} {lufs}", *editions))
        self._lufs = lufs
        renderer = (sys.executable, "-m", "display_board.voice.render", engine, *map(str, packs))
        self._program = program or renderer
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: _Answers | None = None

    def render(self, phrase: str, language: Language) -> Pcm:
        """The finished clip; raises SpeechUnavailable when a second process fails too."""
        request = {"phrase": phrase, "language": language, "lufs": self._lufs}
        for _ in range(_ATTEMPTS):
            try:
                return self._ask(json.dumps(request).encode() + b"\n")
            except (OSError, EOFError, TimeoutError) as error:
                _log.warning("the synthesizer failed", phrase=phrase, why=repr(error))
                self.close()
        raise SpeechUnavailable(f"the synthesizer fails on «{phrase}»")

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._answers is not None:
                self._answers.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = self._answers = None

    def _ask(self, request: bytes) -> Pcm:
        if self._process is None:
            self._process = subprocess.Popen(
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                process_group=0,  # a terminal's Ctrl+C is for the board; it closes the pipe
            )
            if self._process.stdout is not None:
                self._answers = _Answers(self._process.stdout.fileno())
        requests, answers = self._process.stdin, self._answers
        if answers is None or requests is None:
            raise EOFError("the synthesizer has no pipes")
        requests.write(request)
        [length] = LENGTH.unpack(answers.exactly(LENGTH.size))
        if length:
            return Pcm(answers.exactly(length))
        raise SpeechUnavailable(answers.line())


class _Answers:
    """Reads a pipe on a thread, since Windows cannot wait for one; EOFError and TimeoutError."""

    def __init__(self, pipe: int) -> None:
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._left = bytearray()
        self._thread = threading.Thread(target=self._read, args=(pipe,), daemon=True)
        self._thread.start()

    def exactly(self, count: int) -> bytes:
        while len(self._left) < count:
            self._more()
        return self._take(count)

    def line(self) -> str:
        while b"\n" not in self._left:
            self._more()
        return self._take(self._left.index(b"\n") + 1).decode().strip()

    def join(self) -> None:
        """Wait for the end of a pipe whose process is gone."""
        self._thread.join(PATIENCE_S)

    def _take(self, count: int) -> bytes:
        part = bytes(self._left[:count])
        del self._left[:count]
        return part

    def _more(self) -> None:
        try:
            chunk = self._chunks.get(timeout=PATIENCE_S)
        except queue.Empty as error:
            raise TimeoutError("the synthesizer does not answer") from error
        if not chunk:
            raise EOFError("the synthesizer ended")
        self._left += chunk

    def _read(self, pipe: int) -> None:
        while True:
            chunk = os.read(pipe, 65_536)
            self._chunks.put(chunk)
            if not chunk:
                return
