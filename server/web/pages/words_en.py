"""The public pages' words in English."""

from __future__ import annotations

from server.web.pages.words import Plural, Words


def _same(text: str) -> Plural:
    return Plural(text, text, text)


EN = Words(
    code="en",
    name="English",
    short="Eng",
    site="Queue online",
    skip="Skip to content",
    as_of="as of {time}",
    link_lost="No connection since {time}. Showing the last known",
    linked="connected",
    free="No queue",
    some="Short queue",
    busy="Many visitors",
    closed="Closed",
    suspended="Service suspended",
    idle="No window is serving yet",
    unknown_wait="The wait cannot be told just now",
    if_you_come="If you come now",
    range=Plural("{low}–{n} minute", "{low}–{n} minutes", "{low}–{n} minutes"),
    up_to=Plural("up to {n} minute", "up to {n} minutes", "up to {n} minutes"),
    hours=Plural("{low}–{n} hour", "{low}–{n} hours", "{low}–{n} hours"),
    up_to_hours=Plural("up to {n} hour", "up to {n} hours", "up to {n} hours"),
    range_short="{low}–{n} min",
    up_to_short="up to {n} min",
    hours_short="{low}–{n} h",
    up_to_hours_short="up to {n} h",
    waiting=_same("{n} waiting"),
    nobody="nobody waiting",
    where_to="Where to go",
    where_to_more=" so as not to wait",
    search_label="Service, address or office",
    search_hint="Service or address",
    search="Search",
    by_wait="Shorter wait",
    open_only="Open",
    near="Nearby",
    near_failed="Your phone did not say where you are. Search by address instead",
    found=Plural("{n} office", "{n} offices", "{n} offices"),
    found_for=Plural(
        "{n} office for “{query}”", "{n} offices for “{query}”", "{n} offices for “{query}”"
    ),
    none_found="Nothing found for “{query}”",
    none_hint="Check the word or write less: a street, a town or a service.",
    show_all="Show all offices",
    column_office="Office",
    column_now="Now",
    column_queue="In the queue",
    next_page="Next",
    former_page="Previous",
    page_of="Page {page} of {pages}",
    footnote="Times follow the windows that are open and renew themselves.",
    km="{n} km",
    today_hours="Today {opens}–{closes}",
    around_the_clock="Open day and night",
    until="until {time}",
    opens_today="Opens today at {time}",
    opens_tomorrow="Opens tomorrow at {time}",
    opens_on="Opens {date} at {time}",
    closed_today="Closed all day today",
    windows=Plural("{n} window serving", "{n} windows serving", "{n} windows serving"),
    no_windows="No window is serving just now",
    services="Services",
    stopped="No more tickets are given",
    too_late="Too late to be served today",
    unserved="Nobody is serving this just now",
    notice="Notice from the office",
    route="Directions",
    how_counted="How this is worked out",
    definition_wait=(
        "Wait: how soon you would be called if you took a ticket now. It follows the windows that "
        "are open, the people in the queue and how long visits took today. It is an estimate: "
        "usually you are called within the range."
    ),
    definition_waiting=(
        "Waiting: people with a ticket who have not been called yet. Those called or being served "
        "are not counted."
    ),
    definition_load=(
        "“No queue”: less than half of the wait target. “Short queue”: up to the target. “Many "
        "visitors”: longer than the target."
    ),
    definition_windows="Windows serving: somebody is there and not on a break.",
    find_title="Already have a ticket?",
    find_note="Number and code are printed on it. Quicker still: point your camera at the square.",
    number="Number",
    code_label="Code, 8 digits",
    find="Where am I in the queue",
    find_failed="There is no such ticket today. Check number and code",
    your_number="Your number",
    ahead="Ahead of you",
    about="About",
    minutes_short="min",
    called_between="You will be called between {low} and {high}",
    no_forecast="When you will be called cannot be told yet. This page will show it",
    stage="Service {stage} of {stages}",
    passed=Plural(
        "{n} person went before you: {reasons}",
        "{n} people went before you: {reasons}",
        "{n} people went before you: {reasons}",
    ),
    reasons={
        "booked_slot": "{n} with a booking",
        "by_right": "{n} by law",
        "urgent": "{n} urgent",
        "returned": "{n} back from another window",
        "bound": "{n} to their own window",
        "chosen": "{n} by decision of the staff",
    },
    class_note="Bring the document that gives you priority: it will be checked at the window.",
    vibrates="Keep this page open: your phone will vibrate when you are called",
    step_away="Step away for 15 minutes",
    step_away_note="Your place is kept. Times left: {n}",
    leave="Give up my ticket",
    leave_sure="Your place in the queue will be lost and cannot be restored.",
    leave_yes="Yes, give it up",
    go_to_window="Please go to window",
    called_at="Called at {time}",
    kept_if_late=Plural(
        "If you cannot make it, your place is kept for {n} minute",
        "If you cannot make it, your place is kept for {n} minutes",
        "If you cannot make it, your place is kept for {n} minutes",
    ),
    coming="On my way",
    coming_told="The window knows that you are coming",
    missed="You missed the call",
    missed_text="Your place is kept. See the administrator or press “I am here” when you are back.",
    come_back_by="Come back by {time}",
    here="I am here",
    held="You stepped away",
    held_text="Your place is kept. Press “I am here” when you are back.",
    held_by_staff="Your visit is on hold. You will be called again",
    serving="You are being served",
    serving_at="Window {window}",
    endings={
        "completed": "Your visit is over",
        "cancelled": "The ticket was cancelled",
        "no_show": "This ticket is no longer valid",
        "expired": "This ticket is no longer valid",
    },
    ending_texts={
        "completed": "Thank you for coming.",
        "cancelled": "If you still need the service, take a new ticket at the office.",
        "no_show": (
            "You did not come to the call, and the time to come back is over. "
            "Take a new ticket at the office."
        ),
        "expired": "The day is over. Tickets are valid for one day.",
    },
    to_office="The queue at this office",
    board="Board",
    window="window",
    board_empty="Nobody has been called yet",
    board_lost="No connection since {time}. Staff will call numbers",
    not_found="There is no such page",
    not_found_text="The address may be misspelt. Find your office in the list.",
    ticket_gone="Ticket not found",
    ticket_gone_text=(
        "A ticket is valid for one day. The visit may be over, or the address misspelt. You can "
        "enter the number and code from the ticket on the office's page."
    ),
    too_many="Too many requests",
    too_many_text="Too many requests came from your address. Please wait a minute.",
    unavailable="No answer just now",
    unavailable_text="The queue at the office goes on as usual. This page will renew itself.",
    foreign="This button was pressed on another site",
    foreign_text="Open your ticket's page by your own link and press again.",
    refused="That did not work: {reason}",
    stale_form="The page had been open for long. Please press again",
)
"""A missing field does not start."""
