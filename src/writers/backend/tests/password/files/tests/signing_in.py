"""Signing in, as callers do."""

from typing import Any

from httpx import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from tests.people import PASSWORD, Person

LOGIN = "/api/v1/auth/login"


async def enter(
    client: AsyncClient, _: AsyncSession, email: str, password: str = PASSWORD
) -> Response:
    """With an address and a password."""
    return await client.post(LOGIN, json={"email": email, "password": password})


async def tokens(client: AsyncClient, session: AsyncSession, person: Person) -> dict[str, Any]:
    """What somebody who signed in is given."""
    answer = await enter(client, session, person.caller.user.email)
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data
