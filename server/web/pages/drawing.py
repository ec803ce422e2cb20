"""Templates, read and compiled once, and what every one of them may say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from server.web.pages.files import Files
from server.web.pages.language import LANGUAGES, Speech
from server.web.pages.script_words import script_words
from server.web.pages.times import clock_time
from server.web.pages.words import Words

FOLDER = Path(__file__).parents[1] / "templates"


class Drawing:
    """Draws pages by the name of their template."""

    def __init__(self, files: Files) -> None:
        self._templates = {code: _templates(words, files) for code, words in LANGUAGES.items()}
        self._script_words = {
            code: data_block(script_words(words)) for code, words in LANGUAGES.items()
        }

    def draw(self, template: str, speech: Speech, path: str, /, **facts: object) -> str:
        """The page of a template; `path` is its own address without the language."""
        code = speech.words.code
        return self._templates[code][template].render(
            speech=speech,
            link=speech.link,
            path=path,
            live_words=self._script_words[code],
            other_path=f"{path}{'&' if '?' in path else '?'}lang={speech.other.code}",
            **facts,
        )


def _templates(words: Words, files: Files) -> dict[str, Template]:
    """Every template with the words of one language: macros see them too."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "w": words,
        "_": words.gettext,
        "ngettext": words.ngettext,
        "static": files.base,
        "has_face": files.has_face,
    }
    environment.filters["clock"] = clock_time
    return {path.stem: environment.get_template(path.name) for path in FOLDER.glob("*.html")}


def data_block(values: Mapping[str, object]) -> Markup:
    """JSON that is safe inside a script element of type application/json."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
