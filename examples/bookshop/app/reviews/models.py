from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class ReviewBase(SQLModel):
    stars: int = Field(ge=1, le=5)
    text: str = Field(default="", max_length=2000)


class Review(ReviewBase, table=True):
    __table_args__ = (
        UniqueConstraint("book_id", "author_id", name="one_review_each"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars_in_range"),
    )

    id: int | None = Field(default=None, primary_key=True)
    book_id: int = Field(foreign_key="book.id", ondelete="CASCADE")
    author_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")


class ReviewCreate(ReviewBase):
    pass


class ReviewPublic(ReviewBase):
    id: int
    author_id: int
