"""Messages that are signed as standardwebhooks.com has it."""

from fastapi.security import APIKeyHeader

from app.webhooks.signing import SIGNATURE

# How a sender shows who it is; whether it holds, the body has to be read for.
STANDARD = APIKeyHeader(
    name=SIGNATURE,
    scheme_name="WebhookSignature",
    description="As standardwebhooks.com has it.",
    auto_error=False,
)
