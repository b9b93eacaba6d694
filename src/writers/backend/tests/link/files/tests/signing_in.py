"""Signing in, as callers do."""

from typing import Any

from httpx import AsyncClient, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.by_link import SIGN_IN
from app.accounts.service import new_link
from app.core.people import user_email
from app.core.settings import get_settings
from app.models.user import User
from tests.people import Person

LOGIN = "/api/v1/auth/login"


async def enter(client: AsyncClient, session: AsyncSession, email: str) -> Response:
    """With what a mail to an address says."""
    user = (await session.scalars(select(User).where(user_email == email))).one()
    secret = await new_link(session, user, SIGN_IN, get_settings().link_lasts)
    await session.commit()
    return await client.post(LOGIN, json={"token": secret})


async def tokens(client: AsyncClient, session: AsyncSession, person: Person) -> dict[str, Any]:
    """What somebody who signed in is given."""
    answer = await enter(client, session, person.caller.user.email)
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data
