import type { Backend, Operation, Table } from '../../model/index.ts'
import { singular } from './names.ts'

/**
 * Tables the program keeps for itself: their classes stand on another class than those it is about, and no path names
 * them but those by which people sign in.
 */
export function keptAside({ api, data }: Backend, user: string | null): ReadonlySet<string> {
  const domain = domainBase(api.operations, data.tables, user)
  if (domain === null) return new Set()
  return new Set(
    data.tables
      .filter(({ base }) => base !== undefined && base !== domain)
      .filter((table) => !api.operations.some((operation) => isNamedIn(operation, table)))
      .map(({ id }) => id),
  )
}

/** What the class of callers stands on; where there are none, what most of those stand on that paths name. */
function domainBase(operations: readonly Operation[], tables: readonly Table[], user: string | null): string | null {
  const own = tables.find(({ id }) => id === user)?.base
  if (own !== undefined) return own
  const named = tables.filter((table) => operations.some((operation) => isNamedIn(operation, table)))
  const times = new Map<string, number>()
  for (const { base } of named.length > 0 ? named : tables)
    if (base !== undefined) times.set(base, (times.get(base) ?? 0) + 1)
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const plainWord = (word: string): string =>
  word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(singular)
    .join('')

/** Where people and programs show who they are. */
const SIGNING_IN = /^(auth|(api[-_]?)?keys?|tokens?|sessions?)$/

function isNamedIn({ path }: Operation, { name }: Table): boolean {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('{'))
  return parts.some((part) => plainWord(part) === plainWord(name)) && !parts.some((part) => SIGNING_IN.test(part))
}
