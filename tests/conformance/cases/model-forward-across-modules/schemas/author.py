from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from .book import Book


class Author(BaseModel):
    name: str
    books: list[Book]
