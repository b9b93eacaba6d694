"""Models of one name in different modules get their module's name; splits add to it."""

from fastapi import FastAPI

from shop import books, people
from shop.people import Item as Person

app = FastAPI()


@app.post("/books")
def book(body: books.Item) -> books.Item: ...


@app.post("/people")
def person(body: Person) -> people.Holder: ...


@app.get("/single")
def single() -> books.Single: ...


def scope():
    from pydantic import BaseModel

    class Item(BaseModel):
        local: bool

    return Item


@app.get("/local", response_model=scope())
def local(): ...
