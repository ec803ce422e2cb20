"""What staff ask and no document tells: the journal, page by page, and today's bookings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from queue_core.domain import commands as c
from server.config.network import Network
from server.live.places import WRONG_CODES_A_NUMBER
from server.rooms.ids import clock_ms
from server.rooms.journal import CHUNK, PAGE
from server.store.keys import shard_of
from server.testing import Peer, Served, serve

OFFICE = "central"
DESK = f"{OFFICE}/desk"
Json = dict[str, Any]


async def asked(peer: Peer, type: str = "journal", office: str = OFFICE, **more: str) -> Json:
    """The reply to a question."""
    return await peer.ask({"type": "ask", "query": {"type": type, "office": office, **more}})


async def lines(peer: Peer, **more: str) -> list[Json]:
    """The lines of a page that must be told."""
    reply = await asked(peer, **more)
    assert reply["ok"], reply
    found: list[Json] = reply["result"]["lines"]
    return found


def supervisor(served: Served) -> Peer:
    """The head of the shift."""
    return Peer(served.live, served.credentials.staff(OFFICE, "fedorov", "supervisor"))


def operator(served: Served, who: str = "smirnova") -> Peer:
    """Somebody at a window."""
    return Peer(served.live, served.credentials.staff(OFFICE, who))


async def kiosk(served: Served) -> Peer:
    """Where tickets are taken."""
    return Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))


async def a_visit(desk: Peer, hall: Peer) -> Json:
    """Issued, called, noted and finished at the first window; returns what the kiosk was told."""
    window, place = next(iter((await desk.watch(DESK))["windows"].items()))
    issued = await hall.result(OFFICE, c.IssueTicket((place["may"][0],)))
    await desk.result(OFFICE, c.SignIn(window))
    await desk.result(OFFICE, c.CallNext())
    await desk.result(OFFICE, c.Start())
    await desk.result(OFFICE, c.WriteNote(text="глуховат"))
    await desk.result(OFFICE, c.Finish(services=2))
    return issued


async def test_the_journal_tells_what_happened_newest_first(served: Served) -> None:
    async with operator(served) as desk, await kiosk(served) as hall, supervisor(served) as head:
        issued = await a_visit(desk, hall)
        told = await lines(head)

    story = [line for line in told if line.get("number") == issued["number"]]
    assert [line["type"] for line in story] == [
        "service_finished",
        "note_written",
        "service_started",
        "ticket_called",
        "ticket_issued",
    ]
    assert [line["who"] for line in story] == ["smirnova"] * 4 + ["kiosk-1"]
    assert (story[0]["counted"], story[3]["window"], story[3]["reason"]) == (2, "1", "turn")
    assert [line["at"] for line in told] == sorted((line["at"] for line in told), reverse=True)


async def test_a_visit_that_the_queue_has_forgotten_keeps_its_number(served: Served) -> None:
    async with operator(served) as desk, await kiosk(served) as hall, supervisor(served) as head:
        issued = await a_visit(desk, hall)
        first = issued["ticket"]
        for _ in range(PAGE):
            await desk.result(OFFICE, c.SendMessage(to="supervisor", text="ещё"))
        served.node.offices.room(OFFICE).when_settled(
            lambda holding: holding.state.tickets.__delitem__(first)
        )
        newest = await asked(head)
        earlier = await asked(head, before=newest["result"]["before"])

    shown = [line for line in earlier["result"]["lines"] if line.get("ticket") == first]
    assert {line.get("number") for line in shown} == {issued["number"]}
    assert all(line["type"] == "message_sent" for line in newest["result"]["lines"])


async def test_pages_follow_one_another_without_a_gap_or_a_repetition(served: Served) -> None:
    async with operator(served) as desk, supervisor(served) as head:
        window = next(iter(await _windows(desk)))
        await desk.result(OFFICE, c.SignIn(window))
        orders = [
            await desk.begin(OFFICE, c.SendMessage(to="supervisor", text=str(n)))
            for n in range(CHUNK + PAGE)
        ]
        for order in orders:
            assert (await desk.reply(order))["ok"]
        told: list[Json] = []
        before = ""
        while True:
            reply = await asked(head, before=before)
            page = reply["result"]
            assert len(page["lines"]) <= PAGE
            told += page["lines"]
            before = page.get("before", "")
            if not before:
                break

    ids = [line["id"] for line in told]
    assert len(ids) == len(set(ids))
    assert sum(line["type"] == "message_sent" for line in told) == CHUNK + PAGE
    assert told[-1]["type"] == "day_opened"


async def _windows(desk: Peer) -> Json:
    windows: Json = (await desk.watch(DESK))["windows"]
    return windows


async def test_no_secret_and_no_text_of_a_visitor_stands_in_the_journal(served: Served) -> None:
    async with operator(served) as desk, await kiosk(served) as hall, supervisor(served) as head:
        issued = await a_visit(desk, hall)
        reply = await asked(head)

    text = msgspec.json.encode(reply).decode()
    token = issued["token"].partition(".")[2] or issued["token"]
    assert not [secret for secret in (token, issued["code"], "глуховат") if secret in text]
    forbidden = {"key", "text", "class_id", "limit_key", "booking"}
    assert not [line for line in reply["result"]["lines"] if forbidden & line.keys()]


async def test_an_operator_reads_only_what_is_their_own(served: Served) -> None:
    async with (
        operator(served) as desk,
        operator(served, "ivanov") as other,
        await kiosk(served) as hall,
    ):
        await a_visit(desk, hall)
        last = list(await _windows(other))[-1]
        await other.result(OFFICE, c.SignIn(last))
        mine, theirs = await lines(desk), await lines(other)

    assert {line["type"] for line in mine} >= {"service_finished", "ticket_called"}
    assert [line["type"] for line in theirs] == ["window_opened"]


async def test_nobody_but_the_offices_own_staff_may_ask(served: Served) -> None:
    stranger = served.credentials.staff("sadovoe", "op-1")
    async with (
        await kiosk(served) as hall,
        Peer(served.live) as passer,
        Peer(served.live, stranger) as other,
        operator(served) as desk,
    ):
        refusals = [
            (await asked(peer, type))["error"]["code"]
            for type in ("journal", "bookings")
            for peer in (hall, passer, other)
        ]
        odd = [
            (await asked(desk, "secrets"))["error"]["code"],
            (await asked(desk, office="nowhere"))["error"]["code"],
            (await desk.ask({"type": "ask", "query": {"type": "journal", "office": 5}}))["error"][
                "code"
            ],
        ]

    assert refusals == ["forbidden"] * 6
    assert odd == ["unknown_query", "unknown_office", "unknown_query"]


async def test_a_place_that_is_none_gives_the_newest_page(served: Served) -> None:
    async with operator(served) as desk, await kiosk(served) as hall, supervisor(served) as head:
        await a_visit(desk, hall)
        newest = await lines(head)
        odd = [await lines(head, before=text) for text in ("+", "1-2", "9" * 99 + "-1-1", "x-y-z")]

    assert all(page == newest for page in odd)


async def test_neighbours_on_the_same_shard_are_not_told(network: Network, tmp_path: Path) -> None:
    twin = next(id for n in range(999) if shard_of(id := f"twin-{n}", 16) == shard_of(OFFICE, 16))
    offices = {**network.offices, twin: replace(network.offices[OFFICE], id=twin)}
    async with serve(replace(network, offices=offices), tmp_path) as served:
        neighbour = Peer(served.live, served.credentials.staff(twin, "ivanov"))
        async with neighbour as other, supervisor(served) as head:
            window = next(iter((await other.watch(f"{twin}/desk"))["windows"]))
            await other.result(twin, c.SignIn(window))
            told = await lines(head)

    assert "window_opened" not in {line["type"] for line in told}


async def test_todays_bookings_are_told_without_contacts(network: Network, tmp_path: Path) -> None:
    noon = 12 - datetime.now(UTC).hour
    office = replace(network.offices[OFFICE], zone=f"Etc/GMT{-noon:+d}")
    ZoneInfo(office.zone)  # read here and not on the server's loop
    bookable = next(one.id for one in office.services.values() if one.bookable)
    step = office.booking.slot_s * 1000
    slot = (clock_ms() // step + 4) * step
    offices = {**network.offices, OFFICE: office}
    async with (
        serve(replace(network, offices=offices), tmp_path) as served,
        operator(served) as desk,
    ):
        clerk = await served.device("reception", OFFICE, "reception-1")
        async with Peer(served.live, clerk) as passer:
            for _ in range(2):
                await passer.result(OFFICE, c.Book(bookable, slot, limit_key=""))
            dropped = await passer.result(OFFICE, c.Book(bookable, slot + step))
            await passer.result(OFFICE, c.CancelBooking(dropped["token"]))
        reply = await asked(desk, "bookings")

    slots = reply["result"]["slots"]
    assert [(one["slot"], one["service"], one["state"]) for one in slots] == [
        (slot, bookable, "booked"),
        (slot, bookable, "booked"),
        (slot + step, bookable, "cancelled"),
    ]
    assert {key for one in slots for key in one} == {"id", "slot", "service", "state"}


async def test_a_kiosk_tells_where_a_visit_stands_by_number_and_code(served: Served) -> None:
    async with operator(served) as desk, await kiosk(served) as hall:
        window, place = next(iter((await desk.watch(DESK))["windows"].items()))
        first, second = [
            await hall.result(OFFICE, c.IssueTicket((place["may"][0],))) for _ in range(2)
        ]
        await desk.result(OFFICE, c.SignIn(window))
        await desk.result(OFFICE, c.CallNext())
        typed = f" {second['number'][0].lower()} {second['number'][1:]}"
        called = await asked(hall, "place", number=first["number"], code=first["code"])
        waiting = await asked(hall, "place", number=typed, code=second["code"])

    assert (called["result"]["state"], called["result"]["window"]) == ("called", window)
    assert (waiting["result"]["state"], waiting["result"]["number"]) == (
        "waiting",
        second["number"],
    )
    assert not {"token", "code", "class_id"} & waiting["result"].keys()


async def test_a_wrong_code_tells_nothing_and_guessing_is_stopped(served: Served) -> None:
    async with await kiosk(served) as hall, supervisor(served) as head:
        service = next(iter((await hall.watch(f"{OFFICE}/kiosk"))["services"]))
        issued = await hall.result(OFFICE, c.IssueTicket((service,)))
        wrong = [
            (await asked(hall, "place", number=issued["number"], code=f"{n:08}"))["error"]["code"]
            for n in range(WRONG_CODES_A_NUMBER)
        ]
        right = await asked(hall, "place", number=issued["number"], code=issued["code"])
        curious = await asked(head, "place", number=issued["number"], code=issued["code"])

    assert set(wrong) == {"unknown_ticket"}
    assert right["error"]["code"] == "too_many"
    assert curious["error"]["code"] == "forbidden"


async def test_reception_hears_which_minutes_are_free(served: Served) -> None:
    desk = Peer(served.live, served.credentials.staff(OFFICE, "orlova", "reception"))
    async with desk as reception, await kiosk(served) as hall:
        services = (await reception.watch(f"{OFFICE}/kiosk"))["services"]
        service = next(id for id, row in services.items() if row.get("bookable"))
        found = (await asked(reception, "slots", service=service))["result"]
        at, before = next(iter(found["slots"].items()))
        await reception.result(OFFICE, c.Book(service, int(at)))
        after = (await asked(reception, "slots", service=service, day=found["day"]))["result"]
        never = (await asked(reception, "slots", service=service, day="2020-01-01"))["result"]
        odd = (await asked(reception, "slots", service="nothing"))["error"]["code"]
        stranger = (await asked(hall, "slots", service=service))["error"]["code"]

    assert found["day"] in found["days"]
    assert after["slots"].get(at, 0) == before - 1
    assert never["slots"] == {}
    assert (odd, stranger) == ("unknown_service", "forbidden")
