"""A class registers its own methods, a subclass overrides one of them and the model."""

from typing import ClassVar

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Item(BaseModel):
    name: str


class Book(Item):
    pages: int


class Crud:
    schema: ClassVar[type[BaseModel]] = Item
    path: ClassVar[str] = "items"

    def __init__(self) -> None:
        self.router = APIRouter(prefix=f"/{self.path}", tags=[self.path])
        self.register()

    def register(self) -> None:
        self.router.add_api_route("", self.list_all, methods=["GET"], response_model=list[self.schema])
        self.router.add_api_route("/{key}", self.read, methods=["GET"], response_model=self.schema)

    def list_all(self, limit: int = 20): ...

    def read(self, key: int): ...


class Books(Crud):
    schema = Book
    path = "books"

    def register(self) -> None:
        super().register()
        self.router.add_api_route("/{key}", self.delete, methods=["DELETE"], status_code=204)

    def read(self, key: str, expand: bool = False):
        """Read a book by its key."""

    def delete(self, key: str) -> None: ...


app = FastAPI()
for view in (Crud(), Books()):
    app.include_router(view.router)
