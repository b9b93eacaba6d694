import type { Table } from '../../model/index.ts'
import { type RowFields, ruleOf } from './conditions.ts'
import { withoutLiving } from './keys.ts'

/** Times that do not overlap, as the blueprint says them, and a comment for each exclusion of another kind. */
export function apartEntries(
  { exclusions = [] }: Table,
  fields: RowFields,
  soft: boolean,
): { readonly said: readonly string[]; readonly unsaid: readonly string[] } {
  const all = exclusions.map(({ expression }) => ({ expression, text: apartText(expression, fields, soft) }))
  return {
    said: all.flatMap(({ text }) => text ?? []),
    unsaid: all.flatMap(({ expression, text }) => (text === null ? [`left out: ${expression}`] : [])),
  }
}

const EXCLUSION = /^EXCLUDE USING gist \((.+?)\)(?: WHERE \((.+)\))?$/is
const SAME = /^"?(\w+)"? WITH =$/i
/** Without bounds it holds its beginning, and not its end. */
const SPAN = /^(?:tstz|ts|date)range\("?(\w+)"?,\s*"?(\w+)"?(?:,\s*'\[\)'(?:::text)?)?\) WITH &&$/i

function apartText(expression: string, fields: RowFields, soft: boolean): string | null {
  const [, inner = '', condition = null] = EXCLUSION.exec(expression) ?? []
  const parts = inner.split(/(?<= WITH \S+),\s*/)
  const span = SPAN.exec(parts.at(-1) ?? '')
  const columns = [...parts.slice(0, -1).map((part) => SAME.exec(part)?.[1]), span?.[1], span?.[2]]
  const names = columns.map((column) => (column === undefined ? undefined : fields.of.get(column)))
  const where = soft ? withoutLiving(condition) : condition
  const rule = where === null ? '' : ruleOf(where, fields)
  if (rule === null || names.includes(undefined)) return null
  const [same, from, to] = [names.slice(0, -2), names.at(-2)!, names.at(-1)!]
  return [...same, 'from', from, 'to', to, ...(rule === '' ? [] : ['where', rule])].join(' ')
}
