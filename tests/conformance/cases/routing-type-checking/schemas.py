from __future__ import annotations

from pydantic import BaseModel


class Page(BaseModel):
    title: str
    parent: Page | None = None
    tags: list[Tag] = []


class Tag(BaseModel):
    name: str
