"""How much is asked for, and who may know."""

import pytest
from httpx import ASGITransport, AsyncClient

from app.core.settings import get_settings
from app.main import create_app


async def test_requests_are_counted_by_what_answered_them(client: AsyncClient) -> None:
    await client.get("/livez")
    await client.get("/there/is/no/such/path")
    text = (await client.get("/metrics")).text
    assert 'http_requests_total{method="GET",operation="live",status="200"}' in text
    assert 'operation="unknown",status="404"' in text
    assert "/there/is/no/such/path" not in text
    assert "http_request_seconds_bucket" in text
    assert "database_connections_used" in text


@pytest.mark.parametrize(("said", "status"), [(None, 404), (True, 200)])
async def test_in_production_nobody_is_told_unless_somebody_says_so(
    monkeypatch: pytest.MonkeyPatch, said: bool | None, status: int
) -> None:
    settings = get_settings().model_copy(update={"environment": "production", "metrics": said})
    app = create_app()
    app.dependency_overrides[get_settings] = lambda: settings
    transport = ASGITransport(app=app)
    async with AsyncClient(transport=transport, base_url="http://test") as one:
        assert (await one.get("/metrics")).status_code == status
