// Faults with keys, tokens and passwords.
import { MAIN, PEOPLE, PERSON, SECURITY, plant } from './plant.mjs'

const SERVICE = 'app/people/service.py'
const WEBHOOK = `import hashlib
import hmac

from fastapi import Header, Request

from app.settings import get_settings
`

export const secrets = [
  plant('bookshop', 'secrets/code-predictable', 'a code that can be guessed', {
    [PEOPLE]: `import random


@auth.post("/otp")
def send_code(person: CurrentPerson) -> None:
    otp = random.randint(100000, 999999)
    print(person.email, otp)
`,
  }),
  plant('bookshop', 'secrets/credential-in-code', 'a key of AWS', {
    // Put together, so that nobody takes it for one that was leaked.
    'app/settings.py': [['    covers_url', `    access_key: str = "${'AKIA'}QX7ZK4NWP2M5TJVD"\n    covers_url`]],
  }),
  plant('bookshop', 'secrets/default-credentials', 'a first administrator', {
    [MAIN]: `from sqlmodel import Session

from app.database import get_engine
from app.people.models import Person, Role
from app.security import passwords


def prepare() -> None:
    with Session(get_engine()) as session:
        session.add(
            Person(
                email="admin@example.com",
                name="admin",
                role=Role.admin,
                password_hash=passwords.hash("admin123"),
            )
        )
        session.commit()


app.router.add_event_handler("startup", prepare)
`,
  }),
  plant('newsroom', 'secrets/jwks-client-blocks', 'keys fetched on the loop', {
    'app/api/articles.py': `import jwt

client = jwt.PyJWKClient("https://login.example.org/jwks")


@router.get("/keys/all")
async def list_keys(articles: ArticlesDep) -> int:
    return len(client.get_signing_keys())
`,
  }),
  plant('bookshop', 'secrets/logout-without-effect', 'a logout that only answers', {
    [PEOPLE]: `@auth.post("/logout")
def log_out(person: CurrentPerson) -> dict[str, str]:
    return {"detail": "Signed out"}
`,
  }),
  plant('bookshop', 'secrets/password-hash-weak', 'a hash for files', {
    [SERVICE]: [
      ['passwords.hash(data.password)', 'hashlib.sha256(data.password.encode()).hexdigest()'],
      ['from sqlmodel', 'import hashlib\n\nfrom sqlmodel'],
    ],
  }),
  plant('bookshop', 'secrets/password-hash-weak', 'the password as it is', {
    [SERVICE]: [['passwords.hash(data.password)', 'data.password']],
  }),
  plant('bookshop', 'secrets/refresh-reused', 'a refresh token twice', {
    [PERSON]: `from datetime import datetime


class RefreshToken(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(max_length=64, unique=True)
    used_at: datetime | None = None
`,
    [PEOPLE]: `from datetime import UTC, datetime

from sqlmodel import select

from app.people.models import RefreshToken


@auth.post("/refresh")
def refresh(session: Db, token: str) -> int:
    row = session.exec(select(RefreshToken).where(RefreshToken.token == token)).first()
    if row is None or row.used_at:
        raise HTTPException(401)
    row.used_at = datetime.now(UTC)
    session.commit()
    return 1
`,
  }),
  plant('bookshop', 'secrets/reset-code-returned', 'a code for whoever asks', {
    [PEOPLE]: `import secrets


@auth.post("/forgot-password")
def forget(session: Db, email: str) -> dict[str, str]:
    token = secrets.token_urlsafe()
    print(email, token)
    return {"reset_token": token}
`,
  }),
  plant('bookshop', 'secrets/salt-fixed', 'one salt for all', {
    [SERVICE]: [
      [
        'passwords.hash(data.password)',
        'hashlib.pbkdf2_hmac("sha256", data.password.encode(), b"pepper-and-salt", 600_000).hex()',
      ],
      ['from sqlmodel', 'import hashlib\n\nfrom sqlmodel'],
    ],
  }),
  plant('bookshop', 'secrets/signing-key-in-code', 'a key in the code', {
    [SECURITY]: [
      ['get_settings().secret_key.get_secret_value()', '"only-for-the-shop-and-its-people-0"'],
      ['settings.secret_key.get_secret_value()', '"only-for-the-shop-and-its-people-0"'],
    ],
  }),
  plant('bookshop', 'secrets/signing-key-weak', 'a key that can be guessed', {
    [SECURITY]: [
      ['get_settings().secret_key.get_secret_value()', '"secret"'],
      ['settings.secret_key.get_secret_value()', '"secret"'],
    ],
  }),
  plant('newsroom', 'secrets/signing-key-in-code', 'a key in the code', {
    'app/dependencies.py': [['settings.token_key.get_secret_value()', '"only-for-the-newsroom-and-its-people"']],
  }),
  plant('bookshop', 'secrets/token-compared-plainly', 'a signature is compared as text', {
    'app/people/hooks.py': `${WEBHOOK}from app.people.routes import auth
from fastapi import HTTPException


@auth.post("/hook")
async def take(request: Request, x_signature: str = Header()) -> None:
    key = get_settings().secret_key.get_secret_value()
    expected = hmac.new(key.encode(), await request.body(), hashlib.sha256).hexdigest()
    if x_signature != expected:
        raise HTTPException(401)
`,
    [MAIN]: [
      [
        'from app.people.routes import auth, people',
        'from app.people.hooks import auth\nfrom app.people.routes import people',
      ],
    ],
  }),
  plant('bookshop', 'secrets/token-never-expires', 'a token for ever', {
    [SECURITY]: [[', "exp": datetime.now(UTC) + settings.token_lifetime', '']],
  }),
  plant('newsroom', 'secrets/token-not-verified', 'the token says how it is signed', {
    'app/dependencies.py': [['["HS256"], options={"require": ["exp"]}', 'options={"verify_signature": False}']],
  }),
  plant('bookshop', 'secrets/token-purpose-not-checked', 'a reset token signs in', {
    [SECURITY]: `def make_reset_token(person: Person) -> str:
    settings = get_settings()
    claims = {"sub": str(person.id), "exp": datetime.now(UTC) + settings.token_lifetime}
    return jwt.encode(claims, settings.secret_key.get_secret_value(), ALGORITHM)
`,
    [PEOPLE]: `from app.security import make_reset_token


@auth.post("/reset")
def start_reset(session: Db, email: str) -> None:
    person = service.by_email(session, email)
    if person is not None:
        print(make_reset_token(person))
`,
  }),
  plant('bookshop', 'secrets/user-enumeration', 'who has an account', {
    [PEOPLE]: `from app.security import passwords


@auth.post("/login")
def log_in(session: Db, form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    person = service.by_email(session, form.username)
    if person is None:
        raise HTTPException(401, "No account with this address")
    if not passwords.verify(form.password, person.password_hash):
        raise HTTPException(401, "Wrong password")
    return Token(access_token=make_token(person))
`,
  }),
]
