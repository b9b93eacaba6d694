"""Where programs that speak MCP ask: streamable HTTP."""

from fastapi import APIRouter
from starlette.routing import Route

from app.tools.server import Endpoint

METHODS = ["GET", "POST", "DELETE"]

router = APIRouter()
router.routes.append(Route("/mcp", Endpoint(), methods=METHODS, include_in_schema=False))
