from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, status
from fastapi.security import OAuth2PasswordRequestForm

from app.database import Db
from app.people import service
from app.people.models import Person, PersonCreate, PersonPublic, PersonUpdate, Token
from app.security import CurrentPerson, make_token, require_admin

auth = APIRouter(prefix="/auth", tags=["people"])
people = APIRouter(prefix="/people", tags=["people"])


@auth.post("/token")
def sign_in(session: Db, form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    person = service.authenticate(session, form.username, form.password)
    if person is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Wrong address or password")
    return Token(access_token=make_token(person))


@people.post("", response_model=PersonPublic, status_code=status.HTTP_201_CREATED)
def register(session: Db, data: PersonCreate) -> Person:
    return service.register(session, data)


@people.get("/me", response_model=PersonPublic)
def read_me(person: CurrentPerson) -> Person:
    return person


@people.patch("/me", response_model=PersonPublic)
def update_me(session: Db, person: CurrentPerson, data: PersonUpdate) -> Person:
    return service.update(session, person, data)


@people.get("", response_model=list[PersonPublic], dependencies=[Depends(require_admin)])
def list_people(
    session: Db,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> list[Person]:
    return service.page(session, offset, limit)
