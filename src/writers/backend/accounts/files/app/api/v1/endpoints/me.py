"""The caller's own account."""

from fastapi import APIRouter, status

from app.core.routes import StrictRoute
from app.accounts.erasure import erase
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer
from app.schemas.user import UserRead

router = APIRouter(route_class=StrictRoute, prefix="/me", tags=["me"])


@router.get("")
async def me(caller: SignedIn) -> Answer[UserRead]:
    """Who is asking."""
    return Answer(data=UserRead.model_validate(caller.user))


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def leave(caller: SignedIn, session: Transaction) -> None:
    """Erases the account, and all that belongs to it."""
    await erase(session, caller.user)
