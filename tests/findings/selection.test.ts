import { expect, test } from 'vitest'
import { type Selection, atLeast, selectFindings, selectedRules, unknownWords } from '../../src/findings/selection.ts'
import { at, finding } from '../fixtures/finding.ts'

const names = ['access/open', 'access/weak', 'api/hidden']
const everything: Selection = { only: [], skip: [], minimumConfidence: 'low', auditor: false, severity: {} }
const select = (given: Partial<Selection>, ...found: readonly ReturnType<typeof finding>[]) =>
  selectFindings(found, { ...everything, ...given }, names).map(({ rule }) => rule)

test('rules are chosen by name and by family, and left out the same way', () => {
  expect(selectedRules({ only: ['access'], skip: ['access/weak'] }, names)).toEqual(['access/open'])
  expect(selectedRules({ only: ['app/api.py'], skip: [] }, names)).toEqual(names)
})

test('a path keeps the places below it', () => {
  const both = finding('access/open', { places: [at('app/a.py', 1), at('lib/b.py', 2)] })
  const kept = selectFindings([both], { ...everything, only: ['app/'], skip: [] }, names)
  expect(kept.map(({ places }) => places.map(({ file }) => file))).toEqual([['app/a.py']])
  expect(select({ skip: ['**/*.py'] }, both)).toEqual([])
})

test('what is less sure than asked for, and what only an audit wants, is left out', () => {
  const unsure = finding('access/open', { confidence: 'low' })
  const dull = finding('access/weak', { audience: 'auditor' })
  expect(select({ minimumConfidence: 'medium' }, unsure, dull)).toEqual([])
  expect(select({ auditor: true }, unsure, dull)).toEqual(['access/open', 'access/weak'])
})

test('the severity of the project wins, the rule before its family', () => {
  const [found] = selectFindings(
    [finding('access/open')],
    { ...everything, severity: { access: 'low', 'access/open': 'high' } },
    names,
  )
  expect(found?.severity).toBe('high')
  expect(atLeast('medium', 'high')).toBe(false)
})

test('a mistyped rule gets the nearest, a path is no mistyped rule', () => {
  expect(unknownWords(['acces/open', 'app/routes/*.py', 'access'], names)).toEqual([
    { word: 'acces/open', near: 'access/open' },
  ])
})
