"""What the public pages say: one field a phrase, so that no language can lack one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale
from msgspec import Struct

from queue_core.domain.office import Text

IN_HOURS_FROM = 180
"""Minutes from which a wait is told in hours."""


@dataclass(frozen=True)
class Plural:
    """A phrase about `{n}` things by CLDR plural category; `many` also serves `other`."""

    one: str
    few: str
    many: str

    def by_category(self) -> dict[str, str]:
        """For the pages' scripts, which know plural rules from the browser."""
        return {"one": self.one, "few": self.few, "many": self.many, "other": self.many}


class Words(Struct, frozen=True, kw_only=True):
    """All phrases of one language. `{…}` are filled in; «live» ones are also given to scripts."""

    code: str
    name: str
    short: str

    # every page
    site: str
    skip: str
    as_of: str
    link_lost: str
    linked: str

    # load
    free: str
    some: str
    busy: str
    closed: str
    suspended: str
    idle: str
    """The doors are open, but no window serves."""
    unknown_wait: str
    if_you_come: str
    range: Plural
    up_to: Plural
    hours: Plural
    up_to_hours: Plural
    range_short: str
    up_to_short: str
    hours_short: str
    up_to_hours_short: str
    waiting: Plural
    nobody: str

    # network
    where_to: str
    where_to_more: str
    search_label: str
    search_hint: str
    search: str
    by_wait: str
    open_only: str
    near: str
    near_failed: str
    found: Plural
    found_for: Plural
    none_found: str
    none_hint: str
    show_all: str
    column_office: str
    column_now: str
    column_queue: str
    next_page: str
    former_page: str
    page_of: str
    footnote: str
    km: str

    # hours
    today_hours: str
    around_the_clock: str
    until: str
    opens_today: str
    opens_tomorrow: str
    opens_on: str
    closed_today: str

    # office
    windows: Plural
    no_windows: str
    services: str
    stopped: str
    too_late: str
    unserved: str
    notice: str
    route: str
    how_counted: str
    definition_wait: str
    definition_waiting: str
    definition_load: str
    definition_windows: str
    find_title: str
    find_note: str
    number: str
    code_label: str
    find: str
    find_failed: str

    # ticket
    your_number: str
    ahead: str
    about: str
    minutes_short: str
    called_between: str
    no_forecast: str
    stage: str
    passed: Plural
    reasons: dict[str, str]
    class_note: str
    vibrates: str
    step_away: str
    step_away_note: str
    leave: str
    leave_sure: str
    leave_yes: str
    go_to_window: str
    called_at: str
    kept_if_late: Plural
    coming: str
    coming_told: str
    missed: str
    missed_text: str
    come_back_by: str
    here: str
    held: str
    held_text: str
    held_by_staff: str
    serving: str
    serving_at: str
    endings: dict[str, str]
    ending_texts: dict[str, str]
    to_office: str

    # board
    board: str
    window: str
    board_empty: str
    board_lost: str

    # what went wrong
    not_found: str
    not_found_text: str
    ticket_gone: str
    ticket_gone_text: str
    too_many: str
    too_many_text: str
    unavailable: str
    unavailable_text: str
    foreign: str
    foreign_text: str
    refused: str
    stale_form: str

    def said(self, text: Text | Mapping[str, str]) -> str:
        """A configured text in this language, else in Russian."""
        return text.get(self.code) or text["ru"]

    def count(self, phrase: Plural, n: int, **facts: object) -> str:
        """A phrase with a number in it."""
        form = phrase.by_category()[Locale(self.code).plural_form(n)]
        return form.format(n=n, **facts)

    def wait(self, low: int, high: int) -> str:
        """«8–14 минут», «до 3 минут»."""
        if high >= IN_HOURS_FROM:
            low, high = low // 60, -(-high // 60)
            return self.count(self.hours if low else self.up_to_hours, high, low=low)
        return self.count(self.range if low else self.up_to, high, low=low)

    def wait_short(self, low: int, high: int) -> str:
        """«8–14 мин», «до 3 мин»."""
        if high >= IN_HOURS_FROM:
            low, high = low // 60, -(-high // 60)
            return (self.hours_short if low else self.up_to_hours_short).format(low=low, n=high)
        return (self.range_short if low else self.up_to_short).format(low=low, n=high)

    def live(self) -> dict[str, object]:
        """What the pages' scripts say."""
        names = (
            "free", "some", "busy", "closed", "suspended", "idle", "unknown_wait", "range_short",
            "hours_short", "up_to_hours_short",
            "up_to_short", "nobody", "as_of", "link_lost", "linked", "stopped", "too_late",
            "unserved", "called_between", "no_windows", "stage", "reasons",
            "board_lost", "board_empty", "endings", "ending_texts", "serving_at",
            "near_failed", "called_at", "go_to_window", "come_back_by",
        )  # fmt: skip
        plurals = ("range", "up_to", "hours", "up_to_hours", "waiting", "windows", "passed")
        told: dict[str, object] = {name: getattr(self, name) for name in names}
        told |= {name: getattr(self, name).by_category() for name in plurals}
        return {"lang": self.code, **told}
