import { expect, test } from 'vitest'
import type { Table } from '../../src/model/index.ts'
import { inOrder } from '../../src/proving/attacks/world/in-order.ts'

const checked = (...expressions: readonly string[]): readonly Table[] => [
  { checks: expressions.map((expression) => ({ name: null, expression })) } as unknown as Table,
]

test('what has to lie behind another is sent behind it', () => {
  const body = { starts_at: '2030-01-01T00:00:00Z', ends_at: '2030-01-01T00:00:00Z', least: 1, most: 1 }
  expect(inOrder(body, checked('ends_at > starts_at', '("least" < "most")'))).toEqual({
    ...body,
    ends_at: '2030-01-02T00:00:00.000Z',
    most: 2,
  })
  expect(inOrder({ from_day: '2030-01-01', to_day: '2029-01-01' }, checked('from_day <= to_day'))).toEqual({
    from_day: '2030-01-01',
    to_day: '2030-01-02',
  })
})

test('what lies in order already, is not sent, or is no moment stays as it is', () => {
  const body = { starts_at: '2030-01-01T00:00:00Z', ends_at: '2031-01-01T00:00:00Z', one: 'a', other: 'a' }
  expect(
    inOrder(body, checked('ends_at > starts_at', 'gone_at > starts_at', 'one < other', 'char_length(one) < 4')),
  ).toEqual(body)
})
