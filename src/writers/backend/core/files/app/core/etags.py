"""Marks of what a caller read, so that nobody overwrites what they have not seen."""

import hashlib
from typing import Annotated

from fastapi import Header, HTTPException, Response
from pydantic import BaseModel

from app.core.errors import Stale

IfMatch = Annotated[str | None, Header(max_length=1000)]
IfNoneMatch = Annotated[str | None, Header(max_length=1000)]


def etag_of(told: BaseModel) -> str:
    """The mark of what is told."""
    digest = hashlib.sha256(told.model_dump_json().encode()).hexdigest()
    return f'"{digest[:32]}"'


def is_among(etag: str, given: str | None) -> bool:
    """Whether a header names it."""
    if given is None:
        return False
    names = [one.strip().removeprefix("W/") for one in given.split(",")]
    return "*" in names or etag in names


class Unchanged(HTTPException):
    """What the caller has is what there is."""

    def __init__(self, etag: str) -> None:
        super().__init__(304, headers={"ETag": etag})


def mark(response: Response, told: BaseModel, given: str | None = None) -> None:
    """Says which version this is; whoever has it is not told it again."""
    etag = etag_of(told)
    if is_among(etag, given):
        raise Unchanged(etag)
    response.headers["ETag"] = etag


def refuse_stale(given: str | None, told: BaseModel) -> None:
    """Whoever says what they read must have read what is there."""
    if given is not None and not is_among(etag_of(told), given):
        raise Stale
