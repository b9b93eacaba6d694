"""Whether the program lives, and whether it can work."""

from fastapi import APIRouter, Response
from sqlalchemy import text

from app.core.database import sessions
from app.schemas.base import Schema

router = APIRouter(tags=["health"])


class Health(Schema):
    """How it is."""

    status: str


@router.get("/livez")
async def live() -> Health:
    """It answers."""
    return Health(status="ok")


@router.get("/readyz", responses={503: {"model": Health}})
async def ready(response: Response) -> Health:
    """It answers, and the database does."""
    try:
        async with sessions()() as session:
            await session.execute(text("SELECT 1"))
    except Exception:  # whatever keeps the database away, it is not ready
        response.status_code = 503
        return Health(status="the database does not answer")
    return Health(status="ok")
