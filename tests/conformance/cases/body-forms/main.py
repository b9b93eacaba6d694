"""Form fields, form models and their media types."""

from typing import Annotated

from fastapi import FastAPI, Form
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Login(BaseModel):
    model_config = ConfigDict(extra="forbid")

    username: str
    password: str = Field(min_length=8)
    remember: bool = False


@app.post("/one")
def one(name: Annotated[str, Form()]): ...


@app.post("/several")
def several(
    name: Annotated[str, Form(min_length=1)],
    tags: Annotated[list[str], Form()] = [],
    age: int | None = Form(None),
    grant: Annotated[str | None, Form(pattern="^password$", alias="grant_type")] = None,
): ...


@app.post("/model")
def model(login: Annotated[Login, Form()]): ...


@app.post("/optional")
def optional(name: Annotated[str | None, Form()] = None): ...


@app.post("/multipart")
def multipart(name: Annotated[str, Form(media_type="multipart/form-data")]): ...
