from enum import Enum

from pydantic import BaseModel


class Kind(Enum):
    novel = "novel"


class Item(BaseModel):
    kind: Kind = Kind.novel


class Single(BaseModel):
    class Inner(BaseModel):
        x: int

    inner: Inner
