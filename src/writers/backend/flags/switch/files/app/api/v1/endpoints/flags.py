"""Switching what is on, for those who may."""

from fastapi import APIRouter

from app.access.flags import may_switch
from app.core.errors import NotAllowed
from app.core.flag_names import Flag
from app.core.flags import all_flags, switch
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.base import Schema
from app.schemas.page import Answer

router = APIRouter(prefix="/flags", tags=["flags"])


class Switch(Schema):
    """Whether it is on from now on."""

    on: bool


@router.get("")
async def list_flags(caller: SignedIn, session: Transaction) -> Answer[dict[Flag, bool]]:
    """All of them, and whether they are on."""
    if not may_switch(caller):
        raise NotAllowed
    return Answer(data=await all_flags(session))


@router.put("/{flag}")
async def switch_flag(
    flag: Flag, body: Switch, caller: SignedIn, session: Transaction
) -> Answer[dict[Flag, bool]]:
    """Switches one."""
    if not may_switch(caller):
        raise NotAllowed
    await switch(session, flag, on=body.on)
    return Answer(data=await all_flags(session))
