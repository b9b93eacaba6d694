"""A cycle in which one model differs by direction splits all of the cycle."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Leaf(BaseModel):
    always: int


class Branch(BaseModel):
    twig: "Twig | None" = None
    leaf: Leaf


class Twig(BaseModel):
    branch: Branch
    size: int


class Holder(BaseModel):
    branches: list[Branch]


@app.post("/")
def post(body: Holder) -> Holder: ...
