from typing import Annotated

from fastapi import APIRouter, Query, status

from app.database import Db
from app.reviews import service
from app.reviews.models import Review, ReviewCreate, ReviewPublic
from app.security import CurrentPerson

router = APIRouter(tags=["reviews"])


@router.get("/books/{book_id}/reviews", response_model=list[ReviewPublic])
def list_reviews(
    session: Db,
    book_id: int,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[Review]:
    return service.of_book(session, book_id, offset, limit)


@router.post(
    "/books/{book_id}/reviews", response_model=ReviewPublic, status_code=status.HTTP_201_CREATED
)
def write_review(session: Db, person: CurrentPerson, book_id: int, data: ReviewCreate) -> Review:
    return service.write(session, person, book_id, data)


@router.delete("/reviews/{review_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove_review(session: Db, person: CurrentPerson, review_id: int) -> None:
    service.remove(session, person, review_id)
