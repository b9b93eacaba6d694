import type { Instance, Value } from '../../../../python/values/value.ts'
import { asText } from '../../../../python/values/ask.ts'

/** One call of the chain that makes a statement: `update(users)`, `.where(...)`. */
export interface Clause {
  readonly name: string
  readonly made: Instance
}

const VERBS = new Set(['select', 'insert', 'update', 'delete', 'exists'])

/** `update(users).where(...)`, `users.update().where(...)`: first call first; null when it is no statement. */
export function clausesOf(value: Value | null | undefined): readonly Clause[] | null {
  const found: Clause[] = []
  for (
    let at = value;
    at?.kind === 'instance' && at.class.kind === 'external' && found.length < 100;
    at = at.receiver
  ) {
    const path: string = at.class.path
    if (path.startsWith('operator.')) return null
    const name = asText(at.attributes.get('<method>')) ?? path.slice(path.lastIndexOf('.') + 1)
    found.push({ name, made: at })
    if (VERBS.has(name) && startsHere(at)) return found.reverse()
  }
  return null
}

/** `sa.select(...)`, or a method of a table; `.exists()` of a statement goes on with it. */
function startsHere({ receiver, class: of }: Instance): boolean {
  if (receiver === null) return of.kind === 'external' && /^sqlalchemy\b/.test(of.path)
  return receiver.kind === 'instance' && receiver.class.kind === 'external' && /\.[tT]able$/.test(receiver.class.path)
}

export const isStatement = (value: Value): boolean => clausesOf(value) !== null

export const clause = (clauses: readonly Clause[], name: string): Clause | undefined =>
  clauses.findLast((one) => one.name === name)

export const argumentsOf = (clauses: readonly Clause[], ...names: readonly string[]): readonly Value[] =>
  clauses.filter((one) => names.includes(one.name)).flatMap((one) => one.made.args)
