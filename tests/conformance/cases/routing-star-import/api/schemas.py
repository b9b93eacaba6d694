from pydantic import BaseModel


class Shelf(BaseModel):
    length: int


class _Hidden(BaseModel):
    never: str
