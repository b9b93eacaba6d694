import type { Step } from './proposal.ts'
import { oneLine, quoted } from './rewrite.ts'
import type { Rehearsed } from './statements.ts'
import { type Fields, fieldsIn, listIn, textIn } from '../../sql/tree.ts'

/** The rows an `UPDATE` or `DELETE` means, some thousands at a time; to be sent until it changes none. */
export function batched(one: Rehearsed): Step {
  const { kind, table, tree } = one
  const { head, tables, condition } = clausesIn(oneLine(one.observed.sql))
  const alias = textIn(fieldsIn(fieldsIn(tree, 'relation'), 'alias'), 'aliasname')
  const target = alias === '' ? quoted(table) : `${quoted(table)} ${quoted(alias)}`
  const row = alias === '' && tables === '' ? 'ctid' : `${quoted(alias || table)}.ctid`
  const changes = kind === 'UpdateStmt' && tables === '' ? stillToChange(one) : null
  const wanted = both(condition, changes?.condition ?? '')
  const some = (from: string): string => `${row} = ANY (ARRAY(SELECT ${row} FROM ${from} WHERE ${wanted} LIMIT 10000))`
  const untilNone =
    tables === ''
      ? `${head} WHERE ${some(target)}`
      : `${head} ${tables} WHERE ${both(condition, some(`${target}, ${tables.replace(/^\w+ /, '')}`))}`
  return kind === 'DeleteStmt' || changes !== null
    ? { untilNone }
    : { untilNone, open: 'the condition has to leave out the rows that are changed already' }
}

const both = (one: string, other: string): string =>
  one === '' || other === '' ? one || other || 'true' : `${/ or /i.test(one) ? `(${one})` : one} AND ${other}`

interface Clauses {
  readonly head: string
  /** With its first word: `FROM ...`, `USING ...`. */
  readonly tables: string
  readonly condition: string
}

/** Cuts at the words that stand outside of quotes and parentheses. */
function clausesIn(sql: string): Clauses {
  const cuts: { readonly word: string; readonly at: number }[] = []
  let depth = 0
  for (const { 0: token, index } of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]|\b\w+\b/g)) {
    if (token === '(') depth++
    if (token === ')') depth--
    const word = token.toLowerCase()
    const isHead = word === 'from' && /\bdelete $/i.test(sql.slice(0, index))
    if (depth > 0 || isHead || cuts.some((cut) => cut.word === 'where')) continue
    if (/^(from|using|where)$/.test(word)) cuts.push({ word, at: index })
  }
  const where = cuts.find(({ word }) => word === 'where')
  const tables = cuts.find(({ word }) => word !== 'where')
  const end = where?.at ?? sql.length
  return {
    head: sql.slice(0, tables?.at ?? end).trim(),
    tables: tables ? sql.slice(tables.at, end).trim() : '',
    condition: where ? sql.slice(where.at + 'where'.length).trim() : '',
  }
}

/** What leaves out rows that have their new values, where those are constants; '' where the condition does so itself. */
function stillToChange({ observed, tree }: Rehearsed): { readonly condition: string } | null {
  const targets = listIn(tree, 'targetList')
  if (!targets.every((target) => isConstant(fieldsIn(target, 'val')))) return null
  const names = targets.map((target) => textIn(target, 'name'))
  if (names.length === 1 && asksForEmpty(tree['whereClause'], names[0]!)) return { condition: '' }
  const bytes = Buffer.from(observed.sql)
  const places = targets.map(({ location }) => (typeof location === 'number' ? location : 0))
  const values = places.map((place, index) => {
    const text = clausesIn(oneLine(bytes.subarray(place, places[index + 1]).toString())).head
    return text
      .slice(text.indexOf('=') + 1)
      .replace(/,$/, '')
      .trim()
  })
  const [columns, given] = [names.map(quoted).join(', '), values.join(', ')]
  return {
    condition: names.length === 1 ? `${columns} IS DISTINCT FROM ${given}` : `(${columns}) IS DISTINCT FROM (${given})`,
  }
}

function isConstant(value: Fields): boolean {
  if ('arg' in value && 'typeName' in value) return isConstant(fieldsIn(value, 'arg'))
  return ['boolval', 'ival', 'fval', 'sval', 'bsval'].some((name) => name in value)
}

/** `note IS NULL`, by itself or with more. */
function asksForEmpty(condition: unknown, column: string): boolean {
  const { BoolExpr: joined, NullTest: test } = (condition ?? {}) as {
    readonly BoolExpr?: Fields
    readonly NullTest?: Fields
  }
  if (joined && joined['boolop'] === 'AND_EXPR')
    return (joined['args'] as readonly unknown[]).some((one) => asksForEmpty(one, column))
  if (!test || test['nulltesttype'] !== 'IS_NULL') return false
  const fields = listIn(fieldsIn(test, 'arg'), 'fields')
  return textIn(fields.at(-1) ?? {}, 'sval') === column
}
