import { Trouble } from '../kernel/diagnostic.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Table } from '../model/index.ts'

/** More than a table of the server can hold in rows of this width helps nobody. */
const MOST = 1e12
const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 }

export type StatedTable = Pick<Table, 'id' | 'schema' | 'name' | 'model'>

/** `orders=1e9` by `schema.name` of the table. What names no table gets the nearest one. */
export function statedRows(
  given: readonly string[],
  tables: readonly StatedTable[],
  option: '--rows' | '--growth' = '--rows',
): ReadonlyMap<string, number> {
  return new Map(given.map((text) => statedOne(text, tables, option)))
}

export interface ConfiguredRows {
  readonly rows: readonly string[]
  /** What it says of tables that are not here: the project speaks to other commands, too. */
  readonly remarks: readonly string[]
}

/** What the project states for every command, as far as it is about these tables. */
export function configuredRows(given: readonly string[], tables: readonly Table[]): ConfiguredRows {
  const isHere = (text: string): boolean => {
    const name = text.slice(0, text.indexOf('='))
    return tables.some((table) => table.id === name || table.name === name || table.model === name)
  }
  return {
    rows: given.filter(isHere),
    remarks: given
      .filter((text) => !isHere(text))
      .map((text) => `the configuration states ${text}, and no model here is that table`),
  }
}

function statedOne(text: string, tables: readonly StatedTable[], option: string): readonly [string, number] {
  const equals = text.indexOf('=')
  const [name, amount] = [text.slice(0, equals), text.slice(equals + 1)]
  const rows = amountOf(amount)
  if (equals <= 0 || rows === null)
    throw new Trouble('usage', {
      message: `${option} ${text} is not TABLE=NUMBER`,
      help: `For example ${option} ${tables[0]?.name ?? 'orders'}=1e6, or 20M.`,
    })
  return [twinName(tableNamed(name, tables)), rows]
}

function amountOf(text: string): number | null {
  const [, digits = '', suffix = ''] = /^(\d[\d_,.]*(?:e\d+)?)([kmbgt]?)$/i.exec(text) ?? []
  const number = Number(digits.replaceAll(/[_,]/g, '')) * (SUFFIXES[suffix.toLowerCase()] ?? 1)
  return digits !== '' && number >= 1 && number <= MOST ? number : null
}

function tableNamed(name: string, tables: readonly StatedTable[]): StatedTable {
  const found = tables.find(({ id }) => id === name) ?? tables.find((one) => one.name === name || one.model === name)
  if (found) return found
  const names = tables.map(({ id }) => id)
  const near = nearest(name, names)
  throw new Trouble('usage', {
    message: `there is no table "${name}"`,
    help: near
      ? `Did you mean ${near}?`
      : names.length === 0
        ? 'There are no tables at all.'
        : `There are ${names.slice(0, 12).join(', ')}${names.length > 12 ? `, and ${names.length - 12} more` : ''}.`,
  })
}

export const twinName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema ?? 'public'}.${name}`
