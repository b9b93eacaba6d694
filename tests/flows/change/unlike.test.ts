import { expect, test } from 'vitest'
import type { DesignRequest } from '../../../src/model/index.ts'
import { proposed } from './changed.ts'
import type { Repository } from './repositories.ts'

const READ = (name: string, path: string): string => `

@app.get("/${path}/{${path}_id}", response_model=${name}Out)
def get_${path}(${path}_id: int, session: Session = Depends(get_session)):
    return session.get(${name}, ${path}_id)
`

const MADE = (name: string, path: string, given: string): string => `

@app.get("/${path}", response_model=list[${name}Out])
def list_${path}(session: Session = Depends(get_session)):
    return session.scalars(select(${name})).all()


@app.post("/${path}", response_model=${name}Out)
def create_${path}(body: ${name}Create, session: Session = Depends(get_session)):
    row = ${name}(${given})
    session.add(row)
    session.commit()
    return row
`

/** More is done to prices, and kinds have a text as a new resource has. */
const SHOP: Repository = {
  'app/__init__.py': '',
  'app/models.py': `from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Price(Base):
    __tablename__ = "price"

    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]


class Kind(Base):
    __tablename__ = "kind"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
`,
  'app/main.py': `from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.models import Kind, Price

engine = create_engine("postgresql://localhost/shop")
app = FastAPI()


class PriceCreate(BaseModel):
    amount: int


class PriceOut(PriceCreate):
    id: int


class KindCreate(BaseModel):
    name: str


class KindOut(KindCreate):
    id: int


def get_session():
    with Session(engine) as session:
        yield session
${READ('Price', 'price')}${MADE('Price', 'price', 'amount=body.amount')}${MADE('Kind', 'kind', 'name=body.name')}`,
}

const WORDS = { text: '', start: 0, end: 0 }
const request = (fields: Readonly<Record<string, string>>): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Label',
      table: null,
      from: WORDS,
      fields: Object.entries(fields).map(([name, type]) => ({ name, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
})

test('what has fields like those that are asked for is the pattern, even where more is done to another one', async () => {
  const chosen = async (fields: Readonly<Record<string, string>>): Promise<string> =>
    (await proposed(SHOP, request(fields))).style.map(({ text }) => text).join()
  expect(await chosen({ title: 'str(..80)' })).toContain('`Kind` is the resource')
  expect(await chosen({ weight: 'int' })).toContain('`Price` is the resource')
})
