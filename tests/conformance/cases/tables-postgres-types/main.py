"""Types of PostgreSQL itself."""

import uuid
from typing import Any

from fastapi import FastAPI
from sqlalchemy import ARRAY, BIGINT, TIMESTAMP, VARCHAR, Integer, Numeric, String, Text
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Types(Base):
    __tablename__ = "types"

    id: Mapped[uuid.UUID] = mapped_column(pg.UUID(as_uuid=True), primary_key=True)
    jsonb: Mapped[dict[str, Any]] = mapped_column(pg.JSONB)
    jsonb_astext: Mapped[Any] = mapped_column(pg.JSONB(none_as_null=True), nullable=True)
    json: Mapped[Any] = mapped_column(pg.JSON)
    texts: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    matrix: Mapped[list[list[int]]] = mapped_column(pg.ARRAY(Integer, dimensions=2))
    mutable: Mapped[dict[str, str]] = mapped_column(MutableDict.as_mutable(pg.HSTORE))
    mutable_list: Mapped[list[str]] = mapped_column(MutableList.as_mutable(ARRAY(Text)))
    ip: Mapped[str] = mapped_column(pg.INET)
    net: Mapped[str] = mapped_column(pg.CIDR)
    mac: Mapped[str] = mapped_column(pg.MACADDR)
    money: Mapped[str] = mapped_column(pg.MONEY)
    bits: Mapped[str] = mapped_column(pg.BIT(5, varying=True))
    search: Mapped[str] = mapped_column(pg.TSVECTOR)
    days: Mapped[Any] = mapped_column(pg.DATERANGE)
    numbers: Mapped[Any] = mapped_column(pg.INT4MULTIRANGE)
    interval: Mapped[Any] = mapped_column(pg.INTERVAL(fields="DAY TO SECOND", precision=3))
    stamp: Mapped[Any] = mapped_column(pg.TIMESTAMP(timezone=True, precision=3))
    upper: Mapped[Any] = mapped_column(TIMESTAMP(True))
    varchar: Mapped[str] = mapped_column(VARCHAR(5, collation="C"))
    citext: Mapped[str] = mapped_column(pg.CITEXT)
    raw: Mapped[bytes] = mapped_column(pg.BYTEA)
    oid: Mapped[int] = mapped_column(pg.OID)
    plain_numeric: Mapped[Any] = mapped_column(Numeric)
    scaled: Mapped[Any] = mapped_column(Numeric(12, 4, asdecimal=False))
    big: Mapped[int] = mapped_column(BIGINT)
    variant: Mapped[Any] = mapped_column(Text().with_variant(pg.JSONB(), "postgresql"))
    other_variant: Mapped[str] = mapped_column(String(9).with_variant(String(8), "mysql"))
