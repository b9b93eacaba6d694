// What a request says goes where it decides too much; and what a model says, too.
import { MAIN, ORDERS, PEOPLE, SHELF, plant } from './plant.mjs'

const ARCHIVE = 'app/archive.py'
const SEARCH = 'app/search.py'

export const requests = [
  plant('bookshop', 'injection/attribute-by-client', 'sorted by any attribute', {
    'app/books/service.py': [
      [
        'def search(session: Session, words: str | None, offset: int, limit: int)',
        'def search(session: Session, words: str | None, offset: int, limit: int, sort: str = "title")',
      ],
      ['.order_by(Book.title)', '.order_by(getattr(Book, sort))'],
    ],
    [SHELF]: [
      [
        '    offset: Annotated[int, Query(ge=0)] = 0,',
        '    sort: str = "title",\n    offset: Annotated[int, Query(ge=0)] = 0,',
      ],
      ['service.search(session, words, offset, limit)', 'service.search(session, words, offset, limit, sort)'],
    ],
  }),
  plant('bookshop', 'injection/command', 'a shell', {
    [SHELF]: `import subprocess


@router.post("/labels", dependencies=[Depends(require_staff)])
def print_label(printer: str) -> int:
    return subprocess.run(f"lpr -P {printer} label.txt", shell=True).returncode
`,
  }),
  plant('bookshop', 'injection/deserialise', 'a pickle in a cookie', {
    [ORDERS]: `import base64
import pickle

from fastapi import Cookie


@router.get("/basket/lines")
def read_basket(person: CurrentPerson, basket: Annotated[str, Cookie()]) -> int:
    return len(pickle.loads(base64.b64decode(basket)))
`,
  }),
  plant('bookshop', 'injection/html', 'words of a search in a page', {
    [SHELF]: `from fastapi.responses import HTMLResponse


@router.get("/pages/found")
def show_found(words: str) -> HTMLResponse:
    return HTMLResponse(f"<h1>Books with {words}</h1>")
`,
  }),
  plant('bookshop', 'injection/path', 'any file', {
    [SHELF]: `from fastapi.responses import FileResponse


@router.get("/pictures/{name:path}")
def read_picture(name: str) -> FileResponse:
    return FileResponse(f"pictures/{name}")
`,
  }),
  plant('bookshop', 'injection/redirect', 'anywhere after the login', {
    [PEOPLE]: `from fastapi.responses import RedirectResponse


@auth.get("/done")
def go_on(next: str = "/") -> RedirectResponse:
    return RedirectResponse(next)
`,
  }),
  plant('bookshop', 'injection/regular-expression', 'a pattern of the caller', {
    [SHELF]: `import re


@router.get("/pages/matching")
def match(session: Db, pattern: str) -> list[str]:
    return [book.title for book in service.search(session, None, 0, 100) if re.search(pattern, book.title)]
`,
  }),
  plant('bookshop', 'injection/server-side-request', 'a picture from anywhere', {
    [SHELF]: `import httpx


@router.post("/pictures", dependencies=[Depends(require_staff)])
def fetch_picture(url: str) -> int:
    return len(httpx.get(url, timeout=5).content)
`,
  }),
  plant('bookshop', 'injection/sql', 'words of a search in a statement', {
    'app/books/service.py': [
      [
        '    if words:\n        statement = statement.where(col(Book.title).icontains(words, autoescape=True))',
        '    if words:\n        statement = statement.where(text(f"title LIKE \'%{words}%\'"))',
      ],
      ['from sqlmodel import', 'from sqlalchemy import text\nfrom sqlmodel import'],
    ],
  }),
  plant('newsroom', 'injection/sql', 'an f-string in a session', {
    'app/api/articles.py': `from sqlalchemy import text

from ..dependencies import Session


@router.get("/matching/titles")
async def match_titles(session: Session, articles: ArticlesDep, word: str) -> list[str]:
    found = await session.scalars(text(f"SELECT headline FROM article WHERE headline LIKE '%{word}%'"))
    return list(found)
`,
  }),
  plant('bookshop', 'injection/template', 'a greeting of the caller', {
    [PEOPLE]: `import jinja2


@people.get("/greeting")
def greet(name: str = "reader") -> str:
    return jinja2.Template("Hello " + name).render()
`,
  }),
  plant('bookshop', 'injection/upload-name-trusted', 'a name of the caller becomes a file', {
    [SHELF]: `import shutil

from fastapi import UploadFile


@router.post("/{book_id}/picture", dependencies=[Depends(require_staff)])
def put_picture(session: Db, book_id: int, file: UploadFile) -> None:
    service.get(session, book_id)
    with open(f"pictures/{file.filename}", "wb") as out:
        shutil.copyfileobj(file.file, out)
`,
  }),
  plant('bookshop', 'injection/upload-unbounded', 'a whole file in memory', {
    [SHELF]: `from fastapi import UploadFile


@router.post("/{book_id}/scan", dependencies=[Depends(require_staff)])
async def scan(book_id: int, file: UploadFile) -> int:
    return len(await file.read()) + book_id
`,
  }),
  plant('bookshop', 'exposure/cookie-for-other-sites', 'a cookie for every site', {
    [PEOPLE]: `from fastapi import Response


@auth.post("/session")
def start_session(response: Response, person: CurrentPerson) -> None:
    response.set_cookie("session", make_token(person), httponly=True, secure=True, samesite="none")
`,
  }),
  plant('bookshop', 'exposure/cookie-unprotected', 'a cookie scripts can read', {
    [PEOPLE]: `from fastapi import Response


@auth.post("/session")
def start_session(response: Response, person: CurrentPerson) -> None:
    response.set_cookie("session", make_token(person))
`,
  }),
  plant('bookshop', 'exposure/cors-open', 'every page with credentials', {
    [MAIN]: `from fastapi.middleware.cors import CORSMiddleware

app.add_middleware(
    CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"]
)
`,
  }),
  plant('bookshop', 'exposure/debug-on', 'tracebacks for everybody', {
    [MAIN]: [['title="Bookshop"', 'title="Bookshop", debug=True']],
  }),
  plant('observatory', 'exposure/docs-open', 'another application with its documents', {
    'app/factory.py': [
      [
        '    app.mount("/v2"',
        '    inner = FastAPI(title="Inner")\n\n    @inner.get("/rooms", dependencies=[Operator])\n    def rooms() -> list[str]:\n        return []\n\n    app.mount("/inner", inner)\n    app.mount("/v2"',
      ],
      ['from app.settings', 'from app.security import Operator\nfrom app.settings'],
    ],
  }),
  plant('bookshop', 'exposure/error-text-returned', 'the text of whatever went wrong', {
    [SHELF]: [
      [
        '    return service.add(session, data)',
        '    try:\n        return service.add(session, data)\n    except Exception as error:\n        raise HTTPException(500, f"failed: {error}")',
      ],
      ['import APIRouter, Depends, Query', 'import APIRouter, Depends, HTTPException, Query'],
    ],
  }),
  plant('bookshop', 'exposure/secret-in-address', 'a password in the address', {
    [PEOPLE]: `@auth.post("/check")
def check_password(session: Db, email: str, password: str) -> bool:
    return service.authenticate(session, email, password) is not None
`,
  }),
  plant('bookshop', 'exposure/secret-logged', 'a password in the log', {
    'app/people/service.py': [
      [
        '    person = by_email(session, email)',
        '    logger.info("Sign in of %s with %s", email, password)\n    person = by_email(session, email)',
      ],
      ['from sqlmodel', 'import logging\n\nfrom sqlmodel'],
      ['def by_email', 'logger = logging.getLogger(__name__)\n\n\ndef by_email'],
    ],
  }),
  plant('bookshop', 'exposure/version-disclosed', 'versions in the health', {
    [MAIN]: [
      ['    return {"status": "ok"}', '    return {"status": "ok", "python": platform.python_version()}'],
      ['from fastapi import', 'import platform\n\nfrom fastapi import'],
    ],
  }),
  plant('observatory', 'ai/call-open', 'a question of anybody', {
    [SEARCH]: [[', dependencies=[Operator]', '']],
  }),
  plant('observatory', 'ai/call-unbounded', 'an answer of any length', {
    [ARCHIVE]: [['            max_completion_tokens=MAXIMUM_ANSWER_TOKENS,\n', '']],
  }),
  plant('observatory', 'ai/output-executed', 'an answer is run', {
    [ARCHIVE]: [
      [
        '        return Answer(text=text, sources=[row.id for row in rows])',
        '        return Answer(text=str(eval(text)), sources=[row.id for row in rows])',
      ],
    ],
  }),
  plant('observatory', 'ai/request-in-system-prompt', 'the question becomes an instruction', {
    [ARCHIVE]: [['"content": INSTRUCTIONS}', '"content": f"{INSTRUCTIONS} The question is {question}"}']],
  }),
  plant('observatory', 'ai/retries-twice', 'retried around a client that retries', {
    [ARCHIVE]: [
      ['    async def ask(', '    @retry(stop=stop_after_attempt(5))\n    async def ask('],
      ['from app.schemas', 'from tenacity import retry, stop_after_attempt\n\nfrom app.schemas'],
    ],
  }),
  plant('observatory', 'operations/model-call-in-loop', 'one call for each row', {
    [ARCHIVE]: [
      [
        '        rows = await self.nearest(question, limit=5)',
        '        rows = self.stored\n        for row in rows:\n            await self._embed(row.log)',
      ],
    ],
  }),
]
