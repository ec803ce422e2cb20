"""The kiosk's bench measures what it says."""

from pathlib import Path

from bench.kiosk import measure


def test_the_bench_starts_the_app_taps_and_finds_the_paper(tmp_path: Path) -> None:
    figures = measure(tmp_path, starts=1, taps=2)

    assert 0 < figures.first_frame_ms <= figures.ready_ms
    assert 0 < figures.tap_to_byte_p50_ms <= figures.tap_to_byte_ms
    assert 20 < figures.rss_mb <= 250
