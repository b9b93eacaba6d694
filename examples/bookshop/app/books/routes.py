from typing import Annotated

from fastapi import APIRouter, Depends, Query, status
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from app.books import covers, service
from app.books.models import Book, BookCreate, BookPublic, BookUpdate
from app.database import Db
from app.security import require_admin, require_staff

router = APIRouter(prefix="/books", tags=["books"])


@router.get("", response_model=list[BookPublic])
def list_books(
    session: Db,
    words: Annotated[str | None, Query(min_length=2, max_length=50)] = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[Book]:
    """Books whose title holds the words, by title."""
    return service.search(session, words, offset, limit)


@router.get("/{book_id}", response_model=BookPublic)
def read_book(session: Db, book_id: int) -> Book:
    return service.get(session, book_id)


@router.get(
    "/{book_id}/cover",
    response_class=RedirectResponse,
    responses={502: {"description": "Open Library does not answer"}},
)
async def read_cover(session: Db, book_id: int) -> str:
    book = await run_in_threadpool(service.get, session, book_id)
    return await covers.cover_url(book.isbn)


@router.post(
    "",
    response_model=BookPublic,
    status_code=status.HTTP_201_CREATED,
    dependencies=[Depends(require_staff)],
)
def add_book(session: Db, data: BookCreate) -> Book:
    return service.add(session, data)


@router.patch("/{book_id}", response_model=BookPublic, dependencies=[Depends(require_staff)])
def update_book(session: Db, book_id: int, data: BookUpdate) -> Book:
    return service.update(session, book_id, data)


@router.delete(
    "/{book_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=[Depends(require_admin)]
)
def remove_book(session: Db, book_id: int) -> None:
    service.remove(session, book_id)
