"""Unions, discriminated by field, by wrapped optional, and by function."""

from typing import Annotated, Any, Literal

from fastapi import Body, FastAPI
from pydantic import BaseModel, Discriminator, Field, Tag

app = FastAPI()


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog", "wolf"] = "dog"


class Fish(BaseModel):
    fins: int


def by_shape(value: Any) -> str:
    return "fish" if "fins" in value else "dog"


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class Owner(BaseModel):
    pet: Cat | Dog = Field(discriminator="kind")
    pets: list[Pet] = []
    maybe: Pet | None = None
    maybe_inside: Cat | Dog | None = Field(None, discriminator="kind")
    callable: Annotated[
        Annotated[Fish, Tag("fish")] | Annotated[Dog, Tag("dog")],
        Discriminator(by_shape),
    ]
    plain: Cat | Fish | int
    left_to_right: int | str = Field(union_mode="left_to_right")
    duplicate: int | int | float


@app.post("/owner")
def owner(body: Owner) -> Owner: ...


@app.post("/pet")
def pet(body: Annotated[Cat | Dog, Body(discriminator="kind")]) -> Pet: ...


@app.get("/pets")
def pets() -> list[Pet]: ...
