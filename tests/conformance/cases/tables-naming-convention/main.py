"""Constraint names by convention, own names kept."""

from fastapi import FastAPI
from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class A(Base):
    __tablename__ = "a"
    __table_args__ = (
        UniqueConstraint("x", "y"),
        CheckConstraint("x > 0", name="positive"),
        Index(None, "x", "y"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int] = mapped_column(unique=True)
    y: Mapped[int] = mapped_column(index=True)


class B(Base):
    __tablename__ = "b"
    __table_args__ = (
        ForeignKeyConstraint(["ax", "ay"], ["a.x", "a.y"], deferrable=True, initially="DEFERRED"),
        UniqueConstraint("ax", name="own_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    named_id: Mapped[int] = mapped_column(ForeignKey("a.id", name="my_fk", use_alter=False))
    ax: Mapped[int]
    ay: Mapped[int]
    a_very_long_column_name_that_goes_on_and_on_and_on_until_sixty: Mapped[int] = mapped_column(index=True)
