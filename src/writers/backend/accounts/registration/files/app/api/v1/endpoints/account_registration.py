"""Signing up."""

from fastapi import APIRouter, BackgroundTasks, status

from app.core.routes import StrictRoute
from app.accounts.registration import register
from app.accounts.schemas import Told
from app.accounts.welcome import welcome
from app.dependencies.database import Transaction
from app.schemas.account_registration import Registration
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])

ACCEPTED = "If this address is free, the account is yours."


@router.post("/register", status_code=status.HTTP_202_ACCEPTED)
async def sign_up(
    body: Registration, session: Transaction, mails: BackgroundTasks
) -> Answer[Told]:
    """A new account. Whether there was one already is not told."""
    user = await register(session, body)
    await welcome(session, user, body.email, mails)
    return Answer(data=Told(message=ACCEPTED))
