"""Enumerations: native, not native, of texts, by values, shared, renamed."""

import enum

from fastapi import FastAPI
from sqlalchemy import ARRAY, Enum, MetaData
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    metadata = MetaData(schema="shop")


class HTTPState(enum.Enum):
    open = "Open"
    closed = "Closed"


class Color(str, enum.Enum):
    red = "r"
    green = "g"


def values(kind: type[enum.Enum]) -> list[str]:
    return [member.value for member in kind]


shared = Enum("a", "b", name="shared_kind")


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    native: Mapped[HTTPState]
    by_value: Mapped[Color] = mapped_column(Enum(Color, values_callable=values, name="color_values"))
    not_native: Mapped[Color] = mapped_column(Enum(Color, native_enum=False, length=20))
    checked: Mapped[Color] = mapped_column(
        Enum(Color, native_enum=False, create_constraint=True, name="color_check")
    )
    texts: Mapped[str] = mapped_column(Enum("x", "y", name="texts"))
    shared_one: Mapped[str] = mapped_column(shared)
    shared_two: Mapped[str | None] = mapped_column(shared)
    in_schema: Mapped[str] = mapped_column(Enum("k", name="placed", schema="other"))
    inherit_schema: Mapped[str] = mapped_column(Enum("m", name="inherited", inherit_schema=True))
    dialect: Mapped[str] = mapped_column(postgresql.ENUM("p", "q", name="dialect_kind"))
    not_created: Mapped[str] = mapped_column(postgresql.ENUM("n", name="elsewhere", create_type=False))
    many: Mapped[list[Color]] = mapped_column(ARRAY(Enum(Color, name="color_many")))
