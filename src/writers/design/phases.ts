import type { Backend, Operation, Phase, Table } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { listed } from './acceptance.ts'

/** What nobody generates. */
interface Left {
  readonly byHand?: readonly string[]
  readonly unwritten?: readonly string[]
}

/** In which order it is brought out: each phase stands by itself, and can be taken back by itself. */
export function phasesOf(
  backend: Backend,
  before: Backend | null,
  operations: readonly Operation[],
  tables: readonly Table[],
  { byHand = [], unwritten = [] }: Left = {},
): readonly Phase[] {
  const phases = [
    schemaPhase(before, tables),
    ...(before === null ? [accountsPhase(backend, operations)] : [backfillPhase(before, tables)]),
    operationsPhase(before, operations, tables),
    handPhase(byHand, unwritten),
    jobsPhase(backend, before),
    operations.length + tables.length === 0 ? null : provingPhase(operations),
    before === null ? null : contractPhase(before, tables, backend),
  ]
  return phases.filter((phase) => phase !== null)
}

const names = (items: readonly { readonly id: string }[], noun: string): string =>
  items.length <= 6
    ? listed(
        items.map(({ id }) => `\`${id}\``),
        'and',
      )
    : `${items
        .slice(0, 5)
        .map(({ id }) => `\`${id}\``)
        .join(', ')} and ${count(items.length - 5, noun)} more`

/** `task_comments` switches on what has to do with it. */
const flagOf = (tables: readonly Table[], operations: readonly Operation[]): string | null => {
  const name = tables[0]?.name ?? operations[0]?.name
  return name === undefined ? null : `${name.replace(/\W+/g, '_').toUpperCase()}_ENABLED`
}

function schemaPhase(before: Backend | null, tables: readonly Table[]): Phase | null {
  if (tables.length === 0) return null
  const known = new Set((before?.data.tables ?? []).map(({ id }) => id))
  const [fresh, changed] = [tables.filter(({ id }) => !known.has(id)), tables.filter(({ id }) => known.has(id))]
  return {
    title: before === null ? 'The database' : 'The database, wider than before',
    steps: [
      ...(fresh.length > 0
        ? [`Make ${names(fresh, 'table')} by a migration that is run up, down and up again first.`]
        : []),
      ...(changed.length > 0
        ? [
            `Add to ${names(changed, 'table')} only what the release that runs does not have to know: columns that may be empty, indexes made concurrently, constraints not validated yet.`,
          ]
        : []),
    ],
    flag: null,
    rollback: 'Run the migration down; nothing reads or writes what it made yet.',
    done: 'Models and migrations are one schema, and down leads back to where up began (`architect migrations .`).',
  }
}

function accountsPhase({ api }: Backend, concerned: readonly Operation[]): Phase | null {
  const own = new Set(concerned.map(({ id }) => id))
  const others = api.operations.filter(
    ({ id, tags }) => !own.has(id) || tags.some((tag) => /^(auth|accounts?|sessions?)$/i.test(tag)),
  )
  const guarded = api.operations.some(({ access }) => access.state === 'enforced')
  if (!guarded) return null
  return {
    title: 'Who calls, and how it is run',
    steps: [
      `Bring out ${others.length > 0 ? names(others, 'operation') : 'sign-in'} before anything that asks who is calling.`,
      'Set what has to be set in each environment, and refuse to start without it.',
    ],
    flag: null,
    rollback: 'Bring the release before back; sessions that were opened end by themselves.',
    done: 'Somebody can sign in, and whoever sends no credentials is refused (`architect prove . --only access`).',
  }
}

function backfillPhase(before: Backend, tables: readonly Table[]): Phase | null {
  const known = new Map(before.data.tables.map((table) => [table.id, table]))
  const filled = tables.filter((table) => {
    const then = known.get(table.id)
    const isNew = (name: string): boolean => !then?.columns.some((column) => column.name === name)
    return then !== undefined && table.columns.some(({ name, nullable }) => !nullable && isNew(name))
  })
  if (filled.length === 0) return null
  return {
    title: 'Rows that are there already',
    steps: [
      `Fill the new columns of ${names(filled, 'table')} in batches, outside of the migration, and validate constraints when none is left.`,
    ],
    flag: null,
    rollback: 'Stop between two batches; what was filled does no harm, since nothing reads it.',
    done: 'No row is left that a constraint would refuse.',
  }
}

function operationsPhase(
  before: Backend | null,
  operations: readonly Operation[],
  tables: readonly Table[],
): Phase | null {
  if (operations.length === 0) return null
  const known = new Set((before?.api.operations ?? []).map(({ id }) => id))
  const [fresh, changed] = [operations.filter(({ id }) => !known.has(id)), operations.filter(({ id }) => known.has(id))]
  const flag =
    before === null || fresh.length === 0
      ? null
      : flagOf(
          tables.filter(({ id }) => !before.data.tables.some((one) => one.id === id)),
          fresh,
        )
  return {
    title: 'The operations',
    steps: [
      ...(fresh.length > 0 ? [`Bring out ${names(fresh, 'operation')}.`] : []),
      ...(changed.length > 0
        ? [
            `Bring out ${names(changed, 'operation')} with what is new of ${changed.length === 1 ? 'it' : 'them'}; whoever calls ${changed.length === 1 ? 'it' : 'them'} today goes on as before, or is told first.`,
          ]
        : []),
      ...(flag === null
        ? []
        : [
            `Keep ${changed.length > 0 ? 'what is new' : 'them'} behind \`${flag}\`, which is off; switch it on for those who build it, then for a few, then for all.`,
          ]),
    ],
    flag,
    rollback:
      flag === null
        ? 'Bring the release before back; the tables stay, and nothing else reads them.'
        : `Switch \`${flag}\` off; no release has to be brought back.`,
    done: 'Every sentence under acceptance is true of what runs (`architect prove . --only contract,access`).',
  }
}

