"""On whose behalf a session works."""

from typing import Any

WHO = "acting"


def act_as(session: Any, who: object) -> None:
    """From now on, what the session does is done by them."""
    session.info[WHO] = str(who)


def acting(session: Any) -> str | None:
    """Who does it; nothing where nobody said so."""
    who: str | None = session.info.get(WHO)
    return who
