"""Showing that an address is one's own."""

from datetime import UTC, datetime

from fastapi import APIRouter, status

from app.core.routes import StrictRoute
from app.accounts.credential import Credential
from app.accounts.schemas import Verification
from app.accounts.service import use_link
from app.accounts.welcome import VERIFY
from app.dependencies.database import Transaction

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])


@router.post("/verify", status_code=status.HTTP_204_NO_CONTENT)
async def verify(body: Verification, session: Transaction) -> None:
    """Opens the account of whoever got the mail."""
    user_id = await use_link(session, body.token, VERIFY)
    credential = await session.get(Credential, user_id)
    if credential is not None:
        credential.verified_at = datetime.now(UTC)
