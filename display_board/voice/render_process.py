"""The synthesizer kept apart: its crash or its work never touches the board's own process."""

import json
import os
import selectors
import subprocess
import sys
from pathlib import Path

import structlog

from display_board.errors import SpeechUnavailable
from display_board.voice.espeak import NAME, WORDS_PER_MINUTE
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
        self, lufs: float, program: tuple[str, ...] = (), recordings: Path | None = None
    ) -> None:
        """`program` replaces the renderer's command line; `recordings` go before synthesis."""
        self.name = f"{NAME} {WORDS_PER_MINUTE} {lufs}"
        self._lufs = lufs
        self._program = program or (sys.executable, "-m", "display_board.voice.render")
        if recordings is not None:
            self.name += f" {edition(recordings)}"
            self._program += (str(recordings),)
        self._process: subprocess.Popen[bytes] | None = None

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
            self._process.communicate()
            self._process = None

    def _ask(self, request: bytes) -> Pcm:
        if self._process is None:
            self._process = subprocess.Popen(
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                process_group=0,  # a terminal's Ctrl+C is for the board; it closes the pipe
            )
        answers, requests = self._process.stdout, self._process.stdin
        if answers is None or requests is None:
            raise EOFError("the synthesizer has no pipes")
        requests.write(request)
        with selectors.DefaultSelector() as selector:
            selector.register(answers, selectors.EVENT_READ)
            read = _Reader(answers.fileno(), selector)
            [length] = LENGTH.unpack(read.exactly(LENGTH.size))
            if length:
                return Pcm(read.exactly(length))
            raise SpeechUnavailable(read.line())


class _Reader:
    """Reads from a pipe with patience; raises EOFError and TimeoutError."""

    def __init__(self, pipe: int, selector: selectors.BaseSelector) -> None:
        self._pipe = pipe
        self._selector = selector

    def exactly(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            parts += self._some(count - len(parts))
        return bytes(parts)

    def line(self) -> str:
        text = bytearray()
        while not text.endswith(b"\n"):
            text += self._some(1)
        return text.decode().strip()

    def _some(self, most: int) -> bytes:
        if not self._selector.select(PATIENCE_S):
            raise TimeoutError("the synthesizer does not answer")
        if part := os.read(self._pipe, most):
            return part
        raise EOFError("the synthesizer ended")
