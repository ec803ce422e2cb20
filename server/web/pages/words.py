"""What the public pages say: Russian phrases in the code, other languages from gettext catalogues.

A phrase is written where it is used, in Russian: `gettext("данные на {time}", time=…)`. Russian's
own catalogue holds the plural forms alone. docs/web.md tells how to add a phrase.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import Struct

from queue_core.domain.office import Text

LOCALE = Path(__file__).parents[1] / "locale"
DOMAIN = "web"
IN_HOURS_FROM = 180
"""Minutes from which a wait is told in hours."""
_SAMPLES = range(1, 200)
"""Every plural category of a language shows up among these."""


def N_(message: str) -> str:
    """Marks a phrase that is looked up later."""
    return message


_LOADS = {
    "free": N_("Свободно"),
    "some": N_("Небольшая очередь"),
    "busy": N_("Много посетителей"),
    "closed": N_("Закрыто"),
    "suspended": N_("Приём приостановлен"),
    "idle": N_("Окна пока не принимают"),
}
"""`idle`: the doors are open, but no window serves."""


class Words(Struct, frozen=True):
    """A language of the pages."""

    code: str
    name: str
    short: str

    def gettext(self, message: str, **facts: object) -> str:
        """A phrase, its `{…}` filled in."""
        found = catalogue(self.code).gettext(message)
        return found.format(**facts) if facts else found

    def ngettext(self, one: str, many: str, n: int, **facts: object) -> str:
        """A phrase about `{n}` things: `one` and `many` are the forms for 1 and for 5."""
        return catalogue(self.code).ngettext(one, many, n).format(n=n, **facts)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """All forms of a phrase by CLDR plural category, for scripts."""
        found = catalogue(self.code)
        category = Locale(self.code).plural_form
        forms = {category(n): found.ngettext(one, many, n) for n in _SAMPLES}
        return {"other": found.ngettext(one, many, 5), **forms}

    def said(self, text: Text | Mapping[str, str]) -> str:
        """A configured text in this language, else in Russian."""
        return text.get(self.code) or text["ru"]

    def load(self, load: str) -> str:
        """The word for a load."""
        return self.gettext(_LOADS[load])

    def wait(self, low: int, high: int) -> str:
        """«8–14 минут», «до 3 минут»."""
        if high >= IN_HOURS_FROM:
            low, high = low // 60, -(-high // 60)
            if low:
                return self.ngettext("{low}–{n} час", "{low}–{n} часов", high, low=low)
            return self.ngettext("до {n} часа", "до {n} часов", high)
        if low:
            return self.ngettext("{low}–{n} минута", "{low}–{n} минут", high, low=low)
        return self.ngettext("до {n} минуты", "до {n} минут", high)

    def wait_short(self, low: int, high: int) -> str:
        """«8–14 мин», «до 3 мин»."""
        if high >= IN_HOURS_FROM:
            low, high = low // 60, -(-high // 60)
            if low:
                return self.gettext("{low}–{n} ч", low=low, n=high)
            return self.gettext("до {n} ч", n=high)
        if low:
            return self.gettext("{low}–{n} мин", low=low, n=high)
        return self.gettext("до {n} мин", n=high)


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """A language's catalogue, read once; no file is made of it."""
    with catalogue_path(code).open("rb") as file:
        read = read_po(file, locale=code, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogue_path(code: str) -> Path:
    """Where a language's catalogue stands."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"
