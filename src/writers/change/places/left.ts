import type { AskedField, Column, DesignRequest, Table } from '../../../model/index.ts'
import { NO_PROPOSAL, type Proposal, sentence } from '../ground.ts'

/** A field that is there already: taking it away, calling it otherwise or holding it to more takes two releases and somebody's word. */
export function leftAsItIs(table: Table, field: AskedField, request: DesignRequest): Proposal {
  const { name, was, change } = field
  const called = was ?? (change === 'renamed' ? wasOf(field, request) : name)
  const column = table.columns.find((one) => one.name === called || one.attribute === called)
  if (!column)
    return {
      ...NO_PROPOSAL,
      unknown: [`${table.name} has no ${called}: there is nothing to be ${change} (it has ${columnsOf(table)})`],
    }
  const held = change === 'changed' ? heldAlready(table, column, field, request) : null
  if (held !== null) return { ...NO_PROPOSAL, sentences: [sentence(held, [column.at])] }
  const at = `${column.at.file}:${column.at.line}`
  return {
    ...NO_PROPOSAL,
    unknown: [
      `${table.name}.${called} (${at}) is to be ${change}${change === 'renamed' ? ` to ${name}` : ''}: that is not written here, and nothing else of it is`,
    ],
  }
}

const columnsOf = ({ columns }: Table): string => columns.map(({ attribute }) => attribute).join(', ')

/** `rename the field summary to headline`, where the reader knows only what it is to be called. */
function wasOf({ name }: AskedField, { text }: DesignRequest): string {
  const words = name.replaceAll('_', '[ _]')
  const quote = '["\'“”]?'
  const found = new RegExp(
    `\\brename\\s+(?:the\\s+)?(?:(?:field|column|attribute)\\s+)?${quote}(?<was>\\w+)${quote}\\s.*?\\b(?:to|as|into)\\s+${quote}${words}\\b`,
    'i',
  ).exec(text)
  return found?.groups?.['was']?.toLowerCase() ?? name
}

/** What the column is held to as it is. */
function heldAlready(table: Table, column: Column, { from, type }: AskedField, { text }: DesignRequest): string | null {
  const end = /[.;!?\n]/.exec(text.slice(from.end))?.index
  const said = text.slice(from.start, end === undefined ? text.length : from.end + end)
  const isUnique = table.uniques.some(({ columns }) => columns.length === 1 && columns[0] === column.name)
  if (/ unique\b/.test(type) && /\bunique\b/i.test(text))
    return isUnique || isIndexed(table, column) ? `${table.name}.${column.name} is unique already` : null
  if (/\b(?:required|mandatory|non-?null(?:able)?|not null)\b/i.test(said))
    return column.nullable ? null : `${table.name}.${column.name} is required already: it is never empty in a row`
  return null
}

const isIndexed = ({ indexes }: Table, { name }: Column): boolean =>
  indexes.some(({ unique, keys, where }) => unique && where === null && keys.length === 1 && keys[0] === name)
