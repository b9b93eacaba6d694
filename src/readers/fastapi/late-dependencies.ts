import { asItems } from '../../python/values/ask.ts'
import { list } from '../../python/values/make.ts'
import type { Instance, Value } from '../../python/values/value.ts'

const LATE = '<late dependencies>'

/** Adds a dependency to a route that is finished: it comes last there, and first wherever the route is included. */
export function addLast(route: Instance, dependency: Value): void {
  const dependencies = asItems(route.attributes.get('dependencies')) ?? []
  route.attributes.set('dependencies', list([...dependencies, dependency]))
  route.attributes.set(LATE, list([...lateOf(route), dependency]))
}

export const lateOf = (route: Instance): readonly Value[] => asItems(route.attributes.get(LATE)) ?? []
