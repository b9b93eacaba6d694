import type { Range } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'
import { type Rule, readRule } from './rule.ts'

/** Rows of the same whose times do not overlap. */
export interface Apart extends Range {
  /** What is the same in two rows that lie apart; none for all of them. */
  readonly parts: readonly Name[]
  readonly from: Name
  /** The moment itself is free again. */
  readonly to: Name
  readonly where: Rule | null
}

/** `room from starts_at to ends_at where status != cancelled` */
export function parseApart(text: string, offset: number): Apart {
  const cursor = new Cursor(text, offset)
  const parts: Name[] = []
  while (cursor.next.kind === 'word' && !cursor.is('from')) parts.push(cursor.name('a field'))
  cursor.expect('from', 'before the field it begins with: room from starts_at to ends_at')
  const from = cursor.name('the field it begins with')
  cursor.expect('to', 'before the field it ends with: room from starts_at to ends_at')
  const to = cursor.name('the field it ends with')
  const where = cursor.accept('where') ? readRule(cursor) : null
  cursor.end(['where'])
  return { parts, from, to, where, start: offset, end: offset + text.length }
}
