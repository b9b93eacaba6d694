from sqlmodel import Session, col, select

from app.books.models import Book, BookCreate, BookUpdate
from app.errors import Conflict, NotFound


def search(session: Session, words: str | None, offset: int, limit: int) -> list[Book]:
    statement = select(Book).order_by(Book.title).offset(offset).limit(limit)
    if words:
        statement = statement.where(col(Book.title).icontains(words, autoescape=True))
    return list(session.exec(statement))


def get(session: Session, book_id: int) -> Book:
    book = session.get(Book, book_id)
    if book is None:
        raise NotFound("No such book")
    return book


def add(session: Session, data: BookCreate) -> Book:
    if session.exec(select(Book).where(Book.isbn == data.isbn)).first():
        raise Conflict("This ISBN is on the shelf")
    return _save(session, Book.model_validate(data))


def update(session: Session, book_id: int, data: BookUpdate) -> Book:
    book = get(session, book_id)
    book.sqlmodel_update(data.model_dump(exclude_unset=True))
    return _save(session, book)


def remove(session: Session, book_id: int) -> None:
    session.delete(get(session, book_id))
    session.commit()


def _save(session: Session, book: Book) -> Book:
    session.add(book)
    session.commit()
    session.refresh(book)
    return book
