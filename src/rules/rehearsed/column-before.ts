import type { Subject } from '../rule.ts'
import { oneLine } from './rewrite.ts'
import { type Rehearsed, rehearsedStatements } from './statements.ts'
import { type Fields, type TableCommand, elementsOf, isKind, listIn } from '../../sql/tree.ts'

export interface ColumnState {
  readonly notNull: boolean
  /** The expression of its default; null for none. */
  readonly default: string | null
}

/** What a column says of itself when a statement comes to it, by the statements before. */
export function columnBefore(one: Rehearsed, name: string, subject: Subject): ColumnState {
  const all = rehearsedStatements(subject).filter(
    ({ history, table }) => history === one.history && table === one.table,
  )
  return all.slice(0, all.indexOf(one)).reduce((state, each) => changed(state, each, name), NOTHING)
}

const NOTHING: ColumnState = { notNull: false, default: null }

function changed(state: ColumnState, each: Rehearsed, name: string): ColumnState {
  const { kind, tree, commands, observed } = each
  const made = elementsOf(kind, tree).columns.find((column) => column.name === name)
  if (made) {
    const given = made.constraints.find((constraint) => isKind(constraint, 'DEFAULT'))
    return {
      notNull: made.constraints.some((constraint) => isKind(constraint, 'NOTNULL', 'PRIMARY')),
      default: given ? defaultText(observed.sql, tree, given) : null,
    }
  }
  let after = state
  for (const command of commands.filter((one) => one.name === name)) after = altered(after, command, each)
  return after
}

function altered(state: ColumnState, { does, fields }: TableCommand, { commands, observed }: Rehearsed): ColumnState {
  if (does === 'SetNotNull' || does === 'DropNotNull') return { ...state, notNull: does === 'SetNotNull' }
  if (does !== 'ColumnDefault') return state
  const text = commands.length === 1 ? / set default (.*)$/is.exec(oneLine(observed.sql))?.[1] : undefined
  return { ...state, default: 'def' in fields ? (text ?? '...') : null }
}

/** From its word to the next part of the statement. */
function defaultText(sql: string, tree: Fields, constraint: Fields): string {
  const from = placeOf(constraint)
  const parts = [...listIn(tree, 'tableElts'), ...listIn(tree, 'cmds').map((command) => command['def'] as Fields)]
  const places = parts.flatMap((part) => [placeOf(part), ...listIn(part, 'constraints').map(placeOf)])
  const next = Math.min(...places.filter((place) => place > from))
  const bytes = Buffer.from(sql)
  const text = oneLine(bytes.subarray(from, Number.isFinite(next) ? next : bytes.length).toString())
  return withoutRest(text.replace(/^default\s+/i, ''))
}

const placeOf = ({ location }: Fields): number => (typeof location === 'number' ? location : 0)

/** Up to the comma or the parenthesis that is not its own. */
function withoutRest(text: string): string {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]/g)) {
    if (token === '(') depth++
    if (token === ')' && --depth < 0) return text.slice(0, index).trim()
    if (token === ',' && depth === 0) return text.slice(0, index).trim()
  }
  return text.trim()
}
