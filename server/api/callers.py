"""Who calls the API, what they may do, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from aiohttp import web
from msgspec import Struct

from queue_core.domain.context import Actor
from server.api.errors import ApiProblem
from server.auth.authority import Authority
from server.auth.errors import AuthRefused
from server.auth.identity import Identity
from server.config.deployment import Deployment
from server.live.door import Door
from server.rooms.ids import clock_ms
from server.web.limits import PublicLimits

PARTNER_PER_MINUTE = 600
"""Of a partner's key that names no quota."""
READS_TO_WRITES = 10
"""The public may read so many times more often than it may act."""
_BEARER = "bearer "


class Quota(Struct, frozen=True):
    """What a key may still ask in this minute."""

    limit: int
    left: int
    seconds: int
    """Until there is one more (none left), or until all is regained."""

    def told(self) -> dict[str, str]:
        """As answers say it."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.seconds),
        }


class Caller:
    """Somebody with a request."""

    def __init__(self, identity: Identity, address: str, quota: Quota | None = None) -> None:
        """`quota`: of a key; whoever comes without one is limited by address, and not told."""
        self.quota_told: Mapping[str, str] = quota.told() if quota else {}
        self.identity = identity
        self.address = address
        self.actor = Actor(identity.role, identity.who)

    @property
    def is_staff(self) -> bool:
        """Whether an office's own people call."""
        return self.identity.role in ("reception", "supervisor")

    def must_have(self, scope: str, office: str) -> None:
        """Raises ApiProblem unless this caller may do what `scope` names, at `office`."""
        identity = self.identity
        if identity.role == "public":
            raise ApiProblem("token_missing")
        if identity.office not in ("", office):
            raise ApiProblem("forbidden")
        if scope == "contacts":
            allowed = self.is_staff
        elif scope == "administer":
            allowed = identity.role == "administrator"
        elif identity.role == "partner":
            allowed = scope in identity.scopes
        else:
            allowed = self.is_staff
        if not allowed:
            raise ApiProblem("scope_missing", scope=scope)


class Callers:
    """Lets requests in, by token and by address."""

    def __init__(self, authority: Authority, deployment: Deployment) -> None:
        per_minute = deployment.limits.public_per_minute
        self._authority = authority
        self._door = Door(deployment)
        self._acts = PublicLimits(per_minute)
        self._reads = PublicLimits(per_minute * READS_TO_WRITES)
        self._quotas = Quotas()

    def let_in(self, request: web.Request, *, is_read: bool) -> Caller:
        """Who it is. Raises ApiProblem for a bad token or too many requests."""
        address = self._door.address_of(request)
        header = request.headers.get("Authorization", "")
        if header:
            identity, spent = self._named(header, address)
            return Caller(identity, address, spent)
        limits = self._reads if is_read else self._acts
        if not limits.spend(address):
            raise ApiProblem("too_many", retry=True, seconds=60)
        return Caller(self._authority.identify("", 0), address)

    def _named(self, header: str, address: str) -> tuple[Identity, Quota]:
        token = header[len(_BEARER) :].strip() if header[:7].lower() == _BEARER else ""
        try:
            if not token:
                raise AuthRefused("token_unknown")
            identity = self._authority.identify(token, clock_ms())
        except AuthRefused as refused:
            if not self._acts.spend(address):
                raise ApiProblem("too_many", retry=True, seconds=60) from refused
            raise ApiProblem(refused.code) from refused
        quota = identity.per_minute or PARTNER_PER_MINUTE
        spent = self._quotas.spend(f"{identity.office}/{identity.who}", quota)
        if spent.left < 0:
            raise ApiProblem("quota_used", retry=True, seconds=spent.seconds)
        return identity, spent


class Quotas:
    """A bucket for each known caller, refilled evenly; there are as many as there are tokens."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def spend(self, who: str, per_minute: int) -> Quota:
        """Take one; fewer than none left: it was not there to take."""
        now = self._clock()
        left, seen = self._buckets.get(who, (float(per_minute), now))
        left = min(float(per_minute), left + (now - seen) * per_minute / 60)
        if left < 1:
            self._buckets[who] = (left, now)
            return Quota(per_minute, -1, max(1, -int(-(1 - left) * 60 // per_minute)))
        left -= 1
        self._buckets[who] = (left, now)
        return Quota(per_minute, int(left), -int(-(per_minute - left) * 60 // per_minute))
