from pydantic import BaseModel

from .author import Author


class Book(BaseModel):
    title: str
    author: Author | None = None
