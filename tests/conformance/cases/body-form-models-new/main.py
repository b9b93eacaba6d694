"""Optional form models, and form models beside fields (newer FastAPI flattens them)."""

from typing import Annotated

from fastapi import FastAPI, Form
from pydantic import BaseModel

app = FastAPI()


class Address(BaseModel):
    street: str
    city: str = "Berlin"


class Person(BaseModel):
    name: str


@app.post("/optional")
def optional(address: Annotated[Address | None, Form()] = None): ...


@app.post("/two-models")
def two_models(address: Annotated[Address, Form()], person: Annotated[Person, Form()]): ...


@app.post("/model-and-field")
def model_and_field(person: Annotated[Person, Form()], note: Annotated[str, Form()] = ""): ...
