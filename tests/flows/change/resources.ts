import type { Repository } from './repositories.ts'

/** Small repositories with a whole resource each, in a style of its own. */

/** SQLModel, all classes in one module, a router for each resource, an owner whose side of the reference is said, too. */
export const SHELF: Repository = {
  'app/__init__.py': '',
  'app/models.py': `import uuid

from sqlmodel import Field, Relationship, SQLModel


class User(SQLModel, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    email: str = Field(max_length=255)
    items: list["Item"] = Relationship(back_populates="owner", cascade_delete=True)


class ItemBase(SQLModel):
    title: str = Field(min_length=1, max_length=255)
    description: str | None = Field(default=None, max_length=255)


# Properties to receive on item creation
class ItemCreate(ItemBase):
    pass


class ItemUpdate(SQLModel):
    title: str | None = Field(default=None, min_length=1, max_length=255)
    description: str | None = Field(default=None, max_length=255)


class Item(ItemBase, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    owner_id: uuid.UUID = Field(foreign_key="user.id", nullable=False)
    owner: User | None = Relationship(back_populates="items")


class ItemPublic(ItemBase):
    id: uuid.UUID
    owner_id: uuid.UUID


class ItemsPublic(SQLModel):
    data: list[ItemPublic]
    count: int


class Message(SQLModel):
    message: str
`,
  'app/deps.py': `from typing import Annotated

from fastapi import Depends, Header, HTTPException
from sqlmodel import Session, create_engine, select

from app.models import User

engine = create_engine("postgresql://localhost/shelf")


def get_session():
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


def get_current_user(session: SessionDep, authorization: Annotated[str, Header()]) -> User:
    user = session.exec(select(User).where(User.email == authorization)).first()
    if user is None:
        raise HTTPException(status_code=401, detail="Who are you?")
    return user


CurrentUser = Annotated[User, Depends(get_current_user)]
`,
  'app/routes/__init__.py': '',
  'app/routes/items.py': `import uuid
from typing import Any

from fastapi import APIRouter, HTTPException
from sqlmodel import func, select

from app.deps import CurrentUser, SessionDep
from app.models import Item, ItemCreate, ItemPublic, ItemsPublic, ItemUpdate, Message

router = APIRouter(prefix="/items", tags=["items"])


@router.get("/", response_model=ItemsPublic)
def read_items(session: SessionDep, current_user: CurrentUser, limit: int = 100) -> Any:
    """
    Retrieve items.
    """
    count = session.exec(select(func.count()).select_from(Item)).one()
    statement = select(Item).where(Item.owner_id == current_user.id).order_by(Item.title).limit(limit)
    items = session.exec(statement).all()
    return ItemsPublic(data=items, count=count)


@router.get("/{id}", response_model=ItemPublic)
def read_item(session: SessionDep, current_user: CurrentUser, id: uuid.UUID) -> Any:
    """
    Get an item by ID.
    """
    item = session.get(Item, id)
    if not item or item.owner_id != current_user.id:
        raise HTTPException(status_code=404, detail="Item not found")
    return item


@router.post("/", response_model=ItemPublic)
def create_item(session: SessionDep, current_user: CurrentUser, item_in: ItemCreate) -> Any:
    item = Item.model_validate(item_in, update={"owner_id": current_user.id})
    session.add(item)
    session.commit()
    return item


@router.put("/{id}", response_model=ItemPublic)
def update_item(session: SessionDep, current_user: CurrentUser, id: uuid.UUID, item_in: ItemUpdate) -> Any:
    item = session.get(Item, id)
    if not item or item.owner_id != current_user.id:
        raise HTTPException(status_code=404, detail="Item not found")
    item.sqlmodel_update(item_in.model_dump(exclude_unset=True))
    session.commit()
    return item


@router.post("/{id}/shout")
def shout_item(session: SessionDep, current_user: CurrentUser, id: uuid.UUID) -> Message:
    item = session.get(Item, id)
    return Message(message=loud(item.title))


def loud(text: str) -> str:
    return text.upper()


@router.delete("/{id}")
def delete_item(session: SessionDep, current_user: CurrentUser, id: uuid.UUID) -> Message:
    item = session.get(Item, id)
    if not item or item.owner_id != current_user.id:
        raise HTTPException(status_code=404, detail="Item not found")
    session.delete(item)
    session.commit()
    return Message(message="Item deleted")
`,
  'app/main.py': `from fastapi import FastAPI

from app.routes import items

app = FastAPI()
app.include_router(items.router)
`,
  'tests/__init__.py': '',
  'tests/test_items.py': `from app.models import Item


def test_create_item(client, headers):
    data = {"title": "A kettle", "description": "Copper"}
    response = client.post("/items/", json=data, headers=headers)
    assert response.status_code == 200
    content = response.json()
    assert content["title"] == data["title"]
    assert content["description"] == data["description"]
    for key, value in data.items():
        assert content[key] == value


def test_shout_item(client, headers, item: Item):
    assert client.post(f"/items/{item.id}/shout", headers=headers).status_code == 200
`,
}

