"""Mixins, `declared_attr`, abstract bases and the order of their columns."""

import re
from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import DateTime, ForeignKey, Index, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declarative_mixin, declared_attr, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


@declarative_mixin
class Timestamps:
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    updated_at: Mapped[datetime | None] = mapped_column(onupdate=func.now(), sort_order=999)


class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("user_account.id"), index=True)

    @declared_attr.directive
    def __table_args__(cls):
        return (Index(f"ix_{cls.__tablename__}_owner_created", "owner_id", "created_at"),)


class Model(Base):
    __abstract__ = True

    version: Mapped[int] = mapped_column(default=1)


class UserAccount(Timestamps, Model):
    name: Mapped[str] = mapped_column(String(50))


class ToDoItem(Owned, Timestamps, Model):
    text: Mapped[str]
