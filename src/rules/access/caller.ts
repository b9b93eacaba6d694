import type { Dependency, Operation, Place } from '../../model/index.ts'

/** Who calls without credentials is turned away, always or by a setting. */
export const asksForCredentials = ({ access }: Operation): boolean =>
  access.state === 'enforced' || access.state === 'conditional'

/** The dependencies of an operation that turn away who has no credentials: the first step to each check. */
export function guardsOf(operation: Operation): readonly Dependency[] {
  const entries = new Set(
    operation.access.checks
      .filter((check) => check.kind === 'authentication')
      .map((check) => placeKey(check.chain[0]?.at)),
  )
  return operation.dependencies.filter((one) => entries.has(placeKey(one.at)))
}

/** The name most of these operations are guarded by; '' when they are guarded by no dependency. */
export function commonGuard(operations: readonly Operation[]): string {
  const counts = new Map<string, number>()
  for (const operation of operations)
    for (const name of new Set(guardsOf(operation).map((one) => one.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Turns somebody away for another reason than missing credentials: an address, a signature. */
export const refusesSomebody = (operation: Operation): boolean =>
  operation.trace?.refusals.some(({ status, escapes }) => escapes && (status === 401 || status === 403)) ?? false

export const placeKey = (place: Place | undefined): string =>
  place ? `${place.file}:${place.line}:${place.column}` : ''

export const isInside = (inner: Place, outer: Place): boolean =>
  inner.file === outer.file &&
  (inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)) &&
  (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))
