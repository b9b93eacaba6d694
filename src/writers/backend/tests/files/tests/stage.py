"""What tests stand on beside the tables of the application."""

from sqlalchemy.ext.asyncio import AsyncSession


async def set_up(session: AsyncSession) -> None:
    """Nothing more."""


async def clear(session: AsyncSession) -> None:
    """Nothing more."""
