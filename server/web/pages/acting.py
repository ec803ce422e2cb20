"""What all pages that act have in common: who acts, and how a refusal is told."""

from __future__ import annotations

from queue_core.domain.context import Actor
from server.api.errors import ApiProblem
from server.web.pages.looking import Unanswered
from server.web.pages.words import N_, Words

PUBLIC = Actor("public", "")
PRIVATE = "private, no-store"
"""Pages of one visitor: no cache may keep them."""
STALE = N_("Страница была открыта давно. Нажмите ещё раз")


def refusal(problem: ApiProblem, words: Words) -> str:
    """Why not, as the page says it. Raises Unanswered when the outcome cannot be told now."""
    if problem.failed.retry and problem.status == 503:
        raise Unanswered from problem
    reason = problem.told(words.code).text
    return words.gettext("Не получилось: {reason}", reason=reason)
