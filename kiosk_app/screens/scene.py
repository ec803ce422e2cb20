"""Everything a screen is drawn from."""

from dataclasses import dataclass

from kiosk_app.catalogue import Catalogue, Service, Wait, Waits
from kiosk_app.flow.state import Flow, Place
from kiosk_app.printing.printers import PrintersTold
from kiosk_app.words.phrases import text_of
from kiosk_app.words.table import Words
from kiosk_app.words.translations import words_of
from queue_core.domain.office import Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment at the kiosk."""

    flow: Flow
    catalogue: Catalogue
    waits: Waits
    now: int
    """ms of the steady clock."""
    at: int
    """ms of the office's clock."""
    last_heard: int = 0
    """ms of the office's clock when the link last lived."""
    is_printer_well: bool = True
    printer: str = ""
    """`PrinterState`, or nothing before its first answer."""
    printers: PrintersTold | None = None
    """All of them, with the tickets left on their rolls."""

    @property
    def words(self) -> Words:
        """The visitor's language."""
        return words_of(self.flow.language)

    @property
    def place(self) -> Place:
        """What the page is about."""
        return self.flow.shown(self.now)

    def text(self, text: Text) -> str:
        """A text of the document."""
        return text_of(text, self.flow.language)

    def service(self, id: str) -> Service | None:
        """A service, unless it was taken out of the office meanwhile."""
        return self.catalogue.services.get(id)

    def wait(self, service: str) -> Wait | None:
        """What waits for this service now."""
        return self.waits.services.get(service)

    def chosen(self) -> tuple[Service, ...]:
        """The visit's services that the office still has."""
        found = (self.service(id) for id in self.flow.services)
        return tuple(each for each in found if each is not None)
