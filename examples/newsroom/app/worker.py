"""`arq app.worker.WorkerSettings` runs the jobs."""

from typing import Any
from uuid import UUID

import httpx
from arq.connections import RedisSettings
from sqlalchemy import select

from app.database import open_session
from app.settings import get_settings
from app.tables import Subscriber


async def notify_subscribers(context: dict[str, Any], newspaper_id: UUID, article_id: UUID) -> int:
    async with open_session() as session:
        ours = select(Subscriber.callback_url).where(Subscriber.newspaper_id == newspaper_id)
        urls = (await session.scalars(ours)).all()
    async with httpx.AsyncClient(timeout=5, follow_redirects=False) as client:
        for url in urls:
            await client.post(url, json={"articleId": str(article_id)})
    return len(urls)


class WorkerSettings:
    functions = [notify_subscribers]
    redis_settings = RedisSettings.from_dsn(get_settings().redis_url)
    max_tries = 3
