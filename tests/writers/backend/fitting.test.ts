import { expect, test } from 'vitest'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'

const BOOKINGS = `architect: 1
app: halls
stack: { orm: sqlmodel, ids: uuid7, jobs: postgres }
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique personal, name: str(1..120), role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Booking:
    fields:
      starts_at: datetime
      ends_at: datetime
      paid_on: date
      due_on: date
      opens: time
      closes: time
      seats: int
      spare: int
      price: decimal(12 2)
    access: { read: member, create: member, update: member, delete: admin }
    checks:
      in_order: ends_at > starts_at
      paid: paid_on = null or due_on <= paid_on
      open: opens < closes
      room: seats >= 10 and spare < seats and spare < 0
      free: 5 <= price
`

test('rows of tests, and what they send, keep the checks of their resource', () => {
  const files = backendFiles(designOf(BOOKINGS), loadNormaliser())
  const factories = files.find(({ path }) => path === 'tests/factories.py')?.text ?? ''
  const [row = '', body = ''] = factories.slice(factories.indexOf('async def make_booking')).split('def booking_body')
  const said = (text: string): readonly string[] =>
    [...text.matchAll(/setdefault\("(\w+)", (.*)\)$/gm)].map(([, name, value]) => `${name} ${value}`)
  expect(said(row)).toEqual([
    'starts_at DAY',
    'ends_at DAY + timedelta(days=1)',
    'paid_on DAY.date()',
    'due_on DAY.date()',
    'opens DAY.time()',
    'closes (DAY + timedelta(hours=1)).time()',
    'seats 10',
    'spare -1',
    'price Decimal(5)',
  ])
  expect(said(body)).toEqual([
    'starts_at "2030-01-01T00:00:00Z"',
    'ends_at "2030-01-02T00:00:00Z"',
    'paid_on "2030-01-01"',
    'due_on "2030-01-01"',
    'opens "10:00:00"',
    'closes "11:00:00"',
    'seats 10',
    'spare -1',
    'price "5"',
  ])
})
