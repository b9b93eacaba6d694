import { describe, expect, test } from 'vitest'
import { decisions } from '../../src/decisions/registry.generated.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { pageOf, testCases } from './page-tests.ts'

describe.each(decisions)('$name', (one) => {
  const { decision } = one
  const page = pageOf(one)

  test('has a page with its title, and cases of each end', () => {
    expect(page.title).toBe(decision.title)
    expect(page.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['When it arises', 'What is recommended', 'Recommends', 'Stays silent']),
    )
    expect(page.cases.some(({ ends }) => ends === 'silent')).toBe(true)
    const shown = page.cases.flatMap(({ ends, option }) => (ends === 'recommended' ? [option] : []))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((option) => !decision.options.some(({ name }) => name === option))).toEqual([])
  })

  test('names options with gains and costs, and rules that are there', () => {
    expect(decision.options.length).toBeGreaterThan(1)
    expect(decision.options.map(({ name }) => name)).toContain(decision.usual)
    for (const { gains, costs } of decision.options)
      expect([gains.length, costs.length]).toEqual([expect.any(Number), expect.any(Number)])
    const families = new Set(rules.flatMap(({ name }) => [name, name.split('/')[0]!]))
    const checks = decision.options.flatMap((option) => option.checks ?? [])
    expect(checks.map(({ rule }) => rule).filter((rule) => !families.has(rule))).toEqual([])
  })

  testCases(one, ['silent'])
})
