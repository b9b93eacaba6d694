import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/index.ts'
import { readPage } from '../../src/rules/page.ts'
import { type NamedRule, runRules } from '../../src/rules/run.ts'
import { root } from '../architecture/imports.ts'
import { subjectOf } from './review-files.ts'

const pageOf = ({ name }: NamedRule) => readPage(readFileSync(join(root, 'src/rules', name, 'rule.md'), 'utf8'))

/** Whether migrations or plans are run for it, which takes a server that starts and waits. */
export const isJudgedByServer = ({ name }: NamedRule): boolean => /^(migrations|plans)\//.test(name)

/** What a rule is held to by its page. */
export function testPage(one: NamedRule): void {
  const page = pageOf(one)

  test('has a page with its title, why it matters, and cases of both kinds', () => {
    expect(page.title).toBe(one.rule.title)
    expect(page.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Why it matters', 'Finds', 'Stays silent']),
    )
    expect(page.cases.filter(({ finds }) => finds).length).toBeGreaterThan(1)
    expect(page.cases.filter(({ finds }) => !finds).length).toBeGreaterThan(1)
    for (const { title, finds, expected } of page.cases)
      expect({ title, finds: expected.length > 0 }).toEqual({ title, finds })
  })

  // The first that runs migrations also waits for the server.
  const time = 60_000
  test.each(page.cases.map((each) => [each.title, each] as const))(
    '%s',
    { timeout: time },
    async (title, { files, expected }) => {
      const { findings } = runRules([one], await subjectOf(files, title))
      const shown = findings.flatMap((finding) => finding.places.map((place) => `${place.file}:${place.line}`))
      expect(shown.toSorted()).toEqual(expected.map(({ file, line }) => `${file}:${line}`).toSorted())
      for (const { file, line, words } of expected) {
        const here = (finding: Finding) => finding.places.some((place) => place.file === file && place.line === line)
        expect(findings.find(here)?.message).toContain(words)
      }
    },
  )
}
