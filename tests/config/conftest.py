"""A small configuration on disk that tests bend: what they change is all they say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.config.faults import ConfigFaults, Fault
from server.config.loader import load_network

SMALL = {
    "network.toml": """
name = { ru = "Сеть", en = "Network" }
languages = ["ru", "en"]
zone = "Europe/Moscow"
[rules]
cap = 4
grace_s = 600
[classes.veteran]
name = { ru = "Ветеран" }
document = { ru = "Удостоверение" }
""",
    "agencies.toml": 'mvd = { ru = "МВД", en = "Police" }\n',
    "papers.toml": 'passport = { ru = "Паспорт", en = "Passport" }\n',
    "services/papers.toml": """
[category]
id = "papers"
name = { ru = "Документы" }
icon = "passport"
order = 1
[services.passport]
name = { ru = "Паспорт", en = "Passport" }
agency = "mvd"
letter = "А"
norm_min = 12
papers = ["passport"]
[services.permit]
name = { ru = "Разрешение" }
letter = "К"
norm_min = 5
""",
    "templates/point.toml": """
about = { ru = "Точка" }
hours = { weekdays = "09:00-18:00", weekend = "closed" }
services = ["*"]
[halls.1]
name = { ru = "Зал" }
[[windows]]
numbers = "1-2"
hall = "1"
services = ["category:papers"]
[rules]
grace_s = 700
[devices]
kiosks = 1
""",
    "offices/one.toml": """
template = "point"
name = { ru = "Первый", en = "First" }
address = { ru = "Улица, 1" }
[[staff]]
id = "anna"
name = "Анна А."
login = "Anna"
secret = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$c29tZWhhc2g"
""",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small configuration; `write({"network.toml": "…"})` replaces or adds files."""

    def written(changes: dict[str, str] | None = None) -> Path:
        for name, text in {**SMALL, **(changes or {})}.items():
            path = tmp_path / "config" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "config"

    return written


@pytest.fixture
def bend(write: Write) -> Callable[..., list[Fault]]:
    """`bend(file, old, new, …)`: the faults that the replacement of one text brings."""

    def faults(*changes: tuple[str, str, str]) -> list[Fault]:
        texts = dict(SMALL)
        for file, old, new in changes:
            assert old in texts[file]
            texts[file] = texts[file].replace(old, new)
        with pytest.raises(ConfigFaults) as caught:
            load_network(write(texts))
        return list(caught.value.faults)

    return faults
