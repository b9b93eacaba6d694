import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.database import Base, get_session
from app.main import app
from app.security import hash_key
from app.tables import Clinic

PATIENT = {"name": "Kim", "born_on": "1990-04-01", "insurance_number": "A123456789"}
NORTH, SOUTH = {"X-Clinic-Key": "north"}, {"X-Clinic-Key": "south"}


@pytest.fixture
def client():
    engine = create_engine(
        "sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool
    )
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Clinic(name=name, key_hash=hash_key(name)) for name in ("north", "south")])
        session.commit()
        app.dependency_overrides[get_session] = lambda: session
        yield TestClient(app)
    app.dependency_overrides.clear()


def test_patients_belong_to_one_clinic(client):
    patient = client.post("/api/patients", json=PATIENT, headers=NORTH).json()
    path = f"/api/patients/{patient['id']}"
    assert client.get(path, headers=NORTH).json()["name"] == "Kim"
    assert client.get(path, headers=SOUTH).status_code == 404
    assert client.get("/api/patients", headers=SOUTH).json() == {"rows": [], "total": 0}


def test_a_stranger_books_nothing(client):
    patient = client.post("/api/patients", json=PATIENT, headers=NORTH).json()
    times = {"starts_at": "2030-01-01T09:00:00Z", "ends_at": "2030-01-01T09:30:00Z"}
    booking = {"patient_id": patient["id"], **times}
    assert client.post("/api/appointments", json=booking, headers=SOUTH).status_code == 404
    assert client.post("/api/appointments", json=booking, headers=NORTH).status_code == 201
    assert client.post("/api/appointments", json=booking).status_code == 401
