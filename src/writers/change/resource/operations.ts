import type { Operation } from '../../../model/index.ts'
import type { Basic } from './sibling.ts'
import type { Words } from './words.ts'

export interface ItsOperations {
  readonly basic: readonly Basic[]
  readonly extra: readonly Operation[]
}

/**
 * The operations of a resource: those whose path ends with its name, or with its name and a key. Of several that do the
 * same, the one with the shortest path is what the others are beside.
 */
export function operationsOf(operations: readonly Operation[], words: Words): ItsOperations {
  const own = operations.filter(({ path }) => segments(path).some((one) => isName(one, words)))
  const basic: Basic[] = []
  for (const operation of own.toSorted((a, b) => a.path.length - b.path.length)) {
    const does = deedOf(operation, words)
    if (does === null) continue
    const same = basic.find((one) => one.does === does)
    const isTwin = same && does === 'update' && bare(same.operation.path) === bare(operation.path)
    if (!same || isTwin) basic.push({ operation, does })
  }
  return { basic, extra: own.filter((one) => !basic.some(({ operation }) => operation === one)) }
}

const segments = (path: string): readonly string[] => path.split('/').filter((part) => part !== '')
const bare = (path: string): string => path.replace(/\/$/, '')

/** `items`, `support-tickets`: a name and nothing else. */
function isName(segment: string, words: Words): boolean {
  const [only, other] = words.occurrences(segment)
  return only !== undefined && other === undefined && only.start === 0 && only.end === segment.length
}

function deedOf({ method, path }: Operation, words: Words): Basic['does'] | null {
  const parts = segments(path)
  const last = parts.at(-1) ?? ''
  const before = parts.at(-2) ?? ''
  if (isName(last, words)) return method === 'get' ? 'list' : method === 'post' ? 'create' : null
  if (!last.startsWith('{') || !isName(before, words)) return null
  if (method === 'get') return 'read'
  if (method === 'put' || method === 'patch') return 'update'
  return method === 'delete' ? 'delete' : null
}
