import logging
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.schemas import ArticleView

logger = logging.getLogger(__name__)


class ArticleCache:
    """Published articles. A broken Redis is a slow newsroom, not a closed one."""

    def __init__(self, redis: Redis, seconds: int) -> None:
        self.redis = redis
        self.seconds = seconds

    async def get(self, newspaper_id: UUID, article_id: UUID) -> ArticleView | None:
        try:
            cached = await self.redis.get(f"article:{newspaper_id}:{article_id}")
        except RedisError:
            logger.warning("Cache not read", exc_info=True)
            return None
        return ArticleView.model_validate_json(cached) if cached else None

    async def put(self, newspaper_id: UUID, article_id: UUID, view: ArticleView) -> None:
        key, text = f"article:{newspaper_id}:{article_id}", view.model_dump_json()
        try:
            await self.redis.set(key, text, ex=self.seconds)
        except RedisError:
            logger.warning("Cache not written", exc_info=True)

    async def drop(self, newspaper_id: UUID, article_id: UUID) -> None:
        try:
            await self.redis.delete(f"article:{newspaper_id}:{article_id}")
        except RedisError:
            logger.warning("Cache not cleared", exc_info=True)
