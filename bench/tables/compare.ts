import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { hstore } from '@electric-sql/pglite/contrib/hstore'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { loadParser } from '../../src/python/syntax/index.ts'
import { recoverTables } from '../../tests/recover-tables.ts'
import * as catalog from '../../tests/catalog.ts'

const [folder, entry, truth, ...environment] = process.argv.slice(2)
if (!folder || !entry || !truth) throw new Error('usage: compare FOLDER ENTRY.py TRUTH.sql [KEY=VALUE ...]')

const read = recoverTables(folder, entry, await loadParser(), {
  environment: Object.fromEntries(environment.map((one) => one.split('='))),
  further: true,
})

const database = await PGlite.create({ extensions: { citext, hstore, btree_gist, btree_gin, pg_trgm } })
const recorded = await catalog.load(database, readFileSync(truth, 'utf8'))
const recovered = await catalog.load(database, read.sql)
const differences = catalog.difference(recorded, recovered)
const tableOf = (fact: string): string =>
  /^[-+] (?:table|column|constraint) "?[\w]+"?\."?([\w]+)/.exec(fact)?.[1] ??
  / ON (?:\w+\.)?"?(\w+)/.exec(fact)?.[1] ??
  fact
const tables = recorded.facts.filter((fact) => fact.startsWith('table ')).length
const different = new Set(differences.map(tableOf))
process.stdout.write(
  [
    ...differences,
    ...read.unresolved.map((one) => `? ${one.text} (${one.place.file}:${one.place.line})`),
    ...recorded.refused.map((one) => `refused in the truth: ${one}`),
  ].join('\n') + '\n',
)
process.stdout.write(
  `${tables} tables recorded, ${recovered.facts.filter((fact) => fact.startsWith('table ')).length} recovered, ${different.size} differ; ${recorded.facts.length} facts compared; ${read.imported.length} further modules imported\n`,
)
