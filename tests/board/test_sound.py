"""The samples to be played, measured: notes, loudness, length; clips and devices."""

import math
import sys

import pytest

from client_kit.theme.tokens import load_tokens
from display_board.errors import SoundUnavailable, SpeechUnavailable
from display_board.testing import ToneRenderer, tone
from display_board.voice.announcements import Kind
from display_board.voice.chime import ChimeTokens, call_chime, repeat_chime
from display_board.voice.clips import Clips
from display_board.voice.device import DevicePlayer
from display_board.voice.loudness import PEAK_LIMIT, levelled, loudness
from display_board.voice.pcm import RATE, from_wav, join, silence, trimmed
from display_board.voice.player import Sound
from display_board.voice.render import render
from display_board.voice.render_process import RenderProcess

TOKENS = ChimeTokens.of(load_tokens().tables["chime"])
NOON = 1_800_000_000_000


def strength(sound, hertz, from_ms, to_ms):
    """Power of one frequency within a stretch (Goertzel by its definition)."""
    part = sound.samples[RATE * from_ms // 1000 : RATE * to_ms // 1000]
    turn = 2 * math.pi * hertz / RATE
    real = sum(sample * math.cos(turn * n) for n, sample in enumerate(part))
    imaginary = sum(sample * math.sin(turn * n) for n, sample in enumerate(part))
    return (real * real + imaginary * imaginary) / len(part) ** 2


def test_a_full_scale_tone_of_997_hz_measures_minus_3_lufs_as_the_standard_says():
    assert loudness(tone(997, 2_000)) == pytest.approx(-3.01, abs=0.05)


def test_silence_does_not_count_in_the_loudness_of_a_sound():
    steady = tone(997, 2_000, 0.1)

    assert loudness(join(steady, silence(4_000))) == pytest.approx(loudness(steady), abs=0.5)


def test_sounds_of_any_level_come_out_equally_loud_and_below_the_peak_limit():
    quiet, loud = tone(400, 800, 0.02), tone(900, 800, 1.0)

    levels = [loudness(levelled(sound, -18)) for sound in (quiet, loud)]

    assert levels == pytest.approx([-18, -18], abs=0.5)
    assert levelled(loud, -6).peak <= PEAK_LIMIT


def test_silence_at_both_ends_is_trimmed():
    framed = join(silence(300), tone(440, 500), silence(700))

    assert trimmed(framed).ms == pytest.approx(530, abs=5)
    assert trimmed(silence(400)).ms == 0


def test_the_chime_falls_a_fourth_from_c5_to_g4_in_1200_ms():
    chime = call_chime(TOKENS)
    c5, g4 = TOKENS.notes_hz

    assert chime.ms == 1_200
    assert strength(chime, c5, 20, 340) > 50 * strength(chime, g4, 20, 340)
    assert strength(chime, g4, 380, 780) > strength(chime, c5, 380, 780)
    assert loudness(chime) == pytest.approx(TOKENS.level_lufs, abs=0.5)


def test_the_chime_of_a_repeat_is_the_lower_note_alone():
    chime = repeat_chime(TOKENS)
    c5, g4 = TOKENS.notes_hz

    assert chime.ms < call_chime(TOKENS).ms
    assert strength(chime, g4, 20, 400) > 100 * strength(chime, c5, 20, 400)


def test_the_second_harmonic_of_the_bell_is_audible_and_soft():
    chime = repeat_chime(TOKENS)
    g4 = TOKENS.notes_hz[1]

    below = 10 * math.log10(strength(chime, 2 * g4, 0, 120) / strength(chime, g4, 0, 120))

    assert -16 < below < -10


def test_a_chime_neither_starts_nor_ends_with_a_click():
    samples = call_chime(TOKENS).samples
    steps = [abs(two - one) for one, two in zip(samples, samples[1:], strict=False)]

    assert (samples[0], samples[-1]) == (0, 0)
    assert max(steps[:40] + steps[-40:]) < max(steps) / 2


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("Номер А ноль двенадцать", "ru"),
        ("подойдите к окну пять", "ru"),
        ("Number A zero twelve", "en"),
        ("бишенче тәрәзәгә килегез", "tt"),
    ],
)
def test_a_phrase_is_rendered_trimmed_and_at_the_level_of_the_chime(espeak, phrase, language):
    clip = render(espeak, phrase, language, -18)

    assert 800 < clip.ms < 3_000
    assert loudness(clip) == pytest.approx(-18, abs=0.6)
    assert clip.peak <= PEAK_LIMIT
    assert trimmed(clip).ms == pytest.approx(clip.ms, abs=10)


