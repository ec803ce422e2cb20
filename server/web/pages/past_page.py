"""A visit that is over: how it ended, and how the visitor was received; open for 48 hours."""

from __future__ import annotations

from collections.abc import Mapping

from queue_core.domain import commands as c
from queue_core.views import ticket as views
from server.rooms.ids import clock_ms, uuid7
from server.web.pages.drawing import Drawing
from server.web.pages.language import Speech
from server.web.pages.phrases import ASPECTS, ENDING_TEXTS, ENDINGS, SCORES
from server.web.pages.times import day_and_time
from server.web.pages.visits import PastVisit

LONGEST_COMMENT = 1000


class PastPage:
    """Draws `/t/<office>.<token>` once the visit is over."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def draw(self, visit: PastVisit, speech: Speech, note: str = "") -> str:
        """The page; the form stands on it until the visit is rated."""
        words, kept, office = speech.words, visit.kept, visit.office
        doc = views.build_ended(office, kept)
        ending = kept.ending if kept.ending in ENDINGS else "cancelled"
        return self._drawing.draw(
            "past",
            speech,
            visit.path,
            note=note,
            office=office,
            name=words.said(office.name),
            number=kept.number,
            where=words.gettext("окно {window}", window=kept.window) if kept.window else "",
            service=words.said(doc["service_name"]) if "service_name" in doc else "",
            ended=day_and_time(kept.ended, office.zone, words),
            ending=words.gettext(ENDINGS[ending]),
            ending_text=words.gettext(ENDING_TEXTS[ending]),
            may_rate=ending == "completed" and not kept.rated,
            scores={score: words.gettext(phrase) for score, phrase in SCORES.items()},
            aspects={aspect: words.gettext(phrase) for aspect, phrase in ASPECTS.items()},
            score=kept.score,
            longest=LONGEST_COMMENT,
            key=uuid7(clock_ms()),
        )


def rating_of(token: str, fields: Mapping[str, str]) -> c.Rate:
    """The rating that a form tells; score 0: none was chosen."""
    score = fields.get("score", "")
    kinds = [f"{aspect}_{kind}" for kind in ("good", "bad") for aspect in ASPECTS]
    return c.Rate(
        token,
        int(score) if score in ("1", "2", "3", "4", "5") else 0,
        tuple(kind for kind in kinds if kind in fields),
        fields.get("comment", "").strip()[:LONGEST_COMMENT],
    )
