"""Computed fields are in the output only, read-only and required."""

from functools import cached_property

from fastapi import FastAPI
from pydantic import BaseModel, Field, computed_field

app = FastAPI()


class Box(BaseModel):
    width: float
    depth: float = 1

    @computed_field
    @property
    def area(self) -> float:
        """Width times depth."""
        return self.width * self.depth

    @computed_field(alias="VOL", title="The volume", description="Described.", examples=[1])
    @cached_property
    def volume(self) -> int | None:
        return None

    @computed_field(return_type=str, deprecated=True)
    def label(self):
        return "x"

    @property
    def plain(self) -> int:
        return 1


class Crate(Box):
    height: float = Field(2, gt=0)

    @computed_field
    @property
    def area(self) -> str:
        return "big"


@app.post("/boxes")
def box(body: Box) -> Box: ...


@app.post("/crates")
def crate(body: list[Crate]) -> list[Crate]: ...
