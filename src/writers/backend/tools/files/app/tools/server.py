"""The MCP face: the same operations, for the same callers, held to the same rules."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import mcp_types as types
from fastapi import FastAPI
from fastapi.security.utils import get_authorization_scheme_param
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from app.core.answers import error_answer
from app.core.database import sessions
from app.core.errors import NotSignedIn, Refused, on_database_error, on_violation
from app.core.settings import get_settings
from app.tools.all import TOOLS
from app.tools.asking import asking
from app.tools.tool import Tool

Context = ServerRequestContext[Any, Any]
BY_NAME = {tool.name: tool for tool in TOOLS}


def token_in(request: Request | None) -> str:
    """What the request shows of whoever asks."""
    shown = request.headers.get("authorization") if request is not None else None
    scheme, token = get_authorization_scheme_param(shown)
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn
    return token


def told_of(tool: Tool) -> types.Tool:
    """A tool as it is told."""
    return types.Tool(
        name=tool.name,
        description=tool.says,
        input_schema=tool.takes.model_json_schema(),
        annotations=types.ToolAnnotations(read_only_hint=tool.reads),
    )


async def list_tools(
    _: Context, __: types.PaginatedRequestParams | None
) -> types.ListToolsResult:
    """All there are: what somebody may do with them, rules say when they are used."""
    return types.ListToolsResult(tools=[told_of(tool) for tool in TOOLS])


async def call_tool(
    context: Context, asked: types.CallToolRequestParams
) -> types.CallToolResult:
    """Does one, in a transaction; what is refused is told in words, so that whoever asked can do better."""
    tool = BY_NAME.get(asked.name)
    if tool is None:
        return refused("There is no such tool.")
    try:
        given = tool.takes.model_validate_json(json.dumps(asked.arguments or {}))
        async with sessions()() as session, session.begin():
            caller = await asking(session, token_in(context.request))
            return answered(await tool.run(session, caller, given))
    except ValidationError as error:
        return refused("; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()))
    except Refused as error:
        return refused(error.detail)
    except DBAPIError as error:
        if context.request is None:
            raise
        answer = on_violation if isinstance(error, IntegrityError) else on_database_error
        told = await answer(context.request, error)
        return refused(bytes(told.body).decode())


def refused(why: str) -> types.CallToolResult:
    """That it was not done."""
    return types.CallToolResult(content=[types.TextContent(text=why)], is_error=True)


def answered(result: BaseModel | None) -> types.CallToolResult:
    """What came of it, in words and as data."""
    if result is None:
        return types.CallToolResult(content=[types.TextContent(text="Done.")])
    return types.CallToolResult(
        content=[types.TextContent(text=result.model_dump_json())],
        structured_content=result.model_dump(mode="json"),
    )


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[None]:
    """Answers while the application runs; each request stands by itself."""
    server: Server[Any] = Server(
        app.title, version=app.version, on_list_tools=list_tools, on_call_tool=call_tool
    )
    manager = StreamableHTTPSessionManager(
        server,
        json_response=True,
        stateless=True,
        max_request_body_size=get_settings().most_bytes,
    )
    app.state.tools = manager
    async with manager.run():
        yield


class Endpoint:
    """Where programs ask; whoever shows nothing that holds is told to sign in."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        try:
            async with sessions()() as session, session.begin():
                await asking(session, token_in(request))
        except NotSignedIn as error:
            answer = error_answer(401, error.code, error.detail, headers=error.headers)
            await answer(scope, receive, send)
            return
        await scope["app"].state.tools.handle_request(scope, receive, send)
