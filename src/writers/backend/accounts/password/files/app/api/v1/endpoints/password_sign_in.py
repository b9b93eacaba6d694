"""Signing in with a password, and choosing another."""

from fastapi import APIRouter, status

from app.core.routes import StrictRoute
from app.accounts import by_password
from app.accounts.issued import Tokens, told
from app.accounts.password_schemas import Login, PasswordChange
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.dependencies.whence import SignsInFrom
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])


@router.post("/login")
async def login(body: Login, session: Transaction, whence: SignsInFrom) -> Answer[Tokens]:
    """Signs in with a password."""
    issued = await by_password.sign_in(
        session, body.email, body.password, whence, body.device_token
    )
    return Answer(data=told(issued))


@router.put("/password", status_code=status.HTTP_204_NO_CONTENT)
async def change_password(
    body: PasswordChange, caller: SignedIn, session: Transaction
) -> None:
    """A new password for whoever knows the old one. Everybody who is signed in is out."""
    await by_password.change_password(
        session, caller.id, body.current_password, body.new_password
    )
