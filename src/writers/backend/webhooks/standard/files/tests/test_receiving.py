"""What others send is taken when they signed it, in time, and once."""

import time

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.webhooks.signing import SIGNATURE, signed
from tests.calls import BODY, Door, refused, taken_once

DOOR = Door("standard")


def headers(number: str = "1", late: float = 0, body: bytes = BODY) -> dict[str, str]:
    return signed(DOOR.secret, number, int(time.time() - late), body)


async def test_what_is_signed_is_taken_once(client: AsyncClient, session: AsyncSession) -> None:
    await taken_once(DOOR, client, session, headers())


@pytest.mark.parametrize("late", [400, -400])
async def test_what_is_not_of_these_minutes_is_refused(
    client: AsyncClient, session: AsyncSession, late: float
) -> None:
    await refused(DOOR, client, session, headers(late=late))


@pytest.mark.parametrize(
    "change",
    [
        {SIGNATURE: ""},
        {SIGNATURE: "v1,AAAA"},
        {"webhook-id": "2"},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": "9" * 400},
    ],
)
async def test_what_somebody_else_signed_is_refused(
    client: AsyncClient, session: AsyncSession, change: dict[str, str]
) -> None:
    await refused(DOOR, client, session, {**headers(), **change})


async def test_a_body_that_was_changed_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await refused(DOOR, client, session, headers(), BODY + b" ")


@pytest.mark.parametrize("body", [b"", b"no json", b"[1]", b'{"a": "\\u0000"}', b"[" * 100_000])
async def test_what_cannot_be_kept_is_refused(
    client: AsyncClient, session: AsyncSession, body: bytes
) -> None:
    await refused(DOOR, client, session, headers(body=body), body, status=422)
