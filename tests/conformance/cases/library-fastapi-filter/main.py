"""Filters ask for what their models say, lists as text."""

from fastapi import FastAPI
from fastapi_filter import FilterDepends, with_prefix
from fastapi_filter.contrib.sqlalchemy import Filter
from pydantic import Field
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class AddressFilter(Filter):
    city: str | None = None
    city__in: list[str] | None = None

    class Constants(Filter.Constants):
        model = User


class UserFilter(Filter):
    name__ilike: str | None = None
    name__in: list[str] | None = None
    age__lt: int | None = Field(default=None, ge=0, description="Younger than")
    ids: list[int]
    address: AddressFilter | None = FilterDepends(with_prefix("address", AddressFilter))
    order_by: list[str] = ["name"]
    search: str | None = None

    class Constants(Filter.Constants):
        model = User
        search_model_fields = ["name"]


app = FastAPI()


@app.get("/users")
async def users(user_filter: UserFilter = FilterDepends(UserFilter)) -> list[str]: ...


@app.get("/aliased")
async def aliased(f: AddressFilter = FilterDepends(with_prefix("home", AddressFilter), by_alias=True)) -> list[str]: ...
