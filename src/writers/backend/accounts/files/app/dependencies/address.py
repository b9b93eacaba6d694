"""Where a request comes from."""

from typing import Annotated

from fastapi import Depends, Request


def address_of(request: Request) -> str:
    """As the server saw it: what a caller says of itself in a header counts for nothing."""
    return request.client.host if request.client else "unknown"


Address = Annotated[str, Depends(address_of)]
