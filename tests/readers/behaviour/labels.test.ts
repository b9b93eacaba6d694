import { expect, test } from 'vitest'
import { labelsOf } from '../../../src/readers/behaviour/labels.ts'
import type { Value } from '../../../src/python/values/value.ts'
import { external, instance, list, unknown } from '../../../src/python/values/make.ts'

const user = unknown('a caller', null, ['principal'])
const call = (...args: readonly Value[]) => instance(external('sqlalchemy.and_'), { args })

test('a part that two expressions share labels both of them', () => {
  const shared = list([user])
  const [left, right] = [call(shared), call(shared)]
  expect([...labelsOf(call(left, right))]).toEqual(['principal'])
  expect([...labelsOf(right)]).toEqual(['principal'])
})

test('a list that holds itself ends, and keeps what else it holds', () => {
  const items: Value[] = [user]
  const knot = { ...list([]), items }
  items.push(knot)
  expect([...labelsOf(call(knot))]).toEqual(['principal'])
})
