import { expect, test } from 'vitest'
import type { DesignRequest } from '../../../src/model/index.ts'
import { proposed } from './changed.ts'
import type { Repository } from './repositories.ts'

const MODEL = (
  name: string,
  table: string,
  imports: string,
  fields: string,
): string => `from sqlalchemy import ${imports}
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class ${name}(Base):
    __tablename__ = "${table}"

    id: Mapped[int] = mapped_column(primary_key=True)
${fields}`

/** Reviews belong to a book, which a helper in their own file finds. */
const SHOP: Repository = {
  'app/__init__.py': '',
  'app/models/__init__.py': '',
  'app/routes/__init__.py': '',
  'app/database.py': `from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Session

engine = create_engine("postgresql://localhost/shop")


class Base(DeclarativeBase):
    pass


def get_db():
    with Session(engine) as db:
        yield db
`,
  'app/models/book.py': MODEL(
    'Book',
    'books',
    'String',
    '    title: Mapped[str] = mapped_column(String(80))\n    note: Mapped[str | None] = mapped_column(String(80))\n',
  ),
  'app/models/review.py': MODEL(
    'Review',
    'reviews',
    'ForeignKey, Text',
    '    book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))\n    body: Mapped[str] = mapped_column(Text)\n',
  ),
  'app/schemas.py': `from typing import Optional

from pydantic import BaseModel


class Page(BaseModel):
    after: Optional[int] = None
    before: Optional[int] = None


class ReviewCreate(BaseModel):
    body: str


class ReviewOut(BaseModel):
    id: int
    book_id: int
    body: str
`,
  'app/routes/reviews.py': `from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models.book import Book
from app.models.review import Review
from app.schemas import ReviewCreate, ReviewOut

router = APIRouter(prefix="/books/{book_id}/reviews")


def _get_book(db: Session, book_id: int) -> Book:
    book = db.get(Book, book_id)
    if not book:
        raise HTTPException(status_code=404, detail="Book not found")
    return book


@router.get("", response_model=list[ReviewOut])
def list_reviews(book_id: int, db: Session = Depends(get_db)):
    _get_book(db, book_id)
    return db.scalars(select(Review).where(Review.book_id == book_id)).all()


@router.post("", response_model=ReviewOut)
def create_review(book_id: int, data: ReviewCreate, db: Session = Depends(get_db)):
    _get_book(db, book_id)
    review = Review(book_id=book_id, body=data.body)
    db.add(review)
    db.commit()
    return review
`,
  'app/main.py': `from fastapi import FastAPI

from app.routes import reviews

app = FastAPI()
app.include_router(reviews.router)
`,
}

const WORDS = { text: '', start: 0, end: 0 }

const ATTACHMENT: DesignRequest = {
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Attachment',
      table: null,
      from: WORDS,
      fields: Object.entries({ book: '-> Book', title: 'str(1..80)', url: 'str(..200)?' }).map(([name, type]) => ({
        name,
        type,
        from: WORDS,
        typed: 'said',
      })),
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
}

test('what finds the row that others belong to comes with those who are like them', async () => {
  const { patch, unwanted } = await proposed(SHOP, ATTACHMENT)
  expect(unwanted).toEqual([])
  const routes = patch.find(({ path }) => path === 'app/routes/attachments.py')?.after
  expect(routes).toContain('def _get_book(db: Session, book_id: int) -> Book:')
  expect(routes).toContain('attachment = Attachment(book_id=book_id, title=data.title, url=data.url)')
})

test('an import that leads a file loses what nothing uses, and gains what the new fields need', async () => {
  const { patch } = await proposed(SHOP, ATTACHMENT)
  const model = patch.find(({ path }) => path === 'app/models/attachment.py')?.after
  expect(model?.split('\n')[0]).toBe('from sqlalchemy import ForeignKey, String')
})

test('what may be nothing is written as in the files beside', async () => {
  const { patch } = await proposed(SHOP, ATTACHMENT)
  const after = (path: string): string => patch.find((one) => one.path === path)?.after ?? ''
  expect(after('app/models/attachment.py')).toContain('url: Mapped[str | None] = mapped_column(String(200)')
  expect(after('app/schemas.py')).toContain('url: Optional[str] = Field(default=None, max_length=200)')
})
