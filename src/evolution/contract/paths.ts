import { type Json, listAt, objectAt, textAt } from '../../kernel/json.ts'
import type { SidesOf } from './change.ts'
import type { Schemas } from './schemas.ts'

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** An operation as a document spells it. */
export interface ContractOperation {
  /** `GET /orders/{id}`, as the model names it. */
  readonly id: string
  readonly path: string
  readonly value: Json
  /** Its own parameters, and those of its path. */
  readonly parameters: readonly Json[]
}

export interface OperationPair {
  readonly base: ContractOperation | null
  readonly head: ContractOperation | null
  /** The whole path is on one side only. */
  readonly pathAlone: boolean
}

/** Which operation became which. Names of path parameters do not tell paths apart. */
export function pairOperations(
  base: Json,
  head: Json,
  schemas: SidesOf<Schemas>,
  keyword: string,
): readonly OperationPair[] {
  const [before, after] = [objectAt(base, keyword), objectAt(head, keyword)]
  const partner = partners(Object.keys(before), Object.keys(after))
  const taken = new Set(partner.values())
  const shared = Object.keys(before).flatMap((path): readonly OperationPair[] => {
    const other = partner.get(path)
    return methodPairs(
      path,
      schemas.base.resolve(before[path]),
      other ?? null,
      other === undefined ? null : schemas.head.resolve(after[other]),
      schemas,
    )
  })
  const added = Object.keys(after)
    .filter((path) => !taken.has(path))
    .flatMap((path) => methodPairs(null, null, path, schemas.head.resolve(after[path]), schemas))
  return [...shared, ...added]
}

function methodPairs(
  basePath: string | null,
  base: Json | null,
  headPath: string | null,
  head: Json | null,
  schemas: SidesOf<Schemas>,
): readonly OperationPair[] {
  return METHODS.flatMap((method): readonly OperationPair[] => {
    const pair = {
      base: base === null || basePath === null ? null : operationAt(method, basePath, base, schemas.base),
      head: head === null || headPath === null ? null : operationAt(method, headPath, head, schemas.head),
    }
    return pair.base === null && pair.head === null
      ? []
      : [{ ...pair, pathAlone: basePath === null || headPath === null }]
  })
}

function operationAt(method: string, path: string, item: Json, schemas: Schemas): ContractOperation | null {
  const value = schemas.resolve(item[method])
  if (value === null) return null
  const resolved = (holder: Json): readonly Json[] =>
    listAt(holder, 'parameters').flatMap((one): readonly Json[] => {
      const found = schemas.resolve(one)
      return found === null ? [] : [found]
    })
  const own = resolved(value)
  const key = (one: Json): string => `${textAt(one, 'in')} ${textAt(one, 'name')}`
  const inherited = resolved(item).filter((one) => !own.some((other) => key(other) === key(one)))
  return { id: `${method.toUpperCase()} ${path}`, path, value, parameters: [...inherited, ...own] }
}

function partners(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  const exact = new Set(after)
  const alike = new Map<string, string>()
  for (const path of after.toSorted().reverse()) alike.set(shapeOf(path), path)
  return new Map(
    before.flatMap((path) => {
      const other = exact.has(path) ? path : alike.get(shapeOf(path))
      return other === undefined ? [] : [[path, other] as const]
    }),
  )
}

const shapeOf = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}')

/** How the parameters of a path were renamed, by position. */
export function renamedInPath(base: string, head: string): ReadonlyMap<string, string> {
  const namesOf = (path: string): readonly string[] =>
    [...path.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '')
  const after = namesOf(head)
  return new Map(namesOf(base).map((name, at) => [name, after[at] ?? name]))
}
