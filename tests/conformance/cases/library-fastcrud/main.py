"""Routers made from a table and its schemas."""

from fastapi import Depends, FastAPI
from fastcrud import crud_router
from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase): ...


class Item(Base):
    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class ItemCreate(BaseModel):
    name: str


class ItemUpdate(BaseModel):
    name: str | None = None


class ItemRead(BaseModel):
    id: int
    name: str


async def get_session(tenant: str = "main"):
    yield None


app = FastAPI()
app.include_router(
    crud_router(
        session=get_session, model=Item, create_schema=ItemCreate, update_schema=ItemUpdate, select_schema=ItemRead, path="/items", tags=["Items"]
    )
)
app.include_router(
    crud_router(
        session=get_session, model=Item, create_schema=ItemCreate, update_schema=ItemUpdate, path="/plain", tags=["Plain"],
        deleted_methods=["delete", "db_delete"], filter_config={"name": None},
    )
)
