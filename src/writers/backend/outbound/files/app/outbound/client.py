"""How others are called over HTTP: for so long and no longer, again only where that is safe, and not while they are down.

Where an answer sends on to is not followed, no proxy of the environment is asked, and nothing of an address but its
host is written down: what stands in paths, queries and headers may open doors.
"""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.outbound.addresses import Target
from app.outbound.breaker import Breakers, breakers
from app.outbound.failures import Failed

logger = logging.getLogger(__name__)

CONNECT = 5.0
SILENCE = 30.0
FIRST_PAUSE = 0.2
FIRST_FAILURE = 500
REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE"})
PASSING = frozenset({502, 503, 504})
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_chance = SystemRandom()


class TooSlow(Failed):
    """The answer was not there in time."""


class TooLarge(Failed):
    """The answer is larger than anybody would read."""


class Unreadable(Failed):
    """The answer is not what was agreed on."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of whom, and how long that may take."""

    method: str
    url: str | Target
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | AsyncIterable[bytes] | None = None
    seconds: float = 10.0
    """Until all of the answer is there; of what is streamed, until it begins."""
    most_bytes: int = 1_000_000
    """The most that is read of an answer; with 0 nobody reads it."""
    retries: int = 2
    circuit: str | None = None
    """Whose failures count together; those of a host, where nothing is said."""

    @property
    def host(self) -> str:
        """Who is called."""
        if isinstance(self.url, Target):
            return self.url.authority
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def may_be_repeated(self) -> bool:
        """Whether doing it twice does no more than doing it once."""
        return self.method in REPEATABLE and not isinstance(self.content, AsyncIterable)


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered."""

    host: str
    status: int
    headers: httpx.Headers
    body: bytes

    def json(self) -> Any:
        """What the body says."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Unreadable(f"{self.host} answered {self.status}, and no JSON") from error


class Outbound:
    """Calls others, for one piece of work."""

    def __init__(self, client: httpx.AsyncClient, circuits: Breakers) -> None:
        self._client = client
        self._circuits = circuits

    async def send(self, call: Call) -> Reply:
        """Asks, and reads all of the answer."""
        with self._circuits.passing(call.circuit or call.host) as attempt:
            try:
                async with asyncio.timeout(call.seconds):
                    reply = await self._ask(call)
            except TimeoutError as error:
                raise TooSlow(f"{call.host} did not answer within {call.seconds:g} seconds") from error
            attempt.failed = reply.status >= FIRST_FAILURE
        return reply

    @asynccontextmanager
    async def stream(self, call: Call) -> AsyncIterator[httpx.Response]:
        """Asks, and leaves it to the caller how much is read."""
        with self._circuits.passing(call.circuit or call.host) as attempt:
            try:
                async with asyncio.timeout(call.seconds):
                    response = await self._open(call)
            except TimeoutError as error:
                raise TooSlow(f"{call.host} did not answer within {call.seconds:g} seconds") from error
            attempt.failed = response.status_code >= FIRST_FAILURE
            try:
                yield response
            except httpx.HTTPError as error:
                raise _failure(call, error) from error
            finally:
                await response.aclose()

    async def _ask(self, call: Call) -> Reply:
        response = await self._open(call)
        body = bytearray()
        try:
            async for chunk in _pieces(response) if call.most_bytes > 0 else _nothing():
                body += chunk
                if len(body) > call.most_bytes:
                    raise TooLarge(f"the answer of {call.host} is too large")
        except httpx.HTTPError as error:
            raise _failure(call, error) from error
        finally:
            await response.aclose()
        return Reply(call.host, response.status_code, response.headers, bytes(body))

    async def _open(self, call: Call) -> httpx.Response:
        """Asks until there is an answer that will do, or it is of no use to ask again."""
        for attempt in range(call.retries):
            response = await self._try(call)
            if response is not None:
                return response
            pause = FIRST_PAUSE * 2**attempt
            await asyncio.sleep(_chance.uniform(pause / 2, pause))
        return await self._once(call)

    async def _try(self, call: Call) -> httpx.Response | None:
        """One try; nothing, where another may come to something."""
        try:
            response = await self._once(call)
        except Failed as failed:
            was_sent = not isinstance(failed.__cause__, NEVER_SENT)
            if was_sent and not call.may_be_repeated:
                raise
            return None
        if response.status_code in PASSING and call.may_be_repeated:
            await response.aclose()
            return None
        return response

    async def _once(self, call: Call) -> httpx.Response:
        started = time.perf_counter()
        told: dict[str, object] = {"method": call.method, "host": call.host}
        try:
            response = await self._client.send(self._request(call), stream=True)
        except httpx.HTTPError as error:
            logger.warning("a call failed", extra={**told, "error": type(error).__name__})
            raise _failure(call, error) from error
        milliseconds = round((time.perf_counter() - started) * 1000)
        told.update(status=response.status_code, milliseconds=milliseconds)
        logger.info("called", extra=told)
        return response

    def _request(self, call: Call) -> httpx.Request:
        headers = {"Accept-Encoding": "identity", **call.headers}
        timeout = httpx.Timeout(min(SILENCE, call.seconds), connect=min(CONNECT, call.seconds))
        target = call.url if isinstance(call.url, Target) else None
        if target is not None:
            headers["Host"] = target.authority
        address = target.url if target is not None else str(call.url)
        request = self._client.build_request(
            call.method, address, content=call.content, headers=headers, timeout=timeout
        )
        if target is not None:
            request.extensions["sni_hostname"] = target.host
        return request


def _pieces(response: httpx.Response) -> AsyncIterator[bytes]:
    """As they were sent, so that nothing small becomes large; what was read already, as it is."""
    return response.aiter_bytes() if response.is_stream_consumed else response.aiter_raw()


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""


def _failure(call: Call, error: httpx.HTTPError) -> Failed:
    kind = TooSlow if isinstance(error, httpx.TimeoutException) else Failed
    return kind(f"{call.host}: {type(error).__name__}")


@asynccontextmanager
async def outbound(
    transport: httpx.AsyncBaseTransport | None = None, circuits: Breakers | None = None
) -> AsyncIterator[Outbound]:
    """Whoever calls; connections are kept for as long as the work takes."""
    async with httpx.AsyncClient(
        follow_redirects=False, trust_env=False, transport=transport
    ) as client:
        yield Outbound(client, circuits or breakers())
