import type { Table } from '../../model/index.ts'
import { snake } from './names.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

/** What happens to every row. */
const OF_ROWS = ['created', 'updated', 'deleted']

/** Events the program knows: texts it holds what happened to, and keeps by name. */
function knownEvents({ aside, backend: { data } }: Plan): readonly string[] {
  const kept = aside.filter(({ columns }) => columns.some(({ name }) => NAMED.test(name)) && !isOfKeys(columns))
  return (data.vocabularies ?? []).flatMap(({ values, tables }) =>
    kept.some(({ id }) => tables.includes(id)) ? values : [],
  )
}

const NAMED = /^(name|event|event_name|type|kind|topic)$/
const isOfKeys = (columns: Table['columns']): boolean => columns.some(({ name }) => name === 'scopes')

/** Events that start a job, or that somebody is sent. */
const heardEvents = ({ backend: { data, runtime } }: Plan): ReadonlySet<string> =>
  new Set([
    ...runtime.jobs.flatMap(({ on }) => on ?? []),
    ...(data.subscriptions ?? []).flatMap(({ events }) => events),
  ])

/** `emits: [comment.written]`: what comes by itself needs no line where somebody listens. */
export function emitEntries(table: Table, plan: Plan, states: readonly string[]): readonly Entry[] {
  const resource = snake(plan.names.get(table.id)!)
  const own = new Set([...OF_ROWS, ...states].map((what) => `${resource}.${what}`))
  const heard = heardEvents(plan)
  // What somebody waits for does happen.
  const said = [...new Set([...knownEvents(plan), ...heard])].filter(
    (event) => event.startsWith(`${resource}.`) && !(own.has(event) && heard.has(event)),
  )
  return filled({ key: 'emits', value: said })
}
