import type { Repository } from './repositories.ts'

/** Tables that are mapped as dataclasses, a router that names who calls itself, a class for what is searched, and factories. */
export const HOUSEHOLD: Repository = {
  'alembic.ini': '[alembic]\nscript_location = migrations\n',
  'migrations/env.py': 'from alembic import context\n\ncontext.configure(target_metadata=None)\n',
  'migrations/versions/0001_first.py': `"""first

Revision ID: 0001
Revises:

"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "chores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("chores")
    op.drop_table("people")
`,
  'household/__init__.py': '',
  'household/models.py': `from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_as_dataclass, mapped_column, registry, relationship

tables = registry()


@mapped_as_dataclass(tables)
class Person:
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    email: Mapped[str]

    chores: Mapped[list["Chore"]] = relationship(init=False, cascade="all, delete-orphan", lazy="selectin")


@mapped_as_dataclass(tables)
class Chore:
    __tablename__ = "chores"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    title: Mapped[str]
    room: Mapped[str]

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
`,
  'household/schemas.py': `from pydantic import BaseModel, Field


class FilterPage(BaseModel):
    offset: int = Field(0, ge=0)
    limit: int = Field(100, ge=1)


class ChoreSchema(BaseModel):
    title: str
    room: str


class ChorePublic(ChoreSchema):
    id: int


class ChoreList(BaseModel):
    chores: list[ChorePublic]


class FilterChore(FilterPage):
    title: str | None = Field(None, min_length=3)
    room: str | None = None


class ChoreUpdate(BaseModel):
    title: str | None = None
    room: str | None = None
`,
  'household/security.py': `from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from household.models import Person

engine = create_engine("postgresql://localhost/household")
scheme = OAuth2PasswordBearer(tokenUrl="token")


def get_session():
    with Session(engine) as session:
        yield session


def get_current_person(session: Session = Depends(get_session), token: str = Depends(scheme)) -> Person:
    person = session.scalar(select(Person).where(Person.email == token))
    if not person:
        raise HTTPException(status_code=401, detail="Sign in first")
    return person
`,
  'household/routers/__init__.py': '',
  'household/routers/chores.py': `from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from sqlalchemy import select
from sqlalchemy.orm import Session

from household.models import Chore, Person
from household.schemas import ChoreList, ChorePublic, ChoreSchema, ChoreUpdate, FilterChore
from household.security import get_current_person, get_session

router = APIRouter(prefix="/chores", tags=["chores"])

Db = Annotated[Session, Depends(get_session)]
CurrentPerson = Annotated[Person, Depends(get_current_person)]


@router.post("/", response_model=ChorePublic)
def create_chore(chore: ChoreSchema, person: CurrentPerson, session: Db):
    db_chore = Chore(
        title=chore.title,
        room=chore.room,
        person_id=person.id,
    )
    session.add(db_chore)
    session.commit()
    return db_chore


@router.get("/", response_model=ChoreList)
def list_chores(session: Db, person: CurrentPerson, chore_filter: Annotated[FilterChore, Query()]):
    query = select(Chore).where(Chore.person_id == person.id)

    if chore_filter.title:
        query = query.filter(Chore.title.contains(chore_filter.title))

    if chore_filter.room:
        query = query.filter(Chore.room == chore_filter.room)

    chores = session.scalars(query.offset(chore_filter.offset).limit(chore_filter.limit))
    return {"chores": chores.all()}


@router.patch("/{chore_id}", response_model=ChorePublic)
def patch_chore(chore_id: int, session: Db, person: CurrentPerson, chore: ChoreUpdate):
    db_chore = session.scalar(select(Chore).where(Chore.person_id == person.id, Chore.id == chore_id))
    if not db_chore:
        raise HTTPException(status_code=404, detail="Chore not found")
    for key, value in chore.model_dump(exclude_unset=True).items():
        setattr(db_chore, key, value)
    session.commit()
    return db_chore
`,
  'household/app.py': `from fastapi import FastAPI

from household.routers import chores

app = FastAPI()
app.include_router(chores.router)
`,
  'tests/__init__.py': '',
  'tests/factories.py': `import factory

from household.models import Chore


class ChoreFactory(factory.Factory):
    class Meta:
        model = Chore

    title = factory.Faker("text")
    room = factory.Faker("text")
    person_id = 1
`,
  'tests/test_models.py': `from dataclasses import asdict

from household.models import Chore, Person


def test_create_person(session):
    person = Person(email="ann@example.com")
    session.add(person)
    session.commit()

    assert asdict(person) == {
        "id": 1,
        "email": "ann@example.com",
        "chores": [],
    }


def test_create_chore(session, person):
    chore = Chore(title="Dust", room="Hall", person_id=person.id)
    session.add(chore)
    session.commit()

    assert asdict(chore) == {"id": 1, "title": "Dust", "room": "Hall", "person_id": 1}
`,
  'tests/test_chores.py': `from tests.factories import ChoreFactory


def test_create_chore(client, token):
    response = client.post("/chores/", headers=token, json={"title": "Dust", "room": "Hall"})
    assert response.json() == {
        "id": 1,
        "title": "Dust",
        "room": "Hall",
    }


def test_list_chores_filter_title(session, client, person, token):
    session.add_all(ChoreFactory.create_batch(5, person_id=person.id, title="Dusting"))
    session.commit()

    response = client.get("/chores/?title=Dust&room=Hall", headers=token)

    assert len(response.json()["chores"]) == 5
`,
}
