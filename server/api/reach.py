"""What the API's parts reach of their node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queue_core.domain.office import Office, Service
from server.api.contacts import Contacts
from server.api.days import Days
from server.api.errors import ApiProblem
from server.web.pages.looking import Eye, Eyes

if TYPE_CHECKING:
    from server.app import Node


class Reach:
    """The node's offices, documents and booked days, for all handlers."""

    def __init__(self, node: Node, contacts: Contacts) -> None:
        self.network = node.network
        self.offices = node.offices
        self.store = node.store
        self.loads = node.loads
        self.history = node.history
        self.authority = node.authority
        self.metrics = node.metrics
        self.eyes = Eyes(node.offices, node.store)
        self.days = Days(node.store)
        self.contacts = contacts

    def office(self, office: str) -> Office:
        """An office's configuration. Raises ApiProblem."""
        if office not in self.offices:
            raise ApiProblem("unknown_office")
        return self.offices.office(office)

    def service(self, office: Office, service: str) -> Service:
        """A service of the office. Raises ApiProblem; elsewhere is told with the place."""
        found = office.services.get(service)
        if found is not None:
            return found
        other = office.elsewhere.get(service)
        if other is not None:
            raise ApiProblem("elsewhere", service=service, place=other.where)
        raise ApiProblem("unknown_service", service=service)

    def eye(self, office: Office) -> Eye:
        """The eye on its public document."""
        channel = f"{office.id}/public"
        return self.eyes.get(channel) or self.eyes.open(office.id, channel)
