from sqlmodel import Session, select

from app.books import service as books
from app.errors import Conflict, NotFound
from app.people.models import Person, Role
from app.reviews.models import Review, ReviewCreate


def of_book(session: Session, book_id: int, offset: int, limit: int) -> list[Review]:
    statement = select(Review).where(Review.book_id == book_id).order_by(Review.id)
    return list(session.exec(statement.offset(offset).limit(limit)))


def write(session: Session, author: Person, book_id: int, data: ReviewCreate) -> Review:
    books.get(session, book_id)
    mine = select(Review).where(Review.book_id == book_id, Review.author_id == author.id)
    if session.exec(mine).first():
        raise Conflict("One review each")
    review = Review.model_validate(data, update={"book_id": book_id, "author_id": author.id})
    session.add(review)
    session.commit()
    session.refresh(review)
    return review


def remove(session: Session, person: Person, review_id: int) -> None:
    statement = select(Review).where(Review.id == review_id)
    if person.role is Role.customer:
        statement = statement.where(Review.author_id == person.id)
    review = session.exec(statement).one_or_none()
    if review is None:
        raise NotFound("No such review")
    session.delete(review)
    session.commit()
