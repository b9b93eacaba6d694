import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadParser } from '../../../src/python/syntax/index.ts'
import type { Syntax } from '../../../src/python/modules/program.ts'
import { recoverTables } from '../../recover-tables.ts'

let syntax: Syntax
const folder = mkdtempSync(join(tmpdir(), 'tables-'))
beforeAll(async () => {
  syntax = await loadParser()
})
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function read(files: Readonly<Record<string, string>>, further = false) {
  const root = join(folder, String(++count))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return recoverTables(root, 'main.py', syntax, { further })
}

const BASE = `
from sqlalchemy import ForeignKey, String, Column, Table, Time
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, backref
class Base(DeclarativeBase): pass
`

describe('tables of SQLAlchemy', () => {
  it('maps what a function maps as a dataclass with a registry', () => {
    const { tables } = read({
      'main.py': `
from sqlalchemy.orm import Mapped, mapped_as_dataclass, mapped_column, registry
tables = registry()
@mapped_as_dataclass(tables)
class Author:
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
`,
    })
    expect(tables.map(({ name, columns }) => [name, columns.map((one) => one.name)])).toEqual([
      ['authors', ['id', 'name']],
    ])
  })

  it('tells the two sides of a relationship apart, and makes the other side of a backref', () => {
    const { tables } = read({
      'main.py': `${BASE}
class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    books = relationship("Book", backref=backref("author", lazy="joined"), lazy="selectin", cascade="all")
class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey(Author.id))
`,
    })
    const [authors, books] = tables
    expect(authors!.relationships).toMatchObject([
      { name: 'books', target: 'books', many: true, loading: 'selectin', cascade: 'all', backPopulates: 'author' },
    ])
    expect(books!.relationships).toMatchObject([
      { name: 'author', target: 'authors', many: false, loading: 'joined', backPopulates: 'books' },
    ])
    expect(books!.foreignKeys[0]!.references).toEqual({ table: 'authors', columns: ['id'] })
  })

  it('reads an annotation before an attribute of the same name hides its type', () => {
    const { tables } = read({
      'main.py': `${BASE}
from datetime import time
class Hook(Base):
    __tablename__ = "hooks"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[time | None] = mapped_column(Time)
    time: Mapped[str | None] = mapped_column(String)
`,
    })
    expect(tables[0]!.columns.map(({ name, nullable }) => [name, nullable])).toEqual([
      ['id', false],
      ['at', true],
      ['time', true],
    ])
  })

  it('finds models that only the migrations import', () => {
    const files = {
      'main.py': 'from app.user import User\n',
      'app/base.py': BASE,
      'app/user.py':
        'from app.base import *\nclass User(Base):\n    __tablename__ = "users"\n    id: Mapped[int] = mapped_column(primary_key=True)\n',
      'app/audit.py':
        'from app.base import *\nclass Audit(Base):\n    __tablename__ = "audits"\n    id: Mapped[int] = mapped_column(primary_key=True)\n',
    }
    expect(read(files).tables.map(({ id }) => id)).toEqual(['users'])
    const further = read(files, true)
    expect(further.tables.map(({ id }) => id)).toEqual(['users', 'audits'])
    expect(further.imported).toEqual(['app/audit.py'])
  })

  it('leaves a type open that nobody can tell', () => {
    const { tables, unresolved } = read({
      'main.py': `${BASE}
from somewhere import Special
class Thing(Base):
    __tablename__ = "things"
    id: Mapped[int] = mapped_column(primary_key=True)
    special = mapped_column(Special())
`,
    })
    expect(tables[0]!.columns[1]).toMatchObject({ name: 'special', type: '' })
    expect(unresolved.map(({ text }) => text)).toEqual(['the type of things.special is not told'])
  })
})

it('the condition of an index was written with the value of a member, though the type of the project stores its name', () => {
  const { sql } = read({
    'main.py': `${BASE}
import enum
from sqlalchemy import Index
from sqlalchemy.types import TypeDecorator

class State(enum.Enum):
    OPEN = "open"
    DONE = "done"

class Stored(TypeDecorator):
    impl = String
    def __init__(self, of, *args):
        self.of = of
        super().__init__(*args)
    def process_bind_param(self, value, dialect):
        return None if value is None else value.name

class Job(Base):
    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State] = mapped_column(Stored(State, 20))
    __table_args__ = (Index("open_jobs", id, postgresql_where=state != State.DONE),)
`,
  })
  expect(sql).toContain("WHERE state != 'DONE'")
})
