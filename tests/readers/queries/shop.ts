import type { Statement } from '../../../src/model/data.ts'
import { readStatements } from '../../../src/readers/queries/index.ts'
import { follow } from '../following.ts'

const MODELS = `
from sqlalchemy import ForeignKey, Table, Column, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(default=False)
    items: Mapped[list["Item"]] = relationship(back_populates="owner")

class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    price: Mapped[int] = mapped_column("price_cents")
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    owner: Mapped["User"] = relationship(back_populates="items")
    tags: Mapped[list["Tag"]] = relationship(lazy="selectin")

class Tag(Base):
    __tablename__ = "tags"
    __table_args__ = {"schema": "shop"}
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

log = Table("audit_log", Base.metadata, Column("id", Integer), Column("note", String))
`

const MAIN = `
from fastapi import FastAPI, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy import select, insert, update, delete, func, text, or_, and_, exists, desc, union_all
from sqlalchemy.orm import Session, sessionmaker, selectinload, joinedload, aliased
from sqlalchemy.ext.asyncio import AsyncSession
from models import User, Item, Tag, log

class ItemIn(BaseModel):
    title: str
    price: int = 3

make_session = sessionmaker()

def get_db():
    with make_session() as session:
        yield session

def get_async() -> AsyncSession: ...

def current_user(db: Session = Depends(get_db), token: str = ""):
    user = db.get(User, token)
    if user is None:
        raise HTTPException(401)
    return user

app = FastAPI()
`

/** The statements of the handler `go`, written out; those of `current_user` left aside. */
export function statementsOf(
  handler: string,
  more: Readonly<Record<string, string>> = {},
  path = '/go',
): readonly Statement[] {
  const { runs, machine } = follow({ 'models.py': MODELS, 'main.py': `${MAIN}\n${handler}`, ...more }, path)
  return readStatements(runs, { machine }).filter((one) => one.chain[0]?.what !== 'current_user')
}

export const allStatementsOf = (handler: string, path = '/go'): readonly Statement[] => {
  const { runs, machine } = follow({ 'models.py': MODELS, 'main.py': `${MAIN}\n${handler}` }, path)
  return readStatements(runs, { machine })
}

/** `items.owner_id == principal` */
export const filters = (one: Statement | undefined): readonly string[] =>
  (one?.filters ?? []).map((filter) => `${filter.column} ${filter.operator} ${filter.from}`)
export const shown = (all: readonly Statement[]): readonly string[] =>
  all.map((one) => `${one.verb} ${one.tables.join(', ')}`)
