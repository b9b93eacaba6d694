"""`response_model` wins over the return annotation; None switches both off."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class In(BaseModel):
    name: str
    password: str


class Out(BaseModel):
    name: str


@app.get("/annotation")
def annotation() -> Out: ...


@app.get("/argument", response_model=Out)
def argument() -> Any: ...


@app.get("/argument-wins", response_model=Out)
def argument_wins() -> In: ...


@app.get("/none", response_model=None)
def none() -> In: ...


@app.get("/nothing")
def nothing(): ...


@app.get("/returns-none")
def returns_none() -> None: ...


@app.get("/any")
def any_() -> Any: ...


@app.get("/dict")
def dict_() -> dict: ...


@app.get("/object")
def object_() -> object: ...


@app.get("/optional")
def optional() -> Out | None: ...


@app.get("/union")
def union() -> Out | list[In] | str: ...


@app.get("/list", response_model=list[Out])
def list_(): ...


@app.get("/mapping")
def mapping() -> dict[str, Out]: ...


@app.get("/tuple")
def tuple_() -> tuple[Out, int]: ...


@app.get("/scalar")
def scalar() -> int: ...


@app.get(
    "/filtered", response_model=In, response_model_exclude={"password"}, response_model_exclude_unset=True
)
def filtered(): ...


@app.get("/included", response_model=In, response_model_include={"name"}, response_model_by_alias=False)
def included(): ...
