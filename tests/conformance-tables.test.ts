import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { hstore } from '@electric-sql/pglite/contrib/hstore'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadParser } from '../src/python/syntax/index.ts'
import type { Syntax } from '../src/python/modules/program.ts'
import * as catalog from './catalog.ts'
import { recoverTables } from './recover-tables.ts'

const root = join(import.meta.dirname, 'conformance')

interface Case {
  readonly name: string
  readonly folder: string
  readonly entry: string
  readonly truth: string
}

function cases(): readonly Case[] {
  const recorded = readdirSync(join(root, 'cases')).map((name) => ({
    name,
    folder: join(root, 'cases', name),
    entry: 'main.py',
    truth: join(root, 'cases', name, 'schema.sql'),
  }))
  const examples = readdirSync(join(root, 'examples'))
    .filter((file) => file.endsWith('.schema.sql'))
    .map((file) => file.slice(0, -'.schema.sql'.length))
    .map((name) => ({
      name: `examples/${name}`,
      folder: join(root, '../../examples', name),
      entry: 'app/main.py',
      truth: join(root, 'examples', `${name}.schema.sql`),
    }))
  return [...recorded, ...examples].filter((one) => existsSync(one.truth) && existsSync(join(one.folder, one.entry)))
}

let syntax: Syntax
let database: PGlite
beforeAll(async () => {
  syntax = await loadParser()
  database = await PGlite.create({ extensions: { citext, hstore, btree_gist, btree_gin } })
}, 60_000)

describe('the recovered tables are those SQLAlchemy creates', () => {
  it.each(cases())('$name', async (one) => {
    const { sql, unresolved } = recoverTables(one.folder, one.entry, syntax)
    const recorded = await catalog.load(database, readFileSync(one.truth, 'utf8'))
    const recovered = await catalog.load(database, sql)
    const differences = [...catalog.difference(recorded, recovered), ...unresolved.map(({ text }) => `? ${text}`)]
    expect(differences).toEqual([])
  })
})
