import { expect, test } from 'vitest'
import { traceRewrites } from '../../src/flows/trace-rewrites.ts'
import type { Finding } from '../../src/model/index.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { runRules } from '../../src/rules/run.ts'
import type { Subject } from '../../src/rules/rule.ts'
import { runRewritten } from '../rules/rehearsed.ts'
import { subjectOf } from '../rules/review-files.ts'

const revision = (id: string, down: string | null, up: string, back: string) => `
"""${id}"""
from alembic import op

revision = "${id}"
down_revision = ${down === null ? 'None' : `"${down}"`}
branch_labels = None
depends_on = None


def upgrade():
${up}


def downgrade():
${back}
`
const execute = (...statements: readonly string[]): string =>
  statements.map((sql) => `    op.execute(${JSON.stringify(sql)})`).join('\n')

const BASE = revision(
  'a1',
  null,
  execute(
    'CREATE TABLE customers (id bigint PRIMARY KEY)',
    'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total int NOT NULL DEFAULT 0, state text)',
  ),
  execute('DROP TABLE orders', 'DROP TABLE customers'),
)

const filesWith = (change: string) => ({
  'migrations/env.py': 'from alembic import context\n\ncontext.run_migrations()\n',
  'migrations/versions/a1.py': BASE,
  'migrations/versions/b2.py': change,
})

const about = (subject: Subject): readonly Finding[] =>
  runRules(
    rules.filter(({ name }) => /^(migrations|schema)\//.test(name)),
    subject,
  ).findings

async function traced(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const subject = await subjectOf(files, 'on a server')
  return traceRewrites(about(subject), subject, true, runRewritten)
}

const CHANGE = revision(
  'b2',
  'a1',
  execute(
    "SET LOCAL lock_timeout = '5s'",
    'CREATE INDEX orders_state ON orders (state)',
    'ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id)',
    "UPDATE orders SET state = 'new' WHERE state IS NULL",
    'ALTER TABLE orders ALTER COLUMN state SET NOT NULL',
    'ALTER TABLE orders ALTER COLUMN total TYPE bigint',
  ),
  execute(
    'ALTER TABLE orders ALTER COLUMN total TYPE int',
    'ALTER TABLE orders ALTER COLUMN state DROP NOT NULL',
    'ALTER TABLE orders DROP CONSTRAINT orders_customer',
    'DROP INDEX orders_state',
  ),
)

test(
  'a revision with five hazards is written anew, and what was written holds nobody up',
  { timeout: 60_000 },
  async () => {
    const found = await traced(filesWith(CHANGE))
    const hazards = found.filter(({ proposes = [] }) => proposes.some(({ place }) => place === 'instead'))
    expect(hazards.map(({ rule }) => rule).toSorted()).toEqual([
      'migrations/constraint-validated-at-once',
      'migrations/index-blocks-writes',
      'migrations/not-null-reads-table',
      'migrations/rows-changed-at-once',
      'migrations/type-changed',
    ])
    expect(hazards.map(({ rewrite }) => [rewrite?.same, rewrite?.reason])).toEqual(hazards.map(() => [true, '']))
    const texts = new Set(hazards.map(({ rewrite }) => rewrite!.revision!.files.map(({ text }) => text).join()))
    expect(texts.size).toBe(1)
    const [text = ''] = texts
    expect(text).toContain("SET lock_timeout = '5s'")
    // Read as any other revision, and run up, down and up again.
    const again = await subjectOf(filesWith(text.replace(/^ {8}while .*rowcount:\n {12}pass\n/gm, '')), 'on a server')
    expect(again.histories[0]?.revisions[1]).toMatchObject({ id: 'b2', down: ['a1'], roundTrip: true })
    const left = about(again).filter(({ severity, audience }) => severity !== 'low' && audience === 'everyone')
    expect(left.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  },
)

test('a safe way that leads elsewhere is said to, with what differs', { timeout: 60_000 }, async () => {
  const change = revision('b2', 'a1', execute('ALTER TABLE orders ALTER COLUMN id TYPE numeric'), execute('SELECT 1'))
  const found = (await traced(filesWith(change))).find(({ rule }) => rule === 'migrations/type-changed')
  expect(found?.rewrite).toMatchObject({ same: false, revision: null })
  expect(found?.rewrite?.reason).toBe(`it ends in another schema: ${found?.rewrite?.differences[0]}`)
  expect(found?.rewrite?.differences).toEqual([expect.stringContaining('- constraint orders_pkey')])
})

test('what a revision does beside SQL keeps it from being written out', { timeout: 60_000 }, async () => {
  const up = `${execute('CREATE INDEX orders_state ON orders (state)')}\n    for row in op.get_bind().execute("SELECT 1"):\n        op.execute(row.text)`
  const found = (await traced(filesWith(revision('b2', 'a1', up, execute('DROP INDEX orders_state'))))).find(
    ({ rule }) => rule === 'migrations/index-blocks-writes',
  )
  expect(found?.rewrite).toMatchObject({ same: true, revision: null })
  expect(found?.rewrite?.reason).toContain('the revision also does what is no SQL')
})

test('several additions follow each other', { timeout: 60_000 }, async () => {
  const change = revision(
    'b2',
    'a1',
    execute(
      'CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id))',
      'CREATE INDEX lines_id ON lines (id)',
    ),
    execute('DROP TABLE lines'),
  )
  const after = (await traced(filesWith(change))).flatMap(({ proposes, rewrite }) =>
    proposes?.[0]?.place === 'after' ? [rewrite!.revision!] : [],
  )
  expect(after).toHaveLength(2)
  const downs = after.map(({ files }) => /down_revision = "(\w+)"/.exec(files[0]!.text)?.[1])
  expect(downs.toSorted()).toEqual(['b2', after.find(({ files }) => files[0]!.text.includes('= "b2"'))!.id].toSorted())
})
