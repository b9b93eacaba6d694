import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Claim, Proof } from '../../src/model/index.ts'
import { architect } from '../doors/cli/architect.ts'
import { emptyFolder } from '../temporary.ts'
import { type Run, lint, runner } from './linted.ts'

const MINUTES = 60_000
const env = { ...process.env } as Readonly<Record<string, string>>

/** Claims that were decided by a run against what they claim. */
const broken = (proof: Proof): readonly Claim[] =>
  proof.sections.flatMap(({ claims }) => claims.filter(({ verdict }) => verdict === 'broken'))

const held = (proof: Proof, section: string): number =>
  proof.sections
    .filter(({ name }) => name === section)
    .flatMap(({ claims }) => claims.filter(({ verdict }) => verdict === 'held')).length

describe.concurrent('an example is built, and holds what it promises', () => {
  let run: Run
  beforeAll(async () => {
    run = await runner()
  }, 10 * MINUTES)

  test.each(['task-manager', 'user-profiles', 'data-deletion', 'document-store', 'chat'])(
    '%s',
    async (name) => {
      const folder = emptyFolder()
      expect((await architect(['init', folder, '--from', name], { env })).code).toBe(0)
      const built = await architect(['build', folder], { env })
      expect(built, built.stderr).toMatchObject({ code: 0 })
      expect((await architect(['build', folder], { env })).stdout).toContain('nothing to write')

      expect(await lint(run, folder)).toEqual([])
      rmSync(join(folder, 'requirements.txt'))
      const review = await architect(['review', folder, '--fail-on', 'high', '-f', 'concise'], { env })
      expect(review, review.stdout).toMatchObject({ code: 0 })

      const sections = 'migrations,tests,access,attacks,contract,plans'
      const proved = await architect(['prove', folder, '--yes', '--json', '--only', sections], { env })
      expect(proved.stdout, proved.stderr).not.toBe('')
      const proof = JSON.parse(proved.stdout) as Proof
      expect(broken(proof)).toEqual([])
      for (const section of sections.split(',')) expect([section, held(proof, section)]).not.toEqual([section, 0])
    },
    25 * MINUTES,
  )
})
