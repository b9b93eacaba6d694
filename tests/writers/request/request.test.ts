import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../../src/blueprint/format/format.ts'
import { isUnderstood, readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'
import { others } from '../../readers/request/domains.ts'
import { clauses } from '../../readers/request/clauses.ts'
import { further } from '../../readers/request/further.ts'
import { sights } from '../../readers/request/sights.ts'
import { spoken } from '../../readers/request/spoken.ts'
import { toldRather } from '../../readers/request/told-rather.ts'
import { examples } from '../../readers/request/requests.ts'

const asked = (text: string): string => blueprintOf(readRequest(text, null))
const understood = [...examples, ...others, ...further, ...clauses, ...sights, ...spoken, ...toldRather].filter(
  ({ asks }) => isUnderstood(readRequest(asks, null)),
)

test.each(understood)('what is understood is a blueprint, in the layout of everybody: $asks', ({ asks }) => {
  const text = asked(asks)
  expect(checkBlueprint(text).problems).toEqual([])
  expect(text).not.toContain('left out')
  expect(formatBlueprint(text)).toBe(text)
})

test('who may is what is said, and everybody sees what is theirs where nothing is', () => {
  const text = asked(
    'Orders and products. Admins manage products. Everyone may read products. Only clerks may delete orders.',
  )
  expect(text).toContain('access: { read: anyone, create: admin, update: admin, delete: admin }')
  expect(text).toMatch(/access: \{ read: owner or clerk, create: \w+, update: owner, delete: clerk \}/)
})

test('figures become scales, budgets and retention', () => {
  const text = asked(
    'Orders: 20 million rows of orders, 300 requests per second, reads under 80ms, orders are kept for 7 years',
  )
  expect(text).toContain('scale: 20M')
  expect(text).toContain('rps: 300')
  expect(text).toContain('read: 80ms')
  expect(text).toContain('Order: 7y')
})

test('rows are kept apart by whoever the tenant is', () => {
  const text = asked('Multi-tenant document storage: companies have documents')
  expect(text).toContain('tenancy: { by: Company, enforce: row-level-security }')
  expect(text).toContain('company: -> Company cascade immutable')
})

test('where nobody signs in there are no accounts', () => {
  expect(asked('notes app without login')).toContain('provider: none')
})

test('two that need each other begin with one that is without', () => {
  expect(checkBlueprint(asked('Each team belongs to a league. Each league belongs to a team.')).problems).toEqual([])
})

test('what members book is kept by whoever offers it, and what they comment on is not', () => {
  const text = asked('Members book classes. Classes have a title. Users can comment on recipes.')
  expect(text).toMatch(/Class:[\s\S]*?create: admin[\s\S]*?Booking:/)
  expect(text).toMatch(/Recipe:[\s\S]*?create: member/)
})

test('what somebody is to something only once is unique, of each thing it may be about', () => {
  const text = asked('Users post photos and comments, like photos and vote on photos and comments.')
  expect(text).toMatch(/Like:[\s\S]*?unique: \[author photo\]/)
  expect(text).toMatch(/Vote:[\s\S]*?unique: \[author photo, author comment\]/)
  const hours = blueprintOf(readRequest('opening hours per branch and weekday', null))
  expect(hours).toMatch(/OpeningHour:[\s\S]*?unique: \[branch weekday\]/)
})
