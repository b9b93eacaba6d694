import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function accessOf(thing: string, asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  const own = new RegExp(`^ {2}${thing}:\n(?: {3,}.*\n|\n)+`, 'm').exec(text)?.[0] ?? ''
  return own.slice(own.indexOf('access:')).replaceAll(/\s+/g, ' ')
}

const PLAIN = 'Contracts with a title and clauses.'
const CLOSED = 'After both parties glimmered, a contract can no longer be altered.'

test('what is forbidden in words nobody reads is not designed as allowed', () => {
  expect(accessOf('Contract', PLAIN)).toContain('update: owner, delete: owner or admin')
  expect(accessOf('Contract', `${PLAIN} ${CLOSED}`)).toContain('update: admin, delete: admin')
})

test('the parts of it are held back with it, and others are not', () => {
  expect(accessOf('Clause', `${PLAIN} ${CLOSED}`)).toContain('update: admin, delete: admin')
  expect(accessOf('Note', `${PLAIN} Notes with a title. ${CLOSED}`)).toContain('update: author')
})

test('what is said of seeing it, or allows it, holds back no change', () => {
  expect(accessOf('Contract', `${PLAIN} A contract glimmers only at dawn.`)).toContain('update: owner')
  expect(accessOf('Contract', `${PLAIN} A contract may be glimmered and altered by the quux.`)).toContain(
    'update: owner',
  )
})

test('a subscription does not run because whoever has it says so', () => {
  const asked = 'A gym with members, plans with a price, and subscriptions'
  expect(blueprintOf(readRequest(asked, null))).toMatch(/status: active\|cancelled\|expired = active set by admin/)
})
