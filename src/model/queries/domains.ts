import type { Backend, Operation } from '../index.ts'

/** Operations that belong together: by tag where the code gives one, by path where it does not. */
export interface Domain {
  readonly name: string
  /** What all paths of the domain start with, `` when they share nothing. */
  readonly prefix: string
  readonly operations: readonly Operation[]
}

/** Said of paths that hold nothing but prefixes and parameters. */
const rootDomain = 'root'

export function domainsOf(backend: Backend): readonly Domain[] {
  const general = generalTags(backend.api.operations)
  const members = new Map<string, Operation[]>()
  for (const operation of backend.api.operations) {
    const name = domainOf(operation, general)
    const group = members.get(name)
    if (group === undefined) members.set(name, [operation])
    else group.push(operation)
  }
  return [...members].map(([name, operations]) => ({
    name,
    prefix: commonPrefix(operations.map((operation) => operation.path)),
    operations,
  }))
}

function domainOf(operation: Operation, general: ReadonlySet<string>): string {
  return operation.tags.find((tag) => !general.has(tag)) ?? firstSegment(operation.path)
}

/** A tag on most operations (`v1`, `public`) tells nothing apart. */
function generalTags(operations: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const operation of operations)
    for (const tag of new Set(operation.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  if (counts.size < 2) return operations.length > 12 ? whole(counts, operations.length) : new Set()
  return new Set(
    [...counts].filter(([, count]) => count > operations.length / 2 && operations.length > 12).map(([tag]) => tag),
  )
}

function whole(counts: ReadonlyMap<string, number>, total: number): ReadonlySet<string> {
  return new Set([...counts].filter(([, count]) => count === total).map(([tag]) => tag))
}

const prefixes = /^(?:api|rest|v\d+(?:[._-]?\w+)?)$/i

function firstSegment(path: string): string {
  return (
    path.split('/').find((segment) => segment !== '' && !segment.startsWith('{') && !prefixes.test(segment)) ??
    rootDomain
  )
}

function commonPrefix(paths: readonly string[]): string {
  const [first, ...others] = paths.map((path) => path.split('/'))
  if (first === undefined) return ''
  let length = first.length
  for (const segments of others) {
    let same = 0
    while (same < length && same < segments.length && first[same] === segments[same]) same += 1
    length = same
  }
  return first.slice(0, length).join('/').replace(/\/$/, '')
}
