"""Serializers change the output schema by their return type."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import FastAPI
from pydantic import (
    BaseModel,
    PlainSerializer,
    SerializationInfo,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    field_serializer,
    model_serializer,
)

app = FastAPI()


def to_text(value: Any) -> str:
    return str(value)


class Serialized(BaseModel):
    plain: Annotated[int, PlainSerializer(lambda value: str(value), return_type=str)]
    plain_function: Annotated[int, PlainSerializer(to_text)]
    plain_unknown: Annotated[int, PlainSerializer(lambda value: value)]
    json_only: Annotated[int, PlainSerializer(to_text, when_used="json")]
    unless_none: Annotated[int | None, PlainSerializer(to_text, when_used="unless-none")] = None
    wrapped: Annotated[int, WrapSerializer(lambda value, handler: handler(value), return_type=list[int])]
    by_method: datetime
    by_method_untyped: datetime
    by_wrap: Decimal = Decimal(1)
    as_any: SerializeAsAny[BaseModel]

    @field_serializer("by_method")
    def as_number(self, value: datetime, info: SerializationInfo) -> float:
        return value.timestamp()

    @field_serializer("by_method_untyped")
    def untyped(self, value):
        return value

    @field_serializer("by_wrap", mode="wrap")
    def wrap(self, value: Any, handler: SerializerFunctionWrapHandler) -> dict[str, int]:
        return {}


class Whole(BaseModel):
    a: int

    @model_serializer
    def serialize(self) -> dict[str, str]:
        return {"a": str(self.a)}


class Untyped(BaseModel):
    a: int

    @model_serializer(mode="wrap")
    def serialize(self, handler):
        return handler(self)


@app.post("/")
def post(body: Serialized) -> Serialized: ...


@app.post("/whole")
def whole(body: Whole) -> Whole: ...


@app.post("/untyped")
def untyped(body: Untyped) -> Untyped: ...