/** SQLAlchemy 2 with async sessions: repository, service, a filter, a rule about one field, an enum, a parent. */
export const HARBOUR: Repository = {
  'app/__init__.py': '',
  'app/models/__init__.py':
    'from app.models.boat import Boat\nfrom app.models.harbour import Harbour\n\n__all__ = ["Boat", "Harbour"]\n',
  'app/models/base.py': `from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass
`,
  'app/models/harbour.py': `from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Harbour(Base):
    __tablename__ = "harbours"

    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str] = mapped_column(String(80))
`,
  'app/models/boat.py': `from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class BoatKind(StrEnum):
    SAIL = "sail"
    MOTOR = "motor"


class Boat(Base):
    __tablename__ = "boats"
    __table_args__ = (UniqueConstraint("name", "harbour_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[BoatKind] = mapped_column(String(20), default=BoatKind.SAIL)
    harbour_id: Mapped[int] = mapped_column(ForeignKey("harbours.id"))
`,
  'app/schemas/__init__.py': '',
  'app/schemas/boat.py': `from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.models.boat import BoatKind


class BoatCreate(BaseModel):
    name: str = Field(max_length=100)
    kind: BoatKind = BoatKind.SAIL
    harbour_id: int

    @field_validator("name")
    @classmethod
    def no_numbers(cls, value: str) -> str:
        if value.isdigit():
            raise ValueError("a name is a word")
        return value


class BoatUpdate(BaseModel):
    name: str | None = Field(default=None, max_length=100)
    kind: BoatKind | None = None


class BoatRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    kind: BoatKind
    harbour_id: int
`,
  'app/repositories/__init__.py': '',
  'app/repositories/boats.py': `from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Boat


class BoatRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def list(self, name: str | None = None) -> list[Boat]:
        query = select(Boat).order_by(Boat.name)
        if name:
            query = query.where(Boat.name == name)
        return list(await self.session.scalars(query))

    async def get(self, boat_id: int) -> Boat | None:
        return await self.session.get(Boat, boat_id)

    async def add(self, boat: Boat) -> Boat:
        self.session.add(boat)
        await self.session.commit()
        return boat
`,
  'app/services/__init__.py': '',
  'app/services/boats.py': `from app.models import Boat
from app.repositories.boats import BoatRepository
from app.schemas.boat import BoatCreate, BoatUpdate


class BoatNotFound(Exception):
    """No boat has this number."""


class BoatService:
    def __init__(self, boats: BoatRepository) -> None:
        self.boats = boats

    async def list(self, name: str | None = None) -> list[Boat]:
        return await self.boats.list(name=name)

    async def get(self, boat_id: int) -> Boat:
        boat = await self.boats.get(boat_id)
        if boat is None:
            raise BoatNotFound
        return boat

    async def create(self, data: BoatCreate) -> Boat:
        return await self.boats.add(Boat(name=data.name, kind=data.kind, harbour_id=data.harbour_id))

    async def update(self, boat_id: int, data: BoatUpdate) -> Boat:
        boat = await self.get(boat_id)
        if data.name is not None:
            boat.name = data.name
        if data.kind is not None:
            boat.kind = data.kind
        await self.boats.session.commit()
        return boat
`,
  'app/database.py': `from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/harbour")
sessions = async_sessionmaker(engine)


async def get_session() -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(get_session)]
`,
  'app/api/__init__.py': '',
  'app/api/boats.py': `from typing import Annotated

from fastapi import APIRouter, Depends

from app.database import SessionDep
from app.models import Boat
from app.repositories.boats import BoatRepository
from app.schemas.boat import BoatCreate, BoatRead, BoatUpdate
from app.services.boats import BoatService

router = APIRouter(prefix="/boats", tags=["boats"])


def get_boat_service(session: SessionDep) -> BoatService:
    return BoatService(BoatRepository(session))


Boats = Annotated[BoatService, Depends(get_boat_service)]


@router.get("", response_model=list[BoatRead])
async def list_boats(boats: Boats, name: str | None = None) -> list[Boat]:
    return await boats.list(name=name)


@router.get("/{boat_id}", response_model=BoatRead)
async def get_boat(boats: Boats, boat_id: int) -> Boat:
    return await boats.get(boat_id)


@router.post("", response_model=BoatRead, status_code=201)
async def create_boat(boats: Boats, data: BoatCreate) -> Boat:
    return await boats.create(data)


@router.patch("/{boat_id}", response_model=BoatRead)
async def update_boat(boats: Boats, boat_id: int, data: BoatUpdate) -> Boat:
    return await boats.update(boat_id, data)
`,
  'app/main.py': `from fastapi import FastAPI

from app.api.boats import router as boats_router

app = FastAPI()

for router in [boats_router]:
    app.include_router(router)
`,
}

