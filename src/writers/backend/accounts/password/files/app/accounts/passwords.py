"""Passwords: held to what can be guessed, and kept as argon2id."""

from functools import lru_cache
from typing import Annotated

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import AfterValidator, Field
from zxcvbn.frequency_lists import FREQUENCY_LISTS  # type: ignore[import-untyped]

from app.schemas.base import Text

LEAST = 8
MOST = 256
AT_ONCE = 4

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@lru_cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)


@lru_cache
def _common() -> frozenset[str]:
    return frozenset(FREQUENCY_LISTS["passwords"])


@lru_cache
def _nobodys_hash() -> str:
    return _hasher.hash("the password of nobody")


def _uncommon(password: str) -> str:
    if password.lower() in _common():
        raise ValueError("is one of the most common passwords")
    return password


GivenPassword = Annotated[Text, Field(min_length=1, max_length=MOST)]
NewPassword = Annotated[
    Text, Field(min_length=LEAST, max_length=MOST), AfterValidator(_uncommon)
]


async def hash_password(password: str) -> str:
    """A hash that says by itself how it was made."""
    return await to_thread.run_sync(_hasher.hash, password, limiter=_limiter())


async def is_password(password: str, kept: str | None) -> bool:
    """Whether it is the one; where there is none it takes as long to say no."""
    return await to_thread.run_sync(_verify, kept, password, limiter=_limiter())


def needs_rehash(kept: str) -> bool:
    """Whether it was made with less effort than is usual now."""
    return _hasher.check_needs_rehash(kept)


def _verify(kept: str | None, password: str) -> bool:
    try:
        return _hasher.verify(kept or _nobodys_hash(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
