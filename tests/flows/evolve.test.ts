import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type NamedState, evolve } from '../../src/flows/evolve.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { ChangeKind, Evolution } from '../../src/model/index.ts'
import { emptyFolder } from '../temporary.ts'
import { Repository } from './repository.ts'

const guarded = (handler: string): string => `
import jwt
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session
from app.models import Order, User, get_db

app = FastAPI()
bearer = HTTPBearer()

def current_user(token=Depends(bearer), db: Session = Depends(get_db)) -> User:
    user = db.get(User, jwt.decode(token.credentials, "key")["sub"])
    if user is None:
        raise HTTPException(401, "who are you")
    return user

class OrderRead(BaseModel):
    id: int
    total: float

${handler}
`
const models = `
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

def get_db():
    with sessionmaker(create_engine("postgresql://"))() as session:
        yield session

class Base(DeclarativeBase): ...
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    total: Mapped[float]
`
const before = guarded(`
@app.get("/orders", response_model=list[OrderRead])
def list_orders(limit: int = 20, db: Session = Depends(get_db), user: User = Depends(current_user)):
    return db.scalars(select(Order).where(Order.owner_id == user.id).order_by(Order.id).limit(limit)).all()
`)
const after = guarded(`
@app.get("/orders", response_model=list[OrderRead])
def list_orders(limit: int = 50, db: Session = Depends(get_db)):
    if limit > 100:
        raise HTTPException(400, "too many")
    return db.scalars(select(Order).order_by(Order.total).limit(limit)).all()
`).replace('total: float', 'sum: float')

const all: readonly ChangeKind[] = ['contract', 'security', 'behaviour']
const between = (base: NamedState, head: NamedState, kinds = all): Promise<Evolution> =>
  evolve(
    {
      base,
      head,
      kinds,
      renames: { tables: [], columns: [] },
      fills: new Map(),
      entries: ['app/main.py:app'],
      environment: {},
      cache: false,
    },
    silent,
  )
const files = (main: string) => ({
  'app/__init__.py': '',
  'app/models.py': models,
  'app/main.py': main,
  'requirements.txt': 'fastapi==0.115.0\npydantic==2.9.0\nsqlalchemy==2.0.0\n',
})
const revision = ({ folder }: Repository, name: string): NamedState => ({
  what: 'revision',
  name,
  directory: folder,
  revision: name,
})
const ids = ({ changes }: Evolution, kind: ChangeKind): readonly string[] =>
  changes.filter((change) => change.kind === kind).map(({ level, id }) => `${level} ${id}`)

describe('between a revision and the folder as it lies there', () => {
  test('the contract, what guarded it and what it does are compared, with places on both sides', async () => {
    const repository = new Repository().write(files(before)).commit('v1').write(files(after))
    const head: NamedState = { what: 'folder', name: '', directory: repository.folder }
    const evolution = await between(revision(repository, 'v1'), head)
    expect(ids(evolution, 'contract')).toEqual([
      'error response-required-property-removed',
      'info api-security-component-removed',
      'info api-version-not-bumped',
      'info api-security-anonymous-access-added',
      'info request-parameter-default-value-changed',
      'info response-required-property-added',
    ])
    expect(ids(evolution, 'security')).toEqual(['error authentication-lost', 'error row-filter-lost'])
    expect(ids(evolution, 'behaviour')).toEqual(
      expect.arrayContaining(['warning default-changed', 'warning refusal-added', 'warning sort-changed']),
    )
    const lost = evolution.changes.find(({ id }) => id === 'row-filter-lost')
    expect([lost?.before, lost?.after].map((place) => place?.file)).toEqual(['app/main.py', 'app/main.py'])
    expect(lost?.before?.line).toBeGreaterThan(0)
    expect(evolution.examined).toMatchObject({ kinds: all, shared: 1, silent: [] })
  })

  test('the same twice changes nothing', async () => {
    const repository = new Repository().write(files(before)).commit('v1').write({ 'README.md': 'x' }).commit('v2')
    expect((await between(revision(repository, 'v1'), revision(repository, 'v2'))).changes).toEqual([])
  })

  test('only what was asked for is compared', async () => {
    const repository = new Repository().write(files(before)).commit('v1').write(files(after)).commit('v2')
    const [v1, v2] = [revision(repository, 'v1'), revision(repository, 'v2')]
    expect(new Set((await between(v1, v2, ['security'])).changes.map(({ kind }) => kind))).toEqual(
      new Set(['security']),
    )
    expect(new Set((await between(v1, v2, ['contract'])).changes.map(({ kind }) => kind))).toEqual(
      new Set(['contract']),
    )
  })
})

describe('with a contract on one side', () => {
  const contract = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'FastAPI', version: '0.1.0' },
    paths: { '/gone': { get: { responses: { '200': { description: 'ok' } } } } },
  })

  test('only contracts are compared, and the rest is said not to be', async () => {
    const repository = new Repository().write(files(before))
    const base: NamedState = {
      what: 'contract',
      name: 'api.json',
      path: join(repository.write({ 'api.json': contract }).folder, 'api.json'),
      at: null,
    }
    const evolution = await between(base, { what: 'folder', name: '', directory: repository.folder })
    expect(ids(evolution, 'contract')).toContain('error api-path-removed-without-deprecation')
    expect(ids(evolution, 'contract')).toContain('info endpoint-added')
    expect(evolution.examined.silent.map(({ kind }) => kind)).toEqual(['security', 'behaviour'])
    expect(evolution.changes.find(({ id }) => id === 'endpoint-added')?.after?.file).toBe('app/main.py')
  })

  test('it may be read at a revision', async () => {
    const repository = new Repository().write({ 'docs/api.json': contract }).commit('v1')
    repository.write({ 'docs/api.json': contract.replace('/gone', '/here') }).commit('v2')
    const at = (tag: string): NamedState => ({
      what: 'contract',
      name: `${tag}:docs/api.json`,
      path: 'docs/api.json',
      at: { directory: repository.folder, revision: tag },
    })
    expect(ids(await between(at('v1'), at('v2')), 'contract')).toContain('info endpoint-added')
    const missing = { ...at('v1'), path: 'docs/nothing.json' } as NamedState
    await expect(between(missing, at('v2'))).rejects.toThrow('there is no file docs/nothing.json at v1')
  })

  test('a blueprint is said to come later', async () => {
    const folder = new Repository().write({ 'architect.yaml': 'architect: 1\napp: shop\n' }).folder
    const base: NamedState = {
      what: 'contract',
      name: 'architect.yaml',
      path: join(folder, 'architect.yaml'),
      at: null,
    }
    await expect(between(base, base)).rejects.toThrow('blueprints are not compared yet')
  })
})

test('a folder without Python is told', async () => {
  const nothing: NamedState = { what: 'folder', name: '', directory: emptyFolder() }
  await expect(between(nothing, nothing)).rejects.toThrow('no Python files')
})
