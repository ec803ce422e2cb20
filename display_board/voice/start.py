"""Puts a voice together from the machine's settings: synthesizer, clips, player."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from display_board.voice.announcements import Utterance
from display_board.voice.announcer import Announcer, Voice
from display_board.voice.chime import ChimeTokens
from display_board.voice.clips import Clips
from display_board.voice.device import DevicePlayer
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, silence
from display_board.voice.player import FilePlayer, Player, SilentPlayer
from display_board.voice.render_process import RenderProcess

OFF = "off"
ON = "on"
FILE = "file:"
_SILENT_PHRASE_MS = 1_600


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    setting: str
    """`on`, `off` or `file:FOLDER`."""
    languages: tuple[Language, ...]
    clips: Path
    chime: ChimeTokens
    recordings: Path | None = None
    """Of a human announcer (`recorded`)."""


def start_announcer(
    settings: VoiceSettings,
    clock: Callable[[], int],
    on_begin: Callable[[Utterance], None],
    on_faults: Callable[[frozenset[str]], None],
) -> Announcer:
    """Never raises for what is missing: the announcer tells its faults."""
    return Announcer(
        _voice(settings),
        _player(settings.setting),
        settings.chime,
        settings.languages,
        clock=clock,
        on_begin=on_begin,
        on_faults=on_faults,
    )


class _SilentVoice:
    """Keeps the time of a phrase."""

    def clip(self, phrase: str, language: Language) -> Pcm:
        return silence(_SILENT_PHRASE_MS)

    def close(self) -> None:
        pass


def _voice(settings: VoiceSettings) -> Voice:
    if settings.setting == OFF:
        return _SilentVoice()
    renderer = RenderProcess(settings.chime.level_lufs, recordings=settings.recordings)
    return Clips(renderer, settings.clips)


def _player(setting: str) -> Player:
    if setting == OFF:
        return SilentPlayer()
    if setting.startswith(FILE):
        return FilePlayer(Path(setting.removeprefix(FILE)))
    return DevicePlayer()
