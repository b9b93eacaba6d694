import { groupBy } from '../../kernel/group.ts'
import type { Backend, Dependency, Operation, Place, Sentence } from '../../model/index.ts'
import { accessStates, count, countAccess, domainsOf, headline, mainApplication } from '../../model/queries/index.ts'
import type { Concern } from './designed.ts'
import { told } from './sentence.ts'

/** What is there today, each fact with where it stands: what new code should look like, and what it meets. */
export function todayOf(backend: Backend | null, about: Concern, run: string): readonly Sentence[] {
  if (backend === null) return []
  const { api } = backend
  const main = mainApplication(backend)
  return [
    told(`${headline(backend).join(', ')}.`, main ? [main.at] : [], [run]),
    ...domains(backend, run),
    ...accessToday(backend, run),
    ...majority(
      api.operations.flatMap(callersOf),
      (name, times) => `Callers come as \`${name}\` in ${count(times, 'operation')}.`,
      run,
    ),
    ...majority(
      api.operations.flatMap(({ dependencies }) => sharedOf(dependencies)),
      (name, times) => `${count(times, 'operation')} depend on \`${name}\`.`,
      run,
    ),
    ...layers(api.operations, run),
    ...majority(
      api.operations.flatMap(transactionsOf),
      (name, times) => `Transactions are ${name} in ${count(times, 'statement')}.`,
      run,
    ),
    ...errors(api.operations, run),
    ...tablesToday(backend, about),
    ...backend.data.migrations.map(({ folder, revisions, heads }) =>
      told(
        `${count(revisions.length, 'revision')} of Alembic in \`${folder}\`, ${heads.length === 1 ? `with the head ${heads[0]}` : `with ${count(heads.length, 'head')}`}.`,
        revisions.slice(-1).map(({ at }) => at),
        [run],
      ),
    ),
    ...backend.runtime.jobs
      .slice(0, MOST)
      .map(({ name, runner, schedule, at }) =>
        told(`The job \`${name}\` (${runner}${schedule === '' ? '' : `, ${schedule}`}).`, [at]),
      ),
    ...backend.project.documents.slice(0, MOST).map(({ kind, title, at }) => told(`“${title}” (${kind}).`, [at])),
  ]
}

const MOST = 6

interface Named {
  readonly name: string
  readonly at: Place
}

const callersOf = ({ access }: Operation): readonly Named[] =>
  access.principals.slice(0, 1).map(({ name, type, at }) => ({ name: type === '' ? name : `${name}: ${type}`, at }))

const sharedOf = (dependencies: readonly Dependency[]): readonly Named[] => [
  ...new Map(dependencies.map(({ name, at }) => [name, { name, at }])).values(),
]

const transactionsOf = ({ statements }: Operation): readonly Named[] =>
  statements.flatMap(({ transaction, chain }) => {
    const at = chain.at(-1)?.at
    return transaction === '' || at === undefined ? [] : [{ name: transaction.replace(/\s*\([^)]*\)$/, ''), at }]
  })

/** What most do, and is done more than once; the first place shows how. */
function majority(
  named: readonly Named[],
  say: (name: string, times: number) => string,
  run: string,
): readonly Sentence[] {
  return [...groupBy(named, ({ name }) => name)]
    .filter(([, group]) => group.length > 1)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 3)
    .map(([name, group]) =>
      told(
        say(name.replaceAll('`', "'"), group.length),
        group.slice(0, 2).map(({ at }) => at),
        [run],
      ),
    )
}

const domains = (backend: Backend, run: string): readonly Sentence[] =>
  domainsOf(backend)
    .toSorted((a, b) => b.operations.length - a.operations.length)
    .slice(0, MOST)
    .map(({ name, prefix, operations }) =>
      told(
        `${count(operations.length, 'operation')} of “${name}”${prefix === '' ? '' : ` below \`${prefix}\``}.`,
        [operations[0]!.handler],
        [run],
      ),
    )

function accessToday({ api }: Backend, run: string): readonly Sentence[] {
  if (api.operations.length === 0) return []
  const counts = countAccess(api.operations)
  const states = accessStates.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`)
  const check = api.operations.flatMap(({ access }) => access.checks).find(({ kind }) => kind === 'authentication')
  return [
    told(
      `Access as the code enforces it: ${states.join(', ')}.`,
      check ? check.chain.slice(-1).map(({ at }) => at) : [],
      [run],
    ),
  ]
}

/** Which folders a statement is asked for from: routes that ask the database by themselves have no layer between. */
function layers(operations: readonly Operation[], run: string): readonly Sentence[] {
  const statements = operations.flatMap((one) =>
    one.statements.map(({ chain }) => ({ handler: one.handler, at: chain.at(-1)?.at })),
  )
  return majority(
    statements.flatMap(({ at }) => (at === undefined ? [] : [{ name: at.file.replace(/[^/]*$/, '') || '.', at }])),
    (name, times) => `${count(times, 'statement')} stand in \`${name}\`.`,
    run,
  )
}

function errors(operations: readonly Operation[], run: string): readonly Sentence[] {
  const raised = operations.flatMap(({ trace }) =>
    (trace?.refusals ?? []).flatMap(({ escapes, exception, status, chain }) => {
      const at = chain.at(-1)?.at
      return escapes && at !== undefined && status !== null
        ? [{ name: `${exception}\`, which becomes ${status},`, at }]
        : []
    }),
  )
  return [...groupBy(raised, ({ name }) => name)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 4)
    .map(([name, group]) =>
      told(
        `Errors are raised as \`${name} at ${count(group.length, 'place')} of operations.`,
        group.slice(0, 1).map(({ at }) => at),
        [run],
      ),
    )
}

/** The tables it is about as they are now, and those they lead to. */
function tablesToday({ data }: Backend, { tables }: Concern): readonly Sentence[] {
  const near = data.tables.filter(
    ({ id, foreignKeys }) => tables.has(id) || foreignKeys.some(({ references }) => tables.has(references.table)),
  )
  const shown = near.length > 0 ? near : data.tables
  return shown
    .slice(0, 12)
    .map((table) =>
      told(
        `The table \`${table.id}\` has ${count(table.columns.length, 'column')}, ${count(table.foreignKeys.length, 'foreign key')} and ${count(table.indexes.length, 'index')}.`,
        [table.at],
      ),
    )
}
