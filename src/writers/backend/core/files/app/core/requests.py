"""What is known of the request that is being answered."""

from contextvars import ContextVar
from uuid import uuid4

_request_id: ContextVar[str] = ContextVar("request_id", default="-")

MOST_CHARACTERS = 128


def request_id() -> str:
    """The number of the request, as its answer and its log lines carry it."""
    return _request_id.get()


def begin_request(given: str | None) -> str:
    """Takes the number a proxy gave, or finds one."""
    sound = given is not None and given.isascii() and given.replace("-", "").isalnum()
    number = given if given is not None and sound and len(given) <= MOST_CHARACTERS else None
    name = number or uuid4().hex
    _request_id.set(name)
    return name
