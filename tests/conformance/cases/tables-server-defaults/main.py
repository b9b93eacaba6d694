"""Server defaults in all forms; client defaults leave nothing."""

from datetime import datetime
from decimal import Decimal

from fastapi import FastAPI
from sqlalchemy import (
    Boolean,
    Computed,
    DateTime,
    FetchedValue,
    Identity,
    Integer,
    Sequence,
    String,
    false,
    func,
    literal,
    literal_column,
    null,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


numbers = Sequence("numbers", start=100, increment=5, metadata=Base.metadata)


class Defaults(Base):
    __tablename__ = "defaults"

    id: Mapped[int] = mapped_column(Identity(always=True, start=10), primary_key=True)
    string: Mapped[str] = mapped_column(server_default="it's")
    number_text: Mapped[int] = mapped_column(server_default="0")
    by_text: Mapped[int] = mapped_column(server_default=text("1 + 1"))
    now: Mapped[datetime] = mapped_column(server_default=func.now())
    current: Mapped[datetime] = mapped_column(server_default=func.current_timestamp())
    zone: Mapped[datetime] = mapped_column(DateTime(True), server_default=text("timezone('utc', now())"))
    true_: Mapped[bool] = mapped_column("true", Boolean, server_default=true())
    false_: Mapped[bool] = mapped_column("false", server_default=false())
    uuid: Mapped[str] = mapped_column(UUID, server_default=func.gen_random_uuid())
    empty: Mapped[list[str]] = mapped_column(ARRAY(String), server_default="{}")
    json: Mapped[dict] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    literal: Mapped[str] = mapped_column(server_default=literal("x"))
    column: Mapped[str] = mapped_column(server_default=literal_column("CURRENT_USER"))
    null: Mapped[str | None] = mapped_column(server_default=null())
    fetched: Mapped[str | None] = mapped_column(server_default=FetchedValue())
    computed: Mapped[int] = mapped_column(Computed("number_text * 2", persisted=True))
    sequence: Mapped[int] = mapped_column(numbers, server_default=numbers.next_value())
    own_sequence: Mapped[int] = mapped_column(Integer, Sequence("own_sequence"))
    by_default: Mapped[int] = mapped_column(Identity(), nullable=True)
    client: Mapped[Decimal] = mapped_column(default=Decimal("1.5"), onupdate=Decimal(2))
    client_function: Mapped[datetime] = mapped_column(default=func.now(), onupdate=func.now())
    inserted: Mapped[int] = mapped_column(insert_default=3)
