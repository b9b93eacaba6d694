"""Asking others to join, and joining."""

from fastapi import APIRouter, BackgroundTasks, status

from app.access import invitations as access
from app.accounts.invitations import invite, join
from app.accounts.schemas import Told
from app.core.errors import NotAllowed
from app.core.limits import limited
from app.core.routes import StrictRoute
from app.dependencies.address import Address
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.invitation import Invited, Joining
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth/invitations", tags=["auth"])

ON_ITS_WAY = "A mail is on its way."
MOST = 100
MOST_TRIES = 30
WINDOW = 3600


@router.post("", status_code=status.HTTP_202_ACCEPTED)
async def send_invitation(
    body: Invited, caller: SignedIn, session: Transaction, mails: BackgroundTasks
) -> Answer[Told]:
    """Asks somebody to join. Whether they have an account already is not told."""
    if not access.may_invite(caller):
        raise NotAllowed
    await limited(f"invite:{caller.id}", MOST, WINDOW)
    await invite(session, caller, body.email, mails)
    return Answer(data=Told(message=ON_ITS_WAY))


@router.post("/accept", status_code=status.HTTP_204_NO_CONTENT)
async def accept_invitation(body: Joining, session: Transaction, address: Address) -> None:
    """Joins, with a password of one's own."""
    await limited(f"join:{address}", MOST_TRIES, WINDOW)
    await join(session, body)
