"""People who connect accounts, for tests."""

from collections.abc import Iterator

import pytest
from httpx import AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy import select

from app.background.models import BackgroundJob
from app.background.queue import Waiting
from app.background.running import run_once
from app.core.database import sessions
from app.core.settings import get_settings
from app.integrations.declared import INTEGRATIONS
from app.integrations.models import IntegrationConnection
from tests.chosen import NAME
from tests.people import Person
from tests.provider import CLIENT_SECRET, FakeProvider, serving, settings_for

PATH = f"/api/v1/integrations/{NAME}"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    """One on this machine, where the settings say it is."""
    with serving() as fake:
        for integration in INTEGRATIONS:
            for name, value in settings_for(fake, integration).items():
                monkeypatch.setattr(get_settings(), name, value)
            secret = SecretStr(CLIENT_SECRET)
            monkeypatch.setattr(get_settings(), f"{integration}_client_secret", secret)
        yield fake


async def begun(client: AsyncClient, person: Person, path: str = PATH) -> str:
    """The address somebody is sent to."""
    answer = await client.post(f"{path}/connect", headers=person.headers)
    assert answer.status_code == 200, answer.text
    url: str = answer.json()["data"]["url"]
    return url


async def back(
    client: AsyncClient, person: Person, returned: dict[str, str], path: str = PATH
) -> Response:
    """They come back with something."""
    return await client.post(f"{path}/callback", json=returned, headers=person.headers)


async def connected(
    client: AsyncClient, person: Person, provider: FakeProvider, path: str = PATH
) -> None:
    """They connect, and nothing goes wrong."""
    answer = await back(client, person, provider.allow(await begun(client, person, path)), path)
    assert answer.status_code == 200, answer.text


async def status_of(client: AsyncClient, person: Person) -> str:
    """How far they are."""
    answer = await client.get(PATH, headers=person.headers)
    status: str = answer.json()["data"]["status"]
    return status


async def connection_of(person: Person) -> IntegrationConnection:
    """As it is kept."""
    async with sessions()() as own:
        found = await own.scalars(
            select(IntegrationConnection).where(IntegrationConnection.owner_id == person.caller.id)
        )
        return found.one()


async def waiting(name: str) -> list[BackgroundJob]:
    """Jobs that are not over."""
    async with sessions()() as own:
        found = await own.scalars(
            select(BackgroundJob)
            .where(
                BackgroundJob.name == name,
                BackgroundJob.finished_at.is_(None),
                BackgroundJob.dead_at.is_(None),
            )
            .order_by(BackgroundJob.created_at, BackgroundJob.id)
        )
        return list(found)


async def run(job: BackgroundJob) -> BackgroundJob:
    """One try; what is kept of it."""
    await run_once(Waiting(job.id, job.name, job.attempts))
    async with sessions()() as own:
        return await own.get_one(BackgroundJob, job.id)
