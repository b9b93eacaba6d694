"""Descriptions from docstrings: own, none of BaseModel's, inherited or not, generics, form feed."""

from enum import Enum
from typing import Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel, RootModel

T = TypeVar("T")
app = FastAPI()


class Parent(BaseModel):
    """The parent's."""

    a: int


class Child(Parent):
    b: int


class Box(BaseModel, Generic[T]):
    """A box."""

    content: T


class Names(RootModel[list[str]]):
    """Names only."""


class BareNames(RootModel[list[str]]):
    pass


class Feed(BaseModel):
    """Shown.
    \f
    Hidden.
    """

    a: int


class Color(Enum):
    """Colours."""

    red = 1


class Bare(Enum):
    one = 1


class Inner(BaseModel):
    color: Color
    bare: Bare


for index, model in enumerate((Parent, Child, Box[int], Names, BareNames, Feed, Inner)):
    app.add_api_route(f"/{index}", lambda: None, response_model=model)
