"""What happens with accounts is written into the audit log."""

import logging
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.chain import Done, append
from app.audit.keeping import ACCOUNTS
from app.core.acting import acting

logger = logging.getLogger("app.accounts")


async def noticed(session: AsyncSession, what: str, user_id: object, **details: Any) -> None:
    """Something happened with an account: signed in, refused, a key made, exported, erased."""
    account = str(user_id) if user_id else None
    logger.info("%s", what, extra={"account": account, **details})
    done = Done(ACCOUNTS, what, acting(session), account, details)
    await session.run_sync(lambda sync: append(sync, done))
