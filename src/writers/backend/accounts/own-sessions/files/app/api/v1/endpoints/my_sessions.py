"""Where the caller is signed in."""

from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter, status
from sqlalchemy import select, update

from app.core.routes import StrictRoute
from app.accounts.agents import SignInAgent
from app.accounts.models import SignIn
from app.accounts.sign_in_schemas import SignInRead
from app.core.errors import NotFound
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/me/sessions", tags=["me"])

MOST_TOLD = 100


@router.get("")
async def list_sign_ins(caller: SignedIn, session: Transaction) -> Answer[list[SignInRead]]:
    """Where the caller is signed in, with what was used last before the others."""
    found = await session.execute(
        select(SignIn, SignInAgent.agent)
        .outerjoin(SignInAgent, SignInAgent.sign_in_id == SignIn.id)
        .where(
            SignIn.user_id == caller.id,
            SignIn.revoked_at.is_(None),
            SignIn.ends_at > datetime.now(UTC),
        )
        .order_by(SignIn.used_at.desc(), SignIn.id.desc())
        .limit(MOST_TOLD)
    )
    return Answer(
        data=[
            SignInRead(
                id=one.id,
                agent=agent,
                created_at=one.created_at,
                used_at=one.used_at,
                ends_at=one.ends_at,
                current=one.id == caller.sign_in,
            )
            for one, agent in found
        ]
    )


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def end_other_sign_ins(caller: SignedIn, session: Transaction) -> None:
    """Signs the caller out everywhere but here."""
    await session.execute(
        update(SignIn)
        .where(
            SignIn.user_id == caller.id,
            SignIn.id != caller.sign_in,
            SignIn.revoked_at.is_(None),
        )
        .values(revoked_at=datetime.now(UTC))
    )


@router.delete("/{sign_in_id}", status_code=status.HTTP_204_NO_CONTENT)
async def end_sign_in(sign_in_id: UUID, caller: SignedIn, session: Transaction) -> None:
    """Signs the caller out there; its tokens are worth nothing from now on."""
    ended = await session.scalar(
        update(SignIn)
        .where(
            SignIn.id == sign_in_id,
            SignIn.user_id == caller.id,
            SignIn.revoked_at.is_(None),
        )
        .values(revoked_at=datetime.now(UTC))
        .returning(SignIn.id)
    )
    if ended is None:
        raise NotFound
