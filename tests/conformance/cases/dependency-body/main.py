"""A dependency may bring a body; with the handler's own the two are embedded."""

from typing import Annotated

from fastapi import Body, Depends, FastAPI, Form
from pydantic import BaseModel

app = FastAPI()


class Filter(BaseModel):
    name: str


class Item(BaseModel):
    price: float


def read_filter(criteria: Filter) -> Filter:
    return criteria


def read_note(note: Annotated[str, Body(embed=True)]) -> str:
    return note


class LoginForm:
    def __init__(self, username: Annotated[str, Form()], password: Annotated[str, Form()]) -> None: ...


@app.post("/only")
def only(f: Annotated[Filter, Depends(read_filter)]) -> None: ...


@app.post("/both")
def both(item: Item, f: Annotated[Filter, Depends(read_filter)]) -> None: ...


@app.post("/same")
def same(criteria: Filter, f: Annotated[Filter, Depends(read_filter)]) -> None: ...


@app.post("/note", dependencies=[Depends(read_note)])
def note() -> None: ...


@app.post("/login")
def login(form: Annotated[LoginForm, Depends()]) -> None: ...
