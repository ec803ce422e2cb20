"""Words to samples by eSpeak NG, called in its own library: small, offline, in every language."""

import ctypes
import ctypes.util
import importlib
from dataclasses import dataclass

from display_board.errors import SpeechUnavailable
from display_board.voice.numerals import Language
from display_board.voice.pcm import RATE, Pcm

NAME = "espeak-ng"
WORDS_PER_MINUTE = 135
"""Slower than speech, so that a number is caught at the first hearing."""
_SYNCHRONOUS_RETRIEVAL = 2
_BUFFER_MS = 0
_DONT_EXIT = 1 << 15
_UTF8_AND_PHONEMES = 0x101
"""Words, and between double brackets the library's own notation of sounds."""
_RATE_PARAMETER = 1
_WORD_GAP_PARAMETER = 7
_WORD_GAP = 3
# What the synthesizer would swallow, stress wrongly or turn into another word.
_PRONOUNCED: dict[Language, dict[str, str]] = {
    "ru": {"А": "А\u0301", "У": "У\u0301", "И": "И\u0301", "сорок": "[[s'orVk]]"},
    "en": {"A": "eigh", "Deh": "day", "Peh": "pay"},
    "tt": {"ноль": "нол"},
}
_Samples = ctypes.POINTER(ctypes.c_short)
_OnSamples = ctypes.CFUNCTYPE(ctypes.c_int, _Samples, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """A synthesizer; one a process, used from one thread, since the library is one machine."""

    name = f"{NAME} {WORDS_PER_MINUTE}"

    def __init__(self) -> None:
        found = _locate()
        try:
            self._library = ctypes.CDLL(found.library)
        except OSError as error:
            raise SpeechUnavailable(f"{NAME} cannot be loaded from {found.library}") from error
        self._heard = bytearray()
        self._on_samples = _OnSamples(self._take)
        self._declare()
        rate = self._library.espeak_Initialize(
            _SYNCHRONOUS_RETRIEVAL, _BUFFER_MS, found.voices, _DONT_EXIT
        )
        if rate != RATE:
            raise SpeechUnavailable(f"{NAME} started with {rate} Hz instead of {RATE}")
        self._library.espeak_SetSynthCallback(self._on_samples)
        self._library.espeak_SetParameter(_RATE_PARAMETER, WORDS_PER_MINUTE, 0)
        self._library.espeak_SetParameter(_WORD_GAP_PARAMETER, _WORD_GAP, 0)

    def speak(self, phrase: str, language: Language) -> Pcm:
        """The phrase as the library gives it, silence and all."""
        if self._library.espeak_SetVoiceByName(language.encode()) != 0:
            raise SpeechUnavailable(f"{NAME} has no voice for «{language}»")
        self._heard.clear()
        text = _pronounced(phrase, language).encode() + b"\0"
        code = self._library.espeak_Synth(text, len(text), 0, 1, 0, _UTF8_AND_PHONEMES, None, None)
        if code != 0 or not self._heard:
            raise SpeechUnavailable(f"{NAME} could not say «{phrase}»: code {code}")
        return Pcm(bytes(self._heard))

    def _take(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if samples and count:
            self._heard += ctypes.string_at(samples, 2 * count)
        return 0

    def _declare(self) -> None:
        number, text, size = ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t
        flags, place = ctypes.c_uint, ctypes.c_void_p
        self._library.espeak_Initialize.argtypes = [number, number, text, number]
        self._library.espeak_SetVoiceByName.argtypes = [text]
        self._library.espeak_Synth.argtypes = [
            *(text, size, flags, number, flags, flags, place, place)
        ]


@dataclass(frozen=True, slots=True)
class _Found:
    library: str
    voices: bytes | None


def _locate() -> _Found:
    """The PyPI wheel first (it carries its voices), then the distribution's library."""
    try:
        wheel = importlib.import_module("espeakng_loader")
    except ImportError:
        installed = ctypes.util.find_library("espeak-ng")
        if installed is None:
            raise SpeechUnavailable(
                f"{NAME} is not here: install espeakng-loader or the package libespeak-ng1"
            ) from None
        return _Found(installed, None)
    return _Found(str(wheel.get_library_path()), str(wheel.get_data_path()).encode())


def _pronounced(phrase: str, language: Language) -> str:
    table = _PRONOUNCED[language]
    return " ".join(table.get(word, word) for word in phrase.split(" "))
