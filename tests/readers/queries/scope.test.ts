import { describe, expect, it } from 'vitest'
import { allStatementsOf, filters, statementsOf } from './shop.ts'

const WITH_USER = 'item_id: int, db: Session = Depends(get_db), user: User = Depends(current_user)'
const go = (body: string, parameters = WITH_USER): string =>
  `@app.get("/go/{item_id}")\ndef go(${parameters}):\n${body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`
const scopes = (body: string, parameters?: string): readonly string[] =>
  statementsOf(go(body, parameters), {}, '/go/{item_id}').map((one) => `${one.tables.join()} ${one.scoped}`)

describe('a statement is restricted to the caller', () => {
  it('by a filter that compares with the caller', () => {
    expect(scopes('return db.scalars(select(Item).where(Item.owner_id == user.id)).all()')).toEqual(['items yes'])
  })
  it('by a filter that compares with a caller whose class a registry maps', () => {
    const mapped = `
from sqlalchemy.orm import Mapped, mapped_as_dataclass, mapped_column, registry
tables = registry()
@mapped_as_dataclass(tables)
class Member:
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
def current_user(db: Session = Depends(get_db), token: str = ""):
    member = db.get(Member, token)
    if member is None:
        raise HTTPException(401)
    return member
`
    const asked = go(
      'return db.scalars(select(Item).where(Item.owner_id == member.id)).all()',
      'item_id: int, db: Session = Depends(get_db), member: Member = Depends(current_user)',
    )
    const items = statementsOf(`${mapped}${asked}`, {}, '/go/{item_id}').filter(({ tables }) =>
      tables.includes('items'),
    )
    expect(items.map(({ scoped }) => scoped)).toEqual(['yes'])
    expect(items.flatMap(filters)).toEqual(['items.owner_id == principal'])
  })
  it('by a join to something that is', () => {
    expect(scopes('return db.scalars(select(Item).join(User).where(User.id == user.id)).all()')).toEqual([
      'items,users yes',
    ])
  })
  it('by a check of what it loaded', () => {
    expect(
      scopes('item = db.get(Item, item_id)\nif item.owner_id != user.id:\n    raise HTTPException(403)\nreturn item'),
    ).toEqual(['items yes'])
  })
  it('by a filter on something that was restricted before', () => {
    expect(
      scopes(
        'mine = db.scalars(select(Item).where(Item.owner_id == user.id)).first()\nreturn db.scalars(select(Tag).where(Tag.id == mine.id)).all()',
      ),
    ).toEqual(['items yes', 'shop.tags yes'])
  })
  it('when the caller is put into what is added', () => {
    expect(scopes('db.add(Item(title="x", owner_id=user.id))')).toEqual(['items yes'])
  })
  it('when a filter is left out only for callers who may see all', () => {
    expect(
      scopes(
        's = select(Item)\nif not user.is_admin:\n    s = s.where(Item.owner_id == user.id)\nreturn db.scalars(s).all()',
      ),
    ).toEqual(['items yes'])
  })
  it('when a membership was asked for before', () => {
    expect(
      scopes(
        'm = db.scalars(select(User).where(User.id == user.id, User.email == item_id)).first()\nif not m:\n    raise HTTPException(403)\nreturn db.scalars(select(Item).where(Item.id == item_id)).all()',
      ),
    ).toEqual(['users yes', 'items yes'])
  })
  it('when it hands out the caller', () => {
    expect(allStatementsOf(go('return 1'), '/go/{item_id}').map((one) => one.scoped)).toEqual(['yes'])
  })
  it('when it deletes what was loaded for the caller', () => {
    expect(scopes('item = db.scalars(select(Item).where(Item.owner_id == user.id)).one()\ndb.delete(item)')).toEqual([
      'items yes',
      'items yes',
    ])
  })
})

describe('a statement is not restricted', () => {
  it('when the caller is known and never asked', () => {
    expect(scopes('return db.get(Item, item_id)')).toEqual(['items no'])
  })
  it('when there is no caller', () => {
    expect(scopes('return db.get(Item, item_id)', 'item_id: int, db: Session = Depends(get_db)')).toEqual(['items no'])
  })
})

describe('it is not known whether a statement is restricted', () => {
  it('when its filter comes from code nobody sees', () => {
    expect(scopes('from elsewhere import rule\nreturn db.scalars(select(Item).where(*rule(user))).all()')).not.toEqual([
      'items no',
    ])
  })
  it('when only some callers get there', () => {
    expect(scopes('if user.is_admin:\n    return db.get(Item, item_id)\nreturn None')).toEqual(['items unknown'])
  })
  it('when what is added holds arguments nobody sees', () => {
    expect(scopes('from elsewhere import data\ndb.add(Item(**data()))')).toEqual(['items unknown'])
  })
  it('when it is raw text', () => {
    expect(scopes('return db.execute(text("select * from items")).all()')).toEqual(['items unknown'])
  })
})
