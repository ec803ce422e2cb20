"""Every fault of every file is told at once, with file, key and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.config.faults import ConfigFaults, Fault
from server.config.loader import load_network

Bend = Callable[..., list[Fault]]
NETWORK, SERVICES = "network.toml", "services/papers.toml"
TEMPLATE, OFFICE = "templates/point.toml", "offices/one.toml"

CASES: dict[str, tuple[str, str, str, str, str]] = {
    # what is wrong: file, old text, new text, key of the fault, a word of problem or remedy
    "unknown key": (NETWORK, "cap = 4", "cap = 4\ncapp = 5", "rules.capp", "cap"),
    "unknown top key": (OFFICE, "address", 'adress = "x"\naddress', "adress", "did you mean"),
    "wrong type": (NETWORK, "cap = 4", 'cap = "4"', "rules.cap", "whole number"),
    "rule out of range": (NETWORK, "cap = 4", "cap = 0", "rules.cap", "1 to 100"),
    "bad time zone": (NETWORK, "Europe/Moscow", "Europe/Moskva", "zone", "Europe/Moskva"),
    "no Russian language": (NETWORK, '["ru", "en"]', '["en"]', "languages", "ru is missing"),
    "text without Russian": (OFFICE, 'ru = "Первый", ', "", "name", "no Russian"),
    "text in unknown language": (OFFICE, 'en = "First"', 'fr = "x"', "name.fr", "unknown"),
    "empty text": (OFFICE, '"Первый"', '" "', "name.ru", "empty"),
    "text without languages": (OFFICE, '{ ru = "Улица, 1" }', '"Улица, 1"', "address", "ru ="),
    "missing key": (OFFICE, 'address = { ru = "Улица, 1" }', "", "address", "missing"),
    "class without document": (
        NETWORK,
        'document = { ru = "Удостоверение" }',
        "",
        "classes.veteran.document",
        "missing",
    ),
    "class without minutes": (
        NETWORK,
        'name = { ru = "Ветеран" }',
        'name = { ru = "Ветеран" }\neffect = "shorter_target"',
        "classes.veteran.wait_target_min",
        "minutes",
    ),
    "class with swapped dates": (
        NETWORK,
        'name = { ru = "Ветеран" }',
        'name = { ru = "Ветеран" }\nvalid_from = "2027-01-01"\nvalid_to = "2026-01-01"',
        "classes.veteran.valid_to",
        "swap",
    ),
    "unknown agency": (SERVICES, '"mvd"', '"mwd"', "services.passport.agency", "mvd"),
    "unknown paper": (
        SERVICES,
        '["passport"]',
        '["pasport"]',
        "services.passport.papers[1]",
        "passport",
    ),
    "misread letter": (SERVICES, '"К"', '"О"', "services.permit.letter", "one of"),
    "Latin letter": (SERVICES, '"К"', '"K"', "services.permit.letter", "Russian capital К"),
    "sensitive letter": (
        SERVICES,
        'letter = "К"',
        'letter = "К"\nsensitive = true',
        "services.permit.letter",
        "harmless",
    ),
    "norm of no minutes": (
        SERVICES,
        "norm_min = 5",
        "norm_min = 900",
        "services.permit.norm_min",
        "480",
    ),
    "unknown service in a window": (
        TEMPLATE,
        '["category:papers"]',
        '["pasport", "permit"]',
        "windows[1].services[1]",
        "did you mean passport",
    ),
    "service nobody serves": (
        TEMPLATE,
        '["category:papers"]',
        '["permit"]',
        "windows",
        "«passport»",
    ),
    "unknown hall": (TEMPLATE, 'hall = "1"', 'hall = "2"', "windows[1].hall", "no hall"),
    "window twice": (TEMPLATE, '"1-2"', '"1-2, 2"', "windows[1].numbers", "twice"),
    "window without number": (TEMPLATE, '"1-2"', '"2-1"', "windows[1].numbers", "1-4, 7"),
    "hours ending early": (
        TEMPLATE,
        "09:00-18:00",
        "18:00-09:00",
        "hours.weekdays",
        "before it begins",
    ),
    "hours of nonsense": (TEMPLATE, "09:00-18:00", "nine to six", "hours.weekdays", "08:00-20:00"),
    "unknown day": (TEMPLATE, "weekend", "week_end", "hours.week_end", "weekend"),
    "unknown template": (OFFICE, '"point"', '"pint"', "template", "point"),
    "unknown parent": (OFFICE, "address", 'parent = "two"\naddress', "parent", "one"),
    "own parent": (OFFICE, "address", 'parent = "one"\naddress', "parent", "part of itself"),
    "latitude": (OFFICE, "address", "latitude = 95.0\naddress", "latitude", "-90 to 90"),
    "plain password": (OFFICE, "$argon2id$v", "secret$v", "staff[1].secret", "talon password"),
    "unknown device hall": (
        OFFICE,
        "[[staff]]",
        '[[device]]\nid = "b"\nkind = "board"\nhall = "9"\n[[staff]]',
        "device[1].hall",
        "no hall",
    ),
    "two voices in a hall": (
        OFFICE,
        "[[staff]]",
        '[[device]]\nid = "b"\nkind = "board"\nhall = "1"\nspeaks = true\n[[staff]]',
        "device",
        "both speak",
    ),
    "elsewhere of what is here": (
        OFFICE,
        "[[staff]]",
        '[elsewhere.passport]\nname = { ru = "x" }\nwhere = { ru = "y" }\n[[staff]]',
        "elsewhere.passport",
        "offers it",
    ),
    "broken TOML": (OFFICE, 'template = "point"', "template = ", "", "no TOML"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_with_file_key_and_remedy(name: str, bend: Bend) -> None:
    file, old, new, key, word = CASES[name]

    faults = bend((file, old, new))

    told = [fault for fault in faults if fault.key == key]
    assert told, faults
    assert word in told[0].problem + told[0].remedy
    assert told[0].file == file
    assert told[0].remedy


def test_a_template_is_told_when_a_service_has_the_reserve_letter(bend: Bend) -> None:
    faults = bend((SERVICES, '"К"', '"У"'))

    assert [(f.file, f.key) for f in faults] == [(TEMPLATE, "reserve_letter")]
    assert "permit" in faults[0].problem


def test_windows_that_serve_nothing_are_told_one_by_one(bend: Bend) -> None:
    faults = bend((TEMPLATE, '["category:papers"]', "[]"))

    assert [f.problem for f in faults if "serves nothing" in f.problem] == [
        "window 1 serves nothing that the office offers",
        "window 2 serves nothing that the office offers",
    ]


def test_duplicate_logins_are_told_even_if_only_capitals_differ(bend: Bend) -> None:
    second = '[[staff]]\nid = "ann"\nname = "Анна Б."\nlogin = "ANNA"\n'

    faults = bend((OFFICE, "[[staff]]", f"{second}[[staff]]"))

    assert [(f.key, f.problem) for f in faults] == [
        ("staff[2].login", "the login «Anna» is ann's already")
    ]


def test_faults_of_all_files_are_told_at_once(bend: Bend) -> None:
    faults = bend(
        (NETWORK, "cap = 4", 'cap = "four"'),
        (SERVICES, '"mvd"', '"mwd"'),
        (TEMPLATE, "09:00-18:00", "19:00-18:00"),
        (TEMPLATE, 'hall = "1"', 'hall = "2"'),
        (OFFICE, 'address = { ru = "Улица, 1" }', "adress = 1"),
    )

    assert [(f.file, f.key) for f in faults] == [
        (NETWORK, "rules.cap"),
        (OFFICE, "address"),
        (OFFICE, "adress"),
        (SERVICES, "services.passport.agency"),
        (TEMPLATE, "hours.weekdays"),
        (TEMPLATE, "windows[1].hall"),
    ]


def test_nobody_is_blamed_for_a_file_that_cannot_be_read(bend: Bend) -> None:
    faults = bend(
        (SERVICES, "[category]", "[category"),
        ("papers.toml", "passport", "= passport"),
        (TEMPLATE, "[devices]", "[devices"),
    )

    assert {fault.file for fault in faults} == {SERVICES, "papers.toml", TEMPLATE}
    assert len(faults) == 3


def test_windows_are_not_blamed_for_services_of_a_broken_file(bend: Bend) -> None:
    faults = bend((SERVICES, "[category]", "[category"))

    assert [(f.file, f.key) for f in faults] == [(SERVICES, "")]


def test_a_fault_of_a_template_is_told_once_for_all_its_offices(bend: Bend, tmp_path: Path) -> None:
    other = tmp_path / "config" / "offices" / "two.toml"
    other.parent.mkdir(parents=True)
    other.write_text(
        'template = "point"\nname = { ru = "Второй" }\naddress = { ru = "Улица, 2" }\n', "utf-8"
    )

    faults = bend((TEMPLATE, 'hall = "1"', 'hall = "2"'))

    assert [(f.file, f.key) for f in faults] == [(TEMPLATE, "windows[1].hall")]


def test_a_stray_file_is_told(write: Callable[..., Path]) -> None:
    root = write({"office/one.toml": ""})

    with pytest.raises(ConfigFaults, match="is no file of a configuration"):
        load_network(root)


def test_one_office_in_two_folders_is_told(write: Callable[..., Path]) -> None:
    root = write({"offices/north/one.toml": 'template = "point"\n'})

    with pytest.raises(ConfigFaults, match="the office «one» stands in"):
        load_network(root)


def test_an_empty_folder_tells_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(ConfigFaults) as caught:
        load_network(tmp_path)

    assert {fault.file for fault in caught.value.faults} == {
        "network.toml",
        "agencies.toml",
        "papers.toml",
        "offices/",
    }


def test_a_person_reads_faults_file_by_file(bend: Bend) -> None:
    faults = bend((SERVICES, '"К"', '"K"'), (SERVICES, '"mvd"', '"mwd"'))

    assert str(ConfigFaults(faults)) == (
        "services/papers.toml\n"
        "  services.passport.agency: no agency «mwd» in agencies.toml\n"
        "    → did you mean mvd?\n"
        "  services.permit.letter: «K» cannot be a letter of numbers\n"
        "    → write the Russian capital К"
    )
