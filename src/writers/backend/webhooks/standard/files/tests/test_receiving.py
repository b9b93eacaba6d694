"""What others send is taken when they signed it, in time, and once."""

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
from app.webhooks.signing import SIGNATURE, signed

METHOD, PATH, SETTING, _ = next(one for one in RECEIVERS if one[3] == "standard")
BODY = json.dumps({"it": "happened"}).encode()


def headers(number: str = "1", late: float = 0, body: bytes = BODY) -> dict[str, str]:
    secret = getattr(get_settings(), SETTING).get_secret_value().encode()
    return signed(secret, number, int(time.time() - late), body)


async def send(client: AsyncClient, given: dict[str, Any], body: bytes = BODY) -> Response:
    return await client.request(METHOD, PATH, content=body, headers=given)


async def jobs(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(BackgroundJob)) or 0


async def test_what_is_signed_is_taken_once(client: AsyncClient, session: AsyncSession) -> None:
    given = headers()
    assert (await send(client, given)).json()["data"]["job"] is not None
    again = await send(client, given)
    assert again.status_code == 202
    assert again.json()["data"]["job"] is None
    assert await jobs(session) == 1


@pytest.mark.parametrize("late", [400, -400])
async def test_what_is_not_of_these_minutes_is_refused(
    client: AsyncClient, session: AsyncSession, late: float
) -> None:
    assert (await send(client, headers(late=late))).status_code == 401
    assert await jobs(session) == 0


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
    assert (await send(client, {**headers(), **change})).status_code == 401
    assert await jobs(session) == 0


async def test_a_body_that_was_changed_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    assert (await send(client, headers(), BODY + b" ")).status_code == 401
    assert await jobs(session) == 0


@pytest.mark.parametrize("body", [b"", b"no json", b"[1]", b'{"a": "\\u0000"}', b"[" * 100_000])
async def test_what_cannot_be_kept_is_refused(
    client: AsyncClient, session: AsyncSession, body: bytes
) -> None:
    assert (await send(client, headers(body=body), body)).status_code == 422
    assert await jobs(session) == 0
