import { asBool } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { fullName } from './callee-name.ts'
import type { AccessHints } from './hints.ts'
import { DEPENDENCIES, type LibraryAccess } from './libraries.ts'

export interface Known {
  readonly state: 'enforced' | 'optional' | 'public'
  readonly credential: string
}

/** What the hints of the project or the table of libraries say of a callable. */
export function knownAccess(
  callee: Value,
  hints: AccessHints,
  table: readonly LibraryAccess[] = DEPENDENCIES,
): Known | null {
  const hinted = hintFor(fullName(callee), hints)
  if (hinted) return { state: hinted, credential: '' }
  const path = outsidePath(callee)
  const row = path === null ? undefined : table.find((one) => one.pattern.test(path))
  return row ? { state: relaxed(row, callee) ? 'optional' : row.state, credential: row.credential } : null
}

function hintFor(name: string, hints: AccessHints): Known['state'] | null {
  if (hints.enforcing?.includes(name)) return 'enforced'
  if (hints.optional?.includes(name)) return 'optional'
  return hints.public?.includes(name) ? 'public' : null
}

/** The dotted name of something from outside, or of what made it. */
export function outsidePath(callee: Value): string | null {
  if (callee.kind === 'external') return callee.path
  if (callee.kind === 'instance')
    return callee.class.kind === 'external' ? callee.class.path : outsideBase(callee.class.mro)
  if (callee.kind === 'method') return callee.function.kind === 'external' ? callee.function.path : null
  return callee.kind === 'generic' ? outsidePath(callee.origin) : null
}

/** A class of the project that only configures one from outside. */
function outsideBase(mro: readonly Value[]): string | null {
  const asks = mro.some((base) => base.kind === 'class' && base.namespace.has('__call__'))
  const base = asks
    ? undefined
    : mro.find((one) => one.kind === 'external' && !/^(builtins|typing|abc)\./.test(one.path))
  return base?.kind === 'external' ? base.path : null
}

function relaxed(row: LibraryAccess, callee: Value): boolean {
  if (!row.relaxed || callee.kind !== 'instance') return false
  const [keyword, value] = row.relaxed
  return [callee, callee.receiver].some(
    (one) => one?.kind === 'instance' && asBool(one.keywords.get(keyword)) === value,
  )
}
