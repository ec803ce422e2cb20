"""One visit from the kiosk to the last word, over real sockets and a real store."""

from __future__ import annotations

from queue_core.domain import commands as c
from server.testing import Peer, Served

OFFICE = "central"
DESK = f"{OFFICE}/desk"


async def test_a_ticket_is_issued_called_started_and_finished(served: Served) -> None:
    operator = served.credentials.staff(OFFICE, "smirnova")
    async with (
        Peer(served.live, operator) as desk,
        Peer(served.live) as hall,
        Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk,
    ):
        window, place = next(iter((await desk.watch(DESK))["windows"].items()))
        board = f"{OFFICE}/board/{place['hall']}"
        await hall.watch(board)
        issued = await kiosk.result(OFFICE, c.IssueTicket((place["may"][0],)))
        await desk.result(OFFICE, c.SignIn(window))

        called = await desk.result(OFFICE, c.CallNext())
        await hall.until(lambda: called["ticket"] in hall.docs[board]["calls"])
        shown = hall.docs[board]["calls"][called["ticket"]]
        await desk.result(OFFICE, c.Start())
        await desk.result(OFFICE, c.Finish())
        await hall.until(lambda: not hall.docs[board]["calls"])

        assert called["number"] == issued["number"] == shown["number"]
        assert shown["window"] == window
        assert not desk.docs[DESK]["tickets"]


async def test_a_reply_comes_after_the_patch_it_caused(served: Served) -> None:
    async with Peer(served.live, served.credentials.staff(OFFICE, "smirnova")) as desk:
        window = next(iter((await desk.watch(DESK))["windows"]))

        await desk.result(OFFICE, c.SignIn(window))

        kinds = [frame["type"] for frame in desk.frames]
        assert kinds[-2:] == ["patch", "reply"]
        assert desk.docs[DESK]["windows"][window]["operator"] == "smirnova"


async def test_an_ended_visit_keeps_its_page_and_is_rated_once(served: Served) -> None:
    async with (
        Peer(served.live, served.credentials.staff(OFFICE, "smirnova")) as desk,
        Peer(served.live) as phone,
        Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk,
    ):
        window, place = next(iter((await desk.watch(DESK))["windows"].items()))
        await desk.result(OFFICE, c.SignIn(window))
        issued = await kiosk.result(OFFICE, c.IssueTicket((place["may"][0],)))
        page = f"ticket/{OFFICE}.{issued['token']}"
        assert (await phone.watch(page))["state"] == "waiting"
        for order in (c.CallNext(), c.Start(), c.Finish()):
            await desk.result(OFFICE, order)
        await phone.until(lambda: phone.docs[page]["state"] == "ended")

        rate = c.Rate(issued["token"], 5, ("polite",), "thank you")
        await phone.result(OFFICE, rate)
        again = await phone.do(OFFICE, rate)
        await phone.ask({"type": "unwatch", "channel": page})
        holding = served.node.offices.room(OFFICE)._keeper.holding
        assert holding is not None
        holding.state.drop_ticket(issued["ticket"])
        async with Peer(served.live) as later:
            shown = await later.watch(page)

        assert again["error"]["code"] == "rated"
        assert (shown["state"], shown["ending"], shown["rated"]) == ("ended", "completed", 5)
