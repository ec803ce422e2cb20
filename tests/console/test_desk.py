"""What the desk says and allows, as pure functions of a document, a person and a moment."""

import pytest

from client_kit.theme import load_tokens
from operator_console import acts, card, queue, scenes
from operator_console.desk import Desk, level_of
from operator_console.foresee import foresee
from operator_console.panels import Choice, panel_command, panel_rows
from operator_console.shown import clock_time, countdown, duration, fold
from operator_console.words import plural
from queue_core.domain import commands as c

AT = 1_795_406_400_000
"""2026-11-23 04:00 UTC, 07:00 in Moscow."""


def desk(doc: scenes.Doc, **more: object) -> Desk:
    return Desk(doc, scenes.WINDOW, scenes.ME, AT, **more)  # type: ignore[arg-type]


def test_the_keys_are_those_of_the_design() -> None:
    designed = load_tokens().tables["console"]["keys"]

    same = {act: acts.KEYS[act] for act in acts.KEYS if act in designed}

    assert same == {act: key for act, key in designed.items() if act in acts.KEYS}
    assert set(designed) - set(acts.KEYS) == {"choose", "call_chosen", "close"}


def test_no_key_does_two_things() -> None:
    keys = list(acts.KEYS.values())

    assert len(keys) == len(set(keys))


def test_the_idle_card_shows_who_is_next_with_the_wait_against_its_own_target() -> None:
    shown = card.card(desk(scenes.idle(AT)))

    assert (shown["number"], shown["plate"], shown["timer"]) == ("А013", "quiet", "06:12")
    assert shown["note"] == "ждёт, норма 15"


def test_nobody_waiting_is_said_and_calling_is_not_offered() -> None:
    nobody = desk(scenes.empty(AT))

    assert card.card(nobody)["service"] == "Никого нет"
    assert not acts.may(nobody, "next")


def test_the_called_card_counts_from_the_call_and_says_what_becomes_possible() -> None:
    shown = card.card(desk(scenes.called(AT)))

    assert (shown["plate"], shown["timer"], shown["tag"]) == ("call", "00:24", "вызван 1 раз")
    assert shown["note"] == "неявка через 00:16"


def test_the_serving_card_tells_reason_norm_next_service_and_claim() -> None:
    shown = card.card(desk(scenes.serving(AT)))

    assert (shown["timer"], shown["note"]) == ("07:24", "норма 12:00")
    assert shown["tag"] == "по записи на 07:00"
    assert shown["detail"] == "Затем: справка о составе семьи"
    assert shown["claim_text"] == "Проверьте: удостоверение ветерана"
    assert shown["share"] == pytest.approx(7.4 / 12)


def test_past_the_norm_the_bar_takes_the_colour_of_a_breach() -> None:
    assert card.card(desk(scenes.serving(AT, minutes=14)))["level"] == "breach"


def test_a_break_tells_how_long_of_how_long_and_what_goes_on() -> None:
    resting = desk(scenes.paused(AT))

    shown = card.card(resting)
    facts = {row["key"]: row["value"] for row in card.break_facts(resting)}

    assert (shown["head"], shown["timer"]) == ("Перерыв: обед", "12:40")
    assert shown["note"] == "из 30:00, до 07:17"
    assert facts["windows"] == "3 из 4, нужно 5"
    assert facts["waiting"] == "8 человек"


def test_the_order_is_urgent_booked_in_its_slot_then_by_due_time() -> None:
    numbers = [row["number"] for _, row in desk(scenes.idle(AT)).order()]

    assert numbers == ["А013", "К035", "Д008", "А014", "А015", "Д009", "К036"]


def test_a_ticket_sent_to_another_window_is_not_offered_here_and_one_sent_here_is() -> None:
    doc = scenes.idle(AT)
    sent = {
        "t14": doc["tickets"]["t14"] | {"bound_window": "3"},
        "t02": doc["tickets"]["t02"] | {"bound_operator": scenes.ME},
    }

    ids = [id for id, _ in desk(doc | {"tickets": doc["tickets"] | sent}).order()]

    assert "t14" not in ids
    assert "t02" in ids


def test_a_wait_is_measured_to_the_tickets_own_target() -> None:
    assert [level_of(spent, 100) for spent in (69, 70, 99, 100)] == [
        "ok",
        "long",
        "long",
        "breach",
    ]


def test_rows_tell_booking_and_level() -> None:
    rows = {row["number"]: row for row in queue.rows(desk(scenes.idle(AT)), "queue")}

    assert rows["К035"]["tag"] == "запись 06:57"
    assert (rows["Д008"]["level"], rows["Д008"]["wait"]) == ("long", "12:47")
    assert rows["А014"]["order"] == "по очереди"


