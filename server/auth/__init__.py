"""Who is who: device tokens, staff sign-in, secrets of tickets."""

from server.auth.authority import Authority
from server.auth.errors import AuthRefused
from server.auth.identity import Identity
from server.auth.secret_file import load_secret

__all__ = ["AuthRefused", "Authority", "Identity", "load_secret"]
