"""What a hall hears: order, no overlap, chime and voice, and what is missing is told."""

import json

import pytest

from client_kit.theme.tokens import load_tokens
from display_board.errors import SoundUnavailable, SpeechUnavailable
from display_board.testing import ToneRenderer
from display_board.voice.announcements import PAUSE, Call, Kind, Utterance
from display_board.voice.announcer import LOOK_AGAIN_MS, SOUND_FAULT, SPEECH_FAULT, Announcer
from display_board.voice.chime import ChimeTokens, call_chime
from display_board.voice.clips import Clips
from display_board.voice.loudness import loudness
from display_board.voice.pcm import Pcm, from_wav, silence, trimmed
from display_board.voice.player import FilePlayer, SilentPlayer

TOKENS = ChimeTokens.of(load_tokens().tables["chime"])
NOON = 1_800_000_000_000


class Stage:
    """An announcer with a clock that a test moves."""

    def __init__(self, player, voice, *, languages=("ru",)):
        self.now = NOON
        self.lit: list[Utterance] = []
        self.faults: list[frozenset[str]] = []
        self._announcer = Announcer(
            voice,
            player,
            TOKENS,
            languages,
            clock=lambda: self.now,
            on_begin=self.lit.append,
            on_faults=self.faults.append,
        )

    def hear(self, *calls):
        self._announcer.hear(calls, reconnected=False)

    def rehearse(self):
        self._announcer.rehearse()

    def run(self, ms):
        """Let so much time pass."""
        until = self.now + ms
        while (wake := self._announcer.advance()) is not None and wake <= until:
            self.now = wake
        self.now = until


def played(folder):
    return [json.loads(line) for line in (folder / "played.jsonl").read_text().splitlines()]


def test_three_calls_at_once_are_read_aloud_in_order_without_overlap(renderer, tmp_path):
    calls = [Call("a", "А012", "5", NOON), Call("b", "К034", "12", NOON + 1)]
    calls.append(Call("c", "Д007", "3", NOON + 2))
    voice = Clips(renderer, tmp_path / "clips")
    board = Stage(FilePlayer(tmp_path / "out"), voice)

    board.hear(*calls)
    board.run(60_000)

    heard = played(tmp_path / "out")
    assert [(entry["call"], entry["kind"]) for entry in heard] == [
        *(("a", "call"), ("b", "call"), ("c", "call")),
        *(("a", "repeat"), ("b", "repeat"), ("c", "repeat")),
    ]
    assert heard[0]["text"] == "Номер А ноль двенадцать, подойдите к окну пять"
    assert all(one["until"] < two["at"] for one, two in zip(heard, heard[1:], strict=False))
    for entry in heard:
        sound = from_wav((tmp_path / "out" / entry["wav"]).read_bytes())
        assert sound.ms == entry["until"] - entry["at"]
        assert 3_500 < sound.ms < 6_500
        assert loudness(sound) == pytest.approx(-18, abs=1)


def test_the_chime_sounds_first_then_300_ms_of_silence_then_the_voice(tmp_path):
    voice = Clips(ToneRenderer(), tmp_path / "clips")
    board = Stage(FilePlayer(tmp_path / "out"), voice)

    board.hear(Call("a", "А012", "5", NOON))
    board.run(0)

    [entry] = played(tmp_path / "out")
    sound = from_wav((tmp_path / "out" / entry["wav"]).read_bytes())
    chime, pause = call_chime(TOKENS), silence(TOKENS.pause_before_voice_ms)
    rest = sound.frames[len(chime.frames) + len(pause.frames) :]
    assert sound.frames.startswith(chime.frames + pause.frames)
    assert trimmed(Pcm(rest)).ms == pytest.approx(Pcm(rest).ms, abs=40)


def test_a_board_of_two_languages_says_both_within_one_announcement(renderer, tmp_path):
    voice = Clips(renderer, tmp_path / "clips")
    board = Stage(FilePlayer(tmp_path / "out"), voice, languages=("ru", "en"))

    board.hear(Call("a", "А012", "5", NOON))
    board.run(0)

    [entry] = played(tmp_path / "out")
    assert entry["text"].endswith(". Number A zero twelve, please go to window five")


