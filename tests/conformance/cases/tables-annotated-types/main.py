"""`type_annotation_map` and `Annotated` columns."""

from datetime import datetime
from typing import Annotated, Any, NewType

from fastapi import FastAPI
from sqlalchemy import BigInteger, DateTime, ForeignKey, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()

intpk = Annotated[int, mapped_column(primary_key=True)]
timestamp = Annotated[datetime, mapped_column(nullable=False, server_default=func.now())]
str30 = Annotated[str, 30]
user_fk = Annotated[int, mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)]
Slug = NewType("Slug", str)
type Code = str


class Base(DeclarativeBase):
    type_annotation_map = {
        int: BigInteger,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        str30: String(30),
        Slug: String(64),
        Code: String(3),
    }


class User(Base):
    __tablename__ = "users"

    id: Mapped[intpk]
    name: Mapped[str30]
    nick: Mapped[str30 | None]
    slug: Mapped[Slug]
    code: Mapped[Code]
    data: Mapped[dict[str, Any]]
    count: Mapped[int] = mapped_column(default=0)
    created: Mapped[timestamp]


class Post(Base):
    __tablename__ = "posts"

    id: Mapped[intpk]
    user_id: Mapped[user_fk]
    editor_id: Mapped[user_fk | None] = mapped_column(nullable=True)
    created: Mapped[timestamp] = mapped_column(index=True)