/** Columns of the classic kind, functions in crud modules, all routes of a thing in the main module, a page of \`items\`. */
export const KIOSK: Repository = {
  'kiosk/__init__.py': '',
  'kiosk/database.py': `from sqlalchemy import create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine('postgresql://localhost/kiosk')
SessionLocal = sessionmaker(bind=engine)
Base = declarative_base()


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()
`,
  'kiosk/models.py': `from sqlalchemy import Boolean, Column, DateTime, Integer, String, func

from kiosk.database import Base


class Item(Base):
    __tablename__ = 'items'

    id = Column(Integer, primary_key=True)
    name = Column(String(200), nullable=False)
    amount = Column(Integer, nullable=False)
    is_fresh = Column(Boolean, nullable=False, default=False)
    created_at = Column(DateTime(timezone=True), server_default=func.now())
`,
  'kiosk/schemas.py': `from typing import Generic, List, Optional, TypeVar

from pydantic import BaseModel

T = TypeVar('T')


class Page(BaseModel, Generic[T]):
    items: List[T]
    total: int


class ItemCreate(BaseModel):
    name: str
    amount: int
    is_fresh: bool = False


class ItemOut(BaseModel):
    id: int
    name: str
    amount: int
    is_fresh: bool
`,
  'kiosk/crud.py': `from sqlalchemy.orm import Session

from kiosk import models, schemas


def get_items(db: Session, skip: int = 0):
    return db.query(models.Item).order_by(models.Item.amount).offset(skip).limit(100).all()


def get_item(db: Session, item_id: int):
    return db.query(models.Item).filter(models.Item.id == item_id).first()


def create_item(db: Session, item: schemas.ItemCreate):
    db_item = models.Item(name=item.name, amount=item.amount, is_fresh=item.is_fresh)
    db.add(db_item)
    db.commit()
    return db_item


def total_of_items(items):
    return sum(item.amount for item in items)
`,
  'kiosk/main.py': `from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.orm import Session

from kiosk import crud, schemas
from kiosk.database import get_db

app = FastAPI()


@app.get('/items', response_model=schemas.Page[schemas.ItemOut])
def read_items(skip: int = 0, db: Session = Depends(get_db)):
    items = crud.get_items(db, skip)
    return schemas.Page(items=items, total=len(items))


@app.get('/items/{item_id}', response_model=schemas.ItemOut)
def read_item(item_id: int, db: Session = Depends(get_db)):
    item = crud.get_item(db, item_id)
    if item is None:
        raise HTTPException(status_code=404, detail='Item not found')
    return item


@app.post('/items', response_model=schemas.ItemOut)
def create_item(item: schemas.ItemCreate, db: Session = Depends(get_db)):
    return crud.create_item(db, item)


@app.get('/total')
def read_total(db: Session = Depends(get_db)):
    return crud.total_of_items(crud.get_items(db))
`,
}
