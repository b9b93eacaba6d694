"""Several schemes in one operation are separate requirements; the same name merges."""

from fastapi import APIRouter, Depends, FastAPI, Security
from fastapi.security import APIKeyHeader, HTTPBearer, OAuth2PasswordBearer

bearer = HTTPBearer()
other_bearer = HTTPBearer(description="A second instance under the same name")
key = APIKeyHeader(name="X-Key")
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"a": "A", "b": "B"})


def either(token=Depends(bearer), api_key=Depends(key)) -> None: ...


def a(token=Security(oauth2, scopes=["a"])) -> None: ...


def b(token=Security(oauth2, scopes=["b"])) -> None: ...


router = APIRouter(dependencies=[Depends(key)])


@router.get("/both")
def both(_=Depends(either)) -> None: ...


@router.get("/scopes", dependencies=[Depends(a), Depends(b)])
def scopes() -> None: ...


@router.get("/second")
def second(_=Depends(other_bearer)) -> None: ...


app = FastAPI()
app.include_router(router)
