import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { MigrationsDocument } from '../../../src/reports/migrations/document.ts'
import schema from '../../../docs/schema/migrations-1.json' with { type: 'json' }
import { emptyFolder } from '../../temporary.ts'
import { asked } from './asked.ts'

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

const STATISTICS = `SELECT * FROM pg_catalog.pg_restore_relation_stats(
  'version', '180000'::integer, 'schemaname', 'public', 'relname', 'orders',
  'relpages', 'PAGES'::integer, 'reltuples', 'ROWS'::real, 'relallvisible', '0'::integer);
`

/** The finding about the index of `orders`, where the table is that large. */
async function indexed(...options: readonly string[]) {
  const here = repository()
  writeFileSync(join(here, 'large.sql'), STATISTICS.replace('PAGES', '22020096').replace('ROWS', '4.12e+08'))
  writeFileSync(join(here, 'tiny.sql'), STATISTICS.replace('PAGES', '2').replace('ROWS', '250'))
  writeFileSync(
    join(here, 'other.sql'),
    STATISTICS.replace("'orders'", "'buyers'").replace('PAGES', '2').replace('ROWS', '2'),
  )
  writeFileSync(join(here, 'never.sql'), STATISTICS.replace('PAGES', '0').replace('ROWS', '-1'))
  const { stdout, stderr } = await asked(['migrations', '--json', ...options], { cwd: here })
  return {
    stderr,
    found:
      stdout === '' ? null : documentOf(stdout).findings.find(({ rule }) => rule === 'migrations/index-blocks-writes'),
  }
}

describe('migrations', () => {
  test('a hazard is told with the size its table has by the statistics', async () => {
    const { found } = await indexed('--statistics', 'large.sql')
    const bytes = 22020096 * 8192
    expect(found?.sizes).toEqual([{ table: 'orders', rows: 412_000_000, bytes, total: null, source: 'statistics' }])
    expect(found?.severity).toBe('medium')
  })

  test('a hazard of a tiny table weighs little, and says why', async () => {
    expect((await indexed('--statistics', 'tiny.sql')).found).toMatchObject({
      severity: 'low',
      lowered: 'so few rows hold nobody up',
    })
  })

  test.each([['other.sql'], ['never.sql']])('a table nobody counted is no tiny one: %s', async (file) => {
    const { found } = await indexed('--statistics', file)
    expect(found?.severity).toBe('medium')
    expect(found).not.toHaveProperty('sizes')
  })

  test('stated rows stand above counted ones, and name tables of the migrations', async () => {
    const { found } = await indexed('--statistics', 'tiny.sql', '--rows', 'orders=4e8')
    expect(found).toMatchObject({ severity: 'medium', sizes: [{ rows: 400_000_000, bytes: null, source: 'stated' }] })
    expect((await indexed('--rows', 'order=1')).stderr).toContain('Did you mean orders?')
  })

  test.each([['terminal'], ['markdown'], ['html'], ['agent']])('sizes are told as %s', async (format) => {
    const here = repository()
    writeFileSync(join(here, 'large.sql'), STATISTICS.replace('PAGES', '22020096').replace('ROWS', '4.12e+08'))
    const given = ['migrations', '--statistics', 'large.sql', '--format', format]
    const { stdout } = await asked(given, { cwd: here })
    expect(stdout).toContain('has 412M rows in 168 GB, by the statistics')
  })

  test('revisions are written anew below a folder, and nothing is overwritten', async () => {
    const here = repository()
    const { stderr, stdout } = await asked(['migrations', '--write-rewrites', 'out'], { cwd: here })
    expect(stdout).toContain('2 statements in its place lead to the same schema')
    const target = join(here, 'out/db/migrations/20250201000000_note.sql')
    expect(stderr).toContain(`Written: ${target}`)
    expect(readFileSync(target, 'utf8')).toContain('transaction:false\nDROP INDEX CONCURRENTLY IF EXISTS orders_note')
    writeFileSync(target, 'mine')
    const again = await asked(['migrations', '--write-rewrites', 'out'], { cwd: here })
    expect(again.stderr).toContain('Not written, as it is there already')
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  test('as data hold each statement with what was seen, as the published schema says', async () => {
    const { code, stdout } = await asked(['migrations', '--json'], { cwd: repository() })
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
    const { stdout } = await asked(['migrations', '--json'], { cwd: here })
    const { histories, findings } = documentOf(stdout)
    expect(histories[0]?.supposed).toEqual([
      { kind: 'table', name: 'orders', definition: '', from: 'its use' },
      { kind: 'column', name: 'orders.customer_id', definition: 'bigint', from: 'its name' },
    ])
    expect(findings.map(({ rule }) => rule)).toContain('migrations/not-null-reads-table')
    const page = await asked(['migrations', '--format', 'markdown'], { cwd: here })
    expect(page.stdout).toContain('Supposed, as nothing here makes them: orders (customer\\_id)')
  })

  test('are written off by comments with a reason', async () => {
    const here = emptyFolder()
    mkdirSync(join(here, 'migrations'))
    const rule = 'migrations/not-null-reads-table'
    const text = `-- architect: ignore[${rule}] it has 40 rows\nALTER TABLE orders\n  ALTER COLUMN a SET NOT NULL;\n`
    writeFileSync(join(here, 'migrations/041_customer.sql'), text)
    const { findings, suppressed } = documentOf((await asked(['migrations', '--json'], { cwd: here })).stdout)
    expect(findings.map((one) => one.rule)).not.toContain(rule)
    expect(suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([[rule, 'it has 40 rows']])
  })

  test('new since a revision are those of files that were not there', async () => {
    const { stdout } = await asked(['migrations', '--json', '--new-since', 'HEAD'], { cwd: repository() })
    expect(documentOf(stdout).revisions.map(({ at }) => at.file)).toEqual(['db/migrations/20250201000000_note.sql'])
  })

  test('that are not there are nothing to read', async () => {
    const { code, stdout, stderr } = await asked(['migrations'], { cwd: emptyFolder() })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('no migrations in')
  })
})
