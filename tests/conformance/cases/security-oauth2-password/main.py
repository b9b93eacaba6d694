"""The password bearer with scopes, required by some."""

from typing import Annotated

from fastapi import Depends, FastAPI, Security
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm, SecurityScopes

oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"me": "Read yourself.", "items": "Read items."})
app = FastAPI()


def current_user(scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]) -> str:
    return token


def active_user(user: Annotated[str, Security(current_user, scopes=["me"])]) -> str:
    return user


@app.post("/token")
def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> dict[str, str]: ...


@app.get("/open")
def open_() -> None: ...


@app.get("/token-only")
def token_only(token: str = Depends(oauth2)) -> None: ...


@app.get("/me")
def me(user: Annotated[str, Depends(active_user)]) -> None: ...


@app.get("/items")
def items(user: Annotated[str, Security(active_user, scopes=["items"])]) -> None: ...


@app.get("/decorated", dependencies=[Security(oauth2, scopes=["items", "me"])])
def decorated() -> None: ...
