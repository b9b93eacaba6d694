import type { Range } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'
import { type Rule, readRule } from './rule.ts'

/** Fields that belong together: an index, or what must be unique. */
export interface Key extends Range {
  readonly parts: readonly KeyPart[]
  readonly include: readonly Name[]
  readonly where: Rule | null
}

export interface KeyPart extends Range {
  readonly field: Name
  /** `lower` of `lower(email)`, `trigrams` of `trigrams(title)`. */
  readonly through: Name | null
  readonly descending: boolean
}

/** Not a function of the server: an index that finds parts of a text. */
export const isTrigrams = ({ through }: KeyPart): boolean => through?.text === 'trigrams'

/** `person status where status = pending`, `lower(email) created_at desc include name` */
export function parseKey(text: string, offset: number): Key {
  const cursor = new Cursor(text, offset)
  const parts = [readPart(cursor)]
  while (cursor.next.kind === 'word' && !cursor.is('where') && !cursor.is('include')) parts.push(readPart(cursor))
  const include: Name[] = []
  if (cursor.accept('include'))
    do include.push(cursor.name('a field after `include`'))
    while (cursor.next.kind === 'word' && !cursor.is('where'))
  const where = cursor.accept('where') ? readRule(cursor) : null
  cursor.end(['where', 'include', 'desc'])
  return { parts, include, where, start: offset, end: offset + text.length }
}

function readPart(cursor: Cursor): KeyPart {
  const first = cursor.name('a field')
  if (!cursor.accept('(')) return ended(cursor, first, null, first)
  const field = cursor.name('a field in the parentheses')
  return ended(cursor, field, first, cursor.expect(')', 'after the field'))
}

function ended(cursor: Cursor, field: Name, through: Name | null, last: Range): KeyPart {
  const desc = cursor.accept('desc')
  return { field, through, descending: desc !== null, start: (through ?? field).start, end: (desc ?? last).end }
}
