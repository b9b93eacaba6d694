"""What Shopify sends is taken when it is signed as Shopify signs, and once."""

import json
from typing import Any

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.models import BackgroundJob
from app.core.settings import get_settings
from app.webhooks.receivers import RECEIVERS
from app.webhooks.shopify import DELIVERY, SIGNATURE, shopify_signature

METHOD, PATH, SETTING, _ = next(one for one in RECEIVERS if one[3] == "shopify")
BODY = json.dumps({"id": "evt_1", "it": "happened"}).encode()


def secret() -> bytes:
    value: str = getattr(get_settings(), SETTING).get_secret_value()
    return value.encode()


def headers(number: str = "1", body: bytes = BODY) -> dict[str, str]:
    return {DELIVERY: number, SIGNATURE: shopify_signature(secret(), body)}


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


@pytest.mark.parametrize("change", [{SIGNATURE: ""}, {SIGNATURE: "sha256=00"}, {DELIVERY: ""}, {DELIVERY: "9" * 300}])
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
