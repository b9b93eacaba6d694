"""Annotations are strings, some names exist only for the type checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, FastAPI, Query

from schemas import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

app = FastAPI()


def session() -> Iterator[str]:
    yield "session"


@app.get("/pages")
def pages(
    limit: Annotated[int, Query(le=100)] = 10,
    session: str = Depends(session),
) -> list[Page]: ...


@app.post("/pages")
def create(page: Page, *, notify: bool | None = None) -> Page | None: ...
