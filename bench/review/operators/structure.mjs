// Faults of how the program is put together, and of what the project wrote down for itself.
import { MAIN, ORDERS, ORDERS_SERVICE, SHELF, SHELF_SERVICE, plant } from './plant.mjs'

const copy = (name, model) => `
@router.put("/${name}/{row_id}/title", dependencies=[Depends(require_staff)])
def retitle_${name}(session: Db, row_id: int, title: str) -> None:
    row = session.get(${model}, row_id)
    if row is None:
        raise HTTPException(404, "${name}")
    if row.title == title:
        raise HTTPException(409, "same")
    if title == "":
        raise HTTPException(422, "empty")
    if row.title.startswith(title):
        raise HTTPException(409, "shorter")
    row.title = title
    session.add(row)
    session.commit()
    session.refresh(row)
    print(row.title)
`

export const structure = [
  plant('bookshop', 'conformance/decision-contradicted', 'a number where the records say UUID', {
    'docs/adr/0004-uuid-keys.md': '# 4. UUID keys\n\nStatus: accepted\n\n## Decision\nUse UUID primary keys.\n',
  }),
  plant('bookshop', 'conformance/principle-broken', 'money as a float', {
    'app/orders/models.py': [
      ['    unit_price: Decimal = Field(max_digits=8, decimal_places=2)', '    unit_price: float'],
    ],
  }),
  plant('bookshop', 'conformance/principle-broken', 'a query in a route', {
    [SHELF]: `from sqlmodel import select


@router.get("/titles/all")
def list_titles(session: Db) -> list[str]:
    return list(session.exec(select(Book.title).limit(10)))
`,
  }),
  plant('bookshop', 'structure/copy-of-handler', 'the same body twice', {
    [SHELF]: `from fastapi import HTTPException

${copy('first', 'Book')}
${copy('second', 'Book')}`,
  }),
  plant('bookshop', 'structure/dependency-not-injected', 'a handler opens its own session', {
    [SHELF]: `from sqlmodel import Session

from app.database import get_engine


@router.get("/count/own")
def count_own() -> int:
    with Session(get_engine()) as session:
        return len(service.search(session, None, 0, 10))
`,
  }),
  plant('bookshop', 'structure/deprecated-interface', 'an event of the application', {
    [MAIN]: `@app.on_event("startup")
def start() -> None:
    print("open")
`,
  }),
  plant('bookshop', 'structure/framework-in-service', 'an HTTPException in a service', {
    [SHELF_SERVICE]: [
      ['        raise NotFound("No such book")', '        raise HTTPException(404, "No such book")'],
      ['from sqlmodel', 'from fastapi import HTTPException\nfrom sqlmodel'],
    ],
  }),
  plant('bookshop', 'structure/handler-defined-twice', 'copied and not renamed', {
    [SHELF]: `@router.get("/{book_id}/again", response_model=BookPublic)
def read_book(session: Db, book_id: int) -> Book:
    return service.get(session, book_id)
`,
  }),
  plant('bookshop', 'structure/import-cycle', 'a service imports its routes', {
    [ORDERS_SERVICE]: [['from sqlmodel', 'from app.orders import routes\nfrom sqlmodel']],
  }),
  plant('newsroom', 'structure/layer-skipped', 'a query in a handler', {
    'app/api/articles.py': `from sqlalchemy import select

from ..dependencies import Session, SignedIn


@router.get("/headlines/all")
async def list_headlines(session: Session, principal: SignedIn) -> list[str]:
    statement = select(Article.headline).where(Article.newspaper_id == principal.newspaper)
    return list(await session.scalars(statement.limit(10)))
`,
  }),
  plant('bookshop', 'structure/middleware-outside-cors', 'a check around CORS', {
    [MAIN]: `from fastapi import Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

app.add_middleware(CORSMiddleware, allow_origins=["https://shop.example"])


@app.middleware("http")
async def check_agent(request: Request, call_next):
    if "user-agent" not in request.headers:
        return JSONResponse({"detail": "who are you?"}, 401)
    return await call_next(request)
`,
  }),
  plant('bookshop', 'structure/router-never-included', 'a router nobody includes', {
    'app/books/lists.py': `from fastapi import APIRouter

router = APIRouter(prefix="/lists")


@router.get("")
def list_lists() -> list[str]:
    return []
`,
  }),
  plant('bookshop', 'structure/router-untested', 'routes no test speaks of', {
    'app/gifts.py': `from fastapi import APIRouter

router = APIRouter(prefix="/gifts")


@router.get("")
def list_gifts() -> list[str]:
    return []


@router.get("/{name}")
def read_gift(name: str) -> str:
    return name
`,
    [MAIN]: [
      ['from app.orders.routes', 'from app.gifts import router as gifts\nfrom app.orders.routes'],
      ['orders, reviews)', 'orders, reviews, gifts)'],
    ],
  }),
  plant('bookshop', 'structure/settings-read-everywhere', 'a module reads the environment', {
    'app/orders/mail.py': [
      ['logger = ', 'SENDER = os.getenv("MAIL_SENDER")\nlogger = '],
      ['import logging', 'import logging\nimport os'],
    ],
  }),
  plant('bookshop', 'structure/zombie-version', 'an old version that still answers', {
    [MAIN]: `@app.get("/v1/opening")
def opening_before() -> str:
    return "9"


@app.get("/v2/opening")
def opening() -> str:
    return "10"
`,
  }),
  plant('bookshop', 'structure/zombie-version', 'a handler of two versions', {
    [ORDERS]: [
      [
        '@router.get("/{order_id}", ',
        '@router.get("/v1/{order_id}", response_model=OrderPublic)\ndef read_before(session: Db, person: CurrentPerson, order_id: int) -> Order:\n    return service.owned_by(session, person, order_id)\n\n\n@router.get("/v2/{order_id}", ',
      ],
    ],
  }),
]