@pytest.mark.parametrize(
    ("letter", "phrase", "language"),
    [
        ("А", "Номер {} двенадцать", "ru"),
        ("У", "Номер {} двенадцать", "ru"),
        ("И", "Номер {} двенадцать", "ru"),
        ("A", "Number {} twelve", "en"),
    ],
)
def test_a_letter_that_is_also_a_word_is_spoken_with_stress(espeak, letter, phrase, language):
    as_letter = espeak.speak(phrase.format(letter), language)
    as_word = espeak.speak(phrase.format(letter.lower()), language)

    assert as_letter.ms > as_word.ms + 15


def test_forty_is_stressed_on_its_first_syllable(espeak):
    samples = trimmed(espeak.speak("сорок", "ru")).samples

    power = [sample * sample for sample in samples]

    assert sum(power[: len(power) // 2]) > 1.5 * sum(power[len(power) // 2 :])


def test_an_unknown_language_is_refused_by_name(espeak):
    with pytest.raises(SpeechUnavailable, match="zz"):
        espeak.speak("двенадцать", "zz")


def test_a_phrase_is_rendered_once_and_then_read_from_disk(tmp_path):
    renderer = ToneRenderer()
    first = Clips(renderer, tmp_path).clip("окно", "ru")

    again = Clips(renderer, tmp_path).clip("окно", "ru")

    assert again == first
    assert renderer.spoken == ["окно"]


def test_a_broken_clip_on_disk_is_rendered_anew(tmp_path):
    renderer = ToneRenderer()
    clips = Clips(renderer, tmp_path)
    whole = clips.clip("окно", "ru")
    [file] = tmp_path.glob("*.wav")
    file.write_bytes(file.read_bytes()[:1000])

    assert clips.clip("окно", "ru") == whole
    assert len(renderer.spoken) == 2


def test_without_a_place_for_clips_the_voice_still_speaks(tmp_path):
    (tmp_path / "file").write_text("no folder")
    renderer = ToneRenderer()
    clips = Clips(renderer, tmp_path / "file" / "clips")

    assert clips.clip("окно", "ru") == clips.clip("окно", "ru")
    assert renderer.spoken == ["окно", "окно"]


def test_the_clips_on_disk_stay_below_their_limit(tmp_path):
    clips = Clips(ToneRenderer(), tmp_path, limit=200_000)

    for number in range(12):
        clips.clip(f"номер {number}", "ru")

    assert sum(file.stat().st_size for file in tmp_path.glob("*.wav")) <= 200_000
    assert any(tmp_path.glob("*.wav"))


def test_a_synthesizer_that_was_killed_is_started_again(renderer):
    before = renderer.render("окно", "ru")
    renderer._process.kill()
    renderer._process.wait()

    assert renderer.render("окно", "ru") == before


def test_what_the_synthesizer_refuses_is_told_and_it_goes_on(renderer):
    with pytest.raises(SpeechUnavailable, match="no voice for «zz»"):
        renderer.render("окно", "zz")

    assert renderer.render("окно", "ru").ms > 200


def test_a_synthesizer_that_always_dies_is_given_up_after_a_second_try():
    broken = RenderProcess(-18, (sys.executable, "-c", "import sys; sys.stdin.readline()"))

    with pytest.raises(SpeechUnavailable, match="fails on «окно»"):
        broken.render("окно", "ru")


def test_a_wav_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="WAV"):
        from_wav(b"RIFF nothing")


def test_a_sound_device_that_is_not_there_is_named():
    player = DevicePlayer(backends=("JACK",))

    with pytest.raises(SoundUnavailable, match="no sound device"):
        player.check()
    with pytest.raises(SoundUnavailable, match="no sound device"):
        player.play(Sound("a", Kind.CALL, "", chime=True, pcm=silence(100)), NOON)


def test_the_device_player_starts_at_once_and_can_be_closed_in_mid_sound():
    player = DevicePlayer(backends=("NULL",))

    player.play(Sound("a", Kind.CALL, "", chime=True, pcm=tone(440, 3_000)), NOON)
    player.play(Sound("b", Kind.CALL, "", chime=True, pcm=tone(440, 3_000)), NOON)
    player.close()
