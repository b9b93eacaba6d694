import type { Difference, Operation, PublishedOperation } from '../../../model/index.ts'
import type { Contract, ContractOperation } from '../read.ts'

/** The same operation on both sides. */
export interface Pair {
  readonly published: ContractOperation
  readonly operation: Operation
}

export interface Pairs {
  readonly pairs: readonly Pair[]
  readonly publishedOnly: readonly ContractOperation[]
  readonly recoveredOnly: readonly Operation[]
}

/** Pairs by method and path. A name in braces may differ: `/a/{id}` and `/a/{key}` answer the same requests. */
export function pairUp(contract: Contract, operations: readonly Operation[]): Pairs {
  const attempts = contract.bases.flatMap((base) => [pairWith(contract, operations, base)])
  return attempts.reduce((best, each) => (each.pairs.length > best.pairs.length ? each : best))
}

/** With the path of a server in front of the contract's paths, or of the code's. */
function pairWith(contract: Contract, operations: readonly Operation[], base: string): Pairs {
  const byKey = new Map<string, Operation[]>()
  for (const operation of operations) add(byKey, keyOf(operation.method, withoutBase(operation.path, base)), operation)
  const pairs: Pair[] = []
  const publishedOnly: ContractOperation[] = []
  for (const published of contract.operations) {
    const candidates = byKey.get(keyOf(published.method, published.path)) ?? []
    const operation = best(candidates, published.path)
    if (operation === null) publishedOnly.push(published)
    else pairs.push({ published, operation })
  }
  const paired = new Set(pairs.map(({ operation }) => keyOf(operation.method, operation.path)))
  const recoveredOnly = operations.filter((each) => each.published && !paired.has(keyOf(each.method, each.path)))
  return { pairs: inOrderOf(operations, pairs), publishedOnly, recoveredOnly }
}

function add(map: Map<string, Operation[]>, key: string, operation: Operation): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [operation])
  else known.push(operation)
}

/** The one with the very same path; of several, the one a contract shows: the last that is published. */
function best(candidates: readonly Operation[], path: string): Operation | null {
  const exact = candidates.filter((each) => plainPath(each.path) === path)
  const named = exact.length > 0 ? exact : candidates
  return named.findLast((each) => each.published) ?? named.at(-1) ?? null
}

function inOrderOf(operations: readonly Operation[], pairs: readonly Pair[]): readonly Pair[] {
  const order = new Map(operations.map((operation, index) => [operation, index]))
  return pairs.toSorted((a, b) => (order.get(a.operation) ?? 0) - (order.get(b.operation) ?? 0))
}

const withoutBase = (path: string, base: string): string =>
  base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path

const keyOf = (method: string, path: string): string => `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`

/** Converters (`{name:path}`) stand in the code, never in a contract. */
export function plainPath(path: string): string {
  return path.replace(/\{([^{}:]*):[^{}]*\}/g, '{$1}')
}

export function missingInCode(
  { method, path }: ContractOperation,
  operations: readonly Operation[],
): PublishedOperation {
  const others = operations
    .filter((each) => keyOf('', each.path) === keyOf('', path))
    .map((each) => each.method.toUpperCase())
  const rest = others.length === 0 ? 'no such path' : `this path for ${[...new Set(others)].join(', ')} only`
  return { method, path, sentence: `the contract has it, and the code has ${rest}` }
}

export function missingInContract(operation: Operation): Difference {
  const conditions = operation.conditions.map((each) => each.text).join(' and ')
  const when = conditions === '' ? '' : `, registered only when ${conditions}`
  return {
    kind: 'operation',
    subject: operation.id,
    sentence: `the code registers it${when}, and the contract does not have it`,
    at: operation.handler,
  }
}