/** What is asked for and generated by nobody. */
const handPhase = (requirements: readonly string[], unwritten: readonly string[]): Phase | null =>
  requirements.length + unwritten.length === 0
    ? null
    : {
        title: 'What people write',
        steps: [
          ...requirements.map((one) => `Write what “${one}” asks for, with a test that shows it.`),
          ...unwritten.map((one) => `By hand, with a test that shows it: ${one}.`),
        ],
        flag: null,
        rollback: 'Bring the release before back; what is generated does not know of it.',
        done: 'Each of these sentences holds, by its own test.',
      }

function jobsPhase({ runtime }: Backend, before: Backend | null): Phase | null {
  const known = new Set((before?.runtime.jobs ?? []).map(({ name }) => name))
  const jobs = runtime.jobs.filter(({ name, runner }) => runner !== 'background-task' && !known.has(name))
  if (jobs.length === 0) return null
  return {
    title: 'What runs by itself',
    steps: [
      `Start the worker with ${names(
        jobs.map(({ name }) => ({ id: name })),
        'job',
      )}; those by the clock one after the other.`,
    ],
    flag: null,
    rollback: 'Stop the worker; what is waiting stays where it is kept, and is done when it starts again.',
    done: 'Each job has run, was tried again after it failed, and did nothing twice.',
  }
}

const provingPhase = (operations: readonly Operation[]): Phase => ({
  title: 'At the size it is for',
  steps: [
    'Plan every statement at the rows that are asked for, and measure reads and writes at the rate that is asked for.',
    `Watch errors and times of ${operations.length === 0 ? 'what runs' : count(operations.length, 'operation')} for a day before more are let in.`,
  ],
  flag: null,
  rollback: 'Let in as many as before.',
  done: 'The figures of the requirements hold, each by its run (`architect prove . --only plans,load`).',
})

/** What the old release needed and nobody needs any more. */
function contractPhase(before: Backend, tables: readonly Table[], backend: Backend): Phase | null {
  const now = new Map(backend.data.tables.map((table) => [table.id, table]))
  const gone = before.data.tables.flatMap((table) => {
    const then = now.get(table.id)
    if (then === undefined) return [`\`${table.id}\``]
    return table.columns
      .filter(({ name }) => !then.columns.some((one) => one.name === name))
      .map(({ name }) => `\`${table.id}.${name}\``)
  })
  if (gone.length === 0 && tables.length === 0) return null
  return {
    title: 'Taking away what is not needed any more',
    steps: [
      gone.length > 0
        ? `Drop ${listed(gone.slice(0, 8), 'and')}, once no release reads it.`
        : 'Take the flag and what stood beside it out of the code; of the schema nothing goes.',
    ],
    flag: null,
    rollback:
      gone.length > 0
        ? 'None after it is dropped: keep a dump of it, and do it last.'
        : 'Bring the release before back.',
    done: 'No release that runs reads or writes what went.',
  }
}
