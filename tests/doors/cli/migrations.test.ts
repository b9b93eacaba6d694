import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { MigrationsDocument } from '../../../src/reports/migrations/document.ts'
import schema from '../../../docs/schema/migrations-1.json' with { type: 'json' }
import { emptyFolder } from '../../temporary.ts'
import { architect } from './architect.ts'

const ORDERS = `-- migrate:up
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- migrate:down
DROP TABLE orders;
`
const INDEX = `-- migrate:up
CREATE INDEX orders_note ON orders (note);
-- migrate:down
SELECT 1;
`

/** A repository with one revision that is committed and one that is not. */
function repository(): string {
  const here = emptyFolder()
  const folder = join(here, 'db/migrations')
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-C', here, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '20250101000000_orders.sql'), ORDERS)
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'first')
  writeFileSync(join(folder, '20250201000000_note.sql'), INDEX)
  return here
}
const documentOf = (text: string) => JSON.parse(text) as MigrationsDocument

describe('migrations', () => {
  test('as data hold each statement with what was seen, as the published schema says', async () => {
    const { code, stdout } = await architect(['migrations', '--json'], { cwd: repository() })
    const document = documentOf(stdout)
    const isValid = new Ajv({ allowUnionTypes: true }).compile(schema)
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true)
    expect(document.revisions).toMatchObject([
      { roundTrip: true, reason: '' },
      {
        roundTrip: false,
        reason: expect.stringContaining('is left behind'),
        statements: [
          {
            sql: 'CREATE INDEX orders_note ON orders (note)',
            locks: [{ relation: 'orders', mode: 'Share' }],
            rewrites: [],
            scans: [{ relation: 'orders', rows: 100 }],
          },
        ],
      },
    ])
    expect(code).toBe(1)
  })

  test('new since a revision are those of files that were not there', async () => {
    const { stdout } = await architect(['migrations', '--json', '--new-since', 'HEAD'], { cwd: repository() })
    expect(documentOf(stdout).revisions.map(({ at }) => at.file)).toEqual(['db/migrations/20250201000000_note.sql'])
  })

  test('that are not there are nothing to read', async () => {
    const { code, stdout, stderr } = await architect(['migrations'], { cwd: emptyFolder() })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('no migrations in')
  })
})
