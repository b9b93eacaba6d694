import { expect, test } from 'vitest'
import { judged } from '../../../src/flows/change/try.ts'
import type { Claim, Proof } from '../../../src/model/index.ts'

const claim = (id: string, verdict: Claim['verdict'], evidence: readonly string[] = []): Claim => ({
  id,
  title: `what ${id} says`,
  verdict,
  figure: `${evidence.length} failed`,
  run: 'python -m pytest',
  detail: 'the command ended',
  evidence,
})

const proof = (...claims: readonly Claim[]): Proof => ({
  version: 1,
  project: 'tasks',
  began: '2025-06-01T12:00:00.000Z',
  seconds: 1,
  ground: [],
  sections: [{ name: 'tests', seconds: 1, claims }],
})

const failing = (...names: readonly string[]): Claim =>
  claim(
    'tests/own',
    'broken',
    names.map((name) => `tests/test_tasks::${name}: AssertionError: ${names.length}`),
  )

test('tests that passed and pass say that it holds', () => {
  expect(judged(proof(claim('tests/own', 'held')), proof(claim('tests/own', 'held'))).outcome).toBe('holds')
})

test('a test that passed and fails says that it breaks', () => {
  const { outcome, because } = judged(proof(claim('tests/own', 'held')), proof(failing('test_a')))
  expect(outcome).toBe('breaks')
  expect(because).toContain('what tests/own says: not any more')
})

test('a migration that does not lead back any more breaks, whatever tests say', () => {
  const held = claim('tests/own', 'held')
  const { outcome, because } = judged(
    proof(held, claim('migrations/down', 'held')),
    proof(held, claim('migrations/down', 'broken')),
  )
  expect(outcome).toBe('breaks')
  expect(because).toContain('what migrations/down says')
})

test('tests that failed before are compared one by one, and not by their number', () => {
  const before = proof(failing('test_a', 'test_b'))
  expect(judged(before, proof(failing('test_a', 'test_b')))).toEqual({
    outcome: 'as before',
    because:
      'the same tests fail (tests before: broken (2 failed, the command ended); after: broken (2 failed, the command ended))',
  })
  const { outcome, because } = judged(before, proof(failing('test_a', 'test_c')))
  expect(outcome).toBe('breaks')
  expect(because).toMatch(/^tests\/test_tasks::test_c: did not fail before/)
})

test('tests that could not be run say nothing', () => {
  const none = proof(claim('tests/own', 'not run'))
  expect(judged(none, none).outcome).toBe('not known')
  // A command that ended without naming a test may have failed for another reason.
  const cut = proof(claim('tests/own', 'broken', ['ModuleNotFoundError: no module']))
  expect(judged(cut, cut).outcome).toBe('not known')
})
