"""Indexes: partial, by expression, unique, with options of PostgreSQL."""

from fastapi import FastAPI
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, desc, func, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Doc(Base):
    __tablename__ = "docs"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(50))
    mail: Mapped[str] = mapped_column()
    deleted: Mapped[bool] = mapped_column(default=False)
    data: Mapped[dict] = mapped_column(JSONB)
    search = mapped_column(TSVECTOR)
    rank: Mapped[int]

    __table_args__ = (
        Index("ix_live", "title", unique=True, postgresql_where=text("NOT deleted")),
        Index("ix_live_column", "rank", postgresql_where=(deleted.column.is_(False))),
        Index("ix_lower", func.lower(mail.column)),
        Index("ix_gin", "data", postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"}),
        Index("ix_desc", desc("rank"), "title"),
        Index("ix_include", "mail", postgresql_include=["title"], postgresql_with={"fillfactor": 70}),
        Index("ix_nulls", "mail", "rank", unique=True, postgresql_nulls_not_distinct=True),
        Index("ix_text", text("(title || mail)")),
        Index("ix_concurrent", "search", postgresql_using="gin", postgresql_concurrently=True),
    )


Index("ix_outside", Doc.title, Doc.rank.desc().nulls_last())

core = Table(
    "core",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("body", Text, index=True),
    Index("ix_core_body_id", "body", "id"),
)
