import { describe, expect, it } from 'vitest'
import { filters, shown, statementsOf } from './shop.ts'

const go = (body: string, parameters = 'db: Session = Depends(get_db)', path = '/go'): string =>
  `@app.get("${path}")\ndef go(${parameters}):\n${body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`

describe('a select', () => {
  it('names its table and where a filter comes from', () => {
    const [one] = statementsOf(
      go(
        'return db.execute(select(Item).where(Item.title == title)).scalars().all()',
        'title: str, db: Session = Depends(get_db)',
      ),
    )
    expect(shown([one!])).toEqual(['select items'])
    expect(one!.filters).toEqual([{ column: 'items.title', operator: '==', from: 'query', text: 'title' }])
    expect(one!.limited).toBe('no')
  })
  it('names columns that are annotated alone, where a registry maps the class', () => {
    const mapped = `from sqlalchemy.orm import mapped_as_dataclass, registry
tables = registry()
@mapped_as_dataclass(tables)
class Chore:
    __tablename__ = "chores"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    title: Mapped[str]
`
    const [one] = statementsOf(`${mapped}${go('return db.scalars(select(Chore).where(Chore.title == "Dust")).all()')}`)
    expect(filters(one)).toEqual(['chores.title == constant'])
  })
  it('is one statement when it is built first and executed later', () => {
    expect(shown(statementsOf(go('s = select(Item)\ns = s.where(Item.id > 3)\nreturn db.scalars(s).all()')))).toEqual([
      'select items',
    ])
  })
  it('that is never executed is no statement', () => {
    expect(statementsOf(go('select(Item)\nreturn []'))).toEqual([])
  })
  it('shows its sort with direction', () => {
    const [one] = statementsOf(
      go('return db.scalars(select(Item).order_by(Item.price.desc(), Item.title, desc(Item.id))).all()'),
    )
    expect(one!.sort).toEqual(['price_cents desc', 'title', 'id desc'])
  })
  it('is limited by limit, by first and by get', () => {
    expect(statementsOf(go('return db.scalars(select(Item).limit(10)).all()'))[0]!.limited).toBe('yes')
    expect(statementsOf(go('return db.scalars(select(Item)).first()'))[0]!.limited).toBe('yes')
    expect(statementsOf(go('return db.get(Item, 1)'))[0]!.limited).toBe('yes')
  })
  it('of an aggregate is one row', () => {
    expect(statementsOf(go('return db.scalar(select(func.count()).select_from(Item))'))[0]).toMatchObject({
      tables: ['items'],
      limited: 'yes',
    })
  })
  it('counts the tables of joins by class, by relationship and by alias', () => {
    const [one] = statementsOf(
      go('o = aliased(User)\nreturn db.execute(select(Item, o).join(o, o.id == Item.owner_id).join(Item.tags)).all()'),
    )
    expect(one!.tables).toEqual(['items', 'users', 'shop.tags'])
    expect(filters(one)).toEqual(['users.id == column'])
  })
  it('takes the tables and filters of its subqueries', () => {
    const [one] = statementsOf(
      go(
        'mine = select(User.id).where(User.email == email)\nreturn db.scalars(select(Item).where(Item.owner_id.in_(mine))).all()',
        'email: str, db: Session = Depends(get_db)',
      ),
    )
    expect(one!.tables).toEqual(['items', 'users'])
    expect(filters(one)).toContain('users.email == query')
  })
  it('asks for certain what each of several conditions asks, and for the rest sometimes', () => {
    const [one] = statementsOf(
      `def seen(user):
    if user is None:
        return and_(Item.price > 0, Item.title.is_(None))
    return and_(Item.price > 0, or_(Item.title == "x", Item.owner_id == 3))

${go('return db.scalars(select(Item).where(seen(user))).all()', 'user: str | None = None, db: Session = Depends(get_db)')}`,
    )
    expect(one!.filters.map(({ column, within = [] }) => [column, within.join(' ')])).toEqual([
      ['items.price_cents', ''],
      ['items.title', 'sometimes all 1'],
      ['items.title', 'sometimes all 2 any 3'],
      ['items.owner_id', 'sometimes all 2 any 3'],
    ])
  })
  it('asks nothing for certain where one of several conditions is none', () => {
    const [one] = statementsOf(
      `def seen(user):
    if user is None:
        return or_(Item.price > 0, Item.title.is_(None))
    return Item.price > 0

${go('return db.scalars(select(Item).where(seen(user))).all()', 'user: str | None = None, db: Session = Depends(get_db)')}`,
    )
    expect(one!.filters.map(({ within = [] }) => within[0])).toEqual(['sometimes', 'sometimes', 'sometimes'])
  })
  it('reads and_, or_, not and methods of columns', () => {
    const [one] = statementsOf(
      go(
        'return db.scalars(select(Item).where(and_(Item.id > 3, or_(Item.title.ilike("%a%"), ~Item.title.is_(None))))).all()',
      ),
    )
    expect(filters(one)).toEqual(['items.id > constant', 'items.title ilike constant', 'items.title is constant'])
  })
  it('knows which methods look in small letters', () => {
    const [one] = statementsOf(
      go('return db.scalars(select(Item).where(Item.title.icontains("a"), Item.title.contains("b"))).all()'),
    )
    expect(one!.filters.map(({ operator, through }) => [operator, through])).toEqual([
      ['contains', 'lower'],
      ['contains', undefined],
    ])
  })
  it('turns a comparison round when the column stands on the right', () => {
    expect(filters(statementsOf(go('return db.scalars(select(Item).where(3 < Item.id)).all()'))[0])).toEqual([
      'items.id > constant',
    ])
  })
  it('reads filter_by against the class it selects', () => {
    expect(
      filters(
        statementsOf(
          go(
            'return db.scalars(select(Item).filter_by(title=title)).all()',
            'title: str, db: Session = Depends(get_db)',
          ),
        )[0],
      ),
    ).toEqual(['items.title == query'])
  })
  it('shows what it loads with it', () => {
    const [one] = statementsOf(
      go('return db.scalars(select(User).options(selectinload(User.items).joinedload(Item.owner))).all()'),
    )
    expect(one!.loads).toEqual(['items.owner joined'])
  })
  it('built in two ways is one statement with the filters of both', () => {
    const [one, ...rest] = statementsOf(
      go(
        's = select(Item)\nif q:\n    s = s.where(Item.title == q)\nreturn db.scalars(s).all()',
        'q: str | None = None, db: Session = Depends(get_db)',
      ),
    )
    expect(rest).toEqual([])
    expect(filters(one)).toEqual(['items.title == query'])
  })
  it('of a plain table is read too', () => {
    const [one] = statementsOf(go('return db.execute(select(log).where(log.c.note == "x")).all()'))
    expect(one!.tables).toEqual(['audit_log'])
    expect(filters(one)).toEqual(['audit_log.note == constant'])
  })
  it('of a union has the tables of its parts', () => {
    expect(statementsOf(go('return db.execute(union_all(select(Item.id), select(User.id))).all()'))[0]!.tables).toEqual(
      ['items', 'users'],
    )
  })
})

