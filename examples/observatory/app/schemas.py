from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Star(BaseModel):
    kind: Literal["star"] = "star"
    magnitude: float


class Comet(BaseModel):
    kind: Literal["comet"] = "comet"
    tail_degrees: float = Field(ge=0, le=180)


Subject = Annotated[Star | Comet, Field(discriminator="kind")]


class Observation(BaseModel):
    at: datetime
    subject: Subject
    log: str = Field(max_length=4000)


class Stored(Observation):
    id: int
    instrument: str


class Answer(BaseModel):
    text: str
    sources: list[int]
