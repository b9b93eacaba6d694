"""A model as query parameters is spread out, forms of optional included."""

from typing import Annotated, Literal

from fastapi import FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Base(BaseModel):
    limit: int = Field(100, gt=0, le=100, description="How many.")


class Filters(Base):
    model_config = ConfigDict(extra="forbid")

    offset: int = Field(0, ge=0)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []
    name: str
    of_class: str | None = Field(None, alias="class", deprecated=True)
    hidden: int = Field(3, json_schema_extra={"x-hidden": True}, examples=[1, 2])


@app.get("/items")
def items(filters: Annotated[Filters, Query()]): ...


@app.get("/optional")
def optional(filters: Annotated[Filters | None, Query()] = None): ...


@app.get("/with-other")
def with_other(filters: Annotated[Filters, Query()], extra: int = 1): ...
