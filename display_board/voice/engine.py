"""What a speech engine is to the board, and which of those installed here speaks."""

from collections.abc import Callable, Sequence
from typing import Protocol

from display_board.errors import SpeechUnavailable
from display_board.voice.espeak import Espeak
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm
from display_board.voice.rhvoice import RHVoice

AUTO = "auto"


class Engine(Protocol):
    """Turns words into sound, silence and all; raises SpeechUnavailable."""

    name: str
    """Another name for whatever would say it otherwise."""

    def speak(self, phrase: str, language: Language) -> Pcm: ...


ENGINES: dict[str, Callable[[], Engine]] = {"rhvoice": RHVoice, "espeak-ng": Espeak}
"""The better voices first."""


class FirstThatCan:
    """Engines in their order: one that lacks the language is passed over."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self.name = ", ".join(engine.name for engine in engines)
        self._engines = engines

    def speak(self, phrase: str, language: Language) -> Pcm:
        reasons = []
        for engine in self._engines:
            try:
                return engine.speak(phrase, language)
            except SpeechUnavailable as error:
                reasons.append(str(error))
        raise SpeechUnavailable("; ".join(reasons))


def engines_here(name: str) -> str:
    """Another text when other engines would speak, without loading any."""
    if name == AUTO:
        return ", ".join(("rhvoice", "espeak-ng") if RHVoice.is_here() else ("espeak-ng",))
    return name


def engine_of(name: str) -> Engine:
    """One of ENGINES, or with `auto` all that are here; raises SpeechUnavailable."""
    found, reasons = [], []
    for make in ENGINES.values() if name == AUTO else (ENGINES[name],):
        try:
            found.append(make())
        except SpeechUnavailable as error:
            reasons.append(str(error))
    if not found:
        raise SpeechUnavailable("; ".join(reasons))
    return FirstThatCan(found)
