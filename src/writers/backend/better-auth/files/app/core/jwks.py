"""The keys of whoever signs tokens, fetched when they are needed and kept.

However many ask at once, one fetch is under way. Keys that are known go on while the service does
not answer, longer than any token lasts, so that its outage signs nobody out. A name nobody knows
is asked for once in a while and not for each token that makes one up.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from functools import lru_cache
from http import HTTPStatus

from jwt import PyJWK
from jwt.exceptions import PyJWTError

from app.accounts.issuer import keys_address
from app.core.errors import Refused
from app.outbound.client import Call, outbound
from app.outbound.failures import Failed

logger = logging.getLogger(__name__)

ALGORITHM = "EdDSA"
FRESH = 300.0
MOST_STALE = 3600.0
COOL_DOWN = 30.0
RETRY = 1.0
PATIENCE = 3.0
MOST_BYTES = 64_000
MOST_KEYS = 32


class KeysMissing(Refused):
    """Nobody can say now whether a token holds."""

    code = "unavailable"
    status = 503
    message = "Try again in a moment."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "1"})


class KeySet:
    """Keys by their names."""

    def __init__(
        self,
        load: Callable[[], Awaitable[bytes]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._load = load
        self._clock = clock
        self._keys: dict[str, PyJWK] = {}
        self._loaded: float | None = None
        self._asked: float | None = None
        self._flight: asyncio.Task[None] | None = None

    async def find(self, name: str) -> PyJWK | None:
        """The key of this name; nobody waits for one that is known."""
        key = self._keys.get(name)
        if key is not None and self._is_within(MOST_STALE):
            if not self._is_within(FRESH) and self._may_ask():
                self._ask()
            return key
        if self._flight is not None or self._may_ask():
            await asyncio.shield(self._ask())
        if not self._is_within(MOST_STALE):
            raise KeysMissing
        return self._keys.get(name)

    def _is_within(self, seconds: float) -> bool:
        return self._loaded is not None and self._clock() - self._loaded <= seconds

    def _may_ask(self) -> bool:
        pause = RETRY if self._loaded is None else COOL_DOWN
        return self._asked is None or self._clock() - self._asked >= pause

    def _ask(self) -> asyncio.Task[None]:
        if self._flight is None:
            self._asked = self._clock()
            self._flight = asyncio.create_task(self._fetch())
        return self._flight

    async def _fetch(self) -> None:
        try:
            self._keys = read_keys(await self._load())
            self._loaded = self._clock()
        except Exception:  # whatever keeps new keys away, the old ones go on
            logger.warning("the keys of the issuer could not be fetched", exc_info=True)
        finally:
            self._flight = None


def read_keys(text: bytes) -> dict[str, PyJWK]:
    """Those we can use; an answer without one is no answer."""
    keys: dict[str, PyJWK] = {}
    for one in json.loads(text)["keys"][:MOST_KEYS]:
        name = one.get("kid")
        if not isinstance(name, str) or (one.get("kty"), one.get("crv")) != ("OKP", "Ed25519"):
            continue
        try:
            keys[name] = PyJWK(one, algorithm=ALGORITHM)
        except PyJWTError:
            logger.warning("a key of the issuer cannot be read")
    if not keys:
        raise ValueError("there is no key that could be used")
    return keys


async def load_keys() -> bytes:
    """What the issuer answers: soon, from where the settings say, and not without end."""
    call = Call("GET", keys_address(), seconds=PATIENCE, most_bytes=MOST_BYTES, retries=0)
    async with outbound() as http:
        reply = await http.send(call)
    if reply.status != HTTPStatus.OK:
        raise Failed(f"{reply.host} answered {reply.status}")
    return reply.body


@lru_cache
def key_set() -> KeySet:
    """The one of this process."""
    return KeySet(load_keys)
