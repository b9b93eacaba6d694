import { expect, test } from 'vitest'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'

/** Flights keep their airports, of which each belongs to somebody. */
const airline = (kept: '' | ' cascade'): string => `architect: 1
app: airline
stack: { orm: sqlmodel }
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    traits: [timestamps]
    fields: { email: email unique personal, role: role = member set by admin }
    access: { read: self, create: admin, update: self, delete: self }
  Airport:
    fields: { owner: -> User cascade = me set by server, code: str(3..3) unique }
    access: { read: owner, create: member, update: owner, delete: owner }
  Flight:
    fields: { from_airport: -> Airport${kept}, to_airport: -> Airport${kept} }
    access: { read: from_airport.read, create: member, update: member, delete: admin }
`

const built = (text: string) => {
  const files = backendFiles(designOf(text), loadNormaliser())
  return (path: string): string => files.find((one) => one.path === path)?.text ?? ''
}

test('what nothing of others needs goes with whoever leaves, though their account stays for the rest', () => {
  expect(built(airline(''))('app/accounts/erasure.py')).toContain(
    'delete(Airport).where(col(Airport.owner_id) == user.id)',
  )
  expect(built(airline(' cascade'))('app/accounts/erasure.py')).not.toContain('let_go')
})

test('short names that no two rows have alike are told apart by numbers', () => {
  expect(built(airline(''))('tests/factories.py')).toContain('given.setdefault("code", f"{number():03d}"[-3:])')
})
