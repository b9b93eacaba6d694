import { asItems, asText } from '../../../../python/values/ask.ts'
import type { Value } from '../../../../python/values/value.ts'
import { sqlText, type Names } from '../../../sqlalchemy/sql/expression.ts'

/** `:name` as SQLAlchemy finds it in a text: not in `::type`, not after a letter, not escaped. */
const BIND = /(?<![:\w\\]):(\w+)(?!:)/g

/** A `text()` with its parameters in place; null when one has no value that is told. */
export function boundText(written: string, values: ReadonlyMap<string, Value>, names: Names): string | null {
  let known = true
  const text = written.replace(BIND, (_, name: string) => {
    const value = values.get(name)
    const shown = value && sqlText(value, names)
    if (shown === null || shown === undefined) known = false
    return shown ?? ''
  })
  return known ? text.replace(/\\(:[\w$]*)(?![:\w$])/g, '$1') : null
}

/** `text("...").bindparams(a=1)`, `text("...").bindparams(bindparam("a", 1))`, through any number of such calls. */
export function textClause(
  value: Value,
): { readonly text: string; readonly values: ReadonlyMap<string, Value> } | null {
  if (value.kind !== 'instance' || value.class.kind !== 'external') return null
  const { path } = value.class
  if (path === 'sqlalchemy.text') {
    const text = asText(value.args[0] ?? value.keywords.get('text'))
    return text === null ? null : { text, values: new Map() }
  }
  if (!/\.(bindparams|execution_options|columns)$/.test(path) || !value.receiver) return null
  const inner = textClause(value.receiver)
  if (!inner || !path.endsWith('.bindparams')) return inner
  return { text: inner.text, values: new Map([...inner.values, ...value.keywords, ...value.args.flatMap(parameter)]) }
}

/** `bindparam("a", value=1)` */
function parameter(value: Value): readonly (readonly [string, Value])[] {
  if (value.kind !== 'instance') return []
  const name = asText(value.args[0])
  const given = value.keywords.get('value') ?? value.args[1]
  return name === null || !given ? [] : [[name, given]]
}

/** Parameters handed along with a statement: `execute(text, {"a": 1})`; several sets for several rows. */
export function parameterSets(value: Value | undefined): readonly ReadonlyMap<string, Value>[] | null {
  if (!value || (value.kind === 'constant' && value.type === 'none')) return [new Map()]
  if (value.kind === 'mapping') {
    if (value.open) return null
    return [new Map([...value.entries.values()].map((one) => [asText(one.key) ?? '', one.value] as const))]
  }
  const items = asItems(value)
  const sets = items?.map((one) => parameterSets(one))
  return sets && !sets.includes(null) ? sets.flatMap((one) => one!) : null
}
