"""What changes by the hour of the day: colours, and how loud the voice is."""

from dataclasses import dataclass

from client_kit.errors import SettingsWrong

SCHEMES = ("light", "dark", "contrast")
DAYLIGHT = "07:00 light, 19:00 dark"
"""Of `--scheme auto`, when nothing else is said."""
LOUDEST = 100


@dataclass(frozen=True, slots=True)
class Hours:
    """Values from so many minutes after midnight on; the last one runs past midnight."""

    steps: tuple[tuple[int, str], ...]

    def at(self, minute: int) -> str:
        """What holds at this minute of the day."""
        begun = [value for since, value in self.steps if since <= minute]
        return begun[-1] if begun else self.steps[-1][1]


def schemes_of(text: str) -> Hours:
    """`07:00 light, 19:00 dark`, or one scheme for the whole day; raises SettingsWrong."""
    hours = _hours_of(text, "scheme-hours")
    _refuse_others(hours, SCHEMES, "scheme-hours", text)
    return hours


def volumes_of(text: str) -> Hours:
    """`08:00 100, 20:00 40`: per cent of the full voice, or one number; raises SettingsWrong."""
    hours = _hours_of(text, "volume")
    _refuse_others(hours, [str(percent) for percent in range(LOUDEST + 1)], "volume", text)
    return hours


def _hours_of(text: str, flag: str) -> Hours:
    parts = [part.split() for part in text.split(",")]
    if len(parts) == 1 and len(parts[0]) == 1:
        return Hours(((0, parts[0][0]),))
    try:
        steps = sorted((_minute(since), value) for since, value in parts)
    except ValueError as error:
        raise SettingsWrong(flag, f"--{flag} {text}: write HH:MM VALUE, HH:MM VALUE") from error
    return Hours(tuple(steps))


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    if not (0 <= hour < 24 and 0 <= minute < 60):
        raise ValueError(text)
    return 60 * hour + minute


def _refuse_others(hours: Hours, known: list[str] | tuple[str, ...], flag: str, text: str) -> None:
    for _, value in hours.steps:
        if value not in known:
            likely = ", ".join(known) if len(known) < 5 else f"{known[0]}–{known[-1]}"
            raise SettingsWrong(flag, f"--{flag} {text}: {value} is none of {likely}")
