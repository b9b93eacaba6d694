import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyEdits, chooseRepairs } from '../../src/findings/edits.ts'
import { readPage } from '../../src/rules/page.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { runRules } from '../../src/rules/run.ts'
import { root } from '../architecture/imports.ts'
import { subjectOf } from './review-files.ts'

/** Rules that offer a repair for at least one case of their page. */
const REPAIRING = [
  'api/created-with-200',
  'api/error-returned',
  'api/limit-unbounded',
  'api/offset-negative',
  'api/response-raised',
  'concurrency/await-missing',
  'operations/call-without-timeout',
  'operations/pool-without-pre-ping',
]

describe.each(REPAIRING)('%s', (name) => {
  const one = rules.find((each) => each.name === name)!
  const page = readPage(readFileSync(join(root, 'src/rules', name, 'rule.md'), 'utf8'))

  test('finds nothing any more where its repairs were made', async () => {
    let repaired = 0
    for (const { files } of page.cases.filter(({ finds }) => finds)) {
      const { findings } = runRules([one], await subjectOf(files))
      const { edits, findings: chosen } = chooseRepairs(findings, true)
      const after = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])]),
      )
      const left = runRules([one], await subjectOf(after)).findings
      expect(left.length).toBe(findings.length - chosen.length)
      repaired += chosen.length
    }
    expect(repaired).toBeGreaterThan(0)
  })
})
