"""Self-reference, mutual reference, forward references as text."""

from __future__ import annotations

from typing import Optional

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Node(BaseModel):
    value: int
    children: list[Node] = []
    parent: Optional["Node"] = None


class Person(BaseModel):
    name: str
    employer: Company | None = None


class Company(BaseModel):
    staff: dict[str, Person]


@app.get("/node")
def node() -> Node: ...


@app.post("/person")
def person(body: Person) -> Company: ...
