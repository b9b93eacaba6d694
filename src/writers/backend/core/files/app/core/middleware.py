"""What happens around every request, whoever answers it."""

import logging
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.answers import error_answer
from app.core.errors import Refused
from app.core.methods import KNOWN_METHODS, allowed
from app.core.requests import begin_request

logger = logging.getLogger("app.access")

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
HSTS = "max-age=63072000; includeSubDomains"
PAGES = ("/docs", "/redoc")


class TooLarge(Refused):
    """More came than may."""

    code = "too_large"
    status = 413
    message = "The body is too large."


class Around:
    """Numbers and logs each request, bounds its body, and sends what browsers should know."""

    def __init__(self, app: ASGIApp, *, most_bytes: int, uploads: int, secure: bool) -> None:
        self.app = app
        self.most_bytes = most_bytes
        self.uploads = uploads
        self.secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        number = begin_request(headers.get("x-request-id"))
        started = time.perf_counter()
        status = 500
        begun = False

        async def sending(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                begun = True
                status = message["status"]
                self.head(scope, number, MutableHeaders(scope=message))
            await send(message)

        try:
            refused = self.refusal(scope, headers)
            if refused is None:
                await self.app(scope, self.bounded(headers, receive), sending)
            else:
                others = allowed(scope) if refused[0] == 405 else None
                await error_answer(*refused, headers=others)(scope, receive, sending)
        except TooLarge:
            if not begun:
                await error_answer(413, "too_large", "The body is too large.")(
                    scope, receive, sending
                )
        finally:
            logger.info(
                "%s %s %s",
                scope["method"],
                scope["path"],
                status,
                extra={
                    "status": status,
                    "milliseconds": round((time.perf_counter() - started) * 1000, 1),
                },
            )

    def head(self, scope: Scope, number: str, headers: MutableHeaders) -> None:
        """What every answer says."""
        headers["X-Request-ID"] = number
        for name, value in SECURITY_HEADERS.items():
            page = name == "Content-Security-Policy" and scope["path"].startswith(PAGES)
            if not page:
                headers.setdefault(name, value)
        if self.secure:
            headers["Strict-Transport-Security"] = HSTS

    def refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        """What is refused before anybody looks at it."""
        if scope["method"] not in KNOWN_METHODS:
            return 405, "method_not_allowed", "There is no such method."
        length = headers.get("content-length", "0")
        if not length.isdigit():
            return 400, "bad_request", "The length of the body is no number."
        if int(length) > self.most(headers):
            return 413, "too_large", "The body is too large."
        return None

    def most(self, headers: Headers) -> int:
        """How much may come: files may be larger than all else."""
        is_form = headers.get("content-type", "").startswith("multipart/form-data")
        return self.uploads if is_form else self.most_bytes

    def bounded(self, headers: Headers, receive: Receive) -> Receive:
        """A body without a length is counted as it comes."""
        most = self.most(headers)
        seen = 0

        async def receiving() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise TooLarge
            return message

        return receiving
