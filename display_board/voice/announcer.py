"""The hall's voice: takes what is called, says it in turn, tells the screen when to light up."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from display_board.errors import SoundUnavailable, SpeechUnavailable, Unavailable
from display_board.voice.announcements import (
    Announcements,
    Call,
    Kind,
    Utterance,
    begun,
    choose,
    hear,
    wake_at,
)
from display_board.voice.chime import ChimeTokens, call_chime, repeat_chime
from display_board.voice.numerals import LANGUAGES, Language
from display_board.voice.pcm import Pcm, join, quieter, silence
from display_board.voice.player import Player, Sound
from display_board.voice.words import Sentence, hall_phrase, sentence

PHRASE_PAUSE_MS = 180
TONGUE_PAUSE_MS = 500
FULL = 100
"""Per cent."""
UNSPOKEN_MS = 3_000
"""How long a call keeps the floor when no words could be made."""
LOOK_AGAIN_MS = 60_000
"""A loudspeaker plugged in again is told within it, though nobody is called."""
SOUND_FAULT = "no_device"
SPEECH_FAULT = "no_speech"


class Voice(Protocol):
    """A clip for a phrase; raises SpeechUnavailable."""

    def clip(self, phrase: str, language: Language) -> Pcm: ...

    def close(self) -> None: ...


class Announcer:
    """Announces each call once and repeats it once; never raises for a missing voice or device."""

    def __init__(
        self,
        voice: Voice,
        player: Player,
        chime: ChimeTokens,
        languages: tuple[Language, ...],
        *,
        clock: Callable[[], int],
        on_begin: Callable[[Utterance], None],
        on_faults: Callable[[frozenset[str]], None],
    ) -> None:
        self._voice = voice
        self._player = player
        self._languages = languages
        self._clock = clock
        self._pause = silence(chime.pause_before_voice_ms)
        self._chimes = {Kind.CALL: call_chime(chime), Kind.REPEAT: repeat_chime(chime)}
        self._on_begin = on_begin
        self._on_faults = on_faults
        self._queue = Announcements()
        self._faults: frozenset[str] = frozenset()
        self._volume = FULL
        self._looks_again_at = 0

    def set_volume(self, percent: int) -> None:
        """0: say nothing, and keep the times, so that highlights match those of who speaks."""
        self._volume = percent

    def hear(self, called: Iterable[Call], *, reconnected: bool) -> None:
        """What the board's document calls at this moment."""
        self._queue = hear(self._queue, called, self._clock(), reconnected=reconnected)

    def rehearse(self) -> None:
        """Before the first call: what is missing is told now, and the engine is warm for it.

        While something is missing `advance` tries it again.
        """
        faults: set[str] = set()
        for language in self._languages:
            with _noting(SpeechUnavailable, SPEECH_FAULT, faults):
                self._voice.clip(sentence("", "1", language).window, language)
        with _noting(SoundUnavailable, SOUND_FAULT, faults):
            self._player.check()
        self._looks_again_at = self._clock() + LOOK_AGAIN_MS
        self._tell(faults)

    def advance(self) -> int | None:
        """Say what is due; the moment (ms) to come again, or None until something is heard."""
        said = choose(self._queue, self._clock())
        if said is not None:
            self._say(said)
        now = self._clock()
        if self._faults and now >= self._looks_again_at:
            self.rehearse()
        moments = (wake_at(self._queue, now), self._looks_again_at if self._faults else None)
        return min((moment for moment in moments if moment is not None), default=None)

    def close(self) -> None:
        self._player.close()
        self._voice.close()

    def _say(self, said: Utterance) -> None:
        faults: set[str] = set()
        sound = self._sound(said, faults)
        now = self._clock()  # making the sound took its time
        self._queue = begun(self._queue, said, now, sound.pcm.ms or UNSPOKEN_MS)
        self._on_begin(said)
        if not self._volume:
            return
        with _noting(SoundUnavailable, SOUND_FAULT, faults):
            self._player.play(replace(sound, pcm=quieter(sound.pcm, self._volume / FULL)), now)
        self._tell(faults)

    def _tell(self, faults: set[str]) -> None:
        if faults != self._faults:
            self._faults = frozenset(faults)
            self._looks_again_at = self._clock() + LOOK_AGAIN_MS
            self._on_faults(self._faults)

    def _sound(self, said: Utterance, faults: set[str]) -> Sound:
        parts = [self._chimes[said.kind], self._pause] if said.chime else []
        texts: list[str] = []
        for language in self._tongues(said.call):
            words = sentence(said.call.number, said.call.window, language)
            if hall := said.call.hall.get(language):
                words = replace(words, hall=hall_phrase(hall, language))
            try:
                spoken = self._words(words)
            except SpeechUnavailable:
                faults.add(SPEECH_FAULT)
                continue
            if texts:
                parts.append(silence(TONGUE_PAUSE_MS))
            parts.append(spoken)
            texts.append(words.text)
        return Sound(said.call.id, said.kind, ". ".join(texts), said.chime, join(*parts))

    def _tongues(self, call: Call) -> tuple[Language, ...]:
        own = tuple(name for name in LANGUAGES if name == call.language)
        return tuple(dict.fromkeys((*self._languages, *own)))

    def _words(self, words: Sentence) -> Pcm:
        parts: list[Pcm] = []
        for phrase in words.phrases:
            parts += [self._voice.clip(phrase, words.language), silence(PHRASE_PAUSE_MS)]
        return join(*parts[:-1])


@contextmanager
def _noting(error: type[Unavailable], fault: str, faults: set[str]) -> Generator[None, None, None]:
    """What is missing is noted, and the board goes on."""
    try:
        yield
    except error:
        faults.add(fault)
