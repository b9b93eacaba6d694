import type { Place, Step } from '../../model/provenance.ts'
import type { Node } from '../../python/ast.ts'
import type { Site } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'

const places = new WeakMap<Node, Place>()

/** The same places are shown for hundreds of operations: each is counted out once. */
export function place(site: Site): Place {
  let known = places.get(site.node)
  if (!known) places.set(site.node, (known = placeOf(site)))
  return known
}

export const step = (what: string, site: Site): Step => ({ what, at: place(site) })
