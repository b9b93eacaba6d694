import { expect, test } from 'vitest'
import { asMade, notMade } from '../../../src/flows/design/came-about.ts'
import type { AskedField, Backend, DesignRequest } from '../../../src/model/index.ts'

const from = { text: 'staff accept the return', start: 0, end: 23 }
const field = (name: string, type: string, typed: AskedField['typed']): AskedField => ({ name, type, from, typed })

const request: DesignRequest = {
  text: from.text,
  intent: 'change',
  subjects: [
    {
      name: 'Return',
      table: null,
      from,
      fields: [
        field('reason', 'text', 'said'),
        field('customer', '-> User?', 'by its name'),
        field('courier', '-> User?', 'by its name'),
        field('weight', 'int', 'said'),
      ],
    },
  ],
  capabilities: [
    { name: 'operation', of: 'Return.accept', from },
    { name: 'operation', of: 'Return.reject', from },
  ],
  figures: [],
  unread: [],
}

/** What is looked at of a backend, and nothing else. */
const backend = {
  api: { operations: [{ path: '/returns/{id}/accept', name: 'accept_return', operationId: 'accept_return' }] },
  data: {
    tables: [{ model: 'Return', name: 'returns', columns: [{ name: 'reason' }, { name: 'courier_user_id' }] }],
  },
} as unknown as Backend

test('nobody is promised what did not come about', () => {
  const { subjects, capabilities } = asMade(request, backend)
  expect(subjects[0]!.fields.map(({ name }) => name)).toEqual(['reason', 'courier_user'])
  expect(capabilities.map(({ of }) => of)).toEqual(['Return.accept'])
})

test('what was said and did not come about is written by hand, and what was only supposed is not missed', () => {
  const told = notMade(request, backend)
  expect(told).toHaveLength(2)
  expect(told[0]).toContain('reject of return')
  expect(told[1]).toContain('weight')
})
