"""Whatever frames are lost, a session's document is the server's again after one tick."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from queue_core.patch import apply
from queue_core.protocol import ClientMessage, Doc, Hello, Patch, Tick, Watch, Welcome
from queue_core.session import Session

DESK = "central/desk"
changes = st.dictionaries(
    st.sampled_from("abc"),
    st.one_of(st.none(), st.integers(0, 3), st.dictionaries(st.sampled_from("xy"), st.none())),
    max_size=2,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("patch"), changes),
        st.tuples(st.just("lost patch"), changes),
        st.tuples(st.just("cut"), st.none()),
        st.tuples(st.just("tick"), st.none()),
    ),
    max_size=12,
)


class Server:
    """One document and its version, and a session that hears what is not lost."""

    def __init__(self) -> None:
        self.doc: dict[str, Any] = {"a": 1}
        self.version = 1
        self.session = Session(Hello(), offset=0)
        self.session.watch(DESK)
        self.connect()

    def connect(self) -> None:
        self.session.opened(0)
        greeting = Welcome("operator", "central", "op", "a", 15, 0)
        self.answer(self.session.receive(greeting, 0).frames)

    def change(self, patch: dict[str, Any], *, lost: bool) -> None:
        since, self.version = self.version, self.version + 1
        self.doc = apply(self.doc, patch)
        if not lost:
            heard = self.session.receive(Patch(DESK, since, self.version, patch), 0)
            self.answer(heard.frames)

    def tick(self) -> None:
        self.answer(self.session.receive(Tick(0, {DESK: self.version}), 0).frames)

    def answer(self, frames: list[ClientMessage]) -> None:
        for frame in frames:
            if isinstance(frame, Watch):
                self.session.receive(Doc(DESK, "e", self.version, self.doc), 0)


@given(steps)
def test_after_a_tick_the_document_is_the_servers(steps: list[tuple[str, Any]]) -> None:
    server = Server()

    for what, patch in steps:
        match what:
            case "patch" | "lost patch":
                server.change(patch, lost=what == "lost patch")
            case "cut":
                server.session.lost()
                server.connect()
            case _:
                server.tick()
    server.tick()

    assert server.session.docs[DESK].doc == server.doc
    assert server.session.docs[DESK].version == server.version
