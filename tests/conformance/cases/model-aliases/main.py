"""Aliases, their generators, and which side uses which."""

from fastapi import FastAPI
from pydantic import AliasChoices, AliasGenerator, AliasPath, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_pascal, to_snake

app = FastAPI()


class Plain(BaseModel):
    a: int = Field(alias="aA")
    b: int = Field(validation_alias="bV")
    c: int = Field(serialization_alias="cS")
    d: int = Field(alias="dA", validation_alias="dV", serialization_alias="dS")
    e: int = Field(validation_alias=AliasChoices("e1", "e2"))
    f: int = Field(validation_alias=AliasPath("f", 0))
    g: int = Field(validation_alias=AliasChoices(AliasPath("g", "x"), "g2"))


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    first_name: str
    last_name_2nd: str = ""
    kept: int = Field(1, alias="own_alias")
    low: int = Field(1, alias="low_priority", alias_priority=1)


class CamelChild(Camel):
    in_child: bool = True


class Generators(BaseModel):
    model_config = ConfigDict(
        alias_generator=AliasGenerator(
            validation_alias=to_pascal, serialization_alias=lambda name: name.upper()
        )
    )

    some_name: str


class ByName(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=False, serialize_by_alias=True)

    some_name: str = Field(alias="someName")


@app.post("/plain")
def plain(body: Plain) -> Plain: ...


@app.post("/camel")
def camel(body: CamelChild) -> CamelChild: ...


@app.post("/generators")
def generators(body: Generators) -> Generators: ...


@app.post("/by-name", response_model_by_alias=False)
def by_name(body: ByName) -> ByName: ...
