"""A class's instance made in the signature, and inheritance of `__init__`."""

from typing import Annotated

from fastapi import Depends, FastAPI, Query

app = FastAPI()


class Base:
    def __init__(self, page: Annotated[int, Query(ge=1)] = 1, size: int = 10) -> None: ...


class Extended(Base):
    kind = "extended"


class Replaced(Base):
    def __init__(self, cursor: str | None = None) -> None:
        super().__init__()


class Role:
    def __init__(self, *allowed: str) -> None:
        self.allowed = allowed

    async def __call__(self, role: str) -> None: ...


@app.get("/inherited")
def inherited(e: Annotated[Extended, Depends()]) -> None: ...


@app.get("/replaced")
def replaced(e: Annotated[Replaced, Depends()]) -> None: ...


@app.get("/role", dependencies=[Depends(Role("admin", "owner"))])
def role() -> None: ...
