import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBackend } from '../../src/flows/build.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { NativeLab } from '../../src/lab/engines/native.ts'
import { randomBlueprint } from '../blueprint/random.ts'
import { studio } from '../blueprint/studio.ts'
import { emptyFolder } from '../temporary.ts'
import { BLUEPRINTS } from '../writers/backend/design.ts'
import { type Run, lint, withServer } from './linted.ts'

/** The server of npm's package brings no pgvector. */
const RANDOM = Array.from({ length: 40 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const)
  .filter(([, text]) => !text.includes('vector(') && text.includes('provider: builtin'))
  .slice(0, 1)
/** The other way of mapping tables than the one the examples take. */
const CHOSEN = /^(document-search on sqlmodel|background on sqlalchemy)$/

describe('a backend that was built holds, with the real libraries on a real server', () => {
  let lab: NativeLab
  let run: Run
  beforeAll(async () => {
    ;({ lab, run } = await withServer())
  }, 600_000)
  afterAll(() => lab.close())

  test.each([...BLUEPRINTS.filter(([name]) => CHOSEN.test(name)), ['studio', studio] as const, ...RANDOM])(
    '%s',
    async (_, text) => {
      await lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      const folder = emptyFolder()
      writeFileSync(join(folder, 'architect.yaml'), text)
      const { conflicts, noRevision } = await buildBackend({ directory: folder, dryRun: false }, silent)
      expect([conflicts, noRevision]).toEqual([[], null])
      expect(await lint(run, folder)).toEqual([])
      expect(await run(folder, 'pytest', '-q', '-p', 'no:cacheprovider')).toBe('')
      expect(await run(folder, 'alembic', 'upgrade', 'head')).toBe('')
      expect(await run(folder, 'alembic', 'check')).toBe('')
      expect(await run(folder, 'alembic', 'downgrade', 'base')).toBe('')
      expect(await run(folder, 'alembic', 'upgrade', 'head', '--sql')).toBe('')
    },
    600_000,
  )
})
