"""The phrases every language of the kiosk must have; `{…}` stands for a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Counted nouns are given in the forms its plural rule asks for."""

    language: str
    """Its own name of itself."""
    start_title: str
    waiting_now: str
    nobody_waits: str
    all_services: str
    all_services_about: str
    all_services_short: str
    booked: str
    booked_about: str
    booked_short: str
    find: str
    find_about: str
    find_by_name: str
    choose_topic: str
    choose_service: str
    more: str
    further: str
    earlier: str
    back: str
    comfort: str
    help: str
    languages: str
    ahead: str
    wait_about: str
    people: tuple[str, ...]
    minutes: tuple[str, ...]
    nobody_ahead: str
    wait_unknown: str
    papers: str
    more_papers: str
    add_service: str
    add_service_about: str
    no_more_services: str
    by_right: str
    by_right_about: str
    by_right_title: str
    by_right_text: str
    without_class: str
    show_document: str
    your_services: str
    remove: str
    take_ticket: str
    check_in: str
    sending: str
    sending_text: str
    take_it: str
    your_number: str
    ahead_and_wait: str
    ahead_only: str
    you_are_next: str
    booked_for: str
    called_how: str
    ticket_below: str
    closes_in: tuple[str, ...]
    closes_in_short: str
    done: str
    in_queue: str
    not_printed: str
    remember_number: str
    point_camera: str
    page_signals: str
    staff_told: str
    number_is_mine: str
    no_paper_ahead: str
    still_here: str
    returning: tuple[str, ...]
    not_kept: str
    go_on: str
    start_over: str
    offline_title: str
    offline_text: str
    offline_valid: str
    offline_since: str
    offline_kept: str
    connecting: str
    connecting_text: str
    closed_title: str
    closed_opens: str
    stopped_title: str
    stopped_text: str
    suspended_title: str
    suspended_text: str
    service_stopped: str
    service_too_late: str
    refused_title: str
    refused_text: str
    search_title: str
    search_hint: str
    nothing_found: str
    nothing_found_text: str
    consultation: str
    space: str
    erase: str
    check_in_title: str
    check_in_text: str
    scan_hint: str
    comfort_title: str
    contrast: str
    contrast_about: str
    large: str
    large_about: str
    low_reach: str
    low_reach_about: str
    on: str
    off: str
    help_title: str
    help_steps: tuple[str, ...]
    help_staff: str
    language_title: str
    where_title: str
    where_waiting: str
    where_called: str
    where_serving: str
    where_held: str
    where_missed: str
    where_ended: str
    where_unknown: str
    came_back: str
    came_back_done: str
    missed_call: str
    missed_call_about: str
    come_back_title: str
    come_back_text: str