describe('the query object', () => {
  it('runs where it ends', () => {
    const [one] = statementsOf(go('return db.query(User).filter(User.email == "x").order_by(User.id).first()'))
    expect(one).toMatchObject({ verb: 'select', tables: ['users'], limited: 'yes', sort: ['id'] })
  })
  it('runs when a loop goes through it', () => {
    expect(shown(statementsOf(go('return [u.email for u in db.query(User).filter_by(is_admin=True)]')))).toEqual([
      'select users',
    ])
  })
  it('updates and deletes', () => {
    expect(
      shown(
        statementsOf(go('db.query(User).filter_by(id=1).update({"email": "x"})\ndb.query(Item).delete()\ndb.commit()')),
      ),
    ).toEqual(['update users', 'delete items'])
  })
})

describe('writing', () => {
  it('inserts what is added and names where it is committed', () => {
    const [one] = statementsOf(go('db.add(Item(title="x"))\ndb.commit()'))
    expect(one).toMatchObject({ verb: 'insert', tables: ['items'] })
    expect(one!.transaction).toMatch(/^committed in go \(main\.py:\d+\)$/)
  })
  it('inserts all that add_all is given', () => {
    expect(statementsOf(go('db.add_all([Item(title="x"), User(email="y")])'))[0]).toMatchObject({
      verb: 'insert',
      tables: ['items', 'users'],
      transaction: 'no commit seen',
    })
  })
  it('updates a loaded object once, however many attributes are set', () => {
    expect(
      shown(statementsOf(go('item = db.get(Item, 1)\nitem.title = "x"\nitem.price = 4\ndb.add(item)\ndb.commit()'))),
    ).toEqual(['select items', 'update items'])
  })
  it('deletes a loaded object', () => {
    expect(shown(statementsOf(go('item = db.get(Item, 1)\ndb.delete(item)\ndb.commit()')))).toEqual([
      'select items',
      'delete items',
    ])
  })
  it('by core statements filters as selects do', () => {
    const all = statementsOf(
      go(
        'db.execute(update(Item).where(Item.id == item_id).values(title="x"))\ndb.execute(delete(Tag).where(Tag.id == 1))\ndb.execute(insert(User).values(email="x"))',
        'item_id: int, db: Session = Depends(get_db)',
        '/go/{item_id}',
      ),
      {},
      '/go/{item_id}',
    )
    expect(shown(all)).toEqual(['update items', 'delete shop.tags', 'insert users'])
  })
  it('inside a block is committed by the block', () => {
    expect(statementsOf(go('with make_session.begin() as s:\n    s.add(Item(title="x"))', ''))[0]!.transaction).toMatch(
      /^committed by the block/,
    )
  })
  it('that is only flushed says so', () => {
    expect(statementsOf(go('db.add(Item(title="x"))\ndb.flush()'))[0]!.transaction).toBe('flushed, no commit seen')
  })
  it('is committed by a dependency that does so at its end', () => {
    const source = `def unit():\n    with make_session() as s:\n        yield s\n        s.commit()\n\n${go('db.add(Item(title="x"))', 'db: Session = Depends(unit)')}`
    expect(statementsOf(source)[0]!.transaction).toMatch(/^committed by a dependency in unit/)
  })
})

