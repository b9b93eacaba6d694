import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'
import { linesOf, proposed } from './changed.ts'
import { ONE_MODULE } from './repositories.ts'
import { HARBOUR, KIOSK, SHELF } from './resources.ts'

const WORDS = { text: '', start: 0, end: 0 }
const BOOKSHOP = join(root, 'examples/bookshop')

const asked = (name: string, fields: Readonly<Record<string, string>>): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name,
      table: null,
      from: WORDS,
      fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
})

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

test('a resource is its sibling with other words, other fields, and the same people behind it', async () => {
  const request = asked('SupportTicket', { subject: 'str(1..40)', note: 'str(..5)?', owner: '-> User' })
  const change = await proposed(SHELF, request)
  expect(change.patch.map(({ path }) => path)).toEqual([
    'app/main.py',
    'app/models.py',
    'app/routes/support_tickets.py',
    'tests/test_support_tickets.py',
  ])
  expect(linesOf(change, 'app/main.py').added).toEqual([
    'from app.routes import items, support_tickets',
    'app.include_router(support_tickets.router)',
  ])
  const models = textOf(change, 'app/models.py')
  expect(models).toContain('    support_tickets: list["SupportTicket"] = Relationship(')
  expect(models).toContain(`class SupportTicketBase(SQLModel):
    subject: str = Field(min_length=1, max_length=40)
    note: str | None = Field(default=None, max_length=5)


# Properties to receive on support ticket creation
class SupportTicketCreate(SupportTicketBase):
    pass
`)
  const routes = textOf(change, 'app/routes/support_tickets.py')
  expect(routes).toContain('router = APIRouter(prefix="/support-tickets", tags=["support-tickets"])')
  expect(routes).toContain('    Get a support ticket by ID.')
  expect(routes).toContain('detail="Support ticket not found"')
  expect(routes).toContain('.order_by(SupportTicket.subject)')
  expect(routes).not.toMatch(/item|shout|loud/i)
  expect(change.differences).toContain('+ operation PUT /support-tickets/{id}')
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what the sibling does beyond the plain operations is left out with what only that needs, and said', async () => {
  const change = await proposed(SHELF, asked('Tag', { name: 'str(..80)', owner: '-> User' }))
  expect(change.unknown).toEqual([
    '`shout_item` of Item (app/routes/items.py:54) is left out: POST /items/{id}/shout is an operation of its own',
    'tests of Item about what is left out are not written again: `test_shout_item`',
  ])
})

test('tests say of the new fields what they said of the old ones, with values that fit', async () => {
  const change = await proposed(SHELF, asked('Tag', { name: 'str(..80)', color: 'str(..5)?', owner: '-> User' }))
  expect(textOf(change, 'tests/test_tags.py')).toBe(`def test_create_tag(client, headers):
    data = {"name": "A kettle", "color": "Coppe"}
    response = client.post("/tags/", json=data, headers=headers)
    assert response.status_code == 200
    content = response.json()
    assert content["name"] == data["name"]
    assert content["color"] == data["color"]
    for key, value in data.items():
        assert content[key] == value
`)
})

