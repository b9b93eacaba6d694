"""Staying in, and getting out."""

from fastapi import APIRouter, status

from app.core.routes import StrictRoute
from app.accounts import service
from app.accounts.issued import Tokens, told
from app.accounts.schemas import Renewal
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])


@router.post("/refresh")
async def refresh(body: Renewal, session: Transaction) -> Answer[Tokens]:
    """A new pair of tokens for an old one, which is over then."""
    return Answer(data=told(await service.renew(session, body.refresh_token)))


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT)
async def logout(caller: SignedIn, session: Transaction) -> None:
    """Ends this stay; its tokens are worth nothing from now on."""
    if caller.sign_in is not None:
        await service.revoke(session, caller.sign_in)
