"""The ticket in letters, for printers that cannot draw."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.printing.codepage import page_bytes, page_text
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.profiles import PrinterProfile, load_profiles
from kiosk_app.printing.stream import (
    Cut,
    Dots,
    Letters,
    Mouth,
    NativeQr,
    StreamReader,
    Unknown,
)

Encode = Callable[..., bytes]
PROFILES = load_profiles()


def lines(stream: bytes, codec: str) -> list[str]:
    steps = list(StreamReader().feed(stream))
    letters = b"".join(step.text for step in steps if isinstance(step, Letters))
    return letters.decode(codec).split("\n")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_text_says_what_the_picture_says(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    said = "\n".join(lines(encode(paper, profile, "text"), profile.codec))

    for phrase in ("А012", "Паспорт гражданина РФ", "Перед вами", "8-14", "4821 7093"):
        assert phrase.replace("-", "–" if profile.codec == "cp1251" else "-") in said


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_the_code_page_is_chosen_once_and_no_line_is_too_long(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    stream = encode(paper, profile, "text")

    steps = list(StreamReader().feed(stream))
    assert stream.count(b"\x1bt") == 1
    assert {step.page for step in steps if isinstance(step, Letters)} == {profile.code_page}
    assert max(map(len, lines(stream, profile.codec))) <= profile.columns
    assert not [step for step in steps if isinstance(step, Unknown)]
    assert [step for step in steps if not isinstance(step, Mouth)][-1] == Cut()


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_the_code_is_native_where_the_printer_draws_it(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    steps = list(StreamReader().feed(encode(paper, profile, "text")))

    native = [step.content.decode() for step in steps if isinstance(step, NativeQr)]
    drawn = [step for step in steps if isinstance(step, Dots)]
    assert native == ([paper.url] if profile.native_qr else [])
    assert bool(drawn) is not profile.native_qr


@pytest.mark.parametrize(
    ("text", "codec", "read"),
    [
        ("МФЦ «Центральный» — зал", "cp866", 'МФЦ "Центральный" - зал'),
        ("МФЦ «Центральный» — зал", "cp1251", "МФЦ «Центральный» — зал"),
        ("Гаилә һәм җир", "cp866", "Гаилэ хэм жир"),
        ("350 ₽", "cp1251", "350 руб."),
        ("Щука, Ёж", "ascii", "Shchuka, Ezh"),
        ("8\u200a–\u200a14", "cp866", "8-14"),
        ("漢", "cp866", "?"),
    ],
)
def test_what_the_page_lacks_is_replaced_by_what_reads(text: str, codec: str, read: str) -> None:
    assert page_text(text, codec) == read


@given(st.text(), st.sampled_from(["cp866", "cp1251", "ascii"]))
def test_any_text_can_be_printed(text: str, codec: str) -> None:
    page_bytes(text, codec)


def test_tatar_reaches_a_russian_page(paper: TicketPaper, encode: Encode) -> None:
    said = "\n".join(lines(encode(replace(paper, language="tt"), mode="text"), "cp866"))

    assert "СЕЗНЕН НОМЕР" in said
    assert "?" not in said
