"""Validators do not change the schema, except those that replace the input type."""

from typing import Annotated, Any, Self

from fastapi import FastAPI
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    PlainValidator,
    WrapValidator,
    field_validator,
    model_validator,
)

app = FastAPI()


def split(value: Any) -> Any:
    return value.split(",") if isinstance(value, str) else value


class Validated(BaseModel):
    before: Annotated[list[str], BeforeValidator(split)]
    before_typed: Annotated[list[str], BeforeValidator(split, json_schema_input_type=str | list[str])]
    after: Annotated[int, AfterValidator(lambda value: value + 1)]
    plain: Annotated[int, PlainValidator(lambda value: int(value))]
    plain_typed: Annotated[int, PlainValidator(lambda value: int(value), json_schema_input_type=int | str)]
    wrapped: Annotated[int, WrapValidator(lambda value, handler: handler(value))]
    by_method: int
    by_plain_method: int

    @field_validator("by_method", mode="before")
    @classmethod
    def strip(cls, value: Any) -> Any:
        return value

    @field_validator("by_plain_method", mode="plain", json_schema_input_type=str)
    @classmethod
    def parse(cls, value: Any) -> int:
        return int(value)

    @model_validator(mode="after")
    def check(self) -> Self:
        return self

    @model_validator(mode="before")
    @classmethod
    def prepare(cls, data: Any) -> Any:
        return data


@app.post("/")
def post(body: Validated) -> Validated: ...
