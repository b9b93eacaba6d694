"""Configuration that shows: title, extra, schema extras, generators."""

from datetime import timedelta
from enum import Enum
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Kind(Enum):
    a = "a"


class Titled(BaseModel):
    model_config = ConfigDict(
        title="A Better Title", json_schema_extra={"x-model": 1, "examples": [{"name": "x"}]}
    )

    name: str


class Forbid(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Kind = Kind.a


class Allow(Forbid):
    model_config = ConfigDict(extra="allow", use_enum_values=True, validate_default=True)


class AllowTyped(BaseModel):
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    name: str


def drop_titles(schema: dict[str, Any], model: type[BaseModel]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
    schema["x-from"] = model.__name__


class Extra(BaseModel):
    model_config = ConfigDict(json_schema_extra=drop_titles)

    some_field: int


class Generated(BaseModel):
    model_config = ConfigDict(
        field_title_generator=lambda name, info: name.upper(),
        model_title_generator=lambda model: f"The {model.__name__}",
    )

    some_field: int
    own: int = Field(1, title="Own")


class Required(BaseModel):
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    name: str = "x"
    maybe: int | None = None


class Attributes(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True, from_attributes=True)

    documented: int
    """Documented below."""
    own: int = Field(description="Own wins.")
    """Loses."""
    bare: int


class ClassKeywords(BaseModel, extra="forbid", title="By keyword"):
    name: str


class OldStyle(BaseModel):
    name: str

    class Config:
        extra = "forbid"
        title = "Old style"


class Numbers(BaseModel):
    model_config = ConfigDict(
        ser_json_timedelta="float",
        ser_json_bytes="base64",
        val_json_bytes="base64",
        coerce_numbers_to_str=True,
    )

    span: timedelta
    raw: bytes = b"x"


for model in (
    Titled,
    Forbid,
    Allow,
    AllowTyped,
    Extra,
    Generated,
    Required,
    Attributes,
    ClassKeywords,
    OldStyle,
    Numbers,
):

    @app.post(f"/{model.__name__.lower()}", response_model=model)
    def post(body: model): ...
