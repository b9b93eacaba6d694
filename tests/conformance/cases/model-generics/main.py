"""Names and contents of parametrised models."""

from typing import Generic, Literal, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel, Field
from typing_extensions import TypeVar as DefaultTypeVar

T = TypeVar("T")
K = TypeVar("K")
B = TypeVar("B", bound=BaseModel)
D = DefaultTypeVar("D", default=int)
app = FastAPI()


class Item(BaseModel):
    name: str


class Page(BaseModel, Generic[T]):
    """A page."""

    items: list[T]
    total: int = Field(ge=0)


class Envelope(BaseModel, Generic[K, T]):
    data: T
    meta: dict[str, K] = {}


class Bounded(BaseModel, Generic[B]):
    thing: B


class Defaulted(BaseModel, Generic[D]):
    value: D


class Fixed(Page[Item]):
    extra: int = 0


class Partly(Envelope[int, T], Generic[T]):
    more: T


class Named(BaseModel, Generic[T]):
    value: T

    @classmethod
    def model_parametrized_name(cls, params: tuple[type, ...]) -> str:
        return f"{params[0].__name__.title()}Named"


RESPONSES = [
    Page[Item],
    Page[int],
    Page[list[Item]],
    Page[Item | None],
    Page[dict[str, int]],
    Page[Literal["a", "b"]],
    Envelope[str, Page[Item]],
    Bounded[Item],
    Bounded,
    Page,
    Defaulted,
    Defaulted[str],
    Fixed,
    Partly[str],
    Named[int],
    list[Page[Item]],
    Envelope[int, None],
    Envelope[tuple[int, ...], Envelope[int, str]],
]
for index, response in enumerate(RESPONSES):

    @app.get(f"/{index}", response_model=response, name=f"read_{index}")
    def read(): ...


@app.post("/page")
def post(page: Page[Item]) -> Page[Item]: ...
