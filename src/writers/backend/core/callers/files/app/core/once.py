"""Requests that may come twice and count once: Idempotency-Key."""

import hashlib
from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy import LargeBinary, String, Text, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.core.errors import Invalid
from app.core.tables import Kept
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction

MOST_CHARACTERS = 200
Told = TypeVar("Told", bound=BaseModel)


class KeptAnswer(Kept):
    """What a request with a key was answered."""

    __tablename__ = "kept_answers"

    caller: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(MOST_CHARACTERS), primary_key=True)
    request: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int | None]
    body: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


class Again(Exception):
    """The request was answered before."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__("answered before")
        self.status = status
        self.body = body


async def on_again(_: Request, error: Exception) -> Response:
    """The same answer once more."""
    if not isinstance(error, Again):
        raise error
    headers = {"Idempotency-Replayed": "true"}
    return Response(error.body, error.status, headers, "application/json")


class Once:
    """What a request came to, kept under its key."""

    def __init__(self, session: AsyncSession, caller: str, key: str | None) -> None:
        self.session = session
        self.caller = caller
        self.key = key

    async def keep(self, answer: Told, status: int) -> Told:
        """Keeps the answer, in the transaction that made it."""
        if self.key is not None:
            await self.session.execute(
                update(KeptAnswer)
                .where(KeptAnswer.caller == self.caller, KeptAnswer.key == self.key)
                .values(status=status, body=answer.model_dump_json())
            )
        return answer


async def once(
    request: Request,
    caller: SignedIn,
    session: Transaction,
    idempotency_key: Annotated[str | None, Header(max_length=MOST_CHARACTERS)] = None,
) -> Once:
    """Whoever comes second with the same key waits, and is told what the first was told."""
    name = str(caller.id)
    if idempotency_key is None:
        return Once(session, name, None)
    seen = hashlib.sha256(f"{request.method} {request.url.path}\n".encode())
    seen.update(await request.body())
    mine = await session.scalar(
        insert(KeptAnswer)
        .values(caller=name, key=idempotency_key, request=seen.digest())
        .on_conflict_do_nothing()
        .returning(KeptAnswer.key)
    )
    if mine is not None:
        return Once(session, name, idempotency_key)
    kept = await session.scalar(
        select(KeptAnswer).where(KeptAnswer.caller == name, KeptAnswer.key == idempotency_key)
    )
    if kept is None or kept.request != seen.digest():
        raise Invalid("This key was used for another request.")
    raise Again(kept.status or 200, kept.body or "")


Single = Annotated[Once, Depends(once)]
