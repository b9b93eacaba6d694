import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Claim, DesignDocument, Proof } from '../../src/model/index.ts'
import { architect } from '../doors/cli/architect.ts'
import { REQUESTS } from './asked-of-an-architect.ts'

const MINUTES = 60_000
const SECTIONS = ['migrations', 'tests', 'access', 'attacks', 'contract', 'plans']
const env = { ...process.env } as Readonly<Record<string, string>>
const [PROFILES, , RETRIEVAL] = REQUESTS

/** Claims that do not hold, with what was seen; of those that were not run, only what nobody gives a reason for. */
const against = ({ sections }: Proof): readonly Claim[] =>
  sections.flatMap(({ claims }) =>
    claims.filter(({ verdict, detail }) => verdict === 'broken' || (verdict === 'not run' && detail.trim() === '')),
  )

/** Of both: what one of two that run at once asks for may go with the other. */
const shared = realpathSync(mkdtempSync(join(tmpdir(), 'architect-')))
afterAll(() => rmSync(shared, { recursive: true, force: true }))

function folderFor(text: string, inside: string): string {
  const folder = join(shared, text.slice(0, 12).replaceAll(' ', '-'), inside)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The others are proven by bench/design/proven.mjs. */
describe.concurrent('the blueprint of a design is built, and holds what it promises', () => {
  test.each([
    [PROFILES, ''],
    [RETRIEVAL, 'Declared, not built: rag'],
  ])(
    '%s',
    async (text, declared) => {
      const folder = folderFor(text, 'backend')
      const designed = await architect(['design', text, '--in', folderFor(text, 'nothing'), '--json', '--no-timing'], {
        env,
      })
      expect(designed, designed.stderr).toMatchObject({ code: 0 })
      const { patch } = JSON.parse(designed.stdout) as DesignDocument
      writeFileSync(join(folder, 'architect.yaml'), patch[0]!.after)
      const built = await architect(['build', folder], { env })
      expect(built, built.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining(declared) })
      expect((await architect(['build', folder], { env })).stdout).toContain('nothing to write')

      const proved = await architect(['prove', folder, '--yes', '--json', '--only', SECTIONS.join(',')], { env })
      expect(proved.stdout, proved.stderr).not.toBe('')
      const proof = JSON.parse(proved.stdout) as Proof
      expect(proof.sections.map(({ name }) => name).toSorted()).toEqual(SECTIONS.toSorted())
      expect(against(proof)).toEqual([])
    },
    25 * MINUTES,
  )
})
