"""What programs that speak MCP can do here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller


@dataclass(frozen=True, slots=True)
class Tool:
    """One operation: what it is called, what it takes, and what does it."""

    name: str
    says: str
    takes: type[BaseModel]
    run: Callable[[AsyncSession, Caller, Any], Awaitable[BaseModel | None]]
    reads: bool
