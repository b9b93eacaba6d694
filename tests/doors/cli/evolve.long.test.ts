import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Evolution } from '../../../src/model/index.ts'
import { Repository } from '../../flows/repository.ts'
import { asked } from './asked.ts'

/** What needs a server inside of the process: schemas of two revisions, and rollouts. */
const evolve = (cwd: string, ...more: readonly string[]) => asked(['evolve', '--no-cache', ...more], { cwd })

test('takes blueprints, whose renames are said and not guessed', async () => {
  const blueprint = (fields: string): string =>
    `architect: 1\napp: shop\nresources:\n  Order:\n    fields: { ${fields} }\n    access: { read: anyone, create: anyone }\n`
  const { folder } = new Repository()
    .write({ 'architect.yaml': blueprint('total: int, state: open|paid = open') })
    .commit('v1')
    .write({ 'architect.yaml': blueprint('amount: int was total, state: open|paid|void = open') })
  const { code, stdout } = await evolve(folder, 'v1:architect.yaml', 'architect.yaml', '--json')
  const { changes, schema, examined } = JSON.parse(stdout) as Evolution
  expect({ code, kinds: examined.kinds }).toEqual({ code: 0, kinds: ['schema'] })
  expect(changes.map(({ id }) => id)).toContain('schema-column-renamed')
  expect(schema?.up.map(({ sql }) => sql)).toContain('ALTER TABLE orders RENAME COLUMN total TO amount')
  expect(schema).toMatchObject({ roundTrip: true, rolloutEnds: [], rolloutReturns: [] })
})

test('the rollout is written as migrations, and nothing is overwritten', async () => {
  const repository = new Repository()
  repository
    .write({ 'migrations/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);' })
    .commit('v1')
    .write({ 'migrations/V2__paid.sql': 'ALTER TABLE orders ADD COLUMN paid boolean;' })
    .commit('v2')
  const written = await evolve(repository.folder, 'v1', 'v2', '--write-migrations', '.')
  expect(written.stderr).toContain('Written to 1_expand.sql')
  expect(readFileSync(join(repository.folder, '1_expand.sql'), 'utf8')).toContain('ADD COLUMN paid boolean;')
  const again = await evolve(repository.folder, 'v1', 'v2', '--write-migrations', '.')
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('1_expand.sql is there already') })
}, 120_000)
