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

  test('that speak of tables nothing makes are run on supposed ones, which are listed', async () => {
    const here = emptyFolder()
    mkdirSync(join(here, 'migrations'))
    writeFileSync(
      join(here, 'migrations/041_customer.sql'),
      'ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL;\n',
    )
    const { stdout } = await architect(['migrations', '--json'], { cwd: here })
    const { histories, findings } = documentOf(stdout)
    expect(histories[0]?.supposed).toEqual([
      { kind: 'table', name: 'orders', definition: '', from: 'its use' },
      { kind: 'column', name: 'orders.customer_id', definition: 'bigint', from: 'its name' },
    ])
    expect(findings.map(({ rule }) => rule)).toContain('migrations/not-null-reads-table')
    const page = await architect(['migrations', '--format', 'markdown'], { cwd: here })
    expect(page.stdout).toContain('Supposed, as nothing here makes them: orders (customer\\_id)')
  })

  test('are written off by comments with a reason', async () => {
    const here = emptyFolder()
    mkdirSync(join(here, 'migrations'))
    const rule = 'migrations/not-null-reads-table'
    const text = `-- architect: ignore[${rule}] it has 40 rows\nALTER TABLE orders\n  ALTER COLUMN a SET NOT NULL;\n`
    writeFileSync(join(here, 'migrations/041_customer.sql'), text)
    const { findings, suppressed } = documentOf((await architect(['migrations', '--json'], { cwd: here })).stdout)
    expect(findings.map((one) => one.rule)).not.toContain(rule)
    expect(suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([[rule, 'it has 40 rows']])
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
