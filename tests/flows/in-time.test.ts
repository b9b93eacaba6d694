import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { strippedFiles, surveyed } from './round-trip.ts'

const BLUEPRINT = `architect: 1
app: courts
stack: { orm: sqlmodel, ids: uuid7 }

auth:
  provider: builtin
  roles: admin > member

resources:
  User:
    fields: { email: email unique personal, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }

  Booking:
    traits: [timestamps]
    fields:
      owner: -> User cascade = me set by server
      starts_at: datetime
      due_on: date
    access:
      read: owner or admin
      create: member
      update: owner and starts_at > now + 24h
      delete: owner and due_on + 30d >= today and created_at > now - 15m
`

test('a rule may ask how much time is left, and is read back as it was said', async () => {
  expect(checkBlueprint(BLUEPRINT).problems).toEqual([])
  const access = strippedFiles(BLUEPRINT)['app/access/booking.py']!
  expect(access).toContain('func.now() + timedelta(days=1)')
  expect(access).toContain('func.now() - timedelta(minutes=15)')
  const again = await surveyed(BLUEPRINT)
  expect(again).toContain('starts_at > now + 1d')
  expect(again).toContain('due_on + 30d >= today and created_at > now - 15m')
})
