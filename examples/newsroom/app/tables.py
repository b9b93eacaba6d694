import enum
from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Enum,
    ForeignKey,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Key = Annotated[UUID, mapped_column(primary_key=True, default=uuid4, sort_order=-1)]
Now = Annotated[datetime, mapped_column(server_default=func.now(), sort_order=1)]


class Base(AsyncAttrs, DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: DateTime(timezone=True)}

    id: Mapped[Key]
    created_at: Mapped[Now]

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower()


class OfNewspaper:
    """Rows that belong to one newspaper."""

    @declared_attr
    def newspaper_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("newspaper.id", ondelete="CASCADE"), index=True)


class ArticleState(enum.StrEnum):
    draft = enum.auto()
    published = enum.auto()


class Newspaper(Base):
    name: Mapped[str] = mapped_column(String(100), unique=True)


class Article(OfNewspaper, Base):
    __table_args__ = (
        CheckConstraint(
            "(state = 'published') = (published_at IS NOT NULL)", name="published_has_time"
        ),
    )

    headline: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[ArticleState] = mapped_column(
        Enum(ArticleState, name="article_state"), default=ArticleState.draft
    )
    published_at: Mapped[datetime | None]
    newspaper: Mapped[Newspaper] = relationship(lazy="raise")


class Subscriber(OfNewspaper, Base):
    __table_args__ = (UniqueConstraint("newspaper_id", "callback_url"),)

    callback_url: Mapped[str] = mapped_column(String(500))
