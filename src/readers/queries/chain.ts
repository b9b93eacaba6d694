import type { Place, Step } from '../../model/provenance.ts'
import type { Node } from '../../python/ast.ts'
import type { Site } from '../../python/values/value.ts'
import type { Event } from '../behaviour/event.ts'
import { placeOf } from '../place.ts'

const places = new WeakMap<Node, Place>()

/** The place of a site; the same code is pointed at by many chains. */
export function placeAt(site: Site): Place {
  let place = places.get(site.node)
  if (!place) places.set(site.node, (place = placeOf(site)))
  return place
}

/** From the handler to what happens, one step for each call between. */
export function chainOf(event: Event, what: string): readonly Step[] {
  const calls = event.chain.map(({ function: of, site }, i) => ({
    what: i === 0 ? of.name : `calls ${of.name}`,
    at: placeAt(i === 0 ? headOf(of.site) : site),
  }))
  return [...calls, { what, at: placeAt(event.site) }]
}

/** A function is pointed at by its first line, not by its whole body. */
function headOf(site: Site): Site {
  const known = heads.get(site.node)
  if (known) return known
  const source = site.module.tree?.source ?? ''
  const end = source.indexOf('\n', site.node.start)
  const head = {
    module: site.module,
    node: { start: site.node.start, end: end < 0 || end > site.node.end ? site.node.end : end } as Node,
  }
  heads.set(site.node, head)
  return head
}
const heads = new WeakMap<Node, Site>()

const identities = new WeakMap<Node, number>()
let next = 1
function identity(node: Node): number {
  let id = identities.get(node)
  if (id === undefined) identities.set(node, (id = next++))
  return id
}

/** The same for events that stand at the same place and were reached the same way. */
export const keyOfEvent = (event: Event): string =>
  `${event.chain.map((call) => identity(call.site.node)).join('>')}>${identity(event.site.node)}`
