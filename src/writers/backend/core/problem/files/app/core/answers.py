"""The shape of an error: RFC 9457."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from app.core.escaped import EscapedJSON
from app.core.requests import request_id
from app.schemas.base import Schema

MEDIA_TYPE = "application/problem+json"
BLANK = "about:blank"


class ErrorDetail(Schema):
    """One thing that is wrong, and where it stands."""

    at: list[str] = []
    message: str
    type: str | None = None


class ErrorAnswer(Schema):
    """Every error has this shape: a word for programs, a sentence for people."""

    type: str = BLANK
    title: str
    status: int
    detail: str
    code: str
    errors: list[ErrorDetail] = []


def error_answer(
    status: int,
    code: str,
    message: str,
    details: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> EscapedJSON:
    """An error as it goes out."""
    content = {
        "type": BLANK,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": message,
        "code": code,
        "errors": list(details),
    }
    return EscapedJSON(
        content,
        status,
        headers={"X-Request-ID": request_id(), **(headers or {})},
        media_type=MEDIA_TYPE,
    )
