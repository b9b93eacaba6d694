"""Custom types: core schema, JSON schema, WithJsonSchema, SkipJsonSchema."""

from typing import Annotated, Any

from fastapi import FastAPI
from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter, WithJsonSchema
from pydantic.json_schema import Examples, JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

app = FastAPI()


class Isbn(str):
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(str))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": "^[0-9-]+$", "examples": ["978-3"]}


class Colour:
    def __init__(self, value: str) -> None:
        self.value = value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "color"}


class Named(BaseModel):
    name: str

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        json_schema = handler.resolve_ref_schema(handler(schema))
        json_schema["x-named"] = True
        return json_schema


Vector = Annotated[tuple, WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 3})]


class Uses(BaseModel):
    isbn: Isbn
    isbns: list[Isbn] = []
    colour: Colour
    vector: Vector
    by_mode: Annotated[object, WithJsonSchema({"type": "integer"}, mode="validation")]
    skipped: SkipJsonSchema[int] = 3
    half_skipped: int | SkipJsonSchema[None] = None
    with_examples: Annotated[str, Examples(["a"])] = "a"
    named: Named


@app.post("/")
def post(body: Uses) -> Uses: ...
