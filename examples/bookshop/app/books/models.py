from decimal import Decimal

from sqlmodel import Field, SQLModel


class BookBase(SQLModel):
    title: str = Field(min_length=1, max_length=200)
    author: str = Field(max_length=120, index=True)
    isbn: str = Field(regex=r"^\d{13}$", max_length=13, unique=True, index=True)
    price: Decimal = Field(gt=0, max_digits=8, decimal_places=2)


class Book(BookBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    stock: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class BookCreate(BookBase):
    stock: int = Field(default=0, ge=0)


class BookUpdate(SQLModel):
    title: str | None = Field(default=None, min_length=1, max_length=200)
    price: Decimal | None = Field(default=None, gt=0, max_digits=8, decimal_places=2)
    stock: int | None = Field(default=None, ge=0)


class BookPublic(BookBase):
    id: int
    stock: int
