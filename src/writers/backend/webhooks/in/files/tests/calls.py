"""Calls of others, as they send them."""

import json
from collections.abc import Mapping

from httpx import AsyncClient, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.models import BackgroundJob
from app.core.settings import get_settings
from app.webhooks.receivers import RECEIVERS

BODY = json.dumps({"id": "evt_1", "it": "happened"}).encode()


class Door:
    """Where the calls of a sender come in."""

    def __init__(self, scheme: str) -> None:
        self.method, self.path, self.setting, _ = next(
            one for one in RECEIVERS if one[3] == scheme
        )

    @property
    def secret(self) -> bytes:
        """What the sender signs with."""
        value: str = getattr(get_settings(), self.setting).get_secret_value()
        return value.encode()

    async def send(
        self, client: AsyncClient, headers: Mapping[str, str], body: bytes = BODY
    ) -> Response:
        return await client.request(self.method, self.path, content=body, headers=dict(headers))


async def jobs(session: AsyncSession) -> int:
    """How many have been started."""
    return await session.scalar(select(func.count()).select_from(BackgroundJob)) or 0


async def taken_once(
    door: Door, client: AsyncClient, session: AsyncSession, headers: Mapping[str, str]
) -> None:
    """The first time it starts something; the second it is told that it is known."""
    assert (await door.send(client, headers)).json()["data"]["job"] is not None
    again = await door.send(client, headers)
    assert again.status_code == 202
    assert again.json()["data"]["job"] is None
    assert await jobs(session) == 1


async def refused(
    door: Door,
    client: AsyncClient,
    session: AsyncSession,
    headers: Mapping[str, str],
    body: bytes = BODY,
    status: int = 401,
) -> None:
    """It starts nothing."""
    assert (await door.send(client, headers, body)).status_code == status
    assert await jobs(session) == 0
