"""2.0 style: types and nullability from `Mapped`."""

import enum
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Literal, Optional

from fastapi import FastAPI
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Status(enum.Enum):
    draft = "Draft"
    done = "Done"


class Mood(enum.StrEnum):
    good = enum.auto()


class Parent(Base):
    __tablename__ = "parent"

    id: Mapped[int] = mapped_column(primary_key=True)
    children: Mapped[list["Child"]] = relationship(back_populates="parent", cascade="all, delete-orphan")


class Child(Base):
    __tablename__ = "child"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))
    text: Mapped[str]
    maybe: Mapped[Optional[str]]
    maybe_new: Mapped[str | None] = mapped_column(String(30))
    forced: Mapped[str | None] = mapped_column(nullable=False)
    loosened: Mapped[str] = mapped_column(nullable=True)
    long: Mapped[str] = mapped_column(Text, deferred=True)
    flag: Mapped[bool]
    real: Mapped[float]
    money: Mapped[Decimal]
    raw: Mapped[bytes]
    day: Mapped[date]
    moment: Mapped[datetime]
    clock: Mapped[time]
    span: Mapped[timedelta]
    status: Mapped[Status] = mapped_column(default=Status.draft)
    mood: Mapped[Mood | None]
    literal: Mapped[Literal["a", "bb"]]
    renamed: Mapped[int] = mapped_column("other_name")
    indexed: Mapped[int] = mapped_column(index=True)
    unique: Mapped[int] = mapped_column(unique=True)
    parent: Mapped["Parent"] = relationship(back_populates="children")
    not_mapped: ClassVar[Any] = None
