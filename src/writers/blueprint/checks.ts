import type { Table } from '../../model/index.ts'
import { type RowFields, isWord, ruleOf } from './conditions.ts'
import type { Entry } from './page.ts'

/** The words a check holds a column to; null where it does not, or where one of them is no word. */
export function checkedWords(table: Table, column: string): readonly string[] | null {
  const words = table.checks.flatMap(({ expression }) => wordsIn(expression, column) ?? [])
  return words.length > 0 ? words : null
}

function wordsIn(expression: string, column: string): readonly string[] | null {
  const rule = ruleOf(expression, alone(column))
  const words = rule === null ? null : (/^x = ([\w-]+(?:\|[\w-]+)+)$/.exec(rule)?.[1]?.split('|') ?? null)
  return words?.every(isWord) === true && new Set(words).size === words.length ? words : null
}

const alone = (column: string): RowFields => ({ of: new Map([[column, 'x']]), choices: new Set(['x']) })

/** `1..120` for a number that is checked to lie there. */
export function checkedRange(table: Table, column: string): string | null {
  for (const { expression } of table.checks) {
    const range = rangeIn(expression, column)
    if (range !== null) return range
  }
  return null
}

function rangeIn(expression: string, column: string): string | null {
  const rule = ruleOf(expression, alone(column))
  const found = /^(?:x >= (-?\d+))?(?: and )?(?:x <= (-?\d+))?$/.exec(rule ?? '')
  return rule && found ? `${found[1] ?? ''}..${found[2] ?? ''}` : null
}

/** Checks that no field says already: those the grammar holds, and a comment for each of the others. */
export function checkEntries(
  table: Table,
  fields: RowFields,
): { readonly said: readonly Entry[]; readonly unsaid: readonly string[] } {
  const said: Entry[] = []
  const unsaid: string[] = []
  for (const { name, expression } of table.checks) {
    if (table.columns.some((one) => isOfColumn(table, one.name, expression))) continue
    const rule = ruleOf(expression, fields)
    const bare = name?.replace(new RegExp(`^ck_${table.name}_`), '') ?? `check_${said.length + 1}`
    if (rule !== null && !said.some(({ key }) => key === bare)) said.push({ key: bare, value: rule })
    else unsaid.push(`left out: check ${name ?? ''} (${expression})`)
  }
  return { said, unsaid }
}

/** Said by the type of a field. */
const isOfColumn = (table: Table, column: string, expression: string): boolean => {
  const type = table.columns.find(({ name }) => name === column)?.type ?? ''
  if (wordsIn(expression, column) !== null) return /^(VARCHAR|TEXT)/.test(type)
  return rangeIn(expression, column) !== null && /^(INTEGER|BIGINT|SMALLINT|FLOAT|DOUBLE|REAL)/.test(type)
}
