"""Where somebody signs in from."""

from typing import Annotated

from fastapi import Depends, Request

from app.accounts.whence import Whence
from app.dependencies.address import Address

MOST_OF_AGENT = 400


def whence_of(request: Request, address: Address) -> Whence:
    """The address as the server saw it, and what the program says it is."""
    agent = request.headers.get("user-agent")
    return Whence(address, agent[:MOST_OF_AGENT] if agent else None)


SignsInFrom = Annotated[Whence, Depends(whence_of)]
