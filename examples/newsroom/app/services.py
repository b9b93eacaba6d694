from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from app.cache import ArticleCache
from app.jobs import Jobs
from app.repositories import Articles, Subscribers
from app.schemas import ArticleChange, ArticleDraft, ArticleView, SubscriberNew
from app.tables import Article, ArticleState, Subscriber


class NotFound(Exception):
    """No such row in this newspaper."""


class Conflict(Exception):
    """The row is not in a state for this."""


class ArticleService:
    def __init__(self, articles: Articles, cache: ArticleCache, jobs: Jobs) -> None:
        self.articles = articles
        self.cache = cache
        self.jobs = jobs

    async def page(self, offset: int, limit: int) -> tuple[Sequence[Article], int]:
        return await self.articles.page(offset, limit)

    async def read(self, article_id: UUID) -> ArticleView:
        key = (self.articles.newspaper_id, article_id)
        cached = await self.cache.get(*key)
        if cached is not None:
            return cached
        view = ArticleView.model_validate(await self._found(article_id))
        if view.state is ArticleState.published:
            await self.cache.put(*key, view)
        return view

    async def draft(self, data: ArticleDraft) -> Article:
        article = await self.articles.add(**data.model_dump())
        await self.articles.session.commit()
        return article

    async def change(self, article_id: UUID, data: ArticleChange) -> Article:
        article = await self._found(article_id)
        for name, value in data.model_dump(exclude_none=True).items():
            setattr(article, name, value)
        await self.articles.session.commit()
        await self.cache.drop(self.articles.newspaper_id, article_id)
        return article

    async def publish(self, article_id: UUID) -> Article:
        article = await self._found(article_id)
        if article.state is ArticleState.published:
            raise Conflict
        article.state, article.published_at = ArticleState.published, datetime.now(UTC)
        await self.articles.session.commit()
        await self.jobs.notify_subscribers(self.articles.newspaper_id, article_id)
        return article

    async def remove(self, article_id: UUID) -> None:
        await self.articles.remove(await self._found(article_id))
        await self.articles.session.commit()
        await self.cache.drop(self.articles.newspaper_id, article_id)

    async def _found(self, article_id: UUID) -> Article:
        article = await self.articles.get(article_id)
        if article is None:
            raise NotFound
        return article


class SubscriberService:
    def __init__(self, subscribers: Subscribers) -> None:
        self.subscribers = subscribers

    async def page(self, offset: int, limit: int) -> tuple[Sequence[Subscriber], int]:
        return await self.subscribers.page(offset, limit)

    async def subscribe(self, data: SubscriberNew) -> Subscriber:
        url = str(data.callback_url)
        if await self.subscribers.by_url(url):
            raise Conflict
        subscriber = await self.subscribers.add(callback_url=url)
        await self.subscribers.session.commit()
        return subscriber

    async def unsubscribe(self, subscriber_id: UUID) -> None:
        subscriber = await self.subscribers.get(subscriber_id)
        if subscriber is None:
            raise NotFound
        await self.subscribers.remove(subscriber)
        await self.subscribers.session.commit()
