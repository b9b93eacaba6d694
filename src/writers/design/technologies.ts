import type { Backend, Framework, TechnologyChoice } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

type Choose = (backend: Backend) => TechnologyChoice | null

/** What it is made with, and the fact of it that says why. */
export const technologiesOf = (backend: Backend): readonly TechnologyChoice[] =>
  choices.flatMap((choose) => choose(backend) ?? [])

const choices: readonly Choose[] = [
  (backend) =>
    named(backend, 'Web framework', ['fastapi'], () => {
      const published = backend.api.operations.filter((one) => one.published).length
      return `${count(published, 'operation')} are checked by types that also publish the contract`
    }),
  ({ data }) =>
    data.tables.length === 0
      ? null
      : {
          what: 'Database',
          choice: 'PostgreSQL',
          because: `${count(data.tables.length, 'table')} with ${count(sumOf(data.tables, 'foreignKeys'), 'foreign key')} and ${count(sumOf(data.tables, 'checks'), 'check')} that the server itself keeps`,
        },
  (backend) =>
    named(backend, 'Tables in code', ['sqlalchemy', 'sqlmodel'], () => {
      const statements = backend.api.operations.flatMap((one) => one.statements)
      const raw = statements.filter(({ verb }) => verb === 'raw').length
      return `${count(statements.length - raw, 'statement')} are written with it and ${raw} as text, so that columns are looked up and not spelled`
    }),
  (backend) =>
    named(backend, 'Migrations', ['alembic'], () => 'each change of the tables can be run up, down and up again'),
  (backend) => keys(backend),
  (backend) => callers(backend),
  (backend) =>
    backend.runtime.jobs.length === 0
      ? null
      : {
          what: 'Jobs',
          choice: runnerOf(backend),
          because: `${count(backend.runtime.jobs.length, 'job')} outlive the request that starts them, or have none; ${count(backend.runtime.jobs.filter(({ retries }) => retries !== undefined).length, 'job')} are tried again`,
        },
  (backend) =>
    backend.runtime.caches.length === 0
      ? null
      : {
          what: 'Cache',
          choice: backend.runtime.caches[0]!.library,
          because: `${count(backend.api.operations.filter(({ effects }) => effects.some(({ kind }) => kind === 'cache')).length, 'operation')} tell again what was told before`,
        },
  (backend) =>
    backend.runtime.models.length === 0
      ? null
      : {
          what: 'Language model',
          choice: [...new Set(backend.runtime.models.map(({ library }) => library))].join(', '),
          because: `it is asked at ${count(backend.runtime.models.length, 'place')}`,
        },
  ({ project }) =>
    project.container === true
      ? {
          what: 'Delivery',
          choice: 'a container',
          because: 'what is tested is what runs, with the versions it was tested with',
        }
      : null,
]

function named(
  { project }: Backend,
  what: string,
  names: readonly string[],
  because: () => string,
): TechnologyChoice | null {
  const found = project.frameworks.find(({ name }) => names.includes(name))
  return found === undefined ? null : { what, choice: versioned(found), because: because() }
}

const versioned = ({ name, version }: Framework): string => `${name} ${version}`.trim()

const sumOf = (tables: Backend['data']['tables'], part: 'foreignKeys' | 'checks'): number =>
  tables.reduce((sum, table) => sum + table[part].length, 0)

/** The type most single keys have. */
function keys({ data }: Backend): TechnologyChoice | null {
  const types = new Map<string, number>()
  const single = data.tables.flatMap((table) => {
    const [name, ...others] = table.primaryKey?.columns ?? []
    const column = table.columns.find((one) => one.name === name)
    return column && others.length === 0 ? [column.type.toLowerCase()] : []
  })
  for (const type of single) types.set(type, (types.get(type) ?? 0) + 1)
  const [most] = [...types].toSorted(([, a], [, b]) => b - a)
  if (most === undefined) return null
  return {
    what: 'Keys',
    choice: most[0],
    because: `${most[1]} of ${count(single.length, 'table')} with a key of one column have it`,
  }
}

function callers({ api }: Backend): TechnologyChoice | null {
  const guarded = api.operations.filter(({ access }) => access.credentials.length > 0)
  const kinds = [...new Set(guarded.flatMap(({ access }) => access.credentials))]
  return kinds.length === 0
    ? null
    : {
        what: 'Who calls',
        choice: kinds.join(', '),
        because: `${guarded.length} of ${count(api.operations.length, 'operation')} ask for it`,
      }
}

function runnerOf({ runtime, project }: Backend): string {
  const named = project.frameworks.find(({ name }) =>
    /^(celery|taskiq|arq|dramatiq|rq|apscheduler|faststream)$/.test(name),
  )
  const own = new Set(runtime.jobs.map(({ runner }) => runner))
  if (named) return versioned(named)
  return own.has('program') ? 'rows in PostgreSQL that a worker takes' : [...own].join(', ')
}
