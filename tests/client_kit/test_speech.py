"""A speech program is given its text by the standard input, and is stopped by the next."""

from pathlib import Path

from client_kit.speech import ProgramVoice
from client_kit.testing.drive import wait_until

PROGRAM = """#!/bin/sh
echo "$@" >> {told}
cat >> {told}
echo >> {told}
exec sleep 60
"""


def test_a_new_word_stops_the_former(tmp_path: Path, qapp: object) -> None:
    told, program = tmp_path / "told", tmp_path / "speak"
    program.write_text(PROGRAM.format(told=told), encoding="utf-8")
    program.chmod(0o700)
    voice = ProgramVoice(str(program))

    voice.say("Талон", "ru")
    wait_until(lambda: told.exists() and "Талон\n" in told.read_text(encoding="utf-8"))
    former = voice._speaking
    voice.say("-v", "en")
    wait_until(lambda: told.read_text(encoding="utf-8").endswith("-v\n"))
    voice.close()

    assert former is not None
    assert former.poll() is not None
    assert told.read_text(encoding="utf-8") == "-v ru --stdin\nТалон\n-v en --stdin\n-v\n"
