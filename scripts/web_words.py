"""Brings the pages' gettext catalogues up to date with the phrases in code and templates.

New phrases are added without a translation, unused ones are dropped, translations stay as they
are. Russian is the language of the code: its catalogue holds the phrases with plural forms alone.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from server.web.pages.words import DOMAIN, catalogue_path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "server" / "web"
LANGUAGES = ("ru", "en")
SOURCE = "ru"
METHODS = [("pages/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "forms": (1, 2)}
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}


def main() -> None:
    """Write every catalogue anew and tell what lacks a translation."""
    for language in LANGUAGES:
        catalog = updated(language)
        with catalogue_path(language).open("wb") as file:
            write_po(file, catalog, no_location=True, sort_output=True, ignore_obsolete=True)
        for message in catalog:
            if message.id and not is_translated(message.string):
                print(f"{language}: {message.id}")


def updated(language: str) -> Catalog:
    """A language's catalogue as it stands, with exactly the phrases in use."""
    with catalogue_path(language).open("rb") as file:
        catalog = read_po(file, locale=language, domain=DOMAIN)
    template = Catalog(domain=DOMAIN)
    for phrase in sorted(phrases(), key=str):
        if language != SOURCE or isinstance(phrase, tuple):
            template.add(phrase)
    template.creation_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def phrases() -> set[str | tuple[str, ...]]:
    """Everything that the pages may say; a pair: a phrase with plural forms."""
    return {
        found[2] if isinstance(found[2], str) else tuple(found[2])
        for found in extract_from_dir(WEB, METHODS, OPTIONS, KEYWORDS)
    }


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether no form is missing."""
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    main()
