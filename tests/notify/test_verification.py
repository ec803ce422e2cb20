"""A contact is proven by a code that went there and came back; codes cannot be tried out."""

from __future__ import annotations

import hmac
import re
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from server.api.asked import Contact
from server.api.contacts import Contacts
from server.api.errors import ApiProblem
from server.auth.files import write_private
from server.config.network import Network
from server.config.outreach import Outreach, Sms, Smtp
from server.config.outreach import Verification as Policy
from server.notify.codes import CODE_MS
from server.notify.post import Post
from server.notify.sms import Gateway
from server.notify.verification import CODES_AN_HOUR, PROOF_MS, Means, Verification
from server.rooms.ids import clock_ms, uuid7
from server.store.embedded import EmbeddedStore
from server.store.store import Store
from server.testing import serve
from tests.api.calls import BASE, bookable, free, keyed
from tests.notify.mailbox import SENDER, Mailbox, text_of

SECRET = b"s" * 32
MINE = Contact(email="marina@example.ru")
OTHER = Contact(email="oleg@example.ru")
HOME = "192.0.2.7"


class Desk:
    """A verification with clock and chance in the test's hand."""

    def __init__(self, store: Store, smtp: Smtp, sms: Sms | None = None) -> None:
        self.at = clock_ms()
        self.code = 123456
        means = Means(Post(smtp), Gateway(sms or Sms()), "https://queue.example.ru")
        self.proofs = Verification(
            SECRET, Contacts(SECRET), store, means, lambda: self.at, lambda _: self.code
        )

    async def begin(self, contact: Contact = MINE, address: str = HOME, key: str = "") -> str:
        begun = await self.proofs.begin(contact, address, "ru", key or uuid7(self.at))
        return begun.id

    async def confirm(self, id: str, code: str, key: str = "", address: str = HOME) -> str:
        proof = await self.proofs.confirm(id, code, key or uuid7(self.at), address)
        return proof.token


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store."""
    async with (
        EmbeddedStore(tmp_path / "s", fsync="everysec") as running,
        Store(running.url) as opened,
    ):
        yield opened


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """It writes letters into a folder."""
    return Desk(store, Smtp(folder=str(tmp_path / "mail"), sender=SENDER))


def letters(tmp_path: Path) -> list[str]:
    return [path.read_text() for path in sorted((tmp_path / "mail").glob("*.eml"))]


async def refusal(awaited: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(ApiProblem) as caught:
        await awaited  # type: ignore[misc]
    return caught.value.code, caught.value.failed.facts


async def test_a_code_given_back_proves_that_contact_alone_and_not_for_long(
    desk: Desk, store: Store
) -> None:
    id = await desk.begin()
    token = await desk.confirm(id, "123456")

    point = desk.proofs.point_of(MINE, token)
    assert point == desk.proofs.point_of(Contact(email="Marina+kids@example.ru"), token)
    for contact in (OTHER, Contact(phone="+79001234567")):
        with pytest.raises(ApiProblem, match="verification_unfit"):
            desk.proofs.point_of(contact, token)
    with pytest.raises(ApiProblem, match="verification_unfit"):
        desk.proofs.point_of(MINE, token[:-1] + ("A" if token[-1] != "A" else "B"))
    desk.at += PROOF_MS
    with pytest.raises(ApiProblem, match="verification_unfit"):
        desk.proofs.point_of(MINE, token)
    for key in await store.read(store.shard_of(id), "KEYS", "*"):
        assert b"marina" not in key


async def test_a_code_has_five_tries_and_ten_minutes(desk: Desk) -> None:
    id = await desk.begin()
    told = [await refusal(desk.confirm(id, f"00000{n}")) for n in range(6)]
    assert [code for code, _ in told] == ["code_wrong"] * 4 + ["code_over"] * 2
    assert [facts.get("left") for _, facts in told[:4]] == [4, 3, 2, 1]
    assert await refusal(desk.confirm(id, "123456")) == ("code_over", {})

    desk.at += CODE_MS
    id = await desk.begin()
    desk.at += CODE_MS
    assert await refusal(desk.confirm(id, "123456")) == ("code_over", {})


async def test_a_code_is_good_for_one_act_and_its_retries(desk: Desk, tmp_path: Path) -> None:
    key = uuid7(desk.at)
    ids = {await desk.begin(key=key) for _ in range(3)}
    (id,) = ids
    assert len(letters(tmp_path)) == 1

    act = uuid7(desk.at)
    tokens = {await desk.confirm(id, "123456", act) for _ in range(2)}
    assert len(tokens) == 1
    assert await refusal(desk.confirm(id, "123456")) == ("code_over", {})


async def test_nobodys_box_is_filled_with_codes(desk: Desk, tmp_path: Path) -> None:
    await desk.begin()
    code, facts = await refusal(desk.begin())
    assert (code, facts) == ("too_many_codes", {"seconds": 60})

    for _ in range(CODES_AN_HOUR - 1):
        desk.at += 61_000
        await desk.begin()
    desk.at += 61_000
    code, facts = await refusal(desk.begin(address="198.51.100.1"))
    assert code == "too_many_codes"
    assert len(letters(tmp_path)) == CODES_AN_HOUR
    await desk.begin(OTHER)  # another's box is another matter


async def test_one_address_tries_out_few_codes(desk: Desk) -> None:
    told = [await refusal(desk.confirm("x" * 22, "000000")) for _ in range(31)]

    assert {code for code, _ in told[:30]} == {"code_over"}
    assert told[30][0] == "too_many_codes"
    assert (await refusal(desk.confirm("x" * 22, "000000", address="198.51.100.1")))[
        0
    ] == "code_over"


async def test_a_contact_that_cannot_be_reached_is_told_so(desk: Desk) -> None:
    assert (await refusal(desk.begin(Contact(phone="+79001234567"))))[0] == "no_channel"
    assert (await refusal(desk.begin(Contact(email="a\n@b"))))[0] == "no_channel"


async def test_a_phone_is_proven_through_a_signed_gateway(store: Store, tmp_path: Path) -> None:
    heard: list[dict[str, str]] = []

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        at, mac = request.headers["Talon-Signature"].split(",")
        signed = hmac.digest(b"words of the gateway", f"{at[2:]}.".encode() + body, sha256).hex()
        assert mac == f"v1={signed}"
        heard.append(await request.json())
        return web.Response()

    app = web.Application()
    app.router.add_post("/sms", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    write_private(tmp_path / "sms.key", b"words of the gateway")
    sms = Sms(f"http://127.0.0.1:{runner.addresses[0][1]}/sms", str(tmp_path / "sms.key"))
    desk = Desk(store, Smtp(), sms)

    id = await desk.begin(Contact(phone="8 900 123-45-67"))
    await runner.cleanup()

    assert heard[0]["to"] == "8 900 123-45-67"
    code = re.findall(r"\d{6}", heard[0]["text"])[0]
    token = await desk.confirm(id, code)
    assert desk.proofs.point_of(Contact(phone="+79001234567"), token)


async def test_the_public_books_with_a_proven_contact_and_not_without(
    network: Network, tmp_path: Path, mailbox: Mailbox
) -> None:
    outreach = Outreach(smtp=mailbox.smtp, verification=Policy("required"))
    async with (
        serve(network, tmp_path, outreach=outreach) as served,
        aiohttp.ClientSession(served.url) as http,
    ):
        service = bookable(network).id
        body = {"service": service, "slot": (await free(http, service, 2))[0]}
        contact = {"email": "marina@example.ru"}
        async with http.post(
            "/api/v1/verifications", json={"contact": contact}, headers=keyed()
        ) as answer:
            assert answer.status == 201, await answer.text()
            begun = await answer.json()
        code = re.findall(r"\d{6}", text_of(mailbox.letters[0]))[0]
        url = f"/api/v1/verifications/{begun['verification']}/confirmation"
        async with http.post(url, json={"code": code}, headers=keyed()) as answer:
            proof = await answer.json()

        asked = [
            body,
            {**body, "contact": contact},
            {**body, "contact": {"email": "oleg@example.ru"}, "verified": proof["verified"]},
            {**body, "contact": contact, "verified": proof["verified"]},
        ]
        told = []
        for wish in asked:
            async with http.post(f"{BASE}/bookings", json=wish, headers=keyed()) as answer:
                told.append((answer.status, (await answer.json()).get("code")))

    assert [status for status, _ in told] == [401, 401, 403, 201]
    assert told[2][1] == "verification_unfit"
    assert served.node.deployment.verification.policy == "required"
