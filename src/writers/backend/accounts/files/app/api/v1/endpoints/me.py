"""The caller's own account."""

from fastapi import APIRouter, status

from app.accounts.leaving import leave
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer
from app.schemas.user import UserRead

router = APIRouter(prefix="/me", tags=["me"])


@router.get("")
async def me(caller: SignedIn) -> Answer[UserRead]:
    """Who is asking."""
    return Answer(data=UserRead.model_validate(caller.user))


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def delete_me(caller: SignedIn, session: Transaction) -> None:
    """Ends the account, and all that belongs to it."""
    await leave(session, caller.user)
