"""Where somebody signs in from."""

from typing import Annotated

from fastapi import Depends

from app.accounts.whence import Whence
from app.dependencies.address import Address


def whence_of(address: Address) -> Whence:
    """As the server saw it."""
    return Whence(address)


SignsInFrom = Annotated[Whence, Depends(whence_of)]
