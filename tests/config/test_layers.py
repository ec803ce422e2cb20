"""Network, template and office lie over one another; what the upper says wins."""

from collections.abc import Callable
from pathlib import Path

from queue_core.domain.office import Office, OfficeId, Opening, ServiceId, WindowId
from server.config.loader import load_network
from server.config.synthetic import synthetic_network

Write = Callable[..., Path]
ONE = OfficeId("one")
PASSPORT, PERMIT = ServiceId("passport"), ServiceId("permit")


def office(root: Path, name: str = "one") -> Office:
    return load_network(root).offices[OfficeId(name)]


def with_office(write: Write, extra: str, name: str = "one") -> Office:
    head = 'template = "point"\nname = { ru = "Имя" }\naddress = { ru = "Улица" }\n'
    return office(write({f"offices/{name}.toml": head + extra}), name)


def test_rules_merge_key_by_key(write: Write) -> None:
    found = with_office(write, "[rules]\nundo_s = 5\n").rules

    assert (found.cap, found.grace_s, found.undo_s, found.no_show_after_s) == (4, 700, 5, 40)


def test_hours_merge_day_by_day(write: Write) -> None:
    found = with_office(write, 'hours = { sat = "10:00-14:00", fri = "18:00-26:00" }\n')

    assert found.week[0] == Opening(9 * 60, 18 * 60)
    assert found.week[4] == Opening(18 * 60, 26 * 60)
    assert found.week[5] == Opening(10 * 60, 14 * 60)
    assert found.week[6] is None


def test_a_dated_exception_overrides_the_week(write: Write) -> None:
    found = with_office(write, '[exceptions]\n"2027-01-01" = "closed"\n')

    assert found.exceptions == {"2027-01-01": None}


def test_an_office_may_leave_a_service_out_and_its_windows_follow(write: Write) -> None:
    found = with_office(write, 'services = ["*", "-permit"]\n')

    assert list(found.services) == [PASSPORT]
    assert found.windows[WindowId("1")].services == (PASSPORT,)


def test_an_office_may_change_a_service(write: Write) -> None:
    found = with_office(write, "[service.permit]\nnorm_min = 9\nwait_target_min = 5\n")

    changed = found.services[PERMIT]
    assert (changed.norm_s, changed.wait_target_s, changed.letter) == (540, 300, "К")
    assert found.services[PASSPORT].norm_s == 720


def test_windows_given_by_an_office_replace_the_templates(write: Write) -> None:
    windows = (
        '[[windows]]\nnumbers = "1, 5"\nhall = "1"\nservices = ["passport"]\noverflow = ["*"]\n'
    )

    found = with_office(write, windows)

    assert list(found.windows) == ["1", "5"]
    assert found.windows[WindowId("5")].overflow == (PERMIT,)
    assert "console-5" in found.devices
    assert "console-2" not in found.devices


def test_usual_devices_come_from_the_layout(write: Write) -> None:
    found = office(write())

    assert list(found.devices) == [
        "kiosk-1",
        "reception-1",
        "board-1",
        "display-1",
        "console-1",
        "display-2",
        "console-2",
    ]
    assert found.devices["board-1"].speaks
    assert found.devices["console-2"].window == "2"


def test_a_text_missing_in_a_language_is_there_in_russian(write: Write) -> None:
    found = office(write())

    assert found.services[PERMIT].name == {"ru": "Разрешение", "en": "Разрешение"}
    assert found.services[PASSPORT].name["en"] == "Passport"


def test_logins_are_compared_without_capitals(write: Write) -> None:
    found = office(write())

    assert [person.login for person in found.staff.values()] == ["anna"]


def test_a_subdivision_tells_where_its_parent_has_the_rest(write: Write) -> None:
    small = 'services = ["*", "-permit"]\nparent = "one"\n'

    found = with_office(write, small, "two")

    assert found.elsewhere[PERMIT].name["ru"] == "Разрешение"
    assert found.elsewhere[PERMIT].where["ru"] == "Первый, Улица, 1"
    assert PASSPORT not in found.elsewhere


def test_offices_of_one_template_share_its_parts(write: Write) -> None:
    same = 'template = "point"\nname = { ru = "Имя" }\naddress = { ru = "Улица" }\n'

    network = load_network(write({"offices/two.toml": same}))

    one, two = network.offices[ONE], network.offices[OfficeId("two")]
    assert one.services is two.services
    assert one.windows is two.windows
    assert one.devices is two.devices


def test_a_deployments_address_wins_over_the_networks(write: Write) -> None:
    found = load_network(write(), "https://queue.example.ru").offices[ONE]

    assert found.public_url == "https://queue.example.ru"


def test_the_fingerprint_follows_every_letter(write: Write) -> None:
    before = load_network(write()).fingerprint
    again = load_network(write()).fingerprint

    after = load_network(write({"agencies.toml": 'mvd = { ru = "мвд" }\n'})).fingerprint

    assert before == again
    assert after != before


def test_a_synthetic_network_has_an_operator_for_each_window(write: Write) -> None:
    network = synthetic_network(1001, office(write()))

    assert list(network.offices)[:2] == ["o000", "o001"]
    last = network.offices[OfficeId("o1000")]
    assert {"w1", "w2", "chief"} == set(last.staff)
    assert last.week[6] == Opening(0, 1440)
    assert last.services is network.offices[OfficeId("o000")].services
