import { expect, test } from 'vitest'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'

const INVOICES = `architect: 1
app: bills
stack: { orm: sqlmodel, ids: uuid7, jobs: postgres }
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique personal, name: str(1..120), role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Invoice:
    fields:
      owner: -> User = me set by server
      status: draft|issued|paid = draft set by owner or admin
      note: str(0..80) set by admin
    access: { read: owner or admin, create: member, update: owner and status = draft, delete: admin }
    states: { status: [draft -> issued, issued -> paid if admin] }
`

test('a state that has an entrance of its own is moved to there, and not set past its steps', () => {
  const files = backendFiles(designOf(INVOICES), loadNormaliser())
  const service = files.find(({ path }) => path === 'app/services/invoice.py')?.text ?? ''
  const entrance = service.slice(service.indexOf('async def set_status('), service.indexOf('async def set_note('))
  expect(entrance).toContain('await move_status(session, caller, invoice, body.value)')
  expect(entrance).not.toContain('invoice.status = body.value')
  expect(service).toContain('invoice.note = body.value')
})

test('how a row has to stand is said behind who may', () => {
  const files = backendFiles(designOf(INVOICES), loadNormaliser())
  const access = files.find(({ path }) => path === 'app/access/invoice.py')?.text ?? ''
  expect(access).toContain('Who may change an invoice: the owner, while its status is draft.')
})
