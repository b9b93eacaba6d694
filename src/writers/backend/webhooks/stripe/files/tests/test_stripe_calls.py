"""What Stripe sends is taken when it is signed as Stripe signs, in time, and once."""

import json
import time
from typing import Any

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.models import BackgroundJob
from app.core.settings import get_settings
from app.webhooks.receivers import RECEIVERS
from app.webhooks.stripe import SIGNATURE, stripe_signature

METHOD, PATH, SETTING, _ = next(one for one in RECEIVERS if one[3] == "stripe")
BODY = json.dumps({"id": "evt_1", "it": "happened"}).encode()


def secret() -> bytes:
    value: str = getattr(get_settings(), SETTING).get_secret_value()
    return value.encode()


def headers(late: float = 0, body: bytes = BODY) -> dict[str, str]:
    timestamp = int(time.time() - late)
    return {SIGNATURE: f"t={timestamp},v1={stripe_signature(secret(), timestamp, body)},v0=old"}


async def send(client: AsyncClient, given: dict[str, Any], body: bytes = BODY) -> Response:
    return await client.request(METHOD, PATH, content=body, headers=given)


async def jobs(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(BackgroundJob)) or 0


async def test_what_is_signed_is_taken_once(client: AsyncClient, session: AsyncSession) -> None:
    assert (await send(client, headers())).json()["data"]["job"] is not None
    again = await send(client, headers())
    assert again.status_code == 202
    assert again.json()["data"]["job"] is None
    assert await jobs(session) == 1


@pytest.mark.parametrize("late", [400, -400])
async def test_what_is_not_of_these_minutes_is_refused(
    client: AsyncClient, session: AsyncSession, late: float
) -> None:
    assert (await send(client, headers(late=late))).status_code == 401
    assert await jobs(session) == 0


@pytest.mark.parametrize("change", [{SIGNATURE: ""}, {SIGNATURE: "t=soon,v1=00"}, {SIGNATURE: f"t={int(time.time())},v1=00"}])
async def test_what_somebody_else_signed_is_refused(
    client: AsyncClient, session: AsyncSession, change: dict[str, str]
) -> None:
    assert (await send(client, {**headers(), **change})).status_code == 401
    assert await jobs(session) == 0


async def test_a_body_that_was_changed_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    assert (await send(client, headers(), BODY + b" ")).status_code == 401
    assert await jobs(session) == 0
