"""Check, unique, exclusion, composite keys, and the three forms of `__table_args__`."""

from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint, column
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    __table_args__ = {"schema": "hotel", "comment": "Rooms of the hotel"}

    floor: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    beds: Mapped[int] = mapped_column(CheckConstraint("beds > 0"), comment="It's how many")


class Booking(Base):
    __tablename__ = "booking"
    __table_args__ = (
        ForeignKeyConstraint(["floor", "number"], ["hotel.room.floor", "hotel.room.number"], name="fk_room"),
        CheckConstraint("price >= 0 AND price < 1000", name="sane_price"),
        CheckConstraint(column("guests") > 0),
        UniqueConstraint("floor", "number", "at", name="once", deferrable=True),
        ExcludeConstraint(("floor", "="), ("during", "&&"), name="no_overlap", using="gist"),
        {"schema": "hotel"},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    floor: Mapped[int]
    number: Mapped[int]
    at: Mapped[datetime]
    price: Mapped[int]
    guests: Mapped[int]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)


class Pair(Base):
    __tablename__ = "pair"
    __table_args__ = (PrimaryKeyConstraint("b", "a", name="pk_pair"),)

    a: Mapped[int]
    b: Mapped[int]