test('each layer is written again, a choice is a class of its own, and rules about one old field go', async () => {
  const request = asked('Crane', { label: 'str(..40)', state: 'idle|busy = idle', harbour: '-> Harbour' })
  const change = await proposed(HARBOUR, request)
  expect(change.patch.flatMap(({ path, before }) => (before === null ? [path] : []))).toEqual([
    'app/api/cranes.py',
    'app/models/crane.py',
    'app/repositories/cranes.py',
    'app/schemas/crane.py',
    'app/services/cranes.py',
  ])
  expect(linesOf(change, 'app/main.py').added).toEqual([
    'from app.api.cranes import router as cranes_router',
    'for router in [boats_router, cranes_router]:',
  ])
  expect(linesOf(change, 'app/models/__init__.py').added).toEqual([
    'from app.models.crane import Crane',
    '__all__ = ["Boat", "Crane", "Harbour"]',
  ])
  expect(textOf(change, 'app/models/crane.py')).toBe(`from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class CraneState(StrEnum):
    IDLE = "idle"
    BUSY = "busy"


class Crane(Base):
    __tablename__ = "cranes"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(40))
    state: Mapped[CraneState] = mapped_column(String(20), default=CraneState.IDLE)
    harbour_id: Mapped[int] = mapped_column(ForeignKey("harbours.id"))
`)
  expect(textOf(change, 'app/repositories/cranes.py')).toContain(`        query = select(Crane).order_by(Crane.label)
        if label:
            query = query.where(Crane.label == label)
`)
  expect(textOf(change, 'app/services/cranes.py')).toContain(`        if data.state is not None:
            crane.state = data.state
`)
  expect(textOf(change, 'app/schemas/crane.py')).not.toContain('validator')
  expect(change.unknown).toEqual([
    expect.stringContaining('`no_numbers` of Boat (app/schemas/boat.py:13) is left out'),
    'what app/models/boat.py:16 asks of `name` is asked of no field of the new resource',
  ])
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('in files it shares, the sibling is followed by the new one, and names of others stay', async () => {
  const change = await proposed(KIOSK, asked('Voucher', { code: 'str(..12)', worth: 'int', valid_on: 'date?' }))
  expect(linesOf(change, 'kiosk/main.py').added).toContain(
    '    return schemas.Page(items=vouchers, total=len(vouchers))',
  )
  expect(linesOf(change, 'kiosk/models.py').added).toEqual([
    'from sqlalchemy import Boolean, Column, Date, DateTime, Integer, String, func',
    'class Voucher(Base):',
    "    __tablename__ = 'vouchers'",
    '    code = Column(String(12), nullable=False)',
    '    worth = Column(Integer, nullable=False)',
    '    valid_on = Column(Date)',
  ])
  expect(linesOf(change, 'kiosk/crud.py').added).toContain(
    '    db_voucher = models.Voucher(code=voucher.code, worth=voucher.worth, valid_on=voucher.valid_on)',
  )
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what is there already, and what nothing teaches, is said and not written', async () => {
  const there = await proposed(KIOSK, asked('Item', { name: 'str' }))
  expect(there.patch).toEqual([])
  expect(there.unwritten).toEqual(['Item is there already: kiosk/models.py:6 maps items'])
  const untaught = await proposed(ONE_MODULE, asked('Tag', { name: 'str' }))
  expect(untaught.patch).toEqual([])
  expect(untaught.unwritten).toEqual([expect.stringMatching(/^no resource of the backend teaches how Tag is written/)])
})

test('what tables of others say of their own keys is not said of the new one, and what may be said may be changed', async () => {
  const request = asked('Publisher', { name: 'str(1..200)', website: 'url', founding_year: 'int(0..) = 0' })
  const change = await propose({ directory: BOOKSHOP, request, entries: [], environment: {}, answers: {} }, silent)
  expect(change.patch.map(({ path }) => path)).toEqual([
    'app/main.py',
    'app/models.py',
    'app/publishers/__init__.py',
    'app/publishers/models.py',
    'app/publishers/routes.py',
    'app/publishers/service.py',
    'tests/conftest.py',
    'tests/test_publishers.py',
  ])
  const changed = /class PublisherUpdate[^]*?\n\n\n/.exec(textOf(change, 'app/publishers/models.py'))![0]
  expect([...changed.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name)).toEqual(['name', 'website', 'founding_year'])
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('a resource called as Python calls something itself has its rows called otherwise', async () => {
  const request = asked('Class', { name: 'str(1..200)', room: 'str(..20)' })
  const change = await propose({ directory: BOOKSHOP, request, entries: [], environment: {}, answers: {} }, silent)
  expect(change.broken).toEqual([])
  expect(textOf(change, 'app/classes/service.py')).toContain(
    '    class_ = session.get(Class, class_id)\n    if class_ is None:',
  )
  expect(change.differences).toContain('+ operation PATCH /classes/{class_id}')
})

test('what leads to the same row as a sibling is written after that one, even where another does more', async () => {
  const request = asked('Rating', { book: '-> Book cascade', stars: 'int(1..5)' })
  const change = await propose({ directory: BOOKSHOP, request, entries: [], environment: {}, answers: {} }, silent)
  expect([change.unwanted, change.broken]).toEqual([[], []])
  expect(textOf(change, 'app/ratings/models.py')).toContain(
    'UniqueConstraint("book_id", "author_id", name="one_rating_each")',
  )
  expect(textOf(change, 'app/ratings/service.py')).toContain('def of_book(')
  expect(change.differences).toContain('+ operation POST /books/{book_id}/ratings')
  expect(change.unknown).toEqual([
    'Rating belongs to person (`author_id`) because Review does: nobody said whether it should',
  ])
})

test('where what leads to who calls shows its rows to anybody, that is why it teaches nothing of rows of theirs', async () => {
  const routes = SHELF['app/routes/items.py']!.replace(
    'read_item(session: SessionDep, current_user: CurrentUser, id: uuid.UUID)',
    'read_item(session: SessionDep, id: uuid.UUID)',
  ).replace('if not item or item.owner_id != current_user.id:', 'if not item:')
  const request = asked('Ticket', { subject: 'str(1..40)', owner: '-> User cascade = me' })
  const { patch, unwritten } = await proposed({ ...SHELF, 'app/routes/items.py': routes }, request)
  expect(patch).toEqual([])
  expect(unwritten).toEqual([
    'no resource of the backend teaches how Ticket is written: Item: GET /items/{id} asks nobody who they are, and rows of Ticket are those of whoever made them',
  ])
})
