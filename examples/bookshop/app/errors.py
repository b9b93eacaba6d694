"""What services raise, and the response each becomes."""

from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse


class ShopError(Exception):
    status_code = status.HTTP_400_BAD_REQUEST


class NotFound(ShopError):
    status_code = status.HTTP_404_NOT_FOUND


class Conflict(ShopError):
    status_code = status.HTTP_409_CONFLICT


class Upstream(ShopError):
    status_code = status.HTTP_502_BAD_GATEWAY


async def respond(request: Request, error: ShopError) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=error.status_code)


def register(app: FastAPI) -> None:
    app.add_exception_handler(ShopError, respond)
