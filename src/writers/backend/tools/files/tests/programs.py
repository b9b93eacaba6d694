"""A program that speaks MCP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from httpx import ASGITransport, AsyncClient, Response

from app.main import create_app
from app.tools.server import serving

ACCEPT = "application/json, text/event-stream"


class Program:
    """Somebody who calls tools."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client

    async def ask(
        self, headers: dict[str, str], method: str, params: dict[str, Any]
    ) -> Response:
        """Asks for one thing."""
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return await self.client.post("/mcp", json=body, headers={"Accept": ACCEPT, **headers})

    async def call(
        self, headers: dict[str, str], name: str, arguments: dict[str, Any]
    ) -> dict[str, Any]:
        """What came of a tool."""
        params = {"name": name, "arguments": arguments}
        answer = await self.ask(headers, "tools/call", params)
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()["result"]
        return result


@asynccontextmanager
async def program() -> AsyncIterator[Program]:
    """One that is connected while the application runs."""
    app = create_app()
    transport = ASGITransport(app=app)
    async with serving(app), AsyncClient(transport=transport, base_url="http://test") as client:
        yield Program(client)
