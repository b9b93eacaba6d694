"""Covers of Open Library (ADR 3)."""

import httpx

from app.errors import NotFound, Upstream
from app.settings import get_settings

TIMEOUT = httpx.Timeout(2.0)


async def cover_url(isbn: str) -> str:
    url = f"{get_settings().covers_url}/b/isbn/{isbn}-L.jpg"
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT) as client:
            response = await client.head(url, params={"default": "false"})
    except httpx.HTTPError as error:
        raise Upstream("Open Library does not answer") from error
    if response.status_code == httpx.codes.NOT_FOUND:
        raise NotFound("No cover")
    return url
