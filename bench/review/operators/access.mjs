// Faults of access: who gets in, and what they may do there.
import { MAIN, ORDERS, PEOPLE, SECURITY, SHELF, plant } from './plant.mjs'

export const access = [
  plant('bookshop', 'access/admin-operation-for-any-caller', 'an operation below /admin asks for a login only', {
    [PEOPLE]: `@people.get("/admin/all", response_model=list[PersonPublic])
def list_everybody(session: Db, person: CurrentPerson) -> list[Person]:
    return service.page(session, 0, 100)


@people.post("/admin/purge", dependencies=[Depends(require_admin)])
def purge(session: Db) -> None:
    session.commit()
`,
  }),
  plant('bookshop', 'access/caller-read-but-never-set', 'the caller is read from the state of the request', {
    [ORDERS]: `from fastapi import HTTPException, Request


@router.get("/mine/count")
def count_my_orders(session: Db, request: Request) -> int:
    if not request.state.person:
        raise HTTPException(401)
    return len(service.all_of(session, request.state.person, 0, 100))
`,
  }),
  plant('bookshop', 'access/check-result-discarded', 'a check answers no, and nobody listens', {
    [SECURITY]: `from fastapi import Request


def verify_key(request: Request) -> bool:
    return request.headers.get("x-key") == get_settings().secret_key.get_secret_value()
`,
    [SHELF]: `from app.security import verify_key


@router.post("/{book_id}/feature", dependencies=[Depends(verify_key)])
def feature_book(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
  }),
  plant('bookshop', 'access/credentials-never-checked', 'any token will do', {
    [SHELF]: `from app.security import oauth2_scheme


@router.post("/{book_id}/clear", dependencies=[Depends(oauth2_scheme)])
def clear_stock(session: Db, book_id: int) -> None:
    service.get(session, book_id).stock = 0
    session.commit()
`,
  }),
  plant('bookshop', 'access/decorator-lost', 'a decorator stands above the route', {
    [SECURITY]: `from functools import wraps

from fastapi import Request


def login_required(function):
    @wraps(function)
    def inner(request: Request, *args, **kwargs):
        if "authorization" not in request.headers:
            raise HTTPException(status.HTTP_401_UNAUTHORIZED)
        return function(request, *args, **kwargs)

    return inner
`,
    [SHELF]: `from fastapi import Request

from app.security import login_required


@login_required
@router.get("/{book_id}/stock")
def read_stock(request: Request, session: Db, book_id: int) -> int:
    return service.get(session, book_id).stock
`,
  }),
  plant('newsroom', 'access/dependency-called-not-injected', 'a check is called when the module is read', {
    'app/dependencies.py': `def check_permissions(name: str = "write") -> str:
    if name not in Scope.__members__:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "No such quota")
    return name
`,
    'app/api/articles.py': `from ..dependencies import check_permissions


@router.get("/quota/all")
async def read_quota(articles: ArticlesDep, quota=check_permissions("publish")) -> str:
    return quota
`,
  }),
  plant('bookshop', 'access/hidden-operation-open', 'an operation that the contract does not show', {
    [MAIN]: `import os


@app.get("/debug/environment", include_in_schema=False)
def environment() -> dict[str, str]:
    return dict(os.environ)
`,
  }),
  plant('bookshop', 'access/optional-caller-never-tested', 'a caller who may be nobody', {
    [SECURITY]: `optional_scheme = OAuth2PasswordBearer(tokenUrl="auth/token", auto_error=False)


def maybe_person(
    session: Db, token: Annotated[str | None, Depends(optional_scheme)]
) -> Person | None:
    if token is None:
        return None
    return current_person(session, token)
`,
    [ORDERS]: `from app.people.models import Person
from app.security import maybe_person


@router.get("/mine/greeting")
def greet(person: Annotated[Person | None, Depends(maybe_person)]) -> str:
    return f"Hello {person.name}"
`,
  }),
  plant('newsroom', 'access/permission-misspelt', 'a scope with a letter too few', {
    'app/api/articles.py': `from fastapi import Security

from ..dependencies import get_principal


@router.post("/{article_id}/pin", dependencies=[Security(get_principal, scopes=["articles:write"])])
async def pin(articles: ArticlesDep, article_id: UUID) -> None: ...


@router.post("/{article_id}/unpin", dependencies=[Security(get_principal, scopes=["articles:write"])])
async def unpin(articles: ArticlesDep, article_id: UUID) -> None: ...


@router.post("/{article_id}/mark", dependencies=[Security(get_principal, scopes=["articles:write"])])
async def mark(articles: ArticlesDep, article_id: UUID) -> None: ...


@router.post("/{article_id}/star", dependencies=[Security(get_principal, scopes=["articles:writ"])])
async def star(articles: ArticlesDep, article_id: UUID) -> None: ...
`,
  }),
  plant('newsroom', 'access/protection-off-by-default', 'a setting lets everybody in', {
    'app/settings.py': [['    cache_seconds', '    check_tokens: bool = False\n    cache_seconds']],
    'app/dependencies.py': [
      [
        '    try:\n        key =',
        '    if not settings.check_tokens:\n        return Principal(sub="anybody", newspaper=UUID(int=0))\n    try:\n        key =',
      ],
      ['HTTPBearer(bearerFormat="JWT")', 'HTTPBearer(bearerFormat="JWT", auto_error=False)'],
    ],
  }),
  plant('bookshop', 'access/read-changes-data', 'a link cancels', {
    [ORDERS]: [['@router.post("/{order_id}/cancel"', '@router.get("/{order_id}/cancel"']],
  }),
  plant('bookshop', 'access/scopes-never-read', 'scopes for a scheme that does not look at them', {
    [SHELF]: `from fastapi import Security

from app.security import oauth2_scheme


@router.post("/{book_id}/discard", dependencies=[Security(oauth2_scheme, scopes=["books"])])
def discard(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
  }),
  plant('bookshop', 'access/second-entrance-open', 'files of customers for everybody', {
    [MAIN]: `from fastapi.staticfiles import StaticFiles

app.mount("/invoices", StaticFiles(directory="invoices"))
`,
  }),
  plant('bookshop', 'access/sibling-operation-unprotected', 'an operation beside guarded ones', {
    [ORDERS]: `@router.put("/{order_id}/state")
def put_state(session: Db, order_id: int) -> None:
    service.ship(session, order_id)
`,
  }),
  plant('newsroom', 'access/sibling-router-unprotected', 'a router without the dependency of the others', {
    'app/api/tips.py': `from fastapi import APIRouter

router = APIRouter(prefix="/tips")


@router.put("/level")
async def set_level(level: int) -> int:
    return level
`,
    'app/api/__init__.py': [
      ['import articles, subscribers', 'import articles, subscribers, tips'],
      ['tags=["subscribers"])', 'tags=["subscribers"])\napi.include_router(tips.router, tags=["tips"])'],
    ],
  }),
  plant('bookshop', 'access/write-asks-for-less', 'a deletion for every caller', {
    [SHELF]: [
      ['Depends(require_admin)', 'Depends(current_person)'],
      ['import require_admin', 'import current_person'],
    ],
  }),
  plant('bookshop', 'access/write-unprotected', 'a write for strangers', {
    [MAIN]: `from app.books import service
from app.database import Db


@app.post("/stocktaking")
def count_stock(session: Db, number: int, stock: int) -> None:
    service.get(session, number).stock = stock
    session.commit()
`,
  }),
  plant('bookshop', 'access/requirement-never-read', 'a permission that nobody looks at', {
    [SECURITY]: `class RequirePermission:
    def __init__(self, permission: str) -> None:
        self.permission = permission

    def __call__(self, person: CurrentPerson) -> Person:
        return person
`,
    [SHELF]: `from app.security import RequirePermission


@router.post("/{book_id}/stamp", dependencies=[Depends(RequirePermission("books:stamp"))])
def stamp(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
  }),
]
