"""Nested classes use their own name, and the qualified one only on a clash."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    class Line(BaseModel):
        count: int

    class Note(BaseModel):
        text: str

    lines: list[Line]
    note: Note


class Invoice(BaseModel):
    class Line(BaseModel):
        cents: int

    lines: list[Line]


@app.get("/order")
def order() -> Order: ...


@app.get("/invoice")
def invoice() -> Invoice: ...