class DeafPlayer:
    """A machine whose sound device is gone."""

    def __init__(self):
        self.is_gone = True

    def check(self):
        if self.is_gone:
            raise SoundUnavailable("no sound device")

    def play(self, sound, now):
        self.check()

    def close(self):
        pass


class MuteVoice:
    def clip(self, phrase, language):
        raise SpeechUnavailable("no synthesizer")

    def close(self):
        pass


def test_a_missing_sound_device_is_told_once_and_the_board_goes_on(tmp_path):
    voice = Clips(ToneRenderer(), tmp_path)
    board = Stage(
        DeafPlayer(),
        voice,
    )

    board.hear(Call("a", "А012", "5", NOON))
    board.run(60_000)

    assert [said.kind for said in board.lit] == [Kind.CALL, Kind.REPEAT]
    assert board.faults == [frozenset({SOUND_FAULT})]


def test_what_is_missing_is_told_before_the_first_call(tmp_path):
    board = Stage(DeafPlayer(), MuteVoice())

    board.rehearse()

    assert board.faults == [frozenset({SOUND_FAULT, SPEECH_FAULT})]


def test_a_loudspeaker_plugged_in_again_is_told_though_nobody_is_called(tmp_path):
    player = DeafPlayer()
    board = Stage(player, Clips(ToneRenderer(), tmp_path))
    board.rehearse()

    board.run(LOOK_AGAIN_MS - 1)
    before = list(board.faults)
    player.is_gone = False
    board.run(LOOK_AGAIN_MS)

    assert before == [frozenset({SOUND_FAULT})]
    assert board.faults == [*before, frozenset()]


def test_a_rehearsal_is_not_heard(tmp_path):
    voice = ToneRenderer()
    board = Stage(FilePlayer(tmp_path / "out"), Clips(voice, tmp_path), languages=("ru", "tt"))

    board.rehearse()

    assert voice.spoken == ["подойдите к окну один", "беренче тәрәзәгә килегез"]
    assert (board.faults, board.lit) == ([], [])
    assert not (tmp_path / "out" / "played.jsonl").exists()


def test_without_speech_the_chime_still_calls(tmp_path):
    board = Stage(FilePlayer(tmp_path), MuteVoice())

    board.hear(Call("a", "А012", "5", NOON))
    board.run(0)

    [entry] = played(tmp_path)
    assert entry["chime"]
    assert entry["until"] - entry["at"] >= call_chime(TOKENS).ms
    assert board.faults == [frozenset({SPEECH_FAULT})]


def test_a_silent_board_lights_its_calls_in_the_same_order_as_a_speaking_one(tmp_path):
    orders = []
    for player in (SilentPlayer(), FilePlayer(tmp_path / "out")):
        board = Stage(player, Clips(ToneRenderer(), tmp_path / "clips"))
        board.hear(Call("a", "А1", "5", NOON), Call("b", "А2", "6", NOON))
        board.run(60_000)
        orders.append([(said.call.id, said.kind) for said in board.lit])

    assert (
        orders[0]
        == orders[1]
        == [
            *(("a", Kind.CALL), ("b", Kind.CALL), ("a", Kind.REPEAT), ("b", Kind.REPEAT)),
        ]
    )


class SlowVoice(Clips):
    """A cold synthesizer: each phrase takes two seconds to make."""

    def take_time_of(self, stage):
        self._stage = stage

    def clip(self, phrase, language):
        self._stage.now += 2_000
        return super().clip(phrase, language)


def test_the_time_to_make_a_sound_never_makes_two_overlap(tmp_path):
    voice = SlowVoice(ToneRenderer(), tmp_path / "clips")
    board = Stage(FilePlayer(tmp_path / "out"), voice)
    voice.take_time_of(board)

    board.hear(Call("a", "А1", "5", NOON), Call("b", "А2", "6", NOON))
    board.run(60_000)

    first, second, *_ = played(tmp_path / "out")
    assert second["at"] - first["until"] >= PAUSE
