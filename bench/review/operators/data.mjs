// Whose rows are read, and how statements are written.
import { ORDERS, ORDERS_SERVICE, PEOPLE, PERSON, SHELF, SHELF_SERVICE, plant } from './plant.mjs'

const SERVICES = 'app/services.py'
const REVISION = 'migrations/versions/0004_more.py'
const revision = (up, down = 'pass', head = '') => ({
  [REVISION]: `"""More"""

import sqlalchemy as sa
from alembic import op
${head}
revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    ${up}


def downgrade() -> None:
    ${down}
`,
})
const VECTORS = `from pgvector.sqlalchemy import Vector
from sqlmodel import Column, Field, SQLModel


class Passage(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(max_length=2000)
    vector: list[float] = Field(sa_column=Column(Vector(768)))
`
const passages = {
  'app/books/passages.py': VECTORS,
  'app/models.py': [
    ['from app.books.models import Book', 'from app.books.models import Book\nfrom app.books.passages import Passage'],
  ],
}

export const data = [
  plant('bookshop', 'ownership/caller-named-by-client', 'an order in the name of somebody', {
    'app/orders/models.py': [['class OrderCreate(SQLModel):\n', 'class OrderCreate(SQLModel):\n    buyer_id: int\n']],
    [ORDERS_SERVICE]: [['Order(buyer_id=buyer.id)', 'Order(buyer_id=data.buyer_id)']],
  }),
  plant('bookshop', 'ownership/caller-never-used', 'orders of everybody', {
    [ORDERS_SERVICE]: [['select(Order).where(Order.buyer_id == buyer.id).order_by', 'select(Order).order_by']],
  }),
  plant('bookshop', 'ownership/existence-revealed', 'forbidden instead of not found', {
    [ORDERS]: `from fastapi import HTTPException


@router.get("/{order_id}/state")
def read_state(session: Db, person: CurrentPerson, order_id: int) -> str:
    order = session.get(Order, order_id)
    if order is None:
        raise HTTPException(404, "No such order")
    if order.buyer_id != person.id:
        raise HTTPException(403, "Not yours")
    return order.state
`,
  }),
  plant('bookshop', 'ownership/filter-off-by-default', 'a filter that is off when nothing is given', {
    [ORDERS]: `from sqlmodel import select


def some_orders(session: Db, user_id: int | None = None) -> list[Order]:
    statement = select(Order)
    if user_id is not None:
        statement = statement.where(Order.buyer_id == user_id)
    return list(session.exec(statement.limit(100)))


@router.get("/some/all", response_model=list[OrderPublic])
def list_some_orders(person: CurrentPerson, orders: Annotated[list[Order], Depends(some_orders)]) -> list[Order]:
    return orders
`,
  }),
  plant('bookshop', 'ownership/guessable-id', 'wishes by number', {
    'app/people/wishes.py': `from sqlmodel import Field, SQLModel


class Wish(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    text: str = Field(max_length=200)
`,
    [PEOPLE]: `from sqlmodel import select

from app.people.wishes import Wish


@people.get("/wishes/{wish_id}")
def read_wish(session: Db, person: CurrentPerson, wish_id: int) -> str:
    return session.exec(select(Wish).where(Wish.id == wish_id, Wish.person_id == person.id)).one().text
`,
  }),
  plant('bookshop', 'ownership/list-not-scoped', 'one list of many forgets', {
    [ORDERS]: `from sqlmodel import select


@router.get("/mine/oldest", response_model=list[OrderPublic])
def list_oldest(session: Db, person: CurrentPerson) -> list[Order]:
    orders = list(session.exec(select(Order).order_by(Order.placed_at).limit(10)))
    print(person.name)
    return orders
`,
  }),
  plant('bookshop', 'ownership/object-not-checked', 'an order of anybody', {
    [ORDERS_SERVICE]: [
      [
        'select(Order).where(Order.id == order_id, Order.buyer_id == buyer.id)',
        'select(Order).where(Order.id == order_id)',
      ],
    ],
  }),
  plant('clinic', 'ownership/object-not-checked', 'a patient of any clinic', {
    'app/views/base.py': [
      ['self.session.scalar(self.rows().where(self.table.id == row_id))', 'self.session.get(self.table, row_id)'],
    ],
  }),
  plant('bookshop', 'ownership/parent-not-checked', 'a review of another book', {
    'app/reviews/routes.py': `from sqlmodel import select


@router.get("/books/{book_id}/reviews/{review_id}", response_model=ReviewPublic)
def read_review(session: Db, person: CurrentPerson, book_id: int, review_id: int) -> Review:
    print(book_id, person.name)
    return session.exec(select(Review).where(Review.id == review_id)).one()
`,
  }),
  plant('bookshop', 'ownership/personal-data-open', 'addresses for everybody', {
    [PEOPLE]: [[', dependencies=[Depends(require_admin)]', '']],
  }),
  plant('bookshop', 'ownership/privileged-field-writable', 'everybody registers as an administrator', {
    [PERSON]: [
      ['class PersonCreate(PersonBase):\n', 'class PersonCreate(PersonBase):\n    role: Role = Role.customer\n'],
    ],
  }),
  plant('bookshop', 'ownership/raw-body-merged', 'whatever the body says', {
    [PEOPLE]: `@people.put("/me")
def replace_me(session: Db, person: CurrentPerson, data: dict) -> None:
    for name, value in data.items():
        setattr(person, name, value)
    session.commit()
`,
  }),
  plant('bookshop', 'ownership/secret-field-exposed', 'the hash in the answer', {
    [PERSON]: [['    id: int\n    role: Role', '    id: int\n    role: Role\n    password_hash: str']],
  }),
  plant('bookshop', 'ownership/table-as-contract', 'a table as a body', {
    [SHELF]: [['data: BookCreate) -> Book', 'data: Book) -> Book']],
  }),
  plant('newsroom', 'queries/commit-in-loop', 'a commit for each row', {
    'app/api/subscribers.py': `@router.post("/all")
async def subscribe_all(subscribers: SubscribersDep, urls: list[str]) -> None:
    for url in urls:
        await subscribers.subscribers.add(callback_url=url)
        await subscribers.subscribers.session.commit()
`,
  }),
  plant('newsroom', 'queries/commit-missing', 'a change nobody commits', {
    [SERVICES]: [
      [
        '            setattr(article, name, value)\n        await self.articles.session.commit()\n',
        '            setattr(article, name, value)\n',
      ],
    ],
  }),
  plant('bookshop', 'queries/commit-split', 'two helpers commit', {
    [SHELF]: `from app.people.models import Person


def note(session: Db, text: str) -> None:
    session.add(Book(title=text, author="-", isbn="0000000000000", price=0))
    session.commit()


def reward(session: Db, email: str) -> None:
    session.add(Person(email=email, name="-", password_hash="-"))
    session.commit()


@router.post("/gifts", dependencies=[Depends(require_staff)])
def give(session: Db, title: str, email: str) -> None:
    note(session, title)
    reward(session, email)
`,
  }),
  plant('bookshop', 'queries/condition-always-false', 'and between conditions', {
    'app/reviews/service.py': [
      [
        'Review.book_id == book_id, Review.author_id == author.id',
        'Review.book_id == book_id and Review.author_id == author.id',
      ],
    ],
  }),
  plant('bookshop', 'queries/condition-always-false', 'not of a column', {
    'app/books/service.py': [
      [
        '        statement = statement.where(col(Book.title)',
        '        statement = statement.where(not Book.stock)\n        statement = statement.where(col(Book.title)',
      ],
    ],
  }),
  plant('bookshop', 'queries/counted-by-loading', 'counted by loading', {
    [SHELF]: `from sqlmodel import select


@router.get("/count/all")
def count_books(session: Db) -> int:
    return len(session.exec(select(Book)).all())
`,
  }),
  plant('bookshop', 'queries/filtered-in-python', 'chosen in Python', {
    'app/people/service.py': [
      [
        '    return session.exec(select(Person).where(Person.email == email)).one_or_none()',
        '    return next((one for one in session.exec(select(Person)).all() if one.email == email), None)',
      ],
    ],
  }),
  plant('bookshop', 'queries/missing-row-used', 'a row that may not be there', {
    [SHELF_SERVICE]: [['    if book is None:\n        raise NotFound("No such book")\n', '']],
  }),
  plant('bookshop', 'queries/one-per-row', 'a relationship for each row', {
    'app/orders/models.py': [[' = Relationship(sa_relationship_kwargs={"lazy": "selectin"})', ' = Relationship()']],
  }),
  plant('clinic', 'queries/one-per-row', 'a relationship in a loop', {
    'app/views/appointments.py': [
      ['.options(joinedload(Appointment.patient))', ''],
      [
        '        return list(self.session.scalars(ordered))',
        '        rows = self.session.scalars(ordered).all()\n        print([row.patient.name for row in rows])\n        return rows',
      ],
    ],
  }),
  plant('bookshop', 'queries/sliced-after-loading', 'a page of everything', {
    'app/people/service.py': [
      [
        'list(session.exec(select(Person).order_by(Person.id).offset(offset).limit(limit)))',
        'session.exec(select(Person).order_by(Person.id)).all()[offset : offset + limit]',
      ],
    ],
  }),
  plant('bookshop', 'queries/statement-not-executed', 'a statement that only describes', {
    [ORDERS_SERVICE]: [
      [
        '    statement = select(Order).where(Order.buyer_id == buyer.id).order_by(col(Order.id).desc())',
        '    statement = select(Order).order_by(col(Order.id).desc())\n    statement.where(Order.buyer_id == buyer.id)',
      ],
    ],
  }),
  plant('bookshop', 'queries/statement-not-executed', 'an update nobody runs', {
    [ORDERS_SERVICE]: [
      [
        '        session.exec(statement.values(stock=col(Book.stock) + line.quantity))',
        '        statement.values(stock=col(Book.stock) + line.quantity)',
      ],
    ],
  }),
  plant(
    'bookshop',
    'migrations/concurrently-in-transaction',
    'an index built concurrently',
    revision(
      'op.create_index("ix_order_state", "order", ["state"], postgresql_concurrently=True)',
      'op.drop_index("ix_order_state", "order")',
    ),
  ),
  plant(
    'bookshop',
    'migrations/constraint-validated-at-once',
    'a check of all rows',
    revision(
      'op.create_check_constraint("stock_counts", "book", "stock >= 0")',
      'op.drop_constraint("stock_counts", "book")',
    ),
  ),
  plant(
    'bookshop',
    'migrations/constraint-without-name',
    'a constraint without a name',
    revision(
      'op.create_unique_constraint(None, "book", ["title"])',
      'op.drop_constraint(None, "book", type_="unique")',
    ),
  ),
  plant(
    'bookshop',
    'migrations/downgrade-missing',
    'no way back',
    revision('op.create_index("ix_order_state", "order", ["state"])'),
  ),
  plant(
    'bookshop',
    'migrations/downgrade-not-inverse',
    'half of the way back',
    revision(
      'op.add_column("book", sa.Column("pages", sa.Integer()))\n    op.add_column("book", sa.Column("year", sa.Integer()))',
      'op.drop_column("book", "pages")',
    ),
  ),
  plant('bookshop', 'migrations/enum-left-behind', 'a type nobody drops', {
    'migrations/versions/0002_orders.py': [['    state.drop(op.get_bind())\n', '']],
  }),
  plant(
    'bookshop',
    'migrations/index-blocks-writes',
    'an index on a table with rows',
    revision('op.create_index("ix_order_state", "order", ["state"])', 'op.drop_index("ix_order_state", "order")'),
  ),
  plant('bookshop', 'migrations/lock-timeout-missing', 'migrations of Postgres', {
    ...revision('op.add_column("book", sa.Column("pages", sa.Integer()))', 'op.drop_column("book", "pages")'),
    'migrations/env.py': [['url = get_settings().database_url', 'url = "postgresql+psycopg://localhost/bookshop"']],
  }),
  plant(
    'bookshop',
    'migrations/models-imported',
    'a model in a revision',
    revision('op.execute(Book.__table__.update().values(stock=0))', 'pass', 'from app.books.models import Book\n'),
  ),
  plant(
    'bookshop',
    'migrations/not-null-without-default',
    'a column for rows that are there',
    revision(
      'op.add_column("book", sa.Column("pages", sa.Integer(), nullable=False))',
      'op.drop_column("book", "pages")',
    ),
  ),
  plant('bookshop', 'migrations/revision-chain-broken', 'built on nothing', {
    'migrations/versions/0003_reviews.py': [['down_revision = "0002"', 'down_revision = "0009"']],
  }),
  plant('bookshop', 'migrations/several-heads', 'two ends', {
    'migrations/versions/0003_reviews.py': [['down_revision = "0002"', 'down_revision = "0001"']],
  }),
  plant(
    'bookshop',
    'migrations/type-changed',
    'text becomes JSON',
    revision(
      'op.alter_column("book", "title", type_=sa.JSON(), existing_type=sa.String(200))',
      'op.alter_column("book", "title", type_=sa.String(200), existing_type=sa.JSON())',
    ),
  ),
  plant('bookshop', 'retrieval/embeds-unchanged', 'embeddings without a hash', passages),
  plant('bookshop', 'retrieval/vectors-of-several-models', 'embeddings of any model', passages),
  plant('bookshop', 'retrieval/every-word-required', 'every word of a question', {
    [SHELF]: `from sqlalchemy import func
from sqlmodel import select

from app.books.passages import Passage

NEAREST = select(Passage).order_by(Passage.vector.cosine_distance([0.0])).limit(5)


@router.get("/pages/asked", response_model=list[BookPublic])
def ask(session: Db, question: Annotated[str, Query(max_length=200)]) -> list[Book]:
    query = func.plainto_tsquery("english", question)
    found = select(Book).where(func.to_tsvector("english", Book.title).op("@@")(query)).limit(10)
    return list(session.exec(found))
`,
    ...passages,
  }),
  plant('observatory', 'retrieval/filter-after-search', 'filtered after the search', {
    'app/archive.py': [
      [
        '    async def nearest(self, question: str, limit: int)',
        '    async def nearest(self, question: str, limit: int, user_id: str = "")',
      ],
      [
        '        return [self.stored[int(point.id)] for point in found.points]',
        '        return [self.stored[int(one.id)] for one in found.points if one.payload["user_id"] == user_id]',
      ],
    ],
  }),
  plant('bookshop', 'retrieval/limit-above-search-width', 'more neighbours than the index keeps', {
    ...passages,
    'app/books/nearest.py': `from sqlalchemy import text

INDEX = "CREATE INDEX ON passage USING hnsw (vector vector_cosine_ops)"
NEAREST = text("SELECT id FROM passage ORDER BY vector <=> :vector LIMIT 100")
`,
    [SHELF]: `from app.books import nearest


@router.get("/nearest/all")
def list_nearest(session: Db) -> int:
    return len(session.execute(nearest.NEAREST, {"vector": "[]"}).all())
`,
  }),
  plant('bookshop', 'retrieval/rank-without-frequency', 'a rank that does not count words', {
    ...passages,
    [SHELF]: `from sqlalchemy import text

VECTORS = text("SELECT id FROM passage ORDER BY vector <=> :vector LIMIT 20")
WORDS = text(
    "SELECT id FROM passage, to_tsquery(:q) q WHERE tsv @@ q ORDER BY ts_rank_cd(tsv, q) DESC LIMIT 20"
)


@router.get("/ranked/all")
def rank(session: Db, q: str) -> int:
    return len(session.execute(WORDS, {"q": q}).all())
`,
  }),
]
