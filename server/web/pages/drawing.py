"""Templates, read and compiled once, and what every one of them may say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from server.web.pages.files import Files
from server.web.pages.language import LANGUAGES, Speech
from server.web.pages.times import clock_time

FOLDER = Path(__file__).parents[1] / "templates"


class Drawing:
    """Draws pages by the name of their template."""

    def __init__(self, files: Files) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals["static"] = files.base
        self._environment.globals["has_face"] = files.has_face
        self._environment.filters["clock"] = clock_time
        self._templates: dict[str, Template] = {
            path.stem: self._environment.get_template(path.name) for path in FOLDER.glob("*.html")
        }
        self._live = {code: data_block(words.live()) for code, words in LANGUAGES.items()}

    def draw(self, template: str, speech: Speech, path: str, /, **facts: object) -> str:
        """The page of a template; `path` is its own address without the language."""
        words = speech.words
        return self._templates[template].render(
            w=words,
            speech=speech,
            link=speech.link,
            path=path,
            live_words=self._live[words.code],
            other_path=f"{path}{'&' if '?' in path else '?'}lang={speech.other.code}",
            **facts,
        )


def data_block(values: Mapping[str, object]) -> Markup:
    """JSON that is safe inside a script element of type application/json."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
