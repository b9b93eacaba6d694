import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { execute, root } from '../steps.mjs'
import { withServer } from './postgres-server.mjs'

const recorded = join(root, 'tests/conformance')

/** What a case says stands in the database already; schemas and extensions the recovered script makes itself. */
const presumed = { 'tables-enums': "CREATE TYPE elsewhere AS ENUM ('n');" }

/**
 * pgvector came to Debian after bookworm. Where a script asks for it, a type stands in that takes one size,
 * as its own does, made of the functions behind varchar.
 */
const pgvector = 'CREATE EXTENSION IF NOT EXISTS vector;'
const standIn = ['CREATE TYPE vector;']
  .concat(
    [
      ['in(cstring, oid, integer) RETURNS vector', 'varcharin'],
      ['out(vector) RETURNS cstring', 'varcharout'],
      ['typmod_in(cstring[]) RETURNS integer', 'varchartypmodin'],
      ['typmod_out(integer) RETURNS cstring', 'varchartypmodout'],
    ].map(([head, built]) => `CREATE FUNCTION vector_${head} LANGUAGE internal IMMUTABLE STRICT AS '${built}';`),
  )
  .concat(
    'CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_typmod_in, TYPMOD_OUT = vector_typmod_out, LIKE = varchar);',
  )
  .join('\n')

/** Models that no import reaches: a survey reads them too, and `create_all` cannot know them. */
const besides = { 'tables-across-modules': 'CREATE TABLE unreached (\n\tid SERIAL NOT NULL,\n\tPRIMARY KEY (id)\n);' }

/** A native server is told both what SQLAlchemy creates and what a survey recovered, and must know no difference. */
export const postgres = {
  name: 'recovered tables in native PostgreSQL',
  needs: 'PostgreSQL',
  run: () =>
    withServer(async (server) => {
      const problems = []
      const all = projects()
      for (const project of all) {
        const found = await compare(server, project)
        if (found.length > 0) problems.push(`${project.name}\n${found.map((line) => `  ${line}`).join('\n')}`)
      }
      if (all.length === 0) problems.push('No recorded schema was found.')
      return { passed: problems.length === 0, output: problems.join('\n') }
    }),
}

function projects() {
  const cases = readdirSync(join(recorded, 'cases')).map((name) => ({
    name,
    folder: join(recorded, 'cases', name),
    entry: 'main.py:app',
    truth: join(recorded, 'cases', name, 'schema.sql'),
  }))
  const examples = readdirSync(join(root, 'examples')).map((name) => ({
    name: `examples/${name}`,
    folder: join(root, 'examples', name),
    entry: 'app/main.py:app',
    truth: join(recorded, 'examples', `${name}.schema.sql`),
  }))
  return [...cases, ...examples].filter(({ truth }) => existsSync(truth))
}

/** Lines only one side has: `-` SQLAlchemy creates it, `+` the survey recovered it, `!` PostgreSQL complained. */
async function compare(server, { name, folder, entry, truth }) {
  const survey = ['dist/cli.js', 'survey', folder, '--entry', entry, '--format', 'ddl', '--no-cache']
  const { passed, output } = await execute(process.execPath, [join(root, survey[0]), ...survey.slice(1)])
  if (!passed) return [`! ${output}`]

  const surroundings = output.match(/^CREATE (EXTENSION|SCHEMA) .*;$/gm) ?? []
  const before = presumed[name] ?? ''
  const creates = runnable(readFileSync(truth, 'utf8'))
  const should = await load(server, [...surroundings, before, creates, besides[name] ?? ''].join('\n'))
  const does = await load(server, `${before}\n${output}`)
  return [
    ...should.complaints.map((line) => `! recorded: ${line}`),
    ...does.complaints.map((line) => `! recovered: ${line}`),
    ...should.facts.filter((fact) => !does.facts.includes(fact)).map((fact) => `- ${fact}`),
    ...does.facts.filter((fact) => !should.facts.includes(fact)).map((fact) => `+ ${fact}`),
  ]
}

/** Two things that SQLAlchemy prints when nobody is connected, and that no server would be sent. */
function runnable(script) {
  return script.replaceAll('%%', '%').replace(/ AS IDENTITY( \([^)]*\))? NULL\b/g, ' AS IDENTITY$1')
}

let databases = 0

/** What a new database is after a script, and what the server had to say about it. */
async function load({ psql, dump }, script) {
  const database = `loaded_${(databases += 1)}`
  await mustPass(psql('postgres', '--command', `CREATE DATABASE ${database} TEMPLATE template0`))
  // One command each: `CREATE INDEX CONCURRENTLY` may stand in no transaction.
  const statements = script
    .replace(pgvector, standIn)
    .split(/;[ \t]*$/m)
    .filter((one) => one.trim() !== '')
  const { output } = await psql(database, ...statements.flatMap((one) => ['--command', one]))
  const { output: dumped } = await mustPass(dump(database))
  await mustPass(psql('postgres', '--command', `DROP DATABASE ${database}`))
  return { facts: factsIn(dumped), complaints: output.split('\n').filter((line) => line !== '') }
}

async function mustPass(running) {
  const { passed, output } = await running
  if (!passed) throw new Error(output)
  return { output }
}

/** One line for each statement of pg_dump, and for each column of a table with its position. */
function factsIn(dumped) {
  const text = dumped.replace(/^(--|SET |SELECT pg_catalog\.set_config|\\).*$/gm, '')
  return text
    .split(/;$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .flatMap((statement) => {
      const [head, ...lines] = statement.split('\n').map((line) => line.trim().replace(/,$/, ''))
      if (!head.startsWith('CREATE TABLE ')) return [[head, ...lines].join(' ')]
      return [head, ...lines.map((line, position) => `${head} #${position + 1} ${line}`)]
    })
    .sort()
}
