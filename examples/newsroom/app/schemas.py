from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, HttpUrl
from pydantic.alias_generators import to_camel

from app.tables import ArticleState


class Schema(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, from_attributes=True, extra="forbid"
    )


class ArticleDraft(Schema):
    headline: str = Field(min_length=3, max_length=200)
    body: str = Field(max_length=100_000)


class ArticleChange(Schema):
    headline: str | None = Field(default=None, min_length=3, max_length=200)
    body: str | None = Field(default=None, max_length=100_000)


class ArticleView(ArticleDraft):
    id: UUID
    state: ArticleState
    published_at: datetime | None


class SubscriberNew(Schema):
    callback_url: HttpUrl


class SubscriberView(Schema):
    id: UUID
    callback_url: str


class Page[Item](Schema):
    items: list[Item]
    total: int
