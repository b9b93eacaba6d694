import { asText } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { lastName } from './entities.ts'

/** One call of the chain that builds a statement: `select(User)`, `.where(...)`, `.limit(10)`. */
export interface Part {
  readonly name: string
  readonly made: Instance
}

const FUNCTIONS = new Set([
  'select',
  'insert',
  'update',
  'delete',
  'text',
  'union',
  'union_all',
  'intersect',
  'intersect_all',
  'except_',
  'except_all',
  'exists',
  'values',
  'TextClause',
])
const LIBRARIES = /^(sqlalchemy|sqlmodel|sqlalchemy_utils|geoalchemy2|sqlalchemy_json)\b/

/** The chain of calls that built a statement, first call first; null when the value is none. */
export function partsOfStatement(value: Value | undefined): readonly Part[] | null {
  const parts: Part[] = []
  for (
    let at: Value | undefined | null = value;
    at?.kind === 'instance' && at.class.kind === 'external' && parts.length < 200;
    at = at.receiver
  ) {
    const path: string = at.class.path
    const name = asText(at.attributes.get('<method>')) ?? (path.endsWith('.Query') ? 'query' : lastName(path))
    parts.push({ name, made: at })
    if (name === 'query' || (FUNCTIONS.has(name) && LIBRARIES.test(path) && isStart(at))) return parts.reverse()
  }
  return null
}

/** `select(...)` itself, or `table.select()`; not `.union(...)` of a statement. */
function isStart(made: Instance): boolean {
  if (made.receiver === null) return true
  return (
    made.receiver.kind === 'instance' &&
    made.receiver.class.kind === 'external' &&
    /(\.Table|mapped_table)$/.test(made.receiver.class.path)
  )
}

export const isStatement = (value: Value | undefined): boolean =>
  value?.kind === 'alternatives'
    ? value.options.some((option) => isStatement(option.value))
    : value !== undefined && partsOfStatement(value) !== null

/** What a row of a statement consists of: classes, columns, expressions. */
export function entitiesOf(value: Value | undefined, depth = 0): readonly Value[] {
  if (!value || depth > 6) return []
  if (value.kind === 'alternatives')
    return value.options.map((option) => entitiesOf(option.value, depth + 1)).find((one) => one.length > 0) ?? []
  const parts = partsOfStatement(value)
  const [first, ...rest] = parts ?? []
  if (!first) return []
  let entities = startEntities(first, depth)
  for (const { name, made } of rest) {
    if (name === 'with_entities' || name === 'with_only_columns' || name === 'returning') entities = flatten(made.args)
    else if (name === 'add_columns' || name === 'add_entity' || name === 'column' || name === 'add_column')
      entities = [...entities, ...flatten(made.args)]
    else if (name === 'from_statement') return entities
  }
  return entities
}

function startEntities({ name, made }: Part, depth: number): readonly Value[] {
  if (/^(union|intersect|except)/.test(name)) return entitiesOf(made.args[0], depth + 1)
  if (name === 'select' || name === 'query')
    return made.receiver && name === 'select' ? [made.receiver] : flatten(made.args)
  return []
}

export const flatten = (values: readonly Value[]): readonly Value[] =>
  values.flatMap((one) =>
    one.kind === 'sequence'
      ? flatten(one.items)
      : one.kind === 'alternatives' && one.options[0]
        ? flatten([one.options[0].value])
        : [one],
  )
