import type { Range } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'
import { type Rule, readRule } from './rule.ts'

/** `todo -> doing if owner` */
export interface Transition extends Range {
  readonly from: Name
  readonly to: Name
  readonly rule: Rule | null
}

export function parseTransition(text: string, offset: number): Transition {
  const cursor = new Cursor(text, offset)
  const from = cursor.name('the state it begins in')
  cursor.expect('->', 'between two states: todo -> doing')
  const to = cursor.name('the state it ends in')
  const rule = cursor.accept('if') ? readRule(cursor) : null
  cursor.end(['if'])
  return { from, to, rule, start: from.start, end: offset + text.length }
}
