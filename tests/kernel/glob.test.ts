import { expect, test } from 'vitest'
import { matchesGlob } from '../../src/kernel/glob.ts'

test('stars stay within a name, double stars cross folders', () => {
  const yes = [
    ['.env', '.env'],
    ['*.env', 'local.env'],
    ['.env.*', '.env.local'],
    ['**/.env', '.env'],
    ['**/.env', 'a/b/.env'],
    ['a/**', 'a/b/c'],
    ['a/**/c', 'a/c'],
    ['?nv', 'env'],
    ['[a]', '[a]'],
  ]
  const no = [
    ['*.env', 'a/local.env'],
    ['.env', '.envrc'],
    ['a/**/c', 'b/c'],
    ['?', ''],
    ['a+', 'aa'],
  ]
  expect(yes.filter(([pattern, path]) => !matchesGlob(pattern!, path!))).toEqual([])
  expect(no.filter(([pattern, path]) => matchesGlob(pattern!, path!))).toEqual([])
})

test('a pattern that would take a regular expression for ever is answered at once', () => {
  const started = performance.now()
  expect(matchesGlob(`${'*a'.repeat(400)}b`, 'a'.repeat(20_000))).toBe(false)
  expect(matchesGlob(`${'**/a/'.repeat(150)}b`, 'a/'.repeat(5_000))).toBe(false)
  expect(matchesGlob('*'.repeat(1_000_000), 'a')).toBe(false)
  expect(performance.now() - started).toBeLessThan(2_000)
})
