"""Microsoft, as its documents have it: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"""

from app.core.settings import get_settings
from app.integrations.provider import Provider


def microsoft() -> Provider:
    """Where the settings say it is. It takes no token back: people do that with their account."""
    settings = get_settings()
    return Provider(
        "microsoft",
        settings.microsoft_authorise,
        settings.microsoft_exchange,
        more_scopes=("offline_access",),
    )