def test_the_foot_offers_to_undo_for_as_long_as_it_is_possible() -> None:
    done = scenes.finished(AT)

    early = card.foot(desk(done))
    late = card.foot(Desk(done, scenes.WINDOW, scenes.ME, AT + 9_001))

    assert (early["kind"], early["text"], early["undo"]) == (
        "undo",
        "Приём А012 завершён",
        "Отменить, 9 с",
    )
    assert late["kind"] == "figures"


def test_presses_kept_offline_are_foreseen_in_order_and_on_their_own_visit_only() -> None:
    doc = scenes.called(AT)
    kept = [
        c.Start(ticket="t13", claimed_at=AT),
        c.Count(ticket="t13", documents=4),
        c.WriteNote(ticket="t99", text="не тот"),
    ]

    row = foresee(doc, scenes.WINDOW, kept)["tickets"]["t13"]

    assert (row["state"], row["started"], row["documents"]) == ("serving", AT, 4)
    assert "note" not in row
    assert doc["tickets"]["t13"]["state"] == "called"


def test_a_foreseen_finish_leaves_a_free_window() -> None:
    doc = foresee(scenes.serving(AT, next=[]), scenes.WINDOW, [c.Finish(ticket="t12")])

    assert desk(doc).mode == "idle"


def test_a_foreseen_finish_of_one_service_goes_on_with_the_next_one_served_here() -> None:
    finish = c.Finish(ticket="t12", claimed_at=AT)

    here = foresee(scenes.serving(AT), scenes.WINDOW, [finish])
    elsewhere = foresee(scenes.serving(AT, next=["results"]), scenes.WINDOW, [finish])

    row = here["tickets"]["t12"]
    assert (row["service"], row["started"], row["done"]) == ("family", AT, 1)
    assert "next" not in row
    assert "documents" not in row
    assert desk(here).mode == "serving"
    assert desk(elsewhere).mode == "idle"


def test_a_supervisor_names_the_window_and_an_operator_does_not() -> None:
    choice = Choice(key="0")
    mine = panel_command("hold", desk(scenes.serving(AT)), choice)
    theirs = panel_command("hold", desk(scenes.serving(AT), role="supervisor"), choice)

    assert mine == c.Hold(ticket="t12")
    assert theirs == c.Hold(window="5", ticket="t12")


def test_a_transfer_lists_windows_and_colleagues_with_whom_they_have_before_them() -> None:
    here = desk(scenes.serving(AT))

    windows = {row.key: row for row in panel_rows("transfer", here, Choice(tab=1))}
    people = {row.key: row for row in panel_rows("transfer", here, Choice(tab=2))}

    assert windows["1"].subtitle == "Иванов П. С., дольше всех 16:04"
    assert (windows["1"].trailing, windows["1"].level) == ("ждут 1", "breach")
    assert (people["op-3"].trailing, people["op-3"].level) == ("ждут 2", "long")


def test_a_transfer_lists_services_with_their_windows_and_waits() -> None:
    wait = {"services": {"property": {"waiting": 1, "low": 8, "high": 14}}}
    here = desk(scenes.serving(AT), wait=wait)
    rows = {row.key: row for row in panel_rows("transfer", here, Choice())}

    assert rows["property"].subtitle == "окна 5, 7, 8–14 мин"
    assert rows["abroad"].subtitle == "окно 5"
    assert rows["results"].level == "breach"
    assert rows["benefit"].trailing == "ждут 1"


def test_typing_filters_a_panel_whatever_the_case() -> None:
    rows = panel_rows("add_service", desk(scenes.serving(AT)), Choice(text="СПРАВКА"))

    assert {row.key for row in rows} == {"conviction", "family"}


def test_without_a_link_only_what_is_kept_may_be_pressed() -> None:
    called = desk(scenes.called(AT, recalls=1), is_up=False)
    serving = desk(scenes.serving(AT), is_up=False)

    allowed = {act for act in acts.KEYS if acts.may(called, act) or acts.may(serving, act)}

    assert allowed == {"start", "finish", "note", "decline", "more", "day"}


def test_everything_is_said_in_english_too() -> None:
    shown = card.card(desk(scenes.called(AT, recalls=1), language="en"))

    assert (shown["head"], shown["tag"]) == ("Called", "called 2 times")


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 человек"), (2, "2 человека"), (11, "11 человек"), (21, "21 человек"),
     (22, "22 человека"), (112, "112 человек")],
)  # fmt: skip
def test_russian_counts_agree(count: int, words: str) -> None:
    assert plural(count, "ru", "people") == words


def test_times_are_written_for_people() -> None:
    assert [duration(ms) for ms in (-5, 0, 61_999, 3_600_000)] == [
        "00:00",
        "00:00",
        "01:01",
        "1:00:00",
    ]
    assert countdown(15_001) == "00:16"
    assert clock_time(AT, "Europe/Moscow") == "07:00"
    assert fold(" A012") == fold("а012")
