import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Claim, DesignDocument, Proof } from '../../src/model/index.ts'
import { architect } from '../doors/cli/architect.ts'
import { emptyFolder } from '../temporary.ts'
import { REQUESTS } from './asked-of-an-architect.ts'

const MINUTES = 60_000
const SECTIONS = ['migrations', 'tests', 'access', 'attacks', 'contract', 'plans']
const env = { ...process.env } as Readonly<Record<string, string>>
const [, , RETRIEVAL] = REQUESTS

/** Claims that do not hold, with what was seen; of those that were not run, only what nobody gives a reason for. */
const against = ({ sections }: Proof): readonly Claim[] =>
  sections.flatMap(({ claims }) =>
    claims.filter(({ verdict, detail }) => verdict === 'broken' || (verdict === 'not run' && detail.trim() === '')),
  )

// The other requests are proven by bench/design/proven.mjs.
test(
  'the blueprint of a design is built, and holds what it promises',
  async () => {
    const folder = join(emptyFolder(), 'backend')
    const nothing = join(folder, '../nothing')
    for (const one of [folder, nothing]) mkdirSync(one)
    const designed = await architect(['design', RETRIEVAL!, '--in', nothing, '--json', '--no-timing'], { env })
    expect(designed, designed.stderr).toMatchObject({ code: 0 })
    const { patch } = JSON.parse(designed.stdout) as DesignDocument
    writeFileSync(join(folder, 'architect.yaml'), patch[0]!.after)
    const built = await architect(['build', folder], { env })
    expect(built, built.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Declared, not built: rag'),
    })
    expect((await architect(['build', folder], { env })).stdout).toContain('nothing to write')

    const proved = await architect(['prove', folder, '--yes', '--json', '--only', SECTIONS.join(',')], { env })
    expect(proved.stdout, proved.stderr).not.toBe('')
    const proof = JSON.parse(proved.stdout) as Proof
    expect(proof.sections.map(({ name }) => name).toSorted()).toEqual(SECTIONS.toSorted())
    expect(against(proof)).toEqual([])
  },
  25 * MINUTES,
)
