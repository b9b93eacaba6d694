"""Order of fields, overrides, removal by ClassVar, several bases."""

from typing import ClassVar, Final

from fastapi import FastAPI
from pydantic import BaseModel, Field, PrivateAttr

app = FastAPI()


class Timestamps(BaseModel):
    created: str
    updated: str | None = None


class Named(BaseModel):
    name: str = Field(min_length=1)
    kind: str = "named"


class Both(Named, Timestamps):
    extra: int
    created: str = "now"


class Narrower(Both):
    kind: int = 3
    name: str
    constant: ClassVar[int] = 1
    fixed: Final[int] = 7
    final_required: Final[str]
    _private: int = 1
    _attribute: str = PrivateAttr("x")


class PlainMixin:
    mixed: int = 5
    only_annotated: str

    def method(self) -> int:
        return 1


class WithPlain(PlainMixin, Named):
    own: bool


class NoDefaultAnyMore(Named):
    kind: str


@app.post("/both")
def both(body: Both) -> Both: ...


@app.post("/narrower")
def narrower(body: Narrower) -> Narrower: ...


@app.post("/plain")
def plain(body: WithPlain) -> WithPlain: ...


@app.post("/no-default")
def no_default(body: NoDefaultAnyMore) -> NoDefaultAnyMore: ...
