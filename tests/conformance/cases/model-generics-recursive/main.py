"""A generic that holds itself."""

from typing import Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel

T = TypeVar("T")
app = FastAPI()


class Tree(BaseModel, Generic[T]):
    value: T
    children: list["Tree[T]"] = []


@app.get("/ints")
def ints() -> Tree[int]: ...


@app.post("/texts")
def texts(body: Tree[str]) -> Tree[str]: ...
