import logging
from uuid import UUID

from arq import create_pool
from arq.connections import RedisSettings
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class Jobs:
    def __init__(self, redis_url: str) -> None:
        self.settings = RedisSettings.from_dsn(redis_url)

    async def notify_subscribers(self, newspaper_id: UUID, article_id: UUID) -> None:
        try:
            pool = await create_pool(self.settings)
            await pool.enqueue_job("notify_subscribers", newspaper_id, article_id)
            await pool.aclose()
        except (OSError, RedisError):
            logger.exception("Nobody is told about article %s", article_id)
