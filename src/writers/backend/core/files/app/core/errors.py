"""What goes wrong, and how it is told: always in one shape."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DBAPIError, IntegrityError
from starlette.exceptions import HTTPException as StarletteHTTPException

from app.core.answers import error_answer
from app.core.methods import allowed
from app.core.requests import request_id

logger = logging.getLogger(__name__)


class Refused(HTTPException):
    """A request that is not answered as it was asked."""

    code = "refused"
    status = 400
    message = "The request was refused."

    def __init__(
        self,
        message: str | None = None,
        *,
        details: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(
            status_code=self.status, detail=message or self.message, headers=headers
        )
        self.details = details


class NotSignedIn(Refused):
    """Nobody is asking, or somebody who cannot show who it is."""

    code = "not_signed_in"
    status = 401
    message = "Sign in first."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message, headers={"WWW-Authenticate": "Bearer"})


class NotAllowed(Refused):
    """The caller is known, and may not do this."""

    code = "not_allowed"
    status = 403
    message = "You may not do this."


class NotFound(Refused):
    """There is no such thing, or none the caller may see."""

    code = "not_found"
    status = 404
    message = "There is no such thing."


class Conflict(Refused):
    """What is there already stands against it."""

    code = "conflict"
    status = 409
    message = "This conflicts with what is there."


class Stale(Refused):
    """It has been changed since the caller read it."""

    code = "stale"
    status = 412
    message = "It has been changed since you read it."


class Invalid(Refused):
    """What was sent cannot be."""

    code = "invalid"
    status = 422
    message = "The request is not valid."


class TooMany(Refused):
    """The caller asks too often."""

    code = "too_many_requests"
    status = 429
    message = "Too many requests."

    def __init__(self, seconds: int) -> None:
        super().__init__(headers={"Retry-After": str(max(1, seconds))})


class NotWritten(Refused):
    """What is asked for is promised, and nobody has written it yet."""

    code = "not_written"
    status = 501
    message = "This is not written yet."


CODES = {
    400: "bad_request",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many_requests",
}

LIMIT_MET = "23000"
UNIQUE_VIOLATION = "23505"
FOREIGN_KEY_VIOLATION = "23503"
RESTRICT_VIOLATION = "23001"
CHECK_VIOLATION = "23514"
EXCLUSION_VIOLATION = "23P01"
NOT_NULL_VIOLATION = "23502"
POLICY_VIOLATION = "42501"
SERIALIZATION_FAILURE = "40001"
DEADLOCK = "40P01"
QUERY_CANCELED = "57014"
DATA_EXCEPTIONS = "22"


def answer_errors(app: FastAPI) -> None:
    """Each error leaves in the same shape, and nothing of the inside with it."""
    app.add_exception_handler(StarletteHTTPException, on_refusal)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(IntegrityError, on_violation)
    app.add_exception_handler(DBAPIError, on_database_error)
    app.add_exception_handler(Exception, on_bug)


async def on_refusal(request: Request, error: Exception) -> Response:
    """What the program itself refused."""
    if not isinstance(error, StarletteHTTPException):
        raise error
    if error.status_code < 400:
        return Response(status_code=error.status_code, headers=error.headers)
    code = error.code if isinstance(error, Refused) else CODES.get(error.status_code, "error")
    details = error.details if isinstance(error, Refused) else ()
    headers = allowed(request.scope) if error.status_code == 405 else error.headers
    return error_answer(error.status_code, code, error.detail, details, headers)


async def on_invalid(_: Request, error: Exception) -> JSONResponse:
    """What does not fit its schema: where, and why; never the value itself."""
    if not isinstance(error, RequestValidationError):
        raise error
    details = [
        {"at": [str(part) for part in one["loc"]], "message": one["msg"], "type": one["type"]}
        for one in error.errors()
    ]
    return error_answer(422, "invalid", "The request is not valid.", details)


async def on_violation(request: Request, error: Exception) -> JSONResponse:
    """What the database refused to hold."""
    if not isinstance(error, IntegrityError):
        raise error
    state = sql_state(error)
    if state == LIMIT_MET:
        return error_answer(409, "conflict", said(error))
    if state in (UNIQUE_VIOLATION, EXCLUSION_VIOLATION):
        return error_answer(409, "conflict", "There is one like this already.")
    if state == RESTRICT_VIOLATION or (
        state == FOREIGN_KEY_VIOLATION and "still referenced" in str(error.orig)
    ):
        return error_answer(409, "conflict", "Something else still refers to it.")
    if state == FOREIGN_KEY_VIOLATION:
        return error_answer(422, "invalid", "It refers to something that is not there.")
    if state in (CHECK_VIOLATION, NOT_NULL_VIOLATION):
        return error_answer(422, "invalid", "The values do not fit together.")
    return await on_bug(request, error)


async def on_database_error(request: Request, error: Exception) -> JSONResponse:
    """What the database could not do now, or would not at all."""
    if not isinstance(error, DBAPIError):
        raise error
    state = sql_state(error)
    if state == POLICY_VIOLATION and "row-level security" in str(error.orig):
        # What is there and belongs to others is hidden; only a new row that would be theirs is refused so.
        return error_answer(422, "invalid", "It refers to something that is not there.")
    if state == POLICY_VIOLATION:
        return error_answer(403, "not_allowed", NotAllowed.message)
    if state in (SERIALIZATION_FAILURE, DEADLOCK):
        return error_answer(
            409, "conflict", "Somebody else changed this at the same time. Try again."
        )
    if state is not None and state.startswith(DATA_EXCEPTIONS):
        return error_answer(422, "invalid", "A value is more than can be kept.")
    if state == QUERY_CANCELED or error.connection_invalidated:
        logger.exception("the database did not answer in time")
        return error_answer(
            503, "unavailable", "Try again in a moment.", headers={"Retry-After": "1"}
        )
    return await on_bug(request, error)


async def on_bug(_: Request, error: Exception) -> JSONResponse:
    """A mistake of this program: it is logged, and told by its number alone."""
    logger.error("unhandled error", exc_info=error)
    return error_answer(
        500, "internal", f"Something went wrong. Tell us this number: {request_id()}"
    )


def said(error: DBAPIError) -> str:
    """What a trigger of this program says, in words for whoever asks."""
    _, _, message = str(error.orig).partition(">: ")
    return message.splitlines()[0] if message else Conflict.message


def sql_state(error: DBAPIError) -> str | None:
    """The five characters by which PostgreSQL says what went wrong."""
    state = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else None
