import { expect, test } from 'vitest'
import type { Proposed } from '../../../src/flows/change/propose.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import { linesOf, proposed } from './changed.ts'
import { HOUSEHOLD } from './household.ts'

const WORDS = { text: '', start: 0, end: 0 }

const asked = (name: string, table: string | null, fields: Readonly<Record<string, string>>): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name,
      table,
      from: WORDS,
      fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
})

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

const withFields = (): Promise<Proposed> =>
  proposed(HOUSEHOLD, asked('Chore', 'chores', { note: 'str(..500)?', archived: 'bool = false' }))
const withResource = (): Promise<Proposed> => proposed(HOUSEHOLD, asked('Bill', null, { label: 'str(1..80)' }))

test('where rows are made in the order of their columns, what may be left out stands behind all others', async () => {
  const change = await withFields()
  expect(textOf(change, 'household/models.py').split('class Chore:')[1]).toContain(`    room: Mapped[str]

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str | None] = mapped_column(String(500), default=None)
    archived: Mapped[bool] = mapped_column(default=False, server_default="false")
`)
  expect(change.unwanted).toEqual([])
})

test('behind a column that may be left out already, a new one stands beside the one it is like', async () => {
  const models = HOUSEHOLD['household/models.py']!.replace(
    '    room: Mapped[str]\n\n    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))\n',
    '    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))\n    room: Mapped[str]\n    due: Mapped[str] = mapped_column(default="")\n',
  )
  const change = await proposed(
    { ...HOUSEHOLD, 'household/models.py': models },
    asked('Chore', 'chores', { archived: 'bool = false' }),
  )
  expect(textOf(change, 'household/models.py')).toContain(
    '    due: Mapped[str] = mapped_column(default="")\n    archived: Mapped[bool] =',
  )
})

test('what tests expect of the whole of a row is told of the new field as well', async () => {
  const change = await withFields()
  expect(linesOf(change, 'tests/test_models.py').added.join('\n').replaceAll(/\s+/g, ' ')).toContain(
    '"title": "Dust", "room": "Hall", "note": None, "archived": False, "person_id": 1,',
  )
  expect(linesOf(change, 'tests/test_chores.py').added).toEqual(['        "note": None,', '        "archived": False,'])
})

test('what tests expect of a part of a row is left as it is', async () => {
  const tests = HOUSEHOLD['tests/test_chores.py']!.replace('        "room": "Hall",\n', '')
  const change = await proposed(
    { ...HOUSEHOLD, 'tests/test_chores.py': tests },
    asked('Chore', 'chores', { archived: 'bool = false' }),
  )
  expect(textOf(change, 'tests/test_chores.py')).toBe('')
})

test('who calls is named in a router of its own, and what is sent stays a parameter where all its fields are others', async () => {
  const change = await withResource()
  const router = textOf(change, 'household/routers/bills.py')
  expect(router).toContain('CurrentPerson = Annotated[Person, Depends(get_current_person)]')
  expect(router).toContain('def create_bill(bill: BillSchema, person: CurrentPerson, session: Db):')
  expect(router).toContain('label=bill.label,')
})

test('a class of what is searched is one of the new resource, with its fields, and so is what asks of it', async () => {
  const change = await withResource()
  expect(textOf(change, 'household/schemas.py')).toContain(
    'class FilterBill(FilterPage):\n    label: str | None = Field(None, min_length=1, max_length=80)\n',
  )
  const router = textOf(change, 'household/routers/bills.py')
  expect(router).toContain('bill_filter: Annotated[FilterBill, Query()]')
  expect(router).toContain(
    '    if bill_filter.label:\n        query = query.filter(Bill.label.contains(bill_filter.label))\n',
  )
  expect(router).not.toContain('room')
})

test('tests ask for the new fields in addresses, are called after them, and make values that fit', async () => {
  const change = await withResource()
  const tests = textOf(change, 'tests/test_bills.py')
  expect(tests).toContain('def test_list_bills_filter_label(')
  expect(tests).toContain('client.get("/bills/?label=Dust", headers=token)')
  expect(textOf(change, 'tests/factories.py')).toContain('    label = factory.Faker("text", max_nb_chars=80)\n')
})

test('what tests expect of a row that has none of the sibling has none of the new resource', async () => {
  const change = await withResource()
  expect(linesOf(change, 'tests/test_models.py').added).toContain('        "bills": [],')
  expect(change.unwanted).toEqual([])
})
