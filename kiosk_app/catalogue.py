"""The office as the kiosk's documents tell it, ready to be asked."""

from dataclasses import dataclass, field
from typing import Any, Literal
from zoneinfo import ZoneInfo

from queue_core.domain.office import Text

OfficeState = Literal["open", "closed", "suspended", "stopped"]


@dataclass(frozen=True, slots=True)
class Service:
    """One service as offered now."""

    id: str
    name: Text
    category: str
    icon: str = "document"
    about: Text = field(default_factory=dict)
    purpose: str = ""
    papers: tuple[Text, ...] = ()
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    popularity: int = 0
    agency: Text = field(default_factory=dict)
    fee: Text = field(default_factory=dict)
    norm_minutes: int = 0
    """How long it takes at the window; 0: not told."""
    state: Literal["open", "stopped", "too_late"] = "open"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A service that people ask for here and is given at another place."""

    id: str
    name: Text
    where: Text
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Category:
    """A topic or life situation."""

    id: str
    name: Text
    about: Text = field(default_factory=dict)
    icon: str = "document"
    order: int = 0


@dataclass(frozen=True, slots=True)
class VisitorClass:
    """A class a citizen may claim today."""

    id: str
    name: Text
    document: Text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The `<office>/kiosk` document."""

    office: Text
    address: Text
    zone: ZoneInfo
    languages: tuple[str, ...]
    public_url: str
    state: OfficeState
    grace_minutes: int
    services: dict[str, Service]
    categories: dict[str, Category]
    classes: dict[str, VisitorClass]
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)
    opens: int = 0
    message: str = ""
    suspend_text: str = ""

    def frequent(self, count: int) -> tuple[Service, ...]:
        """The services most people come for, best first."""
        by_use = sorted(self.services.values(), key=lambda each: (-each.popularity, each.id))
        return tuple(by_use[:count])

    def topics(self) -> tuple[Category, ...]:
        """Categories that have a service, in their order."""
        used = {service.category for service in self.services.values()}
        found = (each for each in self.categories.values() if each.id in used)
        return tuple(sorted(found, key=lambda each: (each.order, each.id)))

    def within(self, category: str) -> tuple[Service, ...]:
        """A category's services, the most used first."""
        found = (each for each in self.services.values() if each.category == category)
        return tuple(sorted(found, key=lambda each: (-each.popularity, each.id)))

    def consultation(self) -> Service | None:
        """Where to send whoever did not find a service."""
        found = [each for each in self.services.values() if each.purpose == "consult"]
        return max(found, key=lambda each: each.popularity, default=None)


NOWHERE = Catalogue(
    office={},
    address={},
    zone=ZoneInfo("UTC"),
    languages=(),
    public_url="",
    state="closed",
    grace_minutes=0,
    services={},
    categories={},
    classes={},
)
"""Before the office told of itself."""


@dataclass(frozen=True, slots=True)
class Wait:
    """People waiting and the range of minutes for whoever comes now."""

    waiting: int
    low: int
    high: int
    ahead: int = 0
    """Of those who wait, how many would go before whoever comes now."""


@dataclass(frozen=True, slots=True)
class Waits:
    """The `<office>/wait` document."""

    office: Wait | None = None
    services: dict[str, Wait] = field(default_factory=dict)


def read_catalogue(doc: dict[str, Any]) -> Catalogue:
    """Understand the kiosk's document."""
    return Catalogue(
        office=doc["office"],
        address=doc["address"],
        zone=ZoneInfo(doc["zone"]),
        languages=tuple(doc["languages"]),
        public_url=doc.get("public_url", ""),
        state=doc["state"],
        grace_minutes=doc.get("grace_s", 900) // 60,
        services={id: _service(id, each) for id, each in doc["services"].items()},
        categories={id: _category(id, each) for id, each in doc["categories"].items()},
        classes={
            id: VisitorClass(id, each["name"], each.get("document", {}))
            for id, each in doc.get("classes", {}).items()
        },
        elsewhere={id: _elsewhere(id, each) for id, each in doc.get("elsewhere", {}).items()},
        opens=doc.get("opens", 0),
        message=doc.get("message", ""),
        suspend_text=doc.get("suspend_text", ""),
    )


def read_waits(doc: dict[str, Any]) -> Waits:
    """Understand the forecasts."""
    services = doc.get("services", {})
    return Waits(_wait(doc), {id: _wait(each) for id, each in services.items()})


def _service(id: str, doc: dict[str, Any]) -> Service:
    papers = doc.get("papers", {})
    return Service(
        id=id,
        name=doc["name"],
        category=doc["category"],
        icon=doc.get("icon", "document"),
        about=doc.get("about", {}),
        purpose=doc.get("purpose", ""),
        papers=tuple(papers[key] for key in sorted(papers, key=int)),
        synonyms=_synonyms(doc),
        agency=doc.get("agency", {}),
        fee=doc.get("fee", {}),
        norm_minutes=doc.get("norm_s", 0) // 60,
        popularity=doc.get("popularity", 0),
        state=doc.get("state", "open"),
    )


def _elsewhere(id: str, doc: dict[str, Any]) -> Elsewhere:
    return Elsewhere(id, doc["name"], doc["where"], _synonyms(doc))


def _synonyms(doc: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in doc.get("synonyms", {}).items()}


def _category(id: str, doc: dict[str, Any]) -> Category:
    return Category(
        id, doc["name"], doc.get("about", {}), doc.get("icon", "document"), doc.get("order", 0)
    )


def _wait(doc: dict[str, Any]) -> Wait:
    waiting = doc.get("waiting", 0)
    return Wait(waiting, doc.get("low", 0), doc.get("high", 0), doc.get("ahead", 0))
