import type { Range } from '../problem.ts'
import { refuse } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'
import { type Rule, numberOf, readRule } from './rule.ts'

/** How many rows there may be that have the same of something. */
export interface Limit extends Range {
  readonly most: Most
  readonly parts: readonly LimitPart[]
  readonly where: Rule | null
}

/** A number, or one that stands in the row a part points to. */
export type Most =
  | ({ readonly kind: 'number'; readonly value: number } & Range)
  | ({ readonly kind: 'field'; readonly of: Name; readonly field: Name } & Range)

/** A field whose value is the same, or the stretch of time it falls in. */
export interface LimitPart extends Range {
  readonly field: Name
  readonly every: Stretch | null
}

export const STRETCHES = ['hour', 'day', 'week', 'month', 'year'] as const
export type Stretch = (typeof STRETCHES)[number]

/** `2 per member where status = active`, `event.capacity per event`, `8 per owner and month of starts_at` */
export function parseLimit(text: string, offset: number): Limit {
  const cursor = new Cursor(text, offset)
  const most = readMost(cursor)
  const parts: LimitPart[] = []
  if (cursor.accept('per'))
    do parts.push(readPart(cursor))
    while (cursor.accept('and'))
  const where = cursor.accept('where') ? readRule(cursor) : null
  cursor.end(['per', 'and', 'where'])
  return { most, parts, where, start: offset, end: offset + text.length }
}

function readMost(cursor: Cursor): Most {
  const { next } = cursor
  if (next.kind === 'number') {
    const value = numberOf(cursor.take())
    if (!Number.isInteger(value) || value < 1)
      refuse(next, `${next.text} is no number of rows`, 'Say a whole number from 1.')
    return { kind: 'number', value, start: next.start, end: next.end }
  }
  const of = cursor.name('how many there may be: a number, or a field of what is behind `per`')
  cursor.expect('.', 'before the field that says how many: event.capacity per event')
  const field = cursor.name('the field that says how many')
  return { kind: 'field', of, field, start: of.start, end: field.end }
}

function readPart(cursor: Cursor): LimitPart {
  const every = STRETCHES.find((one) => cursor.is(one)) ?? null
  if (every === null || cursor.second.text !== 'of') {
    const field = cursor.name('a field after `per`')
    return { field, every: null, start: field.start, end: field.end }
  }
  const { start } = cursor.take()
  cursor.expect('of', 'before the field')
  const field = cursor.name('the moment that falls into it')
  return { field, every, start, end: field.end }
}
