"""The shape of an error."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.escaped import EscapedJSON
from app.core.requests import request_id
from app.schemas.base import Schema


class ErrorDetail(Schema):
    """One thing that is wrong, and where it stands."""

    at: list[str] = []
    message: str
    type: str | None = None


class ErrorBody(Schema):
    """What went wrong: a word for programs, a sentence for people."""

    code: str
    message: str
    details: list[ErrorDetail] = []


class ErrorAnswer(Schema):
    """Every error has this shape."""

    error: ErrorBody


def error_answer(
    status: int,
    code: str,
    message: str,
    details: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> EscapedJSON:
    """An error as it goes out."""
    content = {"error": {"code": code, "message": message, "details": list(details)}}
    return EscapedJSON(
        content, status, headers={"X-Request-ID": request_id(), **(headers or {})}
    )
