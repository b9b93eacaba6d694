import { expect, test } from 'vitest'
import { acceptedText } from '../../../src/writers/blueprint/accepted.ts'

const page = (read: string) => [
  { key: 'architect', value: '1' },
  { key: 'app', value: 'claims' },
  {
    key: 'auth',
    value: [
      { key: 'provider', value: 'builtin' },
      { key: 'roles', value: 'admin > member' },
    ],
  },
  {
    key: 'resources',
    value: [
      {
        key: 'User',
        value: [
          {
            key: 'fields',
            value: [
              { key: 'email', value: 'email unique personal' },
              { key: 'role', value: 'role = member set by admin' },
            ],
          },
          { key: 'access', value: [{ key: 'read', value: 'self or admin' }] },
        ],
      },
      {
        key: 'Claim',
        value: [
          {
            key: 'fields',
            value: [
              { key: 'owner', value: '-> User cascade = me set by server' },
              { key: 'title', value: 'str(1..80)' },
            ],
          },
          {
            key: 'access',
            value: [
              { key: 'read', value: read },
              { key: 'update', value: 'owner' },
            ],
          },
        ],
      },
    ],
  },
]

test('a term of a rule that nothing fulfils is left out, and the others stay', () => {
  const text = acceptedText(page('owner or owner.boss or admin'), { readers: 'admin' })
  expect(text).toContain('left out of read: owner.boss (')
  expect(text).toMatch(/read: owner or admin/)
})

test('what nobody could read any more is read by those who may do all', () => {
  const text = acceptedText(page('owner.boss'), { readers: 'admin' })
  expect(text).toContain('left out of read: owner.boss (')
  expect(text).toMatch(/read: admin/)
  expect(acceptedText(page('owner.boss'))).not.toMatch(/read: admin/)
})
