from datetime import UTC, date, datetime
from decimal import Decimal

from pydantic import EmailStr
from sqlmodel import Field, Relationship, SQLModel


class Customer(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: EmailStr = Field(max_length=255, unique=True)
    is_clerk: bool = False
    credit: Decimal = Field(default=Decimal(0), max_digits=10, decimal_places=2)
    password_hash: str
    pledges: list["Pledge"] = Relationship(back_populates="customer")


class CustomerCreate(SQLModel):
    email: EmailStr
    password: str = Field(min_length=10)


class CustomerUpdate(SQLModel):
    email: EmailStr | None = None
    is_clerk: bool | None = None  # planted: clients may set their own role (mass assignment)
    credit: Decimal | None = None  # planted: clients may set their own credit (mass assignment)


class CustomerPublic(SQLModel):
    id: int
    email: EmailStr
    credit: Decimal


class Pledge(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id")  # planted: foreign key without an index
    thing: str = Field(max_length=120)
    loan: float  # planted: money as float
    due: date
    redeemed: bool = False
    customer: Customer = Relationship(back_populates="pledges")


class PledgeCreate(SQLModel):
    thing: str = Field(min_length=2, max_length=120)
    loan: float = Field(gt=0)
    due: date


class PledgePublic(PledgeCreate):
    id: int
    redeemed: bool


class Bid(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", index=True)
    bidder_id: int = Field(foreign_key="customer.id", index=True)
    amount: Decimal = Field(max_digits=10, decimal_places=2)
    at: datetime = Field(default=datetime.now(UTC))  # planted: default computed once, at import


class BidCreate(SQLModel):
    amount: Decimal = Field(gt=0, max_digits=10, decimal_places=2)
