"""Names that must be quoted, and attributes that are not columns."""

from typing import ClassVar

from fastapi import FastAPI
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, mapped_column, synonym, validates

app = FastAPI()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    order: Mapped[int] = mapped_column()
    camelCase: Mapped[int]
    with_space: Mapped[int] = mapped_column("with space")
    name: Mapped[str] = mapped_column("name", quote=True)
    percent: Mapped[int] = mapped_column("100%")
    constant: ClassVar[int] = 1
    double_order = column_property(order.column * 2)
    alias = synonym("name")

    @hybrid_property
    def label(self) -> str:
        return self.name

    @validates("name")
    def check(self, key: str, value: str) -> str:
        return value
