"""What Stripe sends is taken when it is signed as Stripe signs, in time, and once."""

import time

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.webhooks.stripe import SIGNATURE, stripe_signature
from tests.calls import BODY, Door, refused, taken_once

DOOR = Door("stripe")


def headers(late: float = 0, body: bytes = BODY) -> dict[str, str]:
    timestamp = int(time.time() - late)
    return {SIGNATURE: f"t={timestamp},v1={stripe_signature(DOOR.secret, timestamp, body)},v0=old"}


async def test_what_is_signed_is_taken_once(client: AsyncClient, session: AsyncSession) -> None:
    await taken_once(DOOR, client, session, headers())


@pytest.mark.parametrize("late", [400, -400])
async def test_what_is_not_of_these_minutes_is_refused(
    client: AsyncClient, session: AsyncSession, late: float
) -> None:
    await refused(DOOR, client, session, headers(late=late))


@pytest.mark.parametrize("signature", ["", "t=soon,v1=00", f"t={int(time.time())},v1=00"])
async def test_what_somebody_else_signed_is_refused(
    client: AsyncClient, session: AsyncSession, signature: str
) -> None:
    await refused(DOOR, client, session, {SIGNATURE: signature})


async def test_a_body_that_was_changed_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await refused(DOOR, client, session, headers(), BODY + b" ")
