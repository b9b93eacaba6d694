"""What GitHub sends is taken when it is signed as GitHub signs, and once."""

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.webhooks.github import DELIVERY, SIGNATURE, github_signature
from tests.calls import BODY, Door, refused, taken_once

DOOR = Door("github")


def headers(number: str = "1", body: bytes = BODY) -> dict[str, str]:
    return {DELIVERY: number, SIGNATURE: github_signature(DOOR.secret, body)}


async def test_what_is_signed_is_taken_once(client: AsyncClient, session: AsyncSession) -> None:
    await taken_once(DOOR, client, session, headers())


@pytest.mark.parametrize(
    "change", [{SIGNATURE: ""}, {SIGNATURE: "sha256=00"}, {DELIVERY: ""}, {DELIVERY: "9" * 300}]
)
async def test_what_somebody_else_signed_is_refused(
    client: AsyncClient, session: AsyncSession, change: dict[str, str]
) -> None:
    await refused(DOOR, client, session, {**headers(), **change})


async def test_a_body_that_was_changed_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await refused(DOOR, client, session, headers(), BODY + b" ")
