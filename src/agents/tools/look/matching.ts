import { nearest } from '../../../kernel/nearest.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { placeText } from '../../../model/queries/index.ts'
import type { Kind, Row } from './kind.ts'

/** Rows that are called so; where one is called exactly so, it alone. Words may be in any order, or name a file. */
export function named(rows: readonly Row[], name: string | null): readonly Row[] {
  if (name === null) return rows
  const wanted = name.toLowerCase().trim()
  const exact = rows.filter((row) => row.name.toLowerCase() === wanted || firstWord(row) === wanted)
  if (exact.length > 0) return exact
  const words = wanted.split(/\s+/)
  return rows.filter((row) => {
    const text = [row.name, ...row.places.map(placeText)].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

const firstWord = ({ name }: Row): string => name.toLowerCase().split(' ', 1)[0]!

/** The name that was most likely meant. */
export const nearName = (rows: readonly Row[], name: string): string | null =>
  nearest(name.slice(0, 100), new Set(rows.flatMap((row) => [row.name, ...row.name.split(' ')])))

interface Condition {
  readonly field: string
  readonly not: boolean
  /** Null where the field only has to say something. */
  readonly text: string | null
}

/** `access=public`, `writes!=orders`, `unknown`: all of them hold for the rows that are left. */
export function holding(rows: readonly Row[], kind: Kind, written: readonly string[]): readonly Row[] {
  return written
    .map((one) => conditionOf(one, kind))
    .reduce((left, condition) => {
      // Where a list names exactly that, whatever only has it in its name is not meant: `order` is no `orderline`.
      const exact = condition.text !== null && rows.some((row) => listed(row, condition).includes(condition.text ?? ''))
      return left.filter((row) => holds(row, condition, exact))
    }, rows)
}

const listed = (row: Row, { field }: Condition): readonly string[] => {
  const value = row.field(field)
  return Array.isArray(value) ? value.map((each) => String(each).toLowerCase()) : []
}

function conditionOf(written: string, kind: Kind): Condition {
  const [, field = '', not = '', sign = '', text = ''] = /^(\w+)(!?)(=?)(.*)$/s.exec(written) ?? []
  if (!kind.fields.includes(field)) throw unknownField(field || written, kind)
  return { field, not: not === '!', text: sign === '' ? null : text.toLowerCase() }
}

function holds(row: Row, condition: Condition, exact: boolean): boolean {
  const { field, not, text } = condition
  if (exact) return listed(row, condition).includes(text ?? '') !== not
  const value = row.field(field)
  const said = value === null || value === undefined ? '' : Array.isArray(value) ? value.join('\n') : String(value)
  const found = text === null ? said !== '' : said.toLowerCase().includes(text)
  return found !== not
}

export function checkFields(fields: readonly string[], kind: Kind): readonly string[] {
  const unknown = fields.find((field) => !kind.fields.includes(field))
  if (unknown !== undefined) throw unknownField(unknown, kind)
  return fields
}

function unknownField(word: string, kind: Kind): Trouble {
  const near = nearest(word.slice(0, 50), kind.fields)
  return new Trouble('usage', {
    message: `${kind.name} have no field ${JSON.stringify(word.slice(0, 50))}`,
    help: `${near ? `Did you mean ${near}? ` : ''}There are ${kind.fields.join(', ')}.`,
  })
}
