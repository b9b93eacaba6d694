import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DecisionSubject } from '../../src/decisions/subject.ts'
import { rightIn } from '../../src/flows/blueprint-files.ts'
import { type Decided, decide } from '../../src/flows/decide.ts'
import { promisedBackend } from '../../src/flows/decide/promised.ts'
import { decisionSubject } from '../../src/flows/decide/subject.ts'
import { diskTree } from '../../src/kernel/files/disk.ts'
import { silent } from '../../src/kernel/progress.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { root } from '../architecture/imports.ts'

const STARTERS = join(root, 'src/blueprint/starters')

async function started(name: string): Promise<DecisionSubject> {
  const blueprint = rightIn([{ path: name, text: readFileSync(join(STARTERS, name), 'utf8') }])
  const backend = await promisedBackend(blueprint, silent)
  return decisionSubject({ backend, blueprint, request: null, rows: [], configured: [], requests: null })
}

async function example(name: string): Promise<DecisionSubject> {
  const files = diskTree(join(root, 'examples', name), { wanted: () => true, maximumBytes: 3_000_000 })
  const backend = await readBackend(files, { entries: [], environment: {}, needs: [] }, silent)
  return decisionSubject({ backend, blueprint: null, request: null, rows: [], configured: [], requests: 100 })
}

/** Law 4: what is said has a run or a place, and runs are there and can be done again. */
function expectEvidence({ decisions, questions, runs, unknown }: Decided): void {
  const ids = new Set(runs.map(({ id }) => id))
  expect(ids.size).toBe(runs.length)
  expect(unknown).toEqual([])
  for (const { command } of runs) expect(command).toMatch(/^architect decide /)
  for (const { options, reasons, recommended, name } of decisions) {
    const known = recommended === null || options.some((option) => option.name === recommended)
    expect({ name, known }).toEqual({ name, known: true })
    expect({ name, reasons: reasons.length > 0 }).toEqual({ name, reasons: true })
    const named = [
      ...reasons.flatMap((reason) => reason.runs),
      ...options.flatMap(({ measured }) => measured.map(({ run }) => run)),
    ]
    expect(named.filter((run) => !ids.has(run))).toEqual([])
    for (const { measured } of options) expect(measured.filter(({ value }) => !Number.isFinite(value))).toEqual([])
  }
  expect(questions.length).toBe(decisions.filter(({ recommended }) => recommended === null).length)
}

describe('of a starter', () => {
  test.each(readdirSync(STARTERS))('%s, everything that is said has its run', { timeout: 240_000 }, async (name) => {
    const decided = await decide(await started(name), silent, { timing: false })
    expect(decided.decisions.length).toBeGreaterThan(3)
    expectEvidence(decided)
  })
})

describe('of an example', () => {
  test.each(readdirSync(join(root, 'examples')))(
    '%s, everything that is said has its run',
    { timeout: 240_000 },
    async (name) => {
      expectEvidence(await decide(await example(name), silent, { timing: false }))
    },
  )
})

test('ways that are timed give ratios, and the same question the same answer', { timeout: 240_000 }, async () => {
  const subject = await started('chat.yaml')
  const [timed, planned] = [await decide(subject, silent), await decide(subject, silent, { timing: false })]
  expectEvidence(timed)
  const ratios = timed.decisions
    .flatMap(({ options }) => options.flatMap(({ measured }) => measured))
    .filter(({ unit }) => unit === 'times')
  expect(ratios.length).toBeGreaterThan(0)
  for (const { value } of ratios) expect(value).toBeGreaterThan(0)
  const answers = ({ decisions }: Decided) =>
    decisions.map(({ name, about, recommended }) => ({ name, about, recommended }))
  expect(answers(timed)).toEqual(answers(planned))
})