describe('raw statements', () => {
  it('keep their text, name their tables and the values handed over', () => {
    const [one] = statementsOf(
      go(
        'return db.execute(text("SELECT * FROM items i JOIN shop.tags t ON true WHERE i.id = :id"), {"id": q}).all()',
        'q: str, db: Session = Depends(get_db)',
      ),
    )
    expect(one).toMatchObject({ verb: 'raw', tables: ['items', 'shop.tags'] })
    expect(filters(one)).toEqual([':id = query'])
  })
  it('show a hole for what is not known', () => {
    expect(
      statementsOf(
        go(
          'return db.execute(text(f"SELECT * FROM items ORDER BY {sort}")).all()',
          'sort: str, db: Session = Depends(get_db)',
        ),
      )[0]!.sql,
    ).toBe('SELECT * FROM items ORDER BY {sort}')
  })
  it('of asyncpg are statements of their own', () => {
    const source = `import asyncpg\n@app.get("/go")\nasync def go(name: str):\n    c = await asyncpg.connect("x")\n    return await c.fetchrow("select * from users where email = $1", name)\n`
    expect(statementsOf(source)[0]).toMatchObject({ verb: 'raw', tables: ['users'], limited: 'yes' })
  })
})

describe('the way to a statement', () => {
  it('leads through services and generic repositories', () => {
    const more = {
      'repo.py': `from typing import Generic, TypeVar, Type\nfrom sqlalchemy import select\nT = TypeVar("T")\nclass Repository(Generic[T]):\n    def __init__(self, session, model: Type[T]):\n        self.session = session\n        self.model = model\n    def find(self, key):\n        return self.session.scalars(select(self.model).where(self.model.id == key)).one_or_none()\n`,
    }
    const source = `from repo import Repository\n${go('return Repository(db, Item).find(item_id)', 'item_id: int, db: Session = Depends(get_db)', '/go/{item_id}')}`
    const [one] = statementsOf(source, more, '/go/{item_id}')
    expect(filters(one)).toEqual(['items.id == path'])
    expect(one!.chain.map((step) => `${step.what} ${step.at.file}`)).toEqual([
      'go main.py',
      'calls find main.py',
      'select items repo.py',
    ])
  })
  it('resolves a model that stands as class attribute of the repository', () => {
    const source = `class Base_:\n    model = None\n    def all(self, db):\n        return db.scalars(select(self.model)).all()\nclass Users(Base_):\n    model = User\n${go('return Users().all(db)')}`
    expect(shown(statementsOf(source))).toEqual(['select users'])
  })
  it('is in a loop when a loop leads there', () => {
    const all = statementsOf(go('return [db.get(User, i.owner_id) for i in db.scalars(select(Item))]'))
    expect(all.map((one) => `${shown([one])[0]} ${one.inLoop}`)).toEqual(['select items false', 'select users true'])
  })
  it('shows a relationship that is loaded lazily in a loop', () => {
    const all = statementsOf(go('return [i.owner.email for i in db.scalars(select(Item)).all()]'))
    expect(all[1]).toMatchObject({ verb: 'select', tables: ['users'], loads: ['owner lazy'], inLoop: true })
  })
  it('shows no load for a relationship that came with its object', () => {
    expect(
      statementsOf(
        go('return [i.owner.email for i in db.scalars(select(Item).options(joinedload(Item.owner))).all()]'),
      ),
    ).toHaveLength(1)
    expect(statementsOf(go('return [t.name for i in db.scalars(select(Item)).all() for t in i.tags]'))).toHaveLength(1)
  })
  it('shows no load for a relationship on the way of an eager path', () => {
    expect(
      statementsOf(
        go(
          'return [t.id for u in db.scalars(select(User).options(selectinload(User.items).selectinload(Item.owner))).all() for t in u.items]',
        ),
      ),
    ).toHaveLength(1)
  })
  it('works for an async session known by its type alone', () => {
    expect(
      shown(
        statementsOf(
          `@app.get("/go")\nasync def go(db: AsyncSession = Depends(get_async)):\n    return (await db.execute(select(Item))).scalars().all()\n`,
        ),
      ),
    ).toEqual(['select items'])
  })
})

describe('SQLModel', () => {
  const model = `from sqlmodel import SQLModel, Field, Session as S, select as pick\nclass Hero(SQLModel, table=True):\n    id: int | None = Field(default=None, primary_key=True)\n    name: str\n    team_id: int = Field(foreign_key="team.id")\n`
  it('names the table after the class', () => {
    const [one] = statementsOf(
      `${model}\n@app.get("/go")\ndef go(name: str, team: int):\n    with S() as s:\n        return s.exec(pick(Hero).where(Hero.name == name, Hero.team_id == team)).all()\n`,
    )
    expect(one!.tables).toEqual(['hero'])
    expect(filters(one)).toEqual(['hero.name == query', 'hero.team_id == query'])
  })
  it('inserts what model_validate made', () => {
    expect(
      shown(
        statementsOf(
          `${model}\n@app.post("/go")\ndef go(item: ItemIn):\n    with S() as s:\n        s.add(Hero.model_validate(item))\n        s.commit()\n`,
        ),
      ),
    ).toEqual(['insert hero'])
  })
})
