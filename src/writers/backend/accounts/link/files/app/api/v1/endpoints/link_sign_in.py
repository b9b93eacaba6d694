"""Signing in by a link in a mail."""

from fastapi import APIRouter, BackgroundTasks, status

from app.core.routes import StrictRoute
from app.accounts import by_link
from app.accounts.asked import ADDRESS_WINDOW, MOST_FOR_ADDRESS
from app.accounts.issued import Tokens, told
from app.accounts.link_schemas import LinkAsked, LinkFollowed
from app.accounts.schemas import Told
from app.core.limits import limited
from app.dependencies.address import Address
from app.dependencies.database import Transaction
from app.dependencies.whence import SignsInFrom
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/auth", tags=["auth"])

ON_ITS_WAY = "If there is an account with this address, a mail is on its way."
MOST_TRIES = 30
WINDOW = 900


@router.post("/link", status_code=status.HTTP_202_ACCEPTED)
async def ask_for_link(
    body: LinkAsked, session: Transaction, address: Address, mails: BackgroundTasks
) -> Answer[Told]:
    """Sends a link that signs in. Whether there is such an account is not told."""
    await limited(f"link:{address}", MOST_FOR_ADDRESS, ADDRESS_WINDOW)
    await by_link.count_mail(body.email)
    await by_link.send_link(session, body.email, mails)
    return Answer(data=Told(message=ON_ITS_WAY))


@router.post("/login")
async def login(body: LinkFollowed, session: Transaction, whence: SignsInFrom) -> Answer[Tokens]:
    """Signs in with what the mail said: once, and in time."""
    await limited(f"login:{whence.address}", MOST_TRIES, WINDOW)
    return Answer(data=told(await by_link.follow_link(session, body.token, whence)))
