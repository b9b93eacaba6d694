"""Forward references across modules, resolved by a rebuild in a third."""

from fastapi import FastAPI

import schemas
from schemas.author import Author

app = FastAPI()


@app.get("/authors")
def authors() -> list[Author]: ...


@app.post("/books")
def book(body: schemas.Book) -> None: ...
