// Faults of the contract: what clients send, and what they are answered.
import { MAIN, ORDERS, PERSON, PEOPLE, SHELF, plant } from './plant.mjs'

export const api = [
  plant('bookshop', 'api/body-on-get', 'a list without Query', {
    [SHELF]: `@router.get("/chosen/titles")
def read_titles(session: Db, ids: list[int]) -> list[str]:
    return [service.get(session, one).title for one in ids]
`,
  }),
  plant('bookshop', 'api/created-with-200', 'one creation of many', {
    [PEOPLE]: [['response_model=PersonPublic, status_code=status.HTTP_201_CREATED', 'response_model=PersonPublic']],
  }),
  plant('bookshop', 'api/duplicate-not-conflict', 'a row with a name that may be taken', {
    'app/people/service.py': [
      ['    if by_email(session, data.email):\n        raise Conflict("This address has an account")\n', ''],
    ],
  }),
  plant('bookshop', 'api/error-detail-mixed', 'one refusal of another shape', {
    [SHELF]: `from fastapi import HTTPException

${[...'abcdefghi']
  .map(
    (name) => `
@router.get("/{book_id}/${name}")
def read_${name}(session: Db, book_id: int) -> str:
    if book_id < 1:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "No ${name}")
    return service.get(session, book_id).title
`,
  )
  .join('\n')}

@router.get("/{book_id}/z")
def read_z(session: Db, book_id: int) -> str:
    if book_id < 1:
        raise HTTPException(status.HTTP_404_NOT_FOUND, {"error": "No z"})
    return service.get(session, book_id).title
`,
  }),
  plant('bookshop', 'api/error-returned', 'a refusal that is handed back', {
    [PEOPLE]: [['        raise HTTPException', '        return HTTPException']],
  }),
  plant('observatory', 'api/error-returned', 'a refusal that is handed back', {
    'app/instruments.py': [['        raise HTTPException', '        return HTTPException']],
  }),
  plant('observatory', 'api/error-with-success', 'a refusal with 204', {
    'app/instruments.py': [['HTTP_404_NOT_FOUND', 'HTTP_204_NO_CONTENT']],
  }),
  plant('bookshop', 'api/errors-undocumented', 'a status the contract does not list', {
    [SHELF]: `from fastapi import HTTPException


@router.get("/{book_id}/teapot", responses={404: {"description": "No such book"}})
def read_teapot(session: Db, book_id: int) -> str:
    if book_id < 1:
        raise HTTPException(418, "No such pot")
    return service.get(session, book_id).title
`,
  }),
  plant('newsroom', 'api/exception-handler-without-response', 'a handler that answers nothing', {
    'app/main.py': [
      ['    return JSONResponse({"detail": error.__doc__}, status.HTTP_409_CONFLICT)', '    print(error)'],
    ],
  }),
  plant('bookshop', 'api/input-wider-than-column', 'a name longer than its column', {
    [PERSON]: [
      ['    name: str | None = Field(default=None, min_length=1, max_length=80)', '    name: str | None = None'],
    ],
  }),
  plant('bookshop', 'api/limit-ignored', 'a number nobody uses', {
    'app/orders/service.py': [['statement.offset(offset).limit(limit)', 'statement.offset(offset)']],
  }),
  plant('bookshop', 'api/limit-unbounded', 'a number without end', {
    [ORDERS]: [['Annotated[int, Query(ge=1, le=100)]', 'int']],
  }),
  plant('bookshop', 'api/list-unpaginated', 'every row of a table', {
    [ORDERS]: `from sqlmodel import select

from app.security import require_admin


@router.get("/everybody/all", response_model=list[OrderPublic], dependencies=[Depends(require_admin)])
def list_all_orders(session: Db) -> list[Order]:
    return list(session.exec(select(Order)))
`,
  }),
  plant('bookshop', 'api/no-content-with-body', 'a message with 204', {
    [SHELF]: [
      ['    service.remove(session, book_id)', '    service.remove(session, book_id)\n    return {"removed": book_id}'],
    ],
  }),
  plant('bookshop', 'api/offset-negative', 'a page before the first', {
    [ORDERS]: [['Annotated[int, Query(ge=0)]', 'int']],
  }),
  plant('bookshop', 'api/operation-id-repeated', 'one decorator for two methods', {
    [SHELF]: `@router.api_route("/{book_id}/seen", methods=["GET", "POST"])
def see(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
  }),
  plant('bookshop', 'api/path-default-unused', 'a default of what stands in the path', {
    [SHELF]: [['def read_book(session: Db, book_id: int)', 'def read_book(session: Db, book_id: int = 1)']],
  }),
  plant('bookshop', 'api/path-parameter-ignored', 'a parent nobody looks at', {
    [ORDERS]: `@router.get("/{order_id}/pages/{page}")
def read_page(session: Db, person: CurrentPerson, order_id: int, page: int) -> int:
    return len(service.all_of(session, person, page, 10))
`,
  }),
  plant('bookshop', 'api/path-parameter-misspelt', 'a letter missing', {
    [SHELF]: [['@router.get("/{book_id}", ', '@router.get("/{bok_id}", ']],
  }),
  plant('bookshop', 'api/path-style-mixed', 'a slash at the end', {
    [PEOPLE]: [['@auth.post("/token")', '@auth.post("/token/")']],
  }),
  plant('bookshop', 'api/path-style-mixed', 'an underscore among hyphens', {
    [SHELF]: `${[...'abcdefghij']
      .map(
        (name) => `@router.get("/{book_id}/part-${name}")
def read_part_${name}(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
      )
      .join('\n\n')}

@router.get("/{book_id}/part_z")
def read_part_z(session: Db, book_id: int) -> str:
    return service.get(session, book_id).title
`,
  }),
  plant('bookshop', 'api/refusal-in-middleware', 'a refusal outside of the routes', {
    [MAIN]: `from fastapi import HTTPException, Request


@app.middleware("http")
async def check_agent(request: Request, call_next):
    if "user-agent" not in request.headers:
        raise HTTPException(400, "Who are you?")
    return await call_next(request)
`,
  }),
  plant('bookshop', 'api/refusal-replaced', 'a refusal is caught', {
    [PEOPLE]: [
      [
        '    person = service.authenticate(session, form.username, form.password)\n    if person is None:\n        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Wrong address or password")\n    return Token(access_token=make_token(person))',
        '    try:\n        person = service.authenticate(session, form.username, form.password)\n        if person is None:\n            raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Wrong address or password")\n        return Token(access_token=make_token(person))\n    except Exception:\n        raise HTTPException(500, "Not now")',
      ],
    ],
  }),
  plant('bookshop', 'api/response-model-disagrees', 'a field the row does not have', {
    [PERSON]: [['    id: int\n    role: Role', '    id: int\n    role: Role\n    phone: str']],
  }),
  plant('bookshop', 'api/response-raised', 'a response is raised', {
    [PEOPLE]: [
      [
        'raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Wrong address or password")',
        'raise JSONResponse({"detail": "Wrong address or password"}, 401)',
      ],
      ['from fastapi.security', 'from fastapi.responses import JSONResponse\nfrom fastapi.security'],
    ],
  }),
  plant('bookshop', 'api/response-undescribed', 'any dictionary', {
    [SHELF]: `from typing import Any


@router.get("/{book_id}/summary")
def summarize(session: Db, book_id: int) -> dict[str, Any]:
    return {"title": service.get(session, book_id).title}
`,
  }),
  plant('bookshop', 'api/route-hidden', 'a literal after a parameter', {
    [SHELF]: `@router.get("/newest", response_model=list[BookPublic])
def list_newest(session: Db) -> list[Book]:
    return service.search(session, None, 0, 5)
`,
  }),
  plant('bookshop', 'api/route-repeated', 'a path twice', {
    [ORDERS]: `@router.get("/{order_id}", response_model=OrderPublic)
def read_order_again(session: Db, person: CurrentPerson, order_id: int) -> Order:
    return service.owned_by(session, person, order_id)
`,
  }),
  plant('newsroom', 'api/text-unbounded', 'text of any length', {
    'app/schemas.py': [['    body: str = Field(max_length=100_000)', '    body: str']],
  }),
  plant('observatory', 'api/tuple-returned', 'a status in a tuple', {
    'app/instruments.py': [
      ['        raise HTTPException(status.HTTP_404_NOT_FOUND)', '        return {"error": "not found"}, 404'],
    ],
  }),
  plant('observatory', 'api/version-missing', 'an operation below no version', {
    'app/factory.py': [
      ['    return app\n\n\ndef include_all', '    return app\n\n\ndef include_all'],
      [
        '    @app.get("/", include_in_schema=False)',
        '    @app.get("/observers")\n    def observers() -> list[str]:\n        return []\n\n    @app.get("/", include_in_schema=False)',
      ],
    ],
  }),
]
