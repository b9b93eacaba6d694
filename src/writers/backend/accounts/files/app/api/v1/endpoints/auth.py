"""Signing in and out."""

from fastapi import APIRouter, status

from app.core.routes import StrictRoute
from app.accounts import service
from app.accounts.schemas import Login, PasswordChange, Renewal, Tokens
from app.accounts.service import Issued
from app.core.settings import get_settings
from app.dependencies.address import Address
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])


@router.post("/login")
async def login(body: Login, session: Transaction, address: Address) -> Answer[Tokens]:
    """Signs in with a password."""
    issued = await service.sign_in(
        session, body.email, body.password, address, body.device_token
    )
    return Answer(data=_told(issued))


@router.post("/refresh")
async def refresh(body: Renewal, session: Transaction) -> Answer[Tokens]:
    """A new pair of tokens for an old one, which is over then."""
    return Answer(data=_told(await service.renew(session, body.refresh_token)))


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT)
async def logout(caller: SignedIn, session: Transaction) -> None:
    """Ends this stay; its tokens are worth nothing from now on."""
    if caller.sign_in is not None:
        await service.revoke(session, caller.sign_in)


@router.put("/password", status_code=status.HTTP_204_NO_CONTENT)
async def change_password(
    body: PasswordChange, caller: SignedIn, session: Transaction
) -> None:
    """A new password for whoever knows the old one. Everybody who is signed in is out."""
    await service.change_password(
        session, caller.id, body.current_password, body.new_password
    )


def _told(issued: Issued) -> Tokens:
    return Tokens(
        access_token=issued.access,
        refresh_token=issued.refresh,
        device_token=issued.device,
        expires_in=int(get_settings().access_lasts.total_seconds()),
    )
