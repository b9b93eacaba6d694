"""What happens with accounts is said where whoever watches over them looks."""

import logging
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

logger = logging.getLogger("app.accounts")


async def noticed(session: AsyncSession, what: str, user_id: object, **details: Any) -> None:
    """Something happened with an account: signed in, refused, a key made, exported, erased."""
    logger.info("%s", what, extra={"account": str(user_id) if user_id else None, **details})
