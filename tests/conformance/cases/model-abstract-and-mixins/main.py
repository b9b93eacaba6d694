"""Abstract bases, mixin models, models with `__init_subclass__`, protocol methods."""

from abc import ABC, abstractmethod
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

app = FastAPI()


class Schema(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Identified(Schema, ABC):
    row_id: int

    @abstractmethod
    def label(self) -> str: ...


class Timestamped(Schema):
    created_at: str


class Article(Timestamped, Identified):
    head_line: str

    def label(self) -> str:
        return self.head_line

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)


class LongArticle(Article):
    model_config = ConfigDict(alias_generator=None)

    word_count: int


@app.get("/article")
def article() -> Article: ...


@app.get("/long")
def long() -> LongArticle: ...
