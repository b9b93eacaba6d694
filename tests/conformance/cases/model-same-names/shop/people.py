from enum import Enum

from pydantic import BaseModel


class Kind(Enum):
    adult = "adult"


class Item(BaseModel):
    kind: Kind


class Holder(BaseModel):
    items: list[Item]
