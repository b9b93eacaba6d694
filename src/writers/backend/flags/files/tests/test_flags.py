"""Flags are as they were built until somebody switches them."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.flag_names import DEFAULTS, Flag
from app.core.flags import all_flags, is_on, switch


async def test_a_flag_is_as_it_was_built_until_it_is_switched(session: AsyncSession) -> None:
    assert await all_flags(session) == DEFAULTS
    for flag in Flag:
        assert await is_on(session, flag) == DEFAULTS[flag]
        for on in (True, False):
            await switch(session, flag, on=on)
            assert await is_on(session, flag) == on
