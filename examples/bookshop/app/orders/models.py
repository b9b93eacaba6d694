from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import DateTime, func
from sqlmodel import Field, Relationship, SQLModel


class OrderState(StrEnum):
    placed = "placed"
    shipped = "shipped"
    cancelled = "cancelled"


class OrderLine(SQLModel, table=True):
    order_id: int | None = Field(
        default=None, foreign_key="order.id", primary_key=True, ondelete="CASCADE"
    )
    book_id: int = Field(foreign_key="book.id", primary_key=True, ondelete="RESTRICT")
    quantity: int
    unit_price: Decimal = Field(max_digits=8, decimal_places=2)


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    buyer_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    state: OrderState = OrderState.placed
    placed_at: datetime = Field(
        default=None,
        sa_type=DateTime(timezone=True),
        sa_column_kwargs={"server_default": func.now(), "nullable": False},
    )
    lines: list[OrderLine] = Relationship(sa_relationship_kwargs={"lazy": "selectin"})


class LineCreate(SQLModel):
    book_id: int
    quantity: int = Field(ge=1, le=20)


class OrderCreate(SQLModel):
    lines: list[LineCreate] = Field(min_length=1, max_length=30)


class LinePublic(LineCreate):
    unit_price: Decimal


class OrderPublic(SQLModel):
    id: int
    state: OrderState
    placed_at: datetime
    lines: list[LinePublic]
