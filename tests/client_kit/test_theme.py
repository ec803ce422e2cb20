"""The tokens are the single source: contrast holds and the QML says the same."""

import pytest

from client_kit.theme import SCHEMES, contrast_ratio, load_tokens
from client_kit.theme.generate import KIT_FOLDER, generated_files

TOKENS = load_tokens()
PAIRS = {**TOKENS.text_pairs, **TOKENS.edge_pairs}


@pytest.mark.parametrize("pair", PAIRS)
def test_every_contrast_written_in_the_tokens_is_the_real_one(pair: str) -> None:
    front, back = pair.split(" on ")

    measured = [
        contrast_ratio(TOKENS.colours[scheme][front], TOKENS.colours[scheme][back])
        for scheme in SCHEMES
    ]

    assert measured == pytest.approx(PAIRS[pair], abs=0.051)


@pytest.mark.parametrize("pair", TOKENS.text_pairs)
def test_every_text_reads_at_four_and_a_half_and_at_seven_in_high_contrast(pair: str) -> None:
    front, back = pair.split(" on ")
    ratio = {
        scheme: contrast_ratio(TOKENS.colours[scheme][front], TOKENS.colours[scheme][back])
        for scheme in SCHEMES
    }

    assert min(ratio.values()) >= 4.5
    assert ratio["contrast"] >= 7


def test_the_committed_qml_is_what_the_tokens_make() -> None:
    made = generated_files(TOKENS)

    committed = {name: (KIT_FOLDER / name).read_text(encoding="utf-8") for name in made}

    assert committed == made


def test_every_control_of_the_folder_is_named_in_the_module() -> None:
    named = (KIT_FOLDER / "qmldir").read_text(encoding="utf-8").split()

    files = {path.name for path in KIT_FOLDER.glob("*.qml")}

    assert files == {word for word in named if word.endswith(".qml")}
