import type { Range } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'

/** `admin > member > guest`: each includes those to its right. */
export interface Roles extends Range {
  readonly names: readonly Name[]
}

export function parseRoles(text: string, offset: number): Roles {
  const cursor = new Cursor(text, offset)
  const names = [cursor.name('the name of a role')]
  while (cursor.accept('>')) names.push(cursor.name('the next role'))
  cursor.end(['>'])
  return { names, start: offset, end: offset + text.length }
}
