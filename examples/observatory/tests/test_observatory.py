import pytest
from fastapi.testclient import TestClient

from app.factory import create_app
from app.settings import Assistant, Settings

OPERATOR = {"Authorization": "Bearer key"}
COMET = {"at": "2030-01-01T00:00:00Z", "subject": {"kind": "comet", "tail_degrees": 3}, "log": "!"}


@pytest.fixture
def client():
    assistant = Assistant(enabled=False)
    return TestClient(create_app(Settings(operator_key="key", assistant=assistant)))


@pytest.mark.parametrize("path", ["/v1/radio/observations", "/v2/instruments/radio/observations"])
def test_operators_record_what_everybody_reads(client, path):
    assert client.post(path, json=COMET).status_code == 401
    assert client.post(path, json=COMET, headers=OPERATOR).status_code == 201
    assert client.get(path).json()[0]["subject"]["tail_degrees"] == 3


def test_settings_decide_about_routes(client):
    assert client.post("/v1/maintenance/forget", headers=OPERATOR).status_code == 404
    assert client.get("/v1/search", headers=OPERATOR).status_code == 404


def test_the_newest_observation_is_sent_live(client):
    client.post("/v1/radio/observations", json=COMET, headers=OPERATOR)
    with client.websocket_connect("/live/radio") as socket:
        socket.send_text("next")
        assert socket.receive_json()["log"] == "!"
