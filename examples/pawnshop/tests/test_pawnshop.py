import pytest
from fastapi.testclient import TestClient
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine

from app.database import get_session
from app.main import app


@pytest.fixture
def client():
    engine = create_engine(
        "sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool
    )
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        app.dependency_overrides[get_session] = lambda: session
        yield TestClient(app)
    app.dependency_overrides.clear()


@pytest.fixture
def kim(client):
    form = {"email": "kim@example.com", "password": "correct horse"}
    client.post("/customers", json=form)
    signed_in = client.post(
        "/token", data={"username": form["email"], "password": form["password"]}
    )
    return {"Authorization": f"Bearer {signed_in.json()['access_token']}"}


def test_a_pledge_is_listed(client, kim):
    ring = {"thing": "A ring", "loan": 10, "due": "2030-01-01"}
    assert client.post("/pledges", json=ring, headers=kim).status_code == 201
    assert [pledge["thing"] for pledge in client.get("/pledges", headers=kim).json()] == ["A ring"]


def test_the_vault_is_for_clerks(client, kim):
    assert client.get("/vault/pledges", headers=kim).status_code == 403
