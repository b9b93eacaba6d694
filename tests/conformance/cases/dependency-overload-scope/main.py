"""`Depends(scope=...)` and the same dependency at two scopes."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


def session(name: str = "db") -> Iterator[str]:
    yield name


@app.get("/")
def root(
    early: Annotated[str, Depends(session, scope="function")],
    late: Annotated[str, Depends(session, scope="request")],
) -> None: ...
