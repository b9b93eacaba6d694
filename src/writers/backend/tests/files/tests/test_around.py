"""What holds of every request, whatever it asks for."""

import logging

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.core.middleware import SECURITY_HEADERS
from app.main import create_app
from tests.errors import code_of


async def test_it_lives_and_is_ready(client: AsyncClient) -> None:
    assert (await client.get("/livez")).status_code == 200
    assert (await client.get("/readyz")).json() == {"status": "ok"}


async def test_every_answer_has_a_number_and_says_what_browsers_should_know(
    client: AsyncClient,
) -> None:
    answer = await client.get("/livez", headers={"X-Request-ID": "abc-123"})
    assert answer.headers["X-Request-ID"] == "abc-123"
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value


async def test_a_number_that_could_break_a_log_line_is_not_taken(client: AsyncClient) -> None:
    answer = await client.get("/livez", headers={"X-Request-ID": "a b"})
    assert answer.headers["X-Request-ID"] != "a b"


async def test_what_is_not_there_is_told_in_the_usual_shape(client: AsyncClient) -> None:
    answer = await client.get("/nowhere")
    assert answer.status_code == 404
    assert code_of(answer) == "not_found"


@pytest.mark.parametrize("method", ["TRACE", "DELETE"])
async def test_a_method_nothing_takes_is_told_which_are_taken(
    client: AsyncClient, method: str
) -> None:
    answer = await client.request(method, "/livez")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"


async def test_all_methods_of_a_path_are_told() -> None:
    app = create_app()

    @app.get("/two")
    @app.post("/two")
    async def two() -> None: ...

    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as client:
        assert (await client.put("/two")).headers["Allow"] == "GET, POST"


async def test_a_body_that_is_too_large_is_refused_before_anybody_reads_it(
    client: AsyncClient,
) -> None:
    answer = await client.post("/nowhere", content=b"x" * 1_000_001)
    assert answer.status_code == 413


async def test_a_mistake_of_the_program_tells_nothing_of_the_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app: FastAPI = create_app()

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("the inside")

    transport = ASGITransport(app=app, raise_app_exceptions=False)
    with caplog.at_level(logging.ERROR):
        async with AsyncClient(transport=transport, base_url="http://test") as client:
            answer = await client.get("/broken")
    assert answer.status_code == 500
    assert code_of(answer) == "internal"
    assert "inside" not in answer.text
