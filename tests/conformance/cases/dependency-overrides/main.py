"""Overrides change what runs, never the document."""

from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


def real(token: str) -> str:
    return token


def fake(other: int) -> int:
    return other


@app.get("/")
def root(value: Annotated[str, Depends(real)]) -> None: ...


app.dependency_overrides[real] = fake
