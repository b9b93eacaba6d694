// Faults that show when the program runs for a while, or more than once at a time.
import { MAIN, ORDERS, ORDERS_SERVICE, PEOPLE, SHELF, SHELF_SERVICE, plant } from './plant.mjs'

const SERVICES = 'app/services.py'
const DATABASE = 'app/database.py'

export const operations = [
  plant('bookshop', 'operations/call-inside-transaction', 'a mail between writing and committing', {
    [ORDERS_SERVICE]: [
      [
        '    session.add(order)\n    session.commit()',
        '    session.add(order)\n    session.flush()\n    httpx.post("https://stock.example.com/orders", json={"id": order.id}, timeout=5)\n    session.commit()',
      ],
      ['from sqlmodel', 'import httpx\nfrom sqlmodel'],
    ],
  }),
  plant('bookshop', 'operations/call-without-timeout', 'a call that may wait for ever', {
    'app/orders/mail.py': [
      ['import httpx', 'import httpx\nimport requests'],
      ['httpx.post(url, json=message, timeout=5)', 'requests.post(url, json=message)'],
    ],
  }),
  plant('bookshop', 'operations/client-per-request', 'a client for each request', {
    [SHELF]: `import boto3


@router.get("/{book_id}/sample")
def read_sample(book_id: int) -> int:
    return boto3.client("s3").list_objects_v2(Bucket="samples", Prefix=str(book_id))["KeyCount"]
`,
  }),
  plant('bookshop', 'operations/engine-per-request', 'an engine for each request', {
    [DATABASE]: [['@lru_cache\n', '']],
  }),
  plant('clinic', 'operations/engine-per-request', 'an engine for each request', {
    [DATABASE]: [['@lru_cache\n', '']],
  }),
  plant('bookshop', 'operations/failure-answered-with-success', 'a failure with 200', {
    [SHELF]: `@router.post("/{book_id}/reserve", dependencies=[Depends(require_staff)])
def reserve(session: Db, book_id: int) -> dict[str, bool]:
    try:
        service.get(session, book_id).stock -= 1
        session.commit()
        return {"success": True}
    except Exception:
        return {"success": False}
`,
  }),
  plant('bookshop', 'operations/health-missing', 'no health', {
    [MAIN]: [
      ['@app.get("/health", tags=["operations"])\ndef health() -> dict[str, str]:\n    return {"status": "ok"}\n', ''],
    ],
  }),
  plant('newsroom', 'operations/job-before-commit', 'a job before the commit', {
    [SERVICES]: [
      [
        '        article = await self.articles.add(**data.model_dump())\n',
        '        article = await self.articles.add(**data.model_dump())\n        await self.jobs.notify_subscribers(self.articles.newspaper_id, article.id)\n',
      ],
    ],
  }),
  plant('bookshop', 'operations/must-not-lose-in-background', 'a payment in the background', {
    [ORDERS]: [
      ['    tasks.add_task(mail.confirm, person.email, order.id)', '    tasks.add_task(charge_card, order.id)'],
      [
        '@router.post("", ',
        'def charge_card(order_id: int) -> None:\n    httpx.post("https://pay.example.com", json={"order": order_id}, timeout=5)\n\n\n@router.post("", ',
      ],
      ['from fastapi import APIRouter, B', 'import httpx\nfrom fastapi import APIRouter, B'],
    ],
  }),
  plant('newsroom', 'operations/pool-exceeds-server', 'more connections than a server has', {
    [DATABASE]: [['pool_pre_ping=True', 'pool_pre_ping=True, pool_size=100, max_overflow=50']],
  }),
  plant('newsroom', 'operations/pool-without-pre-ping', 'connections nobody tests', {
    [DATABASE]: [[', pool_pre_ping=True', '']],
  }),
  plant('bookshop', 'operations/scheduler-in-web-process', 'a scheduler in each process', {
    [MAIN]: `from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()
scheduler.add_job(print, "interval", minutes=5)
scheduler.start()
`,
  }),
  plant('bookshop', 'operations/state-in-process', 'a list of wishes in the process', {
    [SHELF]: `wishes: list[str] = []


@router.post("/wishes", dependencies=[Depends(require_staff)])
def wish(title: str) -> None:
    wishes.append(title)


@router.get("/wishes/all")
def list_wishes() -> list[str]:
    return wishes
`,
  }),
  plant('bookshop', 'operations/write-error-swallowed', 'a failed commit is forgotten', {
    [SHELF_SERVICE]: [
      [
        '    session.add(book)\n    session.commit()',
        '    try:\n        session.add(book)\n        session.commit()\n    except Exception:\n        pass',
      ],
    ],
  }),
  plant('newsroom', 'concurrency/await-missing', 'a method of the project is not awaited', {
    [SERVICES]: [['await self.cache.drop(', 'self.cache.drop(']],
  }),
  plant('newsroom', 'concurrency/blocking-call-in-async', 'a sleep on the loop', {
    [SERVICES]: [
      [
        '        article = await self._found(article_id)\n        if article.state',
        '        wait()\n        article = await self._found(article_id)\n        if article.state',
      ],
      ['class NotFound', 'def wait() -> None:\n    time.sleep(1)\n\n\nclass NotFound'],
      ['from collections', 'import time\nfrom collections'],
    ],
  }),
  plant('newsroom', 'concurrency/blocking-call-in-async', 'requests on the loop', {
    'app/jobs.py': [
      ['            pool = await', '            look()\n            pool = await'],
      ['import logging', 'import logging\n\nimport requests'],
      ['class Jobs', 'def look() -> None:\n    requests.get("https://hooks.example.com", timeout=2)\n\n\nclass Jobs'],
    ],
  }),
  plant('bookshop', 'concurrency/checked-then-used', 'a coupon twice', {
    'app/orders/coupons.py': `from sqlmodel import Field, Session, SQLModel, select

from app.errors import NotFound


class Coupon(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(max_length=20, unique=True)
    used: bool = False


def redeem(session: Session, code: str) -> None:
    coupon = session.exec(select(Coupon).where(Coupon.code == code)).first()
    if coupon is None or coupon.used:
        raise NotFound("No such coupon")
    coupon.used = True
    session.commit()
`,
    [ORDERS]: `from app.orders import coupons


@router.post("/coupons/{code}")
def redeem_coupon(session: Db, person: CurrentPerson, code: str) -> None:
    coupons.redeem(session, code)
`,
  }),
  plant('bookshop', 'concurrency/duplicate-race', 'asked first, and added then', {
    'app/people/guests.py': `from sqlmodel import Field, Session, SQLModel, select

from app.errors import Conflict


class Guest(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(max_length=100, unique=True)


class GuestCreate(SQLModel):
    email: str = Field(max_length=100)


def add(session: Session, data: GuestCreate) -> None:
    if session.exec(select(Guest).where(Guest.email == data.email)).first():
        raise Conflict("Known")
    session.add(Guest(email=data.email))
    session.commit()
`,
    [PEOPLE]: `from app.people import guests


@people.post("/guests")
def add_guest(session: Db, data: guests.GuestCreate) -> None:
    guests.add(session, data)
`,
  }),
  plant('newsroom', 'concurrency/expired-after-commit', 'a row is read after its commit', {
    [DATABASE]: [[', expire_on_commit=False', '']],
  }),
  plant('newsroom', 'concurrency/lazy-load-in-async', 'a relationship nobody loaded', {
    'app/tables.py': [
      [
        '    newspaper: Mapped[Newspaper] = relationship(lazy="raise")',
        '    newspaper: Mapped[Newspaper] = relationship()',
      ],
    ],
    'app/api/articles.py': `@router.get("/{article_id}/paper")
async def read_paper(articles: ArticlesDep, article_id: UUID) -> str:
    article = await articles._found(article_id)
    return article.newspaper.name
`,
  }),
  plant('bookshop', 'concurrency/read-modify-write', 'stock is put back by reading it', {
    [ORDERS_SERVICE]: [
      [
        '        statement = update(Book).where(col(Book.id) == line.book_id)\n        session.exec(statement.values(stock=col(Book.stock) + line.quantity))',
        '        book = session.get(Book, line.book_id)\n        book.stock += line.quantity',
      ],
    ],
  }),
  plant('newsroom', 'concurrency/session-shared', 'a session for two tasks', {
    'app/api/articles.py': `import asyncio

from sqlalchemy import func, select

from ..dependencies import Session
from ..tables import Subscriber


@router.get("/numbers/all")
async def count_all(session: Session, articles: ArticlesDep) -> list[int]:
    return await asyncio.gather(
        session.scalar(select(func.count()).select_from(Article)),
        session.scalar(select(func.count()).select_from(Subscriber)),
    )
`,
  }),
  plant('bookshop', 'secrets/login-not-limited', 'another login without a limit', {
    [PEOPLE]: `@auth.post("/login")
def log_in(session: Db, form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    person = service.authenticate(session, form.username, form.password)
    if person is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Wrong address or password")
    return Token(access_token=make_token(person))
`,
  }),
]
