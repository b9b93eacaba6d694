import { describe, expect, test } from 'vitest'
import { missingRevision } from '../../../src/flows/build/revision.ts'
import { traceRevision } from '../../../src/flows/build/trace.ts'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import type { Statement } from '../../../src/writers/backend/feature.ts'
import { backendFiles, backendStatements } from '../../../src/writers/backend/index.ts'
import { randomBlueprint } from '../../blueprint/random.ts'
import { taskhub } from '../../blueprint/taskhub.ts'
import { BLUEPRINTS, designOf } from './design.ts'

const normaliser = loadNormaliser()
const NO_RENAMES = { tables: [], columns: [] }

const filesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(backendFiles(designOf(text), normaliser).map(({ path, text: written }) => [path, written]))

const missing = (files: Readonly<Record<string, string>>, statements: readonly Statement[] = []) =>
  missingRevision(memoryTree(files), { renames: NO_RENAMES, statements, brought: [] }, normaliser, silent)

describe('the migration that is missing', () => {
  test.each([
    ...BLUEPRINTS.filter(([name]) => name.endsWith('sqlmodel')),
    ...Array.from({ length: 6 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const),
  ])('%s: the first one leads to all tables, exactly back, and then none is missing', async (_, text) => {
    const files = filesOf(text)
    const statements = backendStatements(designOf(text))
    const { revision, problem } = await missing(files, statements)
    expect(problem).toBe(null)
    expect(revision?.message).toBe('The first tables')
    const whole = { ...files, [revision!.path]: revision!.text }
    expect(await traceRevision(memoryTree(whole), revision!, silent)).toEqual({ problem: null, warnings: [] })
    expect(await missing(whole, statements)).toMatchObject({ revision: null, problem: null })
  })

  test('it is named after what it does, and the same each time', async () => {
    const [one, other] = [await missing(filesOf(taskhub)), await missing(filesOf(taskhub))]
    expect(one).toEqual(other)
    expect(one.revision!.path).toMatch(/^migrations\/versions\/[0-9a-f]{12}_the_first_tables\.py$/)
  })

  test('a field that must be there is told of where rows are already', async () => {
    const before = filesOf(taskhub)
    const first = (await missing(before)).revision!
    const after = {
      ...filesOf(taskhub.replace('title: str(1..200)\n', 'title: str(1..200)\n      note: str(1..50)\n')),
    }
    const files = { ...after, [first.path]: first.text }
    const { revision } = await missing(files)
    expect(revision!.message).toBe('Add column tasks.note')
    const traced = await traceRevision(memoryTree({ ...files, [revision!.path]: revision!.text }), revision!, silent)
    expect(traced.problem).toBe(null)
    expect(traced.warnings.join('\n')).toContain('note')
  })
})

test('migrations go to the database itself where there is a pool before it', () => {
  const text = taskhub.replace('\nauth:', '\ndatabase: { pooled: $POOL_URL, direct: $DIRECT_URL }\n\nauth:')
  expect(filesOf(text)['migrations/env.py']).toContain('environ.get("DIRECT_URL") or environ["POOL_URL"]')
})
