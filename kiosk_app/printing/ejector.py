"""The mouth of a kiosk printer: a ticket held out, taken, or drawn back in (Custom's GS e)."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import Closing, Port

Output = Literal["empty", "ticket", "jam", "unknown"]
Mouth = Literal["taken", "retracted", "jam", "unknown"]
"""What became of a ticket that was held out."""

_ANSWER_S = 0.7
_LEFTOVERS_S = _REST_S = 0.002
_IN_OUTPUT, _ERROR, _JAM = 0x08, 0x40, 0x80
_ASB_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Ejector:
    """One model's commands; holding out is part of the profile's `finish`."""

    ask: bytes
    """Answered in turn by one byte."""
    retract: bytes
    retract_s: float
    """How long an untaken ticket is held out."""


def output_of(answer: int) -> Output:
    """GS e 6: bit 3 a ticket in the mouth, bit 6 an error, bit 7 a jam."""
    if answer & (_ERROR | _JAM):
        return "jam"
    return "ticket" if answer & _IN_OUTPUT else "empty"


async def look(port: Port, ejector: Ejector) -> Output:
    """Ask what is in the mouth; raises `PrinterUnavailable`."""
    await port.read(_LEFTOVERS_S)
    await port.write(ejector.ask)
    answer = b""
    while (more := await port.read(_REST_S if answer else _ANSWER_S)) or not answer:
        if not more:
            return "unknown"
        answer += more
        while len(answer) >= _ASB_LENGTH and answer[0] & 0x93 == 0x10:
            answer = answer[_ASB_LENGTH:]  # status sent unasked came before it
    return output_of(answer[-1])


async def clear(port: Port, ejector: Ejector) -> None:
    """Draw an untaken ticket in, lest the next visitor take it."""
    if await look(port, ejector) == "ticket":
        await port.write(ejector.retract)


async def clear_later(
    opens: Callable[[], Awaitable[Port]],
    ejector: Ejector,
    turn: asyncio.Lock,
    wanted: asyncio.Event,
    every_s: float = 1.0,
) -> Mouth:
    """Hold the ticket out until it is taken or the time is over; opens the printer for each look,
    and leaves it to the next job as soon as that one `wanted` it."""
    loop = asyncio.get_running_loop()
    end = loop.time() + ejector.retract_s
    try:
        while not wanted.is_set():
            async with turn, Closing(await opens()) as port:
                match await look(port, ejector):
                    case "empty":
                        return "taken"
                    case "jam":
                        return "jam"
                    case "ticket" if loop.time() >= end:
                        await port.write(ejector.retract)
                        return "retracted"
                    case "unknown" if loop.time() >= end:
                        return "unknown"
                    case _:
                        pass
            with suppress(TimeoutError):
                async with asyncio.timeout(min(every_s, max(0.0, end - loop.time()))):
                    await wanted.wait()
    except PrinterUnavailable:
        pass
    return "unknown"
