"""What may happen to a letter on its way.

NotTaken    the mail server or the gateway did not take it
└─ Rejected     and never will: a wrong address, a refused text
"""

from __future__ import annotations


class NotTaken(Exception):
    """It may be tried again later; the message never holds an address."""


class Rejected(NotTaken):
    """Trying again is of no use."""
