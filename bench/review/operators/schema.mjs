// Faults of tables.
import { ORDERS, PERSON, SHELF, plant } from './plant.mjs'

const TABLES = 'app/tables.py'
const BOOK = 'app/books/models.py'
const ORDER = 'app/orders/models.py'
const REVIEW = 'app/reviews/models.py'

export const schema = [
  plant('newsroom', 'schema/array-of-keys', 'a list of keys', {
    [TABLES]: [
      [
        '    published_at: Mapped[datetime | None]',
        '    subscriber_ids = mapped_column(JSON)\n    published_at: Mapped[datetime | None]',
      ],
      ['    Enum,\n', '    Enum,\n    JSON,\n'],
    ],
  }),
  plant('newsroom', 'schema/cascade-only-in-orm', 'children deleted by the session alone', {
    [TABLES]: [
      [
        'mapped_column(ForeignKey("newspaper.id", ondelete="CASCADE"), index=True)',
        'mapped_column(ForeignKey("newspaper.id"), index=True)',
      ],
      [
        '    name: Mapped[str] = mapped_column(String(100), unique=True)',
        '    name: Mapped[str] = mapped_column(String(100), unique=True)\n    articles: Mapped[list["Article"]] = relationship(cascade="all, delete-orphan")',
      ],
    ],
  }),
  plant('newsroom', 'schema/default-evaluated-once', 'one time for all rows', {
    [TABLES]: [
      [
        '    published_at: Mapped[datetime | None]',
        '    published_at: Mapped[datetime | None] = mapped_column(default=datetime.now())',
      ],
    ],
  }),
  plant('bookshop', 'schema/default-evaluated-once', 'one identifier for all rows', {
    [BOOK]: [
      [
        '    stock: int = Field(default=0, sa',
        '    code: str = Field(default=str(uuid4()), max_length=36)\n    stock: int = Field(default=0, sa',
      ],
      ['from decimal', 'from uuid import uuid4\nfrom decimal'],
    ],
  }),
  plant('bookshop', 'schema/filter-unindexed', 'a search without an index', {
    [PERSON]: [['max_length=255, unique=True, index=True', 'max_length=255']],
    'app/people/service.py': [
      ['    if by_email(session, data.email):\n        raise Conflict("This address has an account")\n', ''],
    ],
  }),
  plant('bookshop', 'schema/foreign-key-unindexed', 'orders of a buyer without an index', {
    [ORDER]: [['foreign_key="person.id", index=True', 'foreign_key="person.id"']],
  }),
  plant('bookshop', 'schema/foreign-key-unindexed-unused', 'a key nobody searches by', {
    [BOOK]: [
      [
        '    stock: int = Field(default=0, sa',
        '    keeper_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")\n    stock: int = Field(default=0, sa',
      ],
    ],
  }),
  plant('bookshop', 'schema/id-too-small', 'a row for each visit', {
    'app/books/visits.py': `from sqlmodel import Field, SQLModel


class Visit(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    book_id: int = Field(foreign_key="book.id", index=True, ondelete="CASCADE")
`,
    [SHELF]: `from app.books.visits import Visit


@router.post("/visits", dependencies=[Depends(require_staff)])
def add_visits(session: Db, book_ids: list[int]) -> None:
    for book_id in book_ids:
        session.add(Visit(book_id=book_id))
    session.commit()
`,
  }),
  plant('bookshop', 'schema/index-redundant', 'an index beside a constraint', {
    [REVIEW]: [
      [
        'book_id: int = Field(foreign_key="book.id", ondelete="CASCADE")',
        'book_id: int = Field(foreign_key="book.id", index=True, ondelete="CASCADE")',
      ],
    ],
  }),
  plant('bookshop', 'schema/key-type-differs', 'text for a number', {
    [ORDER]: [['    buyer_id: int = Field(', '    buyer_id: str = Field(']],
  }),
  plant('bookshop', 'schema/money-as-float', 'a price that cannot hold cents', {
    [ORDER]: [['    unit_price: Decimal = Field(max_digits=8, decimal_places=2)', '    unit_price: float']],
  }),
  plant('newsroom', 'schema/nullable-flag', 'true, false or nothing', {
    [TABLES]: [
      [
        '    published_at: Mapped[datetime | None]',
        '    pinned: Mapped[bool | None] = mapped_column(server_default=text("false"))\n    published_at: Mapped[datetime | None]',
      ],
      ['    func,\n', '    func,\n    text,\n'],
    ],
  }),
  plant('clinic', 'schema/primary-key-missing', 'a table without a key', {
    [TABLES]: [
      [
        'Column("appointment_id", ForeignKey("appointments.id", ondelete="CASCADE"), primary_key=True)',
        'Column("appointment_id", ForeignKey("appointments.id", ondelete="CASCADE"), index=True)',
      ],
      [
        'Column("doctor_id", ForeignKey("doctors.id"), primary_key=True)',
        'Column("doctor_id", ForeignKey("doctors.id"), index=True)',
      ],
    ],
  }),
  plant('clinic', 'schema/relationship-unanswered', 'the other side is gone', {
    [TABLES]: [
      [
        '    appointments = relationship(\n        "Appointment", back_populates="patient", passive_deletes=True\n    )\n',
        '',
      ],
    ],
  }),
  plant('bookshop', 'schema/search-unindexed', 'a search inside of authors', {
    'app/books/service.py': [
      [
        '        statement = statement.where(col(Book.title).icontains(words, autoescape=True))',
        '        statement = statement.where(col(Book.author).icontains(words, autoescape=True))',
      ],
    ],
  }),
  plant('bookshop', 'schema/set-null-on-required', 'null where it must not be', {
    [ORDER]: [['index=True, ondelete="CASCADE"', 'index=True, ondelete="SET NULL"']],
  }),
  plant('bookshop', 'schema/soft-delete-ignored', 'one query forgets what was deleted', {
    [ORDER]: [
      [
        '    state: OrderState = OrderState.placed\n    placed_at',
        '    deleted_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))\n    state: OrderState = OrderState.placed\n    placed_at',
      ],
    ],
    [ORDERS]: `from sqlmodel import col, select

${[...'abcd']
  .map(
    (name) => `
@router.get("/mine/${name}", response_model=list[OrderPublic])
def list_${name}(session: Db, person: CurrentPerson) -> list[Order]:
    statement = select(Order).where(Order.buyer_id == person.id, col(Order.deleted_at).is_(None))
    return list(session.exec(statement.limit(10)))
`,
  )
  .join('\n')}`,
  }),
  plant('bookshop', 'schema/state-unchecked', 'a state that is any text', {
    [ORDER]: [
      [
        '    state: OrderState = OrderState.placed\n    placed_at',
        '    state: str = Field(default="placed", max_length=20)\n    placed_at',
      ],
    ],
    'app/orders/service.py': [
      [
        'is not OrderState.placed:\n        raise Conflict(f"The order is {order.state}")\n    order.state = OrderState.cancelled',
        '!= "placed":\n        raise Conflict(f"The order is {order.state}")\n    order.state = "cancelled"',
      ],
      [
        'is not OrderState.placed:\n        raise Conflict(f"The order is {order.state}")\n    order.state = OrderState.shipped',
        '!= "placed":\n        raise Conflict(f"The order is {order.state}")\n    order.state = "shipped"',
      ],
    ],
  }),
  plant('bookshop', 'schema/timestamp-without-zone', 'a clock on the wall', {
    [ORDER]: [['sa_type=DateTime(timezone=True)', 'sa_type=DateTime()']],
  }),
  plant('bookshop', 'schema/unique-counts-deleted', 'an address stays taken', {
    [PERSON]: [
      [
        '    role: Role = Role.customer\n    password_hash',
        '    deleted_at: datetime | None = Field(default=None)\n    role: Role = Role.customer\n    password_hash',
      ],
      ['from enum', 'from datetime import datetime\nfrom enum'],
    ],
  }),
  plant('bookshop', 'schema/uniqueness-only-in-code', 'an address that only code keeps apart', {
    [PERSON]: [['max_length=255, unique=True, index=True', 'max_length=255, index=True']],
    'migrations/versions/0001_people_and_books.py': [
      ['"ix_person_email", "person", ["email"], unique=True', '"ix_person_email", "person", ["email"]'],
    ],
  }),
]
