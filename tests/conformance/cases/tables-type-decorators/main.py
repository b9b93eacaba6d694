"""Type decorators, user-defined types, and types by function."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import CHAR, DateTime, String, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine, UserDefinedType

app = FastAPI()


class Base(DeclarativeBase):
    pass


class UtcDateTime(TypeDecorator[datetime]):
    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None


class Guid(TypeDecorator[str]):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(CHAR(32))


class Sized(TypeDecorator[str]):
    impl = String
    cache_ok = True

    def __init__(self, length: int = 12, **kwargs: Any) -> None:
        super().__init__(length, **kwargs)


class Stored(BaseModel):
    x: int


class Pydantic(TypeDecorator[BaseModel]):
    impl = JSONB
    cache_ok = True

    def __init__(self, model: type[BaseModel]) -> None:
        super().__init__()
        self.model = model


class Vector(UserDefinedType[list[float]]):
    cache_ok = True

    def __init__(self, size: int) -> None:
        self.size = size

    def get_col_spec(self, **kwargs: Any) -> str:
        return f"VECTOR({self.size})"


required = partial(mapped_column, nullable=False)


def short(length: int = 8, **kwargs: Any) -> Any:
    return mapped_column(String(length), **kwargs)


class Thing(Base):
    __tablename__ = "thing"

    id: Mapped[str] = mapped_column(Guid, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    at_instance: Mapped[datetime | None] = mapped_column(UtcDateTime())
    sized: Mapped[str] = mapped_column(Sized)
    sized_own: Mapped[str] = mapped_column(Sized(5))
    stored: Mapped[Stored] = mapped_column(Pydantic(Stored))
    embedding: Mapped[list[float]] = mapped_column(Vector(3))
    partial: Mapped[str | None] = required(String(3))
    made: Mapped[str] = short(unique=True)
