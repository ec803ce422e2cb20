"""Puts a voice together from the machine's settings: synthesizer, clips, player."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from display_board.errors import SpeechUnavailable
from display_board.voice.announcements import Utterance
from display_board.voice.announcer import Announcer, Voice
from display_board.voice.chime import ChimeTokens
from display_board.voice.clips import Clips
from display_board.voice.device import DevicePlayer
from display_board.voice.engine import AUTO
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, silence
from display_board.voice.player import FilePlayer, Player, SilentPlayer
from display_board.voice.recorded import Pack
from display_board.voice.render_process import RenderProcess

OFF = "off"
ON = "on"
FILE = "file:"
_SILENT_PHRASE_MS = 1_600

_log = structlog.get_logger("voice")


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    setting: str
    """`on`, `off` or `file:FOLDER`."""
    languages: tuple[Language, ...]
    clips: Path
    chime: ChimeTokens
    packs: tuple[Path, ...] = ()
    """Clips (`recorded`) before the engine: a human announcer's, then those rendered at set-up."""
    engine: str = AUTO


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
    packs = [folder for folder in settings.packs if _is_usable(folder)]
    lufs = settings.chime.level_lufs
    return Clips(RenderProcess(lufs, engine=settings.engine, packs=packs), settings.clips)


def _is_usable(folder: Path) -> bool:
    """What a pack lacks is told once, at the start; the engine says it."""
    try:
        gaps = Pack(folder).gaps()
    except SpeechUnavailable as error:
        _log.warning("a pack of clips cannot be used", why=str(error))
        return False
    if gaps:
        first = ", ".join(f"{language}: {piece}" for language, piece in gaps[:3])
        _log.warning("a pack of clips has gaps", folder=str(folder), missing=len(gaps), first=first)
    return True


def _player(setting: str) -> Player:
    if setting == OFF:
        return SilentPlayer()
    if setting.startswith(FILE):
        return FilePlayer(Path(setting.removeprefix(FILE)))
    return DevicePlayer()
