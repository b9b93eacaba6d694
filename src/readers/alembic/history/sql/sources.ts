import type { Value } from '../../../../python/values/value.ts'
import { type Clause, argumentsOf, isStatement } from './clauses.ts'
import type { Speech } from './speech.ts'
import { tableReference, tablesIn } from './tables.ts'

export interface Source {
  /** Null when a part is not told. */
  readonly text: string | null
  readonly tables: readonly string[]
}

/** The tables a select reads, as SQL. */
export function sourcesOf(clauses: readonly Clause[], entities: readonly Value[], speech: Speech): Source {
  const { machine, around } = speech
  const explicit = argumentsOf(clauses, 'select_from')
  const joins = clauses.filter((one) => /^(outer)?join$/.test(one.name) && one.made.args.length > 0)
  const spoken = [
    ...entities.flatMap((one) => tableReference(one, machine)?.text ?? tablesIn(one, machine, isStatement)),
    ...argumentsOf(clauses, 'where', 'filter').flatMap((one) => tablesIn(one, machine, isStatement)),
  ]
  if (explicit.length === 0 && joins.length === 0) {
    const all = [...new Set(spoken)]
    const own = all.filter((one) => !around.includes(one))
    return { text: (own.length > 0 ? own : all).join(', '), tables: all }
  }
  const written = explicit.map((one) => sourceOf(one, speech))
  const first = written.length > 0 ? written : [{ text: spoken[0] ?? null, tables: spoken.slice(0, 1) }]
  const joined = joins.map(({ name, made }) => joinOf(name, made.args[0]!, made.args[1], made.keywords, speech))
  const all = [...first, ...joined]
  if (all.some((one) => one.text === null)) return { text: null, tables: [] }
  const text = `${first.map((one) => one.text).join(', ')}${joined.map((one) => ` ${one.text!}`).join('')}`
  return { text, tables: all.flatMap((one) => one.tables) }
}

/** A table, or `a.join(b, a.c.id == b.c.a_id)`. */
function sourceOf(value: Value, speech: Speech): Source {
  const table = tableReference(value, speech.machine)
  if (table) return { text: table.text, tables: [table.text] }
  const path = value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
  const how = /\.(outerjoin|join)$/.exec(path)?.[1]
  if (value.kind !== 'instance' || how === undefined) return { text: null, tables: [] }
  const [left, right, on] = value.receiver ? [value.receiver, ...value.args] : value.args
  const first = left && sourceOf(left, speech)
  const second = right && joinOf(how, right, on, value.keywords, speech)
  if (!first || !second || first.text === null || second.text === null) return { text: null, tables: [] }
  return { text: `${first.text} ${second.text}`, tables: [...first.tables, ...second.tables] }
}

function joinOf(
  how: string,
  to: Value,
  on: Value | undefined,
  keywords: ReadonlyMap<string, Value>,
  speech: Speech,
): Source {
  const target = sourceOf(to, speech)
  const condition = on ?? keywords.get('onclause')
  const text = condition ? speech.text(condition) : null
  const outer = how === 'outerjoin' || keywords.has('isouter') ? 'LEFT OUTER ' : ''
  return {
    text: target.text === null || text === null ? null : `${outer}JOIN ${target.text} ON ${text}`,
    tables: target.tables,
  }
}
