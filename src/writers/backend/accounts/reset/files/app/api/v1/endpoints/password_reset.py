"""Getting in again without the password."""

from datetime import UTC, datetime

from fastapi import APIRouter, BackgroundTasks, status
from sqlalchemy import select

from app.core.routes import StrictRoute
from app.accounts.credential import Credential
from app.accounts.asked import (
    ADDRESS_WINDOW,
    MAIL_WINDOW,
    MOST_FOR_ADDRESS,
    MOST_FOR_MAIL,
)
from app.accounts.by_password import set_password
from app.accounts.password_schemas import Forgotten, PasswordReset
from app.accounts.schemas import Told
from app.accounts.service import new_link, use_link
from app.core.secrets import hash_of
from app.core.limits import limited
from app.core.people import user_email
from app.core.settings import get_settings
from app.dependencies.address import Address
from app.dependencies.database import Transaction
from app.mails.sender import send_mail
from app.models.user import User
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth/password", tags=["auth"])

RESET = "reset"
ON_ITS_WAY = "If there is an account with this address, a mail is on its way."


@router.post("/forgot", status_code=status.HTTP_202_ACCEPTED)
async def forgot(
    body: Forgotten, session: Transaction, address: Address, mails: BackgroundTasks
) -> Answer[Told]:
    """Sends a link. Whether there is such an account is not told."""
    await limited(f"forgot:{address}", MOST_FOR_ADDRESS, ADDRESS_WINDOW)
    await limited(f"forgot:{hash_of(body.email).hex()}", MOST_FOR_MAIL, MAIL_WINDOW)
    user = await session.scalar(select(User).where(user_email == body.email))
    if user is not None:
        token = await new_link(session, user, RESET, get_settings().reset_lasts)
        link = f"{get_settings().public_address}/reset?token={token}"
        mails.add_task(send_mail, user.email, "A new password", f"Choose a new one: {link}")
    return Answer(data=Told(message=ON_ITS_WAY))


@router.post("/reset", status_code=status.HTTP_204_NO_CONTENT)
async def reset(body: PasswordReset, session: Transaction) -> None:
    """A new password. Everybody who is signed in is out."""
    user_id = await use_link(session, body.token, RESET)
    await set_password(session, user_id, body.password)
    credential = await session.get(Credential, user_id)
    if credential is not None and credential.verified_at is None:
        credential.verified_at = datetime.now(UTC)
