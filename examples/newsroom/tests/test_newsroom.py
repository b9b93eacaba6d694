import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import jwt
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.pool import StaticPool

from app.database import get_session
from app.dependencies import Scope
from app.main import app
from app.settings import get_settings
from app.tables import Base, Newspaper

DRAFT = {"headline": "Rain in May", "body": "It rained."}


@pytest.fixture
def newspapers():
    engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    papers = [Newspaper(id=uuid4(), name=name) for name in ("Herald", "Globe")]

    async def prepare() -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        async with sessions() as session:
            session.add_all(papers)
            await session.commit()

    async def session():
        async with sessions() as session:
            yield session

    asyncio.run(prepare())
    app.dependency_overrides[get_session] = session
    yield [paper.id for paper in papers]
    app.dependency_overrides.clear()


def signed_in(newspaper: UUID, *scopes: Scope) -> dict[str, str]:
    expires = datetime.now(UTC) + timedelta(minutes=1)
    claims = {"sub": "kim", "newspaper": str(newspaper), "scopes": scopes, "exp": expires}
    key = get_settings().token_key.get_secret_value()
    return {"Authorization": f"Bearer {jwt.encode(claims, key)}"}


def test_articles_stay_in_their_newspaper(newspapers):
    client, (herald, globe) = TestClient(app), newspapers
    writer = signed_in(herald, Scope.write)
    article = client.post("/api/articles", json=DRAFT, headers=writer).json()
    assert client.get("/api/articles", headers=signed_in(herald)).json()["total"] == 1
    assert client.get("/api/articles", headers=signed_in(globe)).json()["total"] == 0
    stranger = signed_in(globe, Scope.write)
    path = f"/api/articles/{article['id']}"
    assert client.patch(path, json={"body": "!"}, headers=stranger).status_code == 404


def test_writing_needs_its_scope(newspapers):
    client = TestClient(app)
    assert client.post("/api/articles", json=DRAFT).status_code == 401
    reader = signed_in(newspapers[0])
    assert client.post("/api/articles", json=DRAFT, headers=reader).status_code == 403
